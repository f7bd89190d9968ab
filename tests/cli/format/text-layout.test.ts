import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf, hang, wrap } from "../../../src/cli/format/text-layout.ts";

const squeeze = (text: string): string => text.replace(/\s+/g, " ").trim();
const letters = (text: string): string => text.replace(/\s+/g, "");

describe("wrap", () => {
  it("breaks between words, and keeps a blank line as a line break", () => {
    expect(wrap("one two three four", 9)).toEqual(["one two", "three", "four"]);
    expect(wrap("one\ntwo\n\nthree", 80)).toEqual(["one two", "three"]);
    expect(wrap("", 10)).toEqual([]);
    expect(wrap(" \n ", 10)).toEqual([]);
  });

  it("keeps the ends of lines that nobody filled, and those before items of a list", () => {
    expect(wrap("Files: docs/*\nLicense: GPL-2 or any later version of it", 80)).toEqual([
      "Files: docs/*",
      "License: GPL-2 or any later version of it",
    ]);
    expect(
      wrap("The pilots had warned them of\nthe wind, which nobody knew\nthere.\nNew lines, too", 80),
    ).toEqual(["The pilots had warned them of the wind, which nobody knew there.", "New lines, too"]);
    expect(wrap("- the pilots of this harbour\n- the mayor", 80)).toEqual([
      "- the pilots of this harbour",
      "- the mayor",
    ]);
  });

  it("keeps a word that is too long whole on a line of its own", () => {
    expect(wrap("see https://example.org/a/very/long/path now", 10)).toEqual([
      "see",
      "https://example.org/a/very/long/path",
      "now",
    ]);
  });

  it("counts two columns for the letters of scripts that are written without spaces, and breaks after any", () => {
    expect(columnsOf("条約")).toBe(4);
    expect(columnsOf("e\u0301te\u0301")).toBe(3);
    expect(wrap("赫尔辛基峰会 2018", 8)).toEqual(["赫尔辛基", "峰会", "2018"]);
  });

  it("emphasises spans across line breaks, with the spaces inside them and not around them", () => {
    const mark = (part: string): string => `*${part}*`;
    expect(wrap("a bb cc dd e", 5, [{ start: 2, end: 10 }], mark)).toEqual(["a *bb*", "*cc dd*", "e"]);
    expect(
      wrap(
        "a bb. cc. d",
        80,
        [
          { start: 2, end: 5 },
          { start: 6, end: 9 },
        ],
        mark,
      ),
    ).toEqual(["a *bb. cc.* d"]);
  });

  it("loses and adds no letter, and fits every line that has more than one word", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "b", " ", "\n", "é", "条", "約", "😀", "-"),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (content, width) => {
        const lines = wrap(content, width);
        expect(letters(lines.join(""))).toBe(letters(content));
        for (const line of lines) {
          expect(line).toBe(squeeze(line));
          if (line.includes(" ")) expect(columnsOf(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it("is as greedy as a naive wrapper on words with single spaces", () => {
    const naive = (words: readonly string[], width: number): string[] => {
      const lines: string[] = [];
      for (const word of words) {
        const longer = `${lines.at(-1) ?? ""} ${word}`;
        if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
        else lines.push(word);
      }
      return lines;
    };
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (words, width) => {
          expect(wrap(words.join(" "), width)).toEqual(naive(words, width));
        },
      ),
    );
  });
});

describe("hang", () => {
  it("indents the lines after the first as far as the first line's mark reaches", () => {
    expect(hang("[1] ", ["a", "b"])).toEqual(["[1] a", "    b"]);
    expect(hang("[1] ", [])).toEqual([]);
  });
});
