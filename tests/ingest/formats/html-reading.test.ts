import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { blocksOf, read } from "../support.ts";

/** Reduced pages of real sites, with what reading them must give; they are no part of the project. */
const shared = join(import.meta.dirname, "../../../../shared/reading");
const namesIn = (folder: string): string[] =>
  existsSync(join(shared, folder)) ? readdirSync(join(shared, folder)).sort() : [];
const names = namesIn("html");
const document = (name: string, folder = "html"): ReturnType<typeof read> =>
  read(readFileSync(join(shared, folder, name)), name);

/** The four paragraphs that most of the pages show. */
const STARTS = ["The ferry between", "Harbour master Ilse", "The council had", "Fishermen on"];

describe.skipIf(names.length === 0)("a reduced page", () => {
  it.each(names.filter((name) => /^[pr]/.test(name)))("%s is its four paragraphs", async (name) => {
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

/** By the beginning of the file's name, what its page says. */
const SAID: Readonly<Record<string, object>> = {
  m12: { authors: ["Redacción Harbour Post"] },
  m13: { authors: [] },
  m14: { authors: ["Ilse Brandt"] },
  m15: { authors: [] },
  m16: { title: "Ferry runs again after repairs" },
  m17: { title: "Ferry runs again after repairs" },
  m21: { date: "2026-05-02" },
  m23: { date: "2026-05-02" },
  m25: { date: "2026-05-02" },
  m32: { date: "2026-05-02" },
};

describe.skipIf(namesIn("meta").length === 0)("the metadata of a reduced page", () => {
  it.each(namesIn("meta"))("of %s is what the page shows", async (name) => {
    const said = SAID[name.slice(0, 3)];
    expect(said).toBeDefined();
    expect((await document(name, "meta")).metadata).toMatchObject(said ?? {});
  });
});
