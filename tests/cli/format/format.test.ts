import { describe, expect, it } from "vitest";
import { formatAsk, formatSearch } from "../../../src/cli/format/format-hits.ts";
import { columnsOf } from "../../../src/cli/format/text-layout.ts";
import { printable, styleFor, widthOf } from "../../../src/cli/terminal.ts";
import { HIT, INTERPRETATION, LIBRARY } from "../../http/fake-library.ts";
import type { Hit } from "../../../src/api/questions/hit.ts";

const style = styleFor({ write: () => undefined }, {});

function hitWith(rank: number, text: string): Hit {
  return { ...HIT, rank, passage: { ...HIT.passage, text, start: 0, end: text.length, highlights: [] } };
}

describe("what a person reads", () => {
  it("fits into the terminal's columns", () => {
    const hits = [
      hitWith(1, "A ferry leaves at nine. ".repeat(30)),
      hitWith(10, "Dogs travel free. ".repeat(30)),
    ];
    const out = formatSearch(
      { query: "x", interpretation: INTERPRETATION, hits, note: null, library: LIBRARY, tookMs: 1 },
      style,
    );
    const widths = out.split("\n").map(columnsOf);
    expect(Math.max(...widths)).toBeLessThanOrEqual(80);
    expect(Math.max(...widths)).toBeGreaterThan(70);
  });

  it("cannot be dressed up by what a document says", () => {
    const evil = "all\u001b[2J\u001b]0;title\u0007 is \u009bwell\u202e, \r\u0000really";
    const out = formatSearch(
      {
        query: "x",
        interpretation: INTERPRETATION,
        hits: [{ ...hitWith(1, evil), citation: evil }],
        note: null,
        library: LIBRARY,
        tookMs: 1,
      },
      style,
    );
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(printable(evil)).toHaveLength(evil.length);
  });

  it("names the passages that the answer does not stand in once for each citation", () => {
    const sentence = { text: "Yes.", citation: 2, start: 0, end: 4 };
    const citations = [1, 2, 3].map((rank) => hitWith(rank, `Passage ${rank}.`));
    const answer = { text: "Yes.", sentences: [sentence] };
    const out = formatAsk(
      {
        question: "x",
        interpretation: INTERPRETATION,
        answered: true,
        outcome: "answered",
        note: null,
        library: LIBRARY,
        answer,
        confidence: 1,
        citations,
        tookMs: 1,
      },
      style,
    );
    expect(out).toContain("Yes. [2]\n\n[2] Ann");
    expect(out).toContain("See also\n[1] [3] Ann Macleod");
    expect(out).not.toContain("Passage 1.");
  });

  it("is never set wider than 100 columns or narrower than 40", () => {
    const write = () => undefined;
    expect(
      [undefined, 0, 20, 90, 300].map((columns) =>
        widthOf({ write, ...(columns === undefined ? {} : { columns }) }),
      ),
    ).toEqual([80, 80, 40, 90, 100]);
  });
});
