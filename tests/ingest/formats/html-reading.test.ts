import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { blocksOf, read } from "../support.ts";

/** Reduced pages of real sites, with what reading them must give; they are no part of the project. */
const folder = join(import.meta.dirname, "../../../../shared/reading/html");
const names = existsSync(folder) ? readdirSync(folder).sort() : [];
const document = (name: string): ReturnType<typeof read> => read(readFileSync(join(folder, name)), name);

/** The four paragraphs that most of the pages show. */
const STARTS = ["The ferry between", "Harbour master Ilse", "The council had", "Fishermen on"];

describe.skipIf(names.length === 0)("a reduced page", () => {
  it.each(names.filter((name) => name.startsWith("p")))("%s is its four paragraphs", async (name) => {
    const paragraphs = blocksOf(await document(name), "paragraph");
    expect(paragraphs.map((text) => STARTS.find((start) => text.startsWith(start)))).toEqual(STARTS);
    const others = (await document(name)).blocks.map(({ kind }) => kind);
    expect(others.filter((kind) => ["heading", "list", "quote"].includes(kind))).toEqual([]);
  });

  it("marks captions and credits", async () => {
    expect(blocksOf(await document("p11-captions-credits.html"), "caption").join(" ")).toContain("Photo:");
  });

  it("leaves a table a table whose cells hold paragraphs", async () => {
    const [table] = blocksOf(await document("t05-table-two-p-in-one-cell.html"), "table");
    expect(table?.split("\n")).toHaveLength(4);
  });
});
