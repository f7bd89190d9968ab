import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultLimits } from "../../../src/config/limits.ts";
import { readContents } from "../../../src/ingest/read-document.ts";
import { readTable } from "../../../src/ingest/formats/tables/csv-table.ts";
import { encoded } from "../encoding/encoding-text.ts";
import { blocksOf, coverageFaults, readAll } from "../support.ts";

const PROSE =
  "The harbour was closed for three weeks, and the council met every evening to hear what the pilots had to say.";

/** A cell as RFC 4180 has it. */
function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

describe("a table of articles", () => {
  it("takes no day for what a row is called", async () => {
    const { documents } = await readAll(
      "2018-07-12,17,Ling from Kelmby\n2018-07-13,18,Cod from Borvik\n",
      "a.csv",
    );
    expect(documents.map(({ document }) => document.metadata.title)).toEqual([
      "Ling from Kelmby",
      "Cod from Borvik",
    ]);
    const numbers = await readAll("2018-07-12,17\n2018-07-13,18\n", "a.csv");
    expect(numbers.documents.map(({ document }) => document.metadata.title)).toEqual([
      "2018-07-12",
      "2018-07-13",
    ]);
  });

  it("is one document a row, with what its columns say", async () => {
    const { documents, problems } = await readAll(
      [
        "id,Title,Author,Published,URL,Language,Keywords,Body,Section",
        `7,The Harbour Question,"Jane Doe; John Roe",2018-07-16,https://example.org/a,en,"ports, pilots",${quoted(PROSE)},Coast`,
        `8,Ferries,Ann Poe,3 March 2019,,,,${quoted('First paragraph.\n\nA "second" one, with commas.')},`,
      ].join("\r\n"),
      "articles.csv",
    );
    expect(problems).toEqual([]);
    expect(documents.map(({ part }) => part)).toEqual(["row 1", "row 2"]);
    const [first, second] = documents.map(({ document }) => document);
    expect(first?.metadata).toEqual({
      title: "The Harbour Question",
      authors: ["Jane Doe", "John Roe"],
      date: "2018-07-16",
      url: "https://example.org/a",
      language: "en",
      tags: ["ports", "pilots", "Coast"],
      evidence: {
        title: "column",
        authors: "column",
        date: "column",
        url: "column",
        language: "column",
        tags: "column",
      },
    });
    expect(first?.format).toBe("csv");
    expect(first?.text).toBe(
      `The Harbour Question\n\n${PROSE}\n\nid: 7\nKeywords: ports, pilots\nSection: Coast`,
    );
    expect(first?.blocks.map(({ kind }) => kind)).toEqual(["title", "paragraph", "list"]);
    expect(second?.metadata).toMatchObject({ authors: ["Ann Poe"], date: "2019-03-03", url: null });
    expect(second && blocksOf(second, "paragraph")).toEqual([
      "First paragraph.",
      'A "second" one, with commas.',
    ]);
    for (const { document } of documents) expect(coverageFaults(document)).toEqual([]);
  });

  it("knows its columns in other languages", async () => {
    const { documents } = await readAll(
      `Überschrift;Autorin;Datum;Inhalt\nDie Hafenfrage;Jana Beispiel;16.07.2018;${PROSE}\n`,
      "a.csv",
    );
    expect(documents[0]?.document.metadata).toMatchObject({
      title: "Die Hafenfrage",
      authors: ["Jana Beispiel"],
      date: "2018-07-16",
    });
    const russian = await readAll(
      encoded("Заголовок;Автор;Текст\nГавань;Анна Петрова;Гавань закрыли на три недели.\n", "windows-1251"),
      "a.csv",
    );
    expect(russian.documents[0]?.document.metadata).toMatchObject({
      title: "Гавань",
      authors: ["Анна Петрова"],
    });
    expect(russian.documents[0]?.document.text).toContain("Гавань закрыли на три недели.");
  });

  it("takes the first words for the title where there is no title, and a date that is none for a field", async () => {
    const { documents } = await readAll(`text,date\n"${PROSE}",some day in May\n`, "a.csv");
    expect(documents[0]?.document.metadata.title).toMatch(/^The harbour was closed.*…$/);
    expect(documents[0]?.document.metadata.title.length).toBeLessThanOrEqual(81);
    expect(documents[0]?.document.text).toBe(`${PROSE}\n\ndate: some day in May`);
  });

  it("reads text that holds HTML as a reader sees it", async () => {
    const html = `<p>One <b>harbour</b>.</p><script>x()</script><blockquote>Two &amp; three.</blockquote>`;
    const { documents } = await readAll(`title,content\nPorts,${quoted(html)}\n`, "a.csv");
    expect(documents[0]?.document.text).toBe("Ports\n\nOne harbour.\n\nTwo & three.");
    expect(documents[0] && blocksOf(documents[0].document, "quote")).toEqual(["Two & three."]);
  });
});

describe("any other table", () => {
  it("is one document a row, of all its fields, under the first that is not empty", async () => {
    const { documents } = await readAll(
      "port\tships\tcountry\n\t12\tNorway\nBergen\t40\tNorway\n",
      "ports.tsv",
    );
    expect(documents.map(({ document }) => document.text)).toEqual([
      "12\n\nships: 12\ncountry: Norway",
      "Bergen\n\nport: Bergen\nships: 40\ncountry: Norway",
    ]);
    expect(documents[1]?.document.metadata).toMatchObject({ title: "Bergen", evidence: { title: "column" } });
  });

  it("has numbered columns where the first row is data, and keeps cells beyond the named columns", async () => {
    const numbers = await readAll("1,2.5,2018-01-01\n3,4,2018-01-02\n", "a.csv");
    expect(numbers.documents[0]?.document.text).toBe("1\n\ncolumn 1: 1\ncolumn 2: 2.5\ncolumn 3: 2018-01-01");
    const ragged = await readAll("name,port\nAnn,Oslo,extra\nBo\n", "a.csv");
    expect(ragged.documents.map(({ document }) => document.text)).toEqual([
      "Ann\n\nname: Ann\nport: Oslo\ncolumn 3: extra",
      "Bo\n\nname: Bo",
    ]);
  });

  it("passes over empty rows, whose place still counts, and reads one column", async () => {
    const { documents } = await readAll("name,port\n,\nAnn,Oslo\n\nBo,Bergen\n", "a.csv");
    expect(documents.map(({ part }) => part)).toEqual(["row 2", "row 3"]);
    const single = await readAll("text\nOne, two and three.\nFour; five.\n", "a.csv");
    expect(single.documents.map(({ document }) => document.text)).toEqual([
      "One, two and three.",
      "Four; five.",
    ]);
  });

  it("loses nothing to a quotation mark that is never closed", async () => {
    const { documents } = await readAll('name,port\n"Ann,Oslo\nBo,Bergen\n', "a.csv");
    expect(documents.map(({ document }) => document.text)).toEqual([
      '"Ann\n\nname: "Ann\nport: Oslo',
      "Bo\n\nname: Bo\nport: Bergen",
    ]);
  });

  it("says how many rows are read, and that there is nothing in a header alone", async () => {
    const rows = `name,port\n${"Ann,Oslo\n".repeat(5)}`;
    const limited = await readContents(Buffer.from(rows), "a.csv", { ...defaultLimits, maxEntries: 3 });
    expect(limited.documents).toHaveLength(3);
    expect(limited.problems).toEqual([
      { part: "rows after 3", reason: expect.stringMatching(/more than 3 rows.*split/) as string },
    ]);
    const exact = await readContents(Buffer.from(rows), "a.csv", { ...defaultLimits, maxEntries: 5 });
    expect(exact.problems).toEqual([]);
    await expect(readAll("title,text\n", "a.csv")).rejects.toThrow(/no text/);
  });
});

describe("the delimiter", () => {
  it.each([
    ["commas", "name,port\nAnn,Oslo\n", ["Ann", "Oslo"]],
    ["semicolons, with decimal commas", "name;price\nAnn;1,5\nBo;2,25\n", ["Ann", "1,5"]],
    [
      "tabs, with commas in the text",
      "name\ttext\nAnn\tOne, two, three\nBo\tFour\n",
      ["Ann", "One, two, three"],
    ],
    ["bars", "name|port\nAnn|Oslo\n", ["Ann", "Oslo"]],
    ["a comma within quotation marks", '"name, first";port\n"Ann, B.";Oslo\n', ["Ann, B.", "Oslo"]],
    ["as Excel announces it", "sep=;\nname;port\nAnn;Oslo\n", ["Ann", "Oslo"]],
  ])("is found: %s", (_, text, row) => {
    const { columns, rows } = readTable(text, 10);
    expect(columns).toHaveLength(2);
    expect(rows[0]).toEqual(row);
  });

  it("gives back every table cell by cell, whatever the cells hold", () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom("a", "é", ",", ";", "\t", "|", '"', "\n", " ", "1", "Ж") }),
      fc.string({ unit: "grapheme" }),
    );
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(",", ";", "\t", "|"), (rows, delimiter) => {
        fc.pre(rows.flat().every((text) => !/[\r\0]|\p{Surrogate}/u.test(text)));
        const header = rows[0]?.map((_, at) => `field${at}`) ?? [];
        const text = [header, ...rows].map((cells) => cells.map(quoted).join(delimiter)).join("\n");
        const read = readTable(text, 100);
        expect(read.columns).toEqual(header);
        expect(read.rows).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});
