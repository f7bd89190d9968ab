import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/core/document.ts";
import { blocksOf, coverageFaults, read } from "../support.ts";

const folder = new URL("../../fixtures/pandoc/", import.meta.url);

function lock(kind: string): Promise<Document> {
  return read(new Uint8Array(readFileSync(new URL(`lock.${kind}`, folder))), `lock.${kind}`);
}

/** Kinds that cannot say it, or that pandoc does not write it into. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  title: ["ipynb", "wiki"],
  authors: ["ipynb", "wiki"],
  date: ["ipynb", "wiki", "opml"],
};
const KINDS = readdirSync(folder)
  .map((name) => name.replace("lock.", ""))
  .filter((kind) => !["wiki", "pdf", "doc"].includes(kind));
const STRUCTURED = KINDS.filter((kind) => kind !== "opml");
const WITH_QUOTES = STRUCTURED.filter((kind) => !["pptx", "rtf", "fb2", "rst", "tex"].includes(kind));
const WITH_LISTS = STRUCTURED.filter((kind) => !["pptx", "rtf", "fb2", "adoc"].includes(kind));

describe("one text in every kind that pandoc writes", () => {
  it.each(KINDS)("%s: who wrote what and when", async (kind) => {
    const { metadata } = await lock(kind);
    if (!WITHOUT.title?.includes(kind)) expect(metadata.title).toBe("The lock at Ferrow Weir");
    // RTF has no place for them, and an article's names stand below each other there.
    if (kind === "rtf") expect(metadata.authors[0]).toBe("Ida Moor");
    else if (!WITHOUT.authors?.includes(kind)) expect(metadata.authors).toEqual(["Ida Moor", "Tomas Okafor"]);
    if (!WITHOUT.date?.includes(kind)) expect(metadata.date).toBe("2019-04-02");
  });

  it.each(KINDS)("%s: nothing is lost, run together or out of order", async (kind) => {
    const document = await lock(kind);
    expect(coverageFaults(document)).toEqual([]);
    const { text } = document;
    const places = [
      "The lock at Ferrow was built of",
      "No barge shall pass after dusk",
      "Tolls",
      "Keepers",
      "until 1890",
      "Term of office",
      "in every case.",
      "The flood",
      "the river rose",
      "Measured at the lower gate",
    ]
      .filter((part) => kind !== "html" || part !== "The upper gate")
      .map((part) => text.indexOf(part, part === "The flood" ? text.indexOf("in every case.") : 0));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(text).not.toMatch(/↩|18672|footnote|\\pard/u);
  });

  it.each(STRUCTURED)(
    "%s: headings, the table, raised figures, the formula, and marks of notes",
    async (kind) => {
      const document = await lock(kind);
      if (kind !== "pptx") expect(blocksOf(document, "heading")).toContain("Tolls");
      expect(blocksOf(document, "heading")).toContain("The flood");
      const [table = ""] = blocksOf(document, "table");
      expect(table.split("\n").slice(-4)).toEqual([
        "Cargo | Toll | Year",
        "Timber | 12 | 1871",
        "Salt | 9 | 1872",
        "Coal & coke | 14",
      ]);
      expect(document.text).toMatch(/of grey stone in 1867² and widened twice\.(?:\[1\]|¹) Water rises/u);
      expect(document.text).toMatch(/rise follows \$?h\s?=\s?v(?:\^2|²)\s?\/\s?2g\$? in every case/u);
    },
  );

  it.each(WITH_QUOTES)("%s: what is quoted, and what is code", async (kind) => {
    const document = await lock(kind);
    expect(blocksOf(document, "quote").join("\n")).toContain(
      "No barge shall pass after dusk, whatever its cargo.",
    );
    expect(blocksOf(document, "code").join("\n")).toMatch(/^def toll\(cargo\):\n {4,5}return/mu);
  });

  it.each(WITH_LISTS)("%s: lists within lists", async (kind) => {
    const [list] = blocksOf(await lock(kind), "list");
    // Pandoc has letters on the second level where a kind says how it is counted.
    const [one, two] = ["docx", "odt"].includes(kind) ? ["a", "b"] : ["1", "2"];
    expect(list).toBe(
      `1. Ansel Brandt\n  ${one}. from 1867\n  ${two}. until 1890\n2. Ilse Brandt\n  - from 1890`,
    );
  });

  it("pdf: a table ends where its rows end, whatever narrow text stands above and below it", async () => {
    const document = await lock("pdf");
    expect(document.metadata).toMatchObject({
      title: "The lock at Ferrow Weir",
      authors: ["Ida Moor", "Tomas Okafor"],
    });
    expect(blocksOf(document, "heading")).toEqual(["The lock", "Tolls", "Keepers", "The flood"]);
    const [table = ""] = blocksOf(document, "table");
    expect(table.split("\n").map((row) => row.replace(/ \| | /gu, " "))).toEqual([
      "Cargo Toll Year",
      "Timber 12 1871",
      "Salt 9 1872",
      "Coal & coke 14",
    ]);
  });
});
