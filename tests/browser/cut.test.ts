import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Span } from "../../src/core/document.ts";
import { cut, merged } from "../../src/web/ask/cut.ts";

const span = fc.record({ start: fc.nat(60), end: fc.nat(60) });

/** Looks at every UTF-16 code unit on its own. */
function naiveInside(text: string, start: number, spans: readonly Span[]): boolean[] {
  return Array.from({ length: text.length }, (_, index) =>
    spans.some((candidate) => candidate.start <= start + index && start + index < candidate.end),
  );
}

describe("cut", () => {
  it("marks exactly the characters that the spans cover", () => {
    expect(cut("the lake froze", 100, [{ start: 104, end: 108 }])).toEqual([
      { text: "the ", start: 100, inside: false },
      { text: "lake", start: 104, inside: true },
      { text: " froze", start: 108, inside: false },
    ]);
  });

  it("counts an emoji as the two UTF-16 code units that it is", () => {
    const text = "😀 lake";
    expect(cut(text, 0, [{ start: text.indexOf("lake"), end: text.length }])).toEqual([
      { text: "😀 ", start: 0, inside: false },
      { text: "lake", start: 3, inside: true },
    ]);
  });

  it("agrees with a look at every character, for spans in any order and beyond the slice", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.nat(20),
        fc.array(span),
        (text, start, spans) => {
          const pieces = cut(text, start, spans);
          expect(pieces.map((piece) => piece.text).join("")).toBe(text);
          expect(pieces.every((piece) => piece.text !== "")).toBe(true);
          expect(pieces.flatMap((piece) => Array<boolean>(piece.text.length).fill(piece.inside))).toEqual(
            naiveInside(text, start, spans),
          );
          for (const piece of pieces)
            expect(text.indexOf(piece.text, piece.start - start)).toBe(piece.start - start);
        },
      ),
    );
  });
});

describe("merged", () => {
  it("joins spans that overlap or touch, and drops empty ones", () => {
    const spans = [
      { start: 8, end: 9 },
      { start: 0, end: 3 },
      { start: 3, end: 5 },
      { start: 2, end: 4 },
      { start: 7, end: 7 },
    ];
    expect(merged(spans)).toEqual([
      { start: 0, end: 5 },
      { start: 8, end: 9 },
    ]);
  });
});
