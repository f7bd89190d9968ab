import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { structureOf } from "../../src/library/documents/document-structure.ts";
import {
  blocksIn,
  cellsIn,
  itemsIn,
  linesIn,
  segmentsOf,
  type Item,
} from "../../src/web/reader/text-segments.ts";

const line = fc.oneof(
  fc.constantFrom(
    "",
    "- one",
    "  - inner",
    "2. two",
    "a | b",
    "a |",
    "| c",
    "Name: value",
    "Words.",
    "  more",
  ),
  fc.string({ unit: fc.constantFrom("-", " ", "|", ":", "1", ".", "x"), maxLength: 8 }),
);
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join("\n"));

const itemsText = (whole: string, items: readonly Item[]): string =>
  items.map(({ start, end, items: below }) => whole.slice(start, end) + itemsText(whole, below)).join("");

describe("the segments of a text", () => {
  it("are all of it, in its order, however it is parted", () => {
    fc.assert(
      fc.property(text, fc.nat(200), fc.nat(200), (whole, one, other) => {
        const structure = structureOf(whole, [], { title: "Words.", format: "csv" });
        const blocks = blocksIn(structure);
        const borders = [
          0,
          Math.min(one, other, whole.length),
          Math.min(Math.max(one, other), whole.length),
          whole.length,
        ];
        const segments = [0, 1, 2].flatMap((at) =>
          segmentsOf(whole, { start: borders[at]!, end: borders[at + 1]! }, blocks),
        );
        expect(segments.map(({ start, end }) => whole.slice(start, end)).join("")).toBe(whole);
        for (const segment of segments) {
          const own = whole.slice(segment.start, segment.end);
          expect(itemsText(whole, itemsIn(whole, segment))).toBe(own);
          const rows = linesIn(whole, segment);
          expect(rows.map(({ start, end }) => whole.slice(start, end)).join("")).toBe(own);
          const cells = rows.flatMap((row) => cellsIn(whole, row));
          expect(cells.map(({ start, end }) => whole.slice(start, end)).join("")).toBe(own);
          for (const cell of cells) expect(cell.seenEnd).toBeGreaterThanOrEqual(cell.start);
        }
      }),
    );
  });

  it("are lists with what is below each item, rows of cells, and fields", () => {
    const whole = "- one\n  - inner\n    more of it\n- two\n\nYear | Rate\n2020 |\n";
    const structure = structureOf(whole, [], { title: "T", format: "markdown" });
    const [list, , table] = segmentsOf(whole, { start: 0, end: whole.length }, blocksIn(structure));
    const [first, second] = itemsIn(whole, list!);
    expect(first!.items.map(({ start, end }) => whole.slice(start, end))).toEqual([
      "  - inner\n    more of it\n",
    ]);
    expect(whole.slice(second!.start, second!.end)).toBe("- two\n");
    expect(
      linesIn(whole, table!).map((row) =>
        cellsIn(whole, row).map(({ start, seenEnd }) => whole.slice(start, seenEnd)),
      ),
    ).toEqual([
      ["Year", "Rate"],
      ["2020", ""],
    ]);
  });
});
