import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { questionSequences, tokenSequence } from "../../src/embedding/token-sequence.ts";

/** One token per character: its code. */
const tokeniser = {
  opening: [1],
  closing: [2],
  tokenise: (text: string) => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)),
};

const codes = tokeniser.tokenise;

describe("a passage as tokens", () => {
  test("is its context and its text between the special tokens", () => {
    const input = {
      context: "Title",
      text: "One. Two.",
      sentences: [
        { start: 0, end: 4 },
        { start: 5, end: 9 },
      ],
    };
    const { ids, sentences } = tokenSequence(tokeniser, 100, input);
    expect(ids).toEqual([1, ...codes("TitleOne. Two."), 2]);
    expect(sentences.map(({ start, end }) => ids.slice(start, end))).toEqual([codes("One."), codes("Two.")]);
  });

  test("loses the end of its text, not all of it, to a context that is too long", () => {
    const { ids } = tokenSequence(tokeniser, 12, {
      context: "c".repeat(50),
      text: "abcdefgh",
      sentences: [],
    });
    expect(ids).toEqual([1, ...codes("cccccabcde"), 2]);
  });

  test("keeps every token up to the budget, each in its own sentence", () => {
    const lengths = fc.array(fc.tuple(fc.nat(4), fc.nat(6)), { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.string({ maxLength: 10 }),
        lengths,
        fc.integer({ min: 4, max: 40 }),
        (context, parts, maxTokens) => {
          let text = "";
          const spans = parts.map(([gap, length], index) => {
            text += " ".repeat(gap);
            const start = text.length;
            text += String.fromCharCode(97 + index).repeat(length);
            return { start, end: text.length };
          });
          const { ids, sentences } = tokenSequence(tokeniser, maxTokens, {
            context,
            text,
            sentences: spans,
          });
          const head = codes(context).slice(0, Math.floor((maxTokens - 2) / 2));
          const body = [...head, ...codes(text)].slice(0, maxTokens - 2);
          expect(ids).toEqual([1, ...body, 2]);
          sentences.forEach(({ start, end }, index) => {
            const whole = codes(text.slice(spans[index]!.start, spans[index]!.end));
            expect(ids.slice(start, end)).toEqual(whole.slice(0, end - start));
            if (end - start < whole.length) expect(ids.length).toBe(maxTokens);
          });
        },
      ),
    );
  });

  test.each([
    [
      "overlap",
      [
        { start: 0, end: 3 },
        { start: 2, end: 4 },
      ],
    ],
    ["lie outside of the text", [{ start: 0, end: 30 }]],
    ["end before they start", [{ start: 2, end: 1 }]],
  ])("refuses sentences that %s", (_, sentences) => {
    const input = { context: "", text: "abcd", sentences };
    expect(() => tokenSequence(tokeniser, 100, input)).toThrow(expect.objectContaining({ code: "internal" }));
  });
});

describe("a question as tokens", () => {
  test("is one sequence where the model reads all of it", () => {
    expect(questionSequences(tokeniser, 10, "abcdefgh")).toEqual([[1, ...codes("abcdefgh"), 2]]);
    expect(questionSequences(tokeniser, 10, "")).toEqual([[1, 2]]);
  });

  test("is in parts of about equal length where it is longer", () => {
    expect(questionSequences(tokeniser, 7, "abcdefghijklm")).toEqual([
      [1, ...codes("abcde"), 2],
      [1, ...codes("fghij"), 2],
      [1, ...codes("klm"), 2],
    ]);
  });

  test("has every token in one part, none longer than the model reads, and twenty parts at most", () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 40 }), fc.string({ maxLength: 900 }), (maxTokens, text) => {
        const parts = questionSequences(tokeniser, maxTokens, text);
        expect(parts.length).toBeLessThanOrEqual(20);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(maxTokens);
        const read = parts.flatMap((part) => part.slice(1, -1));
        if (parts.length < 20) expect(read).toEqual(codes(text));
        else expect(codes(text).slice(0, read.length)).toEqual(read);
      }),
    );
  });
});
