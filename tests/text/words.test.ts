import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formsIn, phraseForms } from "../../src/text/forms.ts";
import { readWords } from "../../src/text/words.ts";
import { anyText } from "./arbitrary-text.ts";

const small = (text: string): string[] => readWords(text).words.map((word) => word.small);
const joined = (text: string): string[] => readWords(text).joined.map((one) => one.small);

describe("the words of a text", () => {
  test.each<[string, string, string[]]>([
    ["numbers in groups", "62,450 and 62.450 and 7'250'000", ["62450", "and", "62450", "and", "7250000"]],
    ["fractions", "3.14, 2,75 and 1,234.50", ["3.14", "2.75", "and", "1234.50"]],
    ["a date", "on 13.07.2018", ["on", "13", "07", "2018"]],
    ["an ISO date", "2018-07-13", ["2018", "07", "13"]],
    ["a version", "version 2.17.2", ["version", "2", "17", "2"]],
    ["an address", "10.0.0.1", ["10", "0", "0", "1"]],
    ["years in a list", "1914, 1918", ["1914", "1918"]],
    ["years without a space", "1914,1918", ["1914.1918"]],
    ["a time", "10:45", ["10", "45"]],
    ["note marks", "the year 1912² was wet¹", ["the", "year", "1912", "was", "wet"]],
    ["raised units", "12 m² and 3 cm³", ["12", "m2", "and", "3", "cm3"]],
    ["ordinals", "1º y 2ª", ["1", "y", "2"]],
    ["fractions as characters", "3½ miles", ["3", "1⁄2", "miles"]],
    ["circled numbers", "①②", ["1", "2"]],
    ["letters and digits", "A4, 20s", ["a4", "20s"]],
    ["the possessive", "the 1890's and Castellan’s", ["the", "1890", "and", "castellan"]],
    ["elision", "l'orage d’été", ["orage", "été"]],
    ["one word with a tatweel", "مـكـتـب", ["مكتب"]],
    ["Persian joiners", "می\u200cخواهم", ["میخواهم"]],
    ["Chinese among Latin", "ABC公司2018年", ["abc", "公司", "2018", "年"]],
    ["Korean with particles", "등대는", ["등대", "대는"]],
    ["no words", " …!? 👍 \u200b\u0301", []],
  ])("are read where there are %s", (_, text, words) => {
    expect(small(text)).toEqual(words);
  });

  test.each<[string, string[]]>([
    ["sea-bed", ["seabed"]],
    ["state-of-the-art", ["stateoftheart"]],
    ["light-\n  keeper", ["lightkeeper"]],
    ["light\u00ad\nkeeper", ["lightkeeper"]],
    ["62 450 tons", ["62450"]],
    ["QX-9041", ["qx9041"]],
    ["1914-1918", []],
    ["well - known", []],
    ["well-\n\nknown", []],
    ["a-b-c-d-e-f-g", []],
  ])("of “%s” are also one: %s", (text, ones) => {
    expect(joined(text)).toEqual(ones);
  });

  test("are at their places: in order, apart but for scripts without spaces, and slices of the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { words, joined } = readWords(text);
        let [start, end] = [-1, -1];
        for (const word of words) {
          expect(word.start).toBeGreaterThan(start);
          expect(word.end).toBeGreaterThan(word.start);
          expect(word.end).toBeLessThanOrEqual(text.length);
          if (word.kind !== "gram") expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.small).not.toBe("");
          // What stands at the place is the word, whatever stands around it.
          if (word.kind === "gram") expect(small(text.slice(word.start, word.end))).toContain(word.small);
          [start, end] = [word.start, word.end];
        }
        for (const { first, last } of joined) {
          expect(first).toBeLessThan(last);
          expect(last).toBeLessThan(words.length);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("give forms without spaces or query syntax", () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom(null, "de", "fr", "ru", "ar", "zh", "pl", "tr", "es", "hu"),
        (text, language) => {
          const { words, others } = formsIn(text, language);
          for (const form of [...words, ...others]) expect(form).toMatch(/^[\p{L}\p{M}\p{N}.⁄]+$/u);
          for (const form of [...words, ...others]) expect(form).toBe(form.toLowerCase());
          for (const way of phraseForms(text, [null, language]))
            expect(way.every((form) => form !== "")).toBe(true);
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
