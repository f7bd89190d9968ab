import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { structureOf, type PlacedPassage } from "../../../src/library/documents/document-structure.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";

const place = (start: number, end: number, headings: string[], page: number | null = null): PlacedPassage => ({
  start,
  end,
  headings,
  page,
});

describe("the structure of a document", () => {
  it("names each heading once, where it stands, with its level, also two neighbours of one name", async () => {
    const library = new FakeLibrary();
    const text = [
      "# Islands",
      "The islands lie in the west.",
      "## Mull (5 km) [map]",
      "A ferry goes there.",
      "## Notes",
      "First note.",
      "## Notes",
      "Second note about Notes.",
      "# Empty",
      "# Bridges",
      "### Tolmere *old*",
      "It collapsed.",
    ].join("\n\n");
    writeFileSync(join(library.documents, "a.md"), `---\ntitle: West\n---\n${text}\n`);
    await library.library.sync();
    const id = (await library.library.documents())[0]?.id ?? "";
    const [structure, clean] = [
      await library.library.documentStructure(id),
      await library.library.documentText(id),
    ];
    expect(structure.headings.map(({ level, text: heading }) => [level, heading])).toEqual([
      [1, "Islands"],
      [2, "Mull (5 km) [map]"],
      [2, "Notes"],
      [2, "Notes"],
      [1, "Bridges"],
      [2, "Tolmere old"],
    ]);
    for (const heading of structure.headings) expect(clean.slice(heading.start, heading.end)).toBe(heading.text);
    const starts = structure.headings.map(({ start }) => start);
    expect([...starts].sort((left, right) => left - right)).toEqual(starts);
    expect(new Set(starts).size).toBe(starts.length);
    expect(structure.pages).toEqual([]);
  });

  it("finds a heading that the text has on two lines", () => {
    const text = "The long\nheading\n\nWords.";
    expect(structureOf(text, [place(18, 24, ["The long heading"])]).headings).toEqual([
      { level: 1, text: "The long heading", start: 0, end: 16 },
    ]);
  });

  it("has each page where its first passage begins, and no page twice", () => {
    const places = [place(0, 5, [], 1), place(6, 9, [], 1), place(10, 15, [], 4), place(16, 20, [], 2)];
    expect(structureOf("x".repeat(20), places).pages).toEqual([
      { page: 1, start: 0 },
      { page: 4, start: 10 },
    ]);
  });
});
