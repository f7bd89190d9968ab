import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuestion, type QuestionOperators } from "../../../src/search/question/question.ts";

const NO_OPERATORS: QuestionOperators = {
  authors: [],
  from: null,
  to: null,
  sources: [],
  languages: [],
  tags: [],
};

describe("an operator", () => {
  test.each<[string, string, Partial<QuestionOperators>]>([
    ["author:Ivanov Syria", "Syria", { authors: ["Ivanov"] }],
    ["Syria by:Ivanov", "Syria", { authors: ["Ivanov"] }],
    ["AUTHOR:Ivanov Syria", "Syria", { authors: ["Ivanov"] }],
    ['author:"Igor Ivanov" Syria', "Syria", { authors: ["Igor Ivanov"] }],
    ["author:a Syria author:b", "Syria", { authors: ["a", "b"] }],
    ["in:reports/ source:a.txt Syria", "Syria", { sources: ["reports/", "a.txt"] }],
    ["source:a:b#1 Syria", "Syria", { sources: ["a:b#1"] }],
    ["lang:EN language:ru Syria", "Syria", { languages: ["en", "ru"] }],
    ['tag:economy tag:"open letters" Syria', "Syria", { tags: ["economy", "open letters"] }],
    ["before:2018 Syria", "Syria", { to: "2017-12-31" }],
    ["after:2018 Syria", "Syria", { from: "2019-01-01" }],
    ["since:2018-02 Syria", "Syria", { from: "2018-02-01" }],
    ["until:2018-02 Syria", "Syria", { to: "2018-02-28" }],
    ["date:2018-02 Syria", "Syria", { from: "2018-02-01", to: "2018-02-28" }],
    ['date:"16 July 2018" Syria', "Syria", { from: "2018-07-16", to: "2018-07-16" }],
    ["after:2018 before:2020-06 Syria", "Syria", { from: "2019-01-01", to: "2020-05-31" }],
    ["after:2018 after:2016 until:2020 until:2021 Syria", "Syria", { from: "2019-01-01", to: "2020-12-31" }],
    ["after:2020 before:2018 Syria", "Syria", { from: "2021-01-01", to: "2017-12-31" }],
    ["author:Ivanov", "", { authors: ["Ivanov"] }],
  ])("in “%s” leaves “%s”", (question, text, operators) => {
    expect(parseQuestion(question)).toMatchObject({ text, operators: { ...NO_OPERATORS, ...operators } });
  });

  test.each([
    "http://example.org x",
    "ratio 3:1",
    "C++: a",
    "author: Ivanov",
    "coauthor:Ivanov",
    "title:Syria",
    "Re: the dam",
    "since:2018-02-29 Syria",
    "after:never Syria",
    "date:31-12 Syria",
    "12:30",
    ":",
  ])("is not read into “%s”: unknown ones and impossible dates stay words", (question) => {
    expect(parseQuestion(question)).toMatchObject({ text: question, phrases: [], operators: NO_OPERATORS });
  });

  test("that is not closed stays a word", () => {
    expect(parseQuestion('dam author:"Igor')).toMatchObject({
      text: "dam author: Igor",
      operators: NO_OPERATORS,
    });
  });
});

describe("a phrase", () => {
  test.each([
    ['the "peace of spring" treaty', ["peace of spring"]],
    ["the “peace of spring” treaty", ["peace of spring"]],
    ["the „peace of spring“ treaty", ["peace of spring"]],
    ["the „peace of spring” treaty", ["peace of spring"]],
    ["the «peace of spring» treaty", ["peace of spring"]],
  ])("stands in the quotation marks of “%s”, whose words are looked for, too", (question, phrases) => {
    expect(parseQuestion(question)).toMatchObject({ text: "the peace of spring treaty", phrases });
  });

  test("may be one of several", () => {
    expect(parseQuestion('"a b" and “c”').phrases).toEqual(["a b", "c"]);
  });

  test.each(['"" treaty', '"?!" treaty', '" treaty', "« treaty", "the miners' treaty", "it's 'so'"])(
    "is none in “%s”",
    (question) => {
      expect(parseQuestion(question).phrases).toEqual([]);
    },
  );

  test.each<[string, string, string[], Partial<QuestionOperators>]>([
    [
      '"the author: in:reports/ said" dam',
      "the author: in:reports/ said dam",
      ["the author: in:reports/ said"],
      {},
    ],
    ["“after:2018 all” dam", "after:2018 all dam", ["after:2018 all"], {}],
    [
      '"peace" author:"Igor Ivanov" "in:spring"',
      "peace in:spring",
      ["peace", "in:spring"],
      { authors: ["Igor Ivanov"] },
    ],
    ['since:"no such day" dam', "since: no such day dam", ["no such day"], {}],
  ])("holds no operators: “%s”", (question, text, phrases, operators) => {
    expect(parseQuestion(question)).toMatchObject({
      text,
      phrases,
      operators: { ...NO_OPERATORS, ...operators },
    });
  });

  test("is no operator's value", () => {
    expect(parseQuestion('author:"Igor Ivanov" "peace of spring"')).toMatchObject({
      phrases: ["peace of spring"],
      operators: { authors: ["Igor Ivanov"] },
    });
  });
});

describe("a time in a question about what was written or said then", () => {
  test.each([
    ["What did Ivanov say about Syria in July 2018?", "2018-07-01", "2018-07-31", "Ivanov"],
    ["What did Ivanov say about Syria before 3 July 2018?", null, "2018-07-02", "Ivanov"],
    ["What did Ivanov write in 2018?", "2018-01-01", "2018-12-31", "Ivanov"],
    ["what did Ivanov write in 2018", "2018-01-01", "2018-12-31", "Ivanov"],
    ["what was written in 2018 about the dam", "2018-01-01", "2018-12-31", null],
    ["articles from 2018 about the dam", "2018-01-01", "2018-12-31", null],
    ["articles published since March 2018 about the dam", "2018-03-01", null, null],
    ["reports between 2017 and 2019 about the dam", "2017-01-01", "2019-12-31", null],
    ["reports from March 2018 to 4 May 2018 about the dam", "2018-03-01", "2018-05-04", null],
    ["letters after July 3rd, 2018", "2018-07-04", null, null],
    ["speeches in the year 1999", "1999-01-01", "1999-12-31", null],
    ["interviews until 2018-06", null, "2018-06-30", null],
  ])("%s", (question, from, to, speaker) => {
    const { written, text } = parseQuestion(question);
    expect(written).toMatchObject({ from, to });
    expect(written?.attribution?.speaker ?? null).toBe(speaker);
    expect(written?.text).not.toMatch(/\d|July|March|May/u);
    // Where no document is of that time, the question is searched as it stands.
    expect(text).toBe(question);
  });

  test("leaves the rest of the question as it was", () => {
    expect(parseQuestion("reports between 2017 and 2019 about the dam").written?.text).toBe(
      "reports about the dam",
    );
  });

  test.each([
    "what happened in July 2018",
    "who signed the treaty in 1972",
    "floods between 2017 and 2019",
    "articles about 2018",
    "articles since 2018-13 about the dam",
    "letters of 31 June 2018",
    "reports on 31 June 2018",
    "letters about the dam",
  ])("is not read into “%s”", (question) => {
    expect(parseQuestion(question).written).toBeNull();
  });
});

describe("any text", () => {
  const part = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom(
      ...['"', "“", "”", "„", "«", "»", ":", "author:", "after:2018", "before:", 'tag:"', "in 2018", "wrote"],
      ...["what did", "say about", "according to", "between 2017 and", "\0", "\uD800", "reports"],
    ),
  );
  const text = fc.array(part, { maxLength: 10 }).map((parts) => parts.join(" "));

  test("is read without complaint, and gains no words", () => {
    fc.assert(
      fc.property(text, (question) => {
        const parsed = parseQuestion(question);
        expect(parsed.text).toBe(parsed.text.trim());
        expect(parsed.text).not.toMatch(/["“”„«»]/u);
        const given = question.split(/[\s"“”„«»]+/u);
        const found = [parsed.text, ...parsed.phrases].flatMap((each) => each.split(/[\s"“”„«»]+/u));
        for (const word of found) expect([...given, ""]).toContain(word);
        const { from, to } = parsed.operators;
        for (const day of [from, to]) if (day !== null) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
      }),
      { numRuns: 1_000 },
    );
  });
});
