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

const WEST = { title: "West", format: "markdown" } as const;

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
    expect(structureOf(text, [place(18, 24, ["The long heading"])], WEST).headings).toEqual([
      { level: 1, text: "The long heading", start: 0, end: 16 },
    ]);
  });

  it("has each page where its first passage begins, and no page twice", () => {
    const places = [place(0, 5, [], 1), place(6, 9, [], 1), place(10, 15, [], 4), place(16, 20, [], 2)];
    expect(structureOf("x".repeat(20), places, WEST).pages).toEqual([
      { page: 1, start: 0 },
      { page: 4, start: 10 },
    ]);
  });

  it("begins with the title where the text shows it, with the other headings below", async () => {
    const library = new FakeLibrary();
    const page = "<h1>Dues of the harbour</h1><p>They rose twice, which nobody liked at all.</p><h2>Rates</h2><p>Boats pay 41 crowns a metre.</p>";
    writeFileSync(join(library.documents, "a.html"), `<html><title>Dues of the harbour</title><body><article>${page}</article></body></html>`);
    await library.library.sync();
    const id = (await library.library.documents())[0]?.id ?? "";
    const { headings } = await library.library.documentStructure(id);
    expect(headings.map(({ level, text }) => [level, text])).toEqual([
      [1, "Dues of the harbour"],
      [2, "Rates"],
    ]);
    expect(headings[0]).toMatchObject({ start: 0, end: 19 });
  });

  it("does not take a sentence that names the title for a heading", () => {
    const text = "West is where\nthe sun sets.\n\nWords.";
    expect(structureOf(text, [place(30, 36, [])], WEST).headings).toEqual([]);
  });

  it("has lists, tables and records as the text shows them, to the character", () => {
    const blocks = {
      lists: ["- one\n  - inner\n- two", "1. first\n2. second"],
      tables: ["Year | Rate\n2020 | 41\n2021"],
      records: ["Year: 2020\nRate: 41"],
      none: ["A line - with a dash.", "Alone | in a line", "Note: this\nis prose.", "- not\nall of it"],
    };
    const text = `${Object.values(blocks).flat().join("\n\n")}\n`;
    const structure = structureOf(text, [], { title: "Data", format: "csv" });
    for (const kind of ["lists", "tables", "records"] as const) {
      expect(structure[kind].map(({ start, end }) => text.slice(start, end))).toEqual(blocks[kind]);
    }
    expect(structureOf(text, [], WEST).records).toEqual([]);
  });
});
