import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markedQuotations } from "../../src/text/quotation-marks.ts";

function quotedIn(text: string): string[] {
  return markedQuotations(text, { start: 0, end: text.length }).map(({ words, isOpen }) => {
    return (isOpen ? "open: " : "") + text.slice(words.start, words.end);
  });
}

const STYLES = [
  ["“", "”"],
  ["„", "“"],
  ["„", "”"],
  ["„", '"'],
  ["”", "”"],
  ["«", "»"],
  ["« ", " »"],
  ["«\u00a0", "\u00a0»"],
  ["»", "«"],
  ["»", "»"],
  ["‹", "›"],
  ["›", "‹"],
  ["‘", "’"],
  ["’", "’"],
  ["‚", "‘"],
  ["‚", "’"],
  ["「", "」"],
  ["『", "』"],
  ["〝", "〞"],
  ['"', '"'],
  ["'", "'"],
] as const;

const WORDS = [
  "treaty",
  "soldiers",
  "don't",
  "naïve",
  "98",
  "by",
  "2",
  "Öl",
  "мир",
  "we’ve",
  "well-known",
  "the",
];
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 }).map((all) => all.join(" "));
/** A number after a single mark may be a year without its century. */
const quotedWords = fc.tuple(fc.constantFrom("the", "Öl", "мир"), words).map((all) => all.join(" "));
const ending = fc.constantFrom("", ",", ".", "!", "?", "…");

describe("quotation marks", () => {
  it("are found in every style, to the character, around words with apostrophes", () => {
    const quotation = fc.record({
      style: fc.constantFrom(...STYLES),
      words: quotedWords,
      ending,
      before: words,
    });
    fc.assert(
      fc.property(fc.array(quotation, { minLength: 1, maxLength: 6 }), words, (planted, after) => {
        const text = `${planted
          .map(
            ({ style: [open, close], words: quoted, ending: end, before }) =>
              `${before} ${open}${quoted}${end}${close} `,
          )
          .join("")}${after}.`;
        expect(quotedIn(text)).toEqual(planted.map(({ words: quoted, ending: end }) => quoted + end));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["The dogs' barking and the cats' silence ended in the '90s; 'tis rock 'n' roll.", []],
    ["‘It was the soldiers’ pay that mattered,’ she said.", ["It was the soldiers’ pay that mattered,"]],
    ["'I don't know the Joneses' house,' he said.", ["I don't know the Joneses' house,"]],
    ['A 5" pipe and a 7" nail, 6\' long.', []],
    ["“He told me ‘we will win’ twice,” she said.", ["He told me ‘we will win’ twice,"]],
    ["“A “b c” d” and „x ‚y‘ z“.", ["A “b c” d", "x ‚y‘ z"]],
    ['(see "the report")—"so be it"', ["the report", "so be it"]],
    ["他说“我们不走”，又说「好」。", ["我们不走", "好"]],
    ['그는 "가지 않는다"라고 말했다.', ["가지 않는다"]],
    ['他说"我们不走"，又说。', ["我们不走"]],
    ['He wrote: "It is so."12 Then "no".', ["It is so.", "no"]],
    ["“It began here. He said “we go” and left.", ["open: It began here. He said", "we go"]],
    ["It ended” there, and » too.", []],
    ["“Nobody closes this", ["open: Nobody closes this"]],
    ['“”, «», "" and ‘’', []],
  ])("in %s", (text, found) => {
    expect(quotedIn(text)).toEqual(found);
  });

  it("never overlap, lie in the span and stand in order, whatever the text", () => {
    const piece = fc.constantFrom(..."“ ” „ « » ‹ › ‘ ’ ‚ 「 」 \" ' a s 9 . 字".split(" "), " ", "\n");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), fc.nat(20), (pieces, from) => {
        const text = pieces.join("");
        const span = { start: Math.min(from, text.length), end: text.length };
        let until = span.start;
        for (const { start, end, words: inner } of markedQuotations(text, span)) {
          expect(start).toBeGreaterThanOrEqual(until);
          expect(inner.start).toBeGreaterThan(start);
          expect(inner.end).toBeGreaterThan(inner.start);
          expect(end).toBeGreaterThanOrEqual(inner.end);
          expect(end).toBeLessThanOrEqual(span.end);
          until = end;
        }
      }),
      { numRuns: 500 },
    );
  });
});
