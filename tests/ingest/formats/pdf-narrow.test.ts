import { describe, expect, it } from "vitest";
import { blocksOf, pdf, read } from "../support.ts";

const TEXT =
  "The harbour master counted every barge that passed under the old bridge, and wrote its name into a long green ledger which his daughter keeps. Nobody else has read it since the flood, although many of the bargemen would gladly know what is written there about their fathers.";
const OTHER =
  "when the water fell again, a cooper found the ledger under the stairs of the toll house, dried it leaf by leaf above his oven and gave it back, but not before he had copied the names of all those whose barrels he had made.";

/** Columns of these texts side by side, as wide as given. */
async function columns(
  texts: readonly string[],
  width: number,
  align: "justify" | "left",
): Promise<string[]> {
  const file = await pdf({ margin: 0 }, (out) => {
    out.font("Times-Roman").fontSize(10);
    for (const [at, text] of texts.entries()) out.text(text, 72 + at * (width + 14), 100, { width, align });
  });
  const document = await read(file, "a.pdf");
  expect(blocksOf(document, "table")).toEqual([]);
  return blocksOf(document).map((text) => text.replaceAll("\n", " "));
}

describe("narrow columns in a PDF", () => {
  it.each([50, 55, 60, 65, 70, 75, 80, 90, 110])(
    "are prose where they are justified, %d points wide",
    async (width) => {
      expect((await columns([TEXT], width, "justify")).join(" ")).toBe(TEXT);
      // Two columns of hardly more than a word a line cannot be told from a table's.
      if (width > 50)
        expect((await columns([TEXT, OTHER], width, "justify")).join(" ")).toBe(`${TEXT} ${OTHER}`);
    },
  );

  it.each([60, 70, 80])("are prose where they are ragged, %d points wide", async (width) => {
    expect((await columns([TEXT, OTHER, TEXT], width, "left")).join(" ")).toBe(`${TEXT} ${OTHER} ${TEXT}`);
  });

  it("are prose also where a line above is one word that does not reach the edge", async () => {
    const text =
      "The plan to widen the northern channel was made after three years of hearings in which fishermen and shippers could not agree on who should pay for it and for the repair of the old quay.";
    for (const size of [8, 9, 10]) {
      const file = await pdf({ margin: 0 }, (out) => {
        out.fontSize(size);
        for (const left of [60, 122, 184]) out.text(text, left, 100, { width: 50, align: "justify" });
      });
      const blocks = blocksOf(await read(file, "a.pdf"));
      expect(blocks.map((block) => block.replaceAll("\n", " ")).join(" ")).toBe([text, text, text].join(" "));
    }
  });

  it("are a table where single words stand in rows, or numbers behind names", async () => {
    const rows = ["dog|Hund|1", "cat|Katze|23", "horse|Pferd|456", "cow|Kuh|7"];
    const file = await pdf({ margin: 0 }, (out) => {
      out.font("Times-Roman").fontSize(10);
      for (const [at, row] of rows.entries())
        for (const [column, cell] of row.split("|").entries())
          out.text(cell, 72 + column * 80, 100 + at * 12, { lineBreak: false });
    });
    const table = rows.map((row) => row.replaceAll("|", " | ")).join("\n");
    expect(blocksOf(await read(file, "a.pdf"), "table")).toEqual([table]);
  });
});
