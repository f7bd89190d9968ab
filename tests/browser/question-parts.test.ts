import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutMarks, withoutOperator } from "../../src/web/ask/question-parts.ts";
import { parseQuestion } from "../../src/search/question/question.ts";

describe("a question without one of its limits", () => {
  test.each([
    ["ice author:Berg", "author", "Berg", "ice"],
    ['by:"Ada Berg" what of the ice', "author", "Ada Berg", "what of the ice"],
    ["ice BY:„Ada Berg“ and snow", "author", "Ada Berg", "ice and snow"],
    ["ice lang:DE", "language", "de", "ice"],
    ["ice tag:a tag:b", "tag", "b", "ice tag:a"],
    ["ice since:2018 until:2020-06", "from", "2018-01-01", "ice until:2020-06"],
    ["ice date:2018-07-16", "to", "2018-07-16", "ice"],
    ['ice since:"2018"', "from", "2018-01-01", "ice"],
  ] as const)("%s, without %s %s, is %s", (question, name, value, rest) => {
    expect(withoutOperator(question, { name, value })).toBe(rest);
  });

  test.each([
    ["what of the ice in July 2018", "from", "2018-07-01"],
    ["ice since:March 2018", "from", "2018-03-01"],
    ["author:Berg", "author", "Berg"],
    ["ice author:Berg", "author", "Holm"],
    ["ice", "undated", "include"],
    ["nonauthor:Berg ice", "author", "Berg"],
  ] as const)("%s is left to its writer: %s %s", (question, name, value) => {
    expect(withoutOperator(question, { name, value })).toBe(null);
  });

  test.each([
    ['"peace process" in May', "peace process", "peace process in May"],
    ["what of the „peace process“?", "peace process", "what of the peace process?"],
    ["peace process « peace process »", "peace process", "peace process peace process"],
  ])("%s has the words of %s", (question, phrase, rest) => {
    expect(withoutMarks(question, phrase)).toBe(rest);
  });

  test.each([
    ["peace process", "peace process"],
    ['"the peace process"', "peace process"],
    ['"peace process', "peace process"],
  ])("%s has no marks around %s", (question, phrase) => {
    expect(withoutMarks(question, phrase)).toBe(null);
  });

  test("is read without it by the server, too, and with all else", () => {
    const word = fc.constantFrom("ice", "snow", "what", "of", "Ångström");
    const limit = fc.constantFrom(
      "author:Berg",
      'by:"Ada Berg"',
      "tag:x",
      "lang:de",
      "since:2018",
      "format:pdf",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, limit), { minLength: 1, maxLength: 8 }), (parts) => {
        const question = parts.join(" ");
        const before = parseQuestion(question, "2026-11-28").operators;
        for (const value of before.authors) {
          const rest = withoutOperator(question, { name: "author", value });
          if (rest === null) continue;
          const after = parseQuestion(rest, "2026-11-28").operators;
          expect(after).toEqual({ ...before, authors: before.authors.filter((other) => other !== value) });
        }
      }),
    );
  });
});
