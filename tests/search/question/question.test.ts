import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { QuestionOperators } from "../../../src/search/question/operators.ts";
import { parseQuestion as parsedOn } from "../../../src/search/question/question.ts";

const parseQuestion = (question: string) => parsedOn(question, "2026-11-28");

const NO_OPERATORS: QuestionOperators = {
  authors: [],
  from: null,
  to: null,
  sources: [],
  languages: [],
  tags: [],
  formats: [],
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
    ["since:March 2018 Syria", "Syria", { from: "2018-03-01" }],
    ["Syria since:01.03.2018", "Syria", { from: "2018-03-01" }],
    ["date:15.03.2018 Syria", "Syria", { from: "2018-03-15", to: "2018-03-15" }],
    ["date:15th of March 2018 Syria", "Syria", { from: "2018-03-15", to: "2018-03-15" }],
    ["until:März 2018 Syrien", "Syrien", { to: "2018-03-31" }],
    ["after:2016-2018 Syria", "Syria", { from: "2019-01-01" }],
    ["from:2018 Syria to:2019-06", "Syria", { from: "2018-01-01", to: "2019-06-30" }],
  ])("in “%s” leaves “%s”", (question, text, operators) => {
    expect(parseQuestion(question)).toMatchObject({ text, operators: { ...NO_OPERATORS, ...operators } });
  });

  test.each([
    "http://example.org x",
    "ratio 3:1",
    "C++: a",
    "author: Ivanov",
    "coauthor:Ivanov",
    "Re: the dam",
    "12:30",
    ":",
  ])("is not read into “%s”", (question) => {
    expect(parseQuestion(question)).toMatchObject({
      text: question,
      phrases: [],
      operators: NO_OPERATORS,
      notUnderstood: [],
    });
  });

  test.each([
    ["after:yesterday Syria", "after:yesterday"],
    ["from:Ivanov Syria", "from:Ivanov"],
    ["after:never Syria", "after:never"],
    ["lang:german Syria", "lang:german"],
    ["title:Syria", "title:Syria"],
    ["Syria filetype:pdf", "filetype:pdf"],
  ])("in “%s” is named as not understood, and its words are looked for", (question, named) => {
    expect(parseQuestion(question)).toMatchObject({
      text: question,
      phrases: [],
      operators: NO_OPERATORS,
      notUnderstood: [named],
    });
  });

  test.each(["since:2018-02-29", "after:2025-13-45", "date:31-12", "before:03/04/2018"])(
    "with numbers that are no date is named, and they are not looked for: “%s”",
    (operator) => {
      expect(parseQuestion(`Syria ${operator} talks`)).toMatchObject({
        text: "Syria talks",
        operators: NO_OPERATORS,
        notUnderstood: [operator],
        notTimes: [operator],
      });
    },
  );

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
  ])("holds no operators: “%s”", (question, text, phrases, operators) => {
    expect(parseQuestion(question)).toMatchObject({
      text,
      phrases,
      operators: { ...NO_OPERATORS, ...operators },
    });
  });

  test("is not what stands in the value of an operator that is not understood", () => {
    expect(parseQuestion('since:"no such day" dam')).toMatchObject({
      text: "since: no such day dam",
      phrases: [],
      notUnderstood: ['since:"no such day"'],
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
    ["In 2018, what did Ivanov say about Syria?", "2018-01-01", "2018-12-31", "Ivanov"],
    ["What did Ivanov say about Syria on 15th March 2018?", "2018-03-15", "2018-03-15", "Ivanov"],
    ["What did Ivanov say about Syria on the 15th of March 2018?", "2018-03-15", "2018-03-15", "Ivanov"],
    ["What did Ivanov say about Syria in Sept 2018?", "2018-09-01", "2018-09-30", "Ivanov"],
    ["What did Ivanov say about Syria in 2017 or 2018?", "2017-01-01", "2018-12-31", "Ivanov"],
    ["What did Ivanov say last year?", "2025-01-01", "2025-12-31", "Ivanov"],
    ["What did Ivanov say last month?", "2026-10-01", "2026-10-31", "Ivanov"],
    ["What did Ivanov say yesterday?", "2026-11-27", "2026-11-27", "Ivanov"],
    ["What did Ivanov say last week?", "2026-11-16", "2026-11-22", "Ivanov"],
    ["articles from the 1990s", "1990-01-01", "1999-12-31", null],
    ["reports 2016-2018 on the dam", "2016-01-01", "2018-12-31", null],
    ["papers of Q3 2018", "2018-07-01", "2018-09-30", null],
    ["Was schrieb Ivanov im März 2018 über Syrien?", "2018-03-01", "2018-03-31", "Ivanov"],
    ["Was sagte Ivanov am 15. März 2018?", "2018-03-15", "2018-03-15", "Ivanov"],
    ["Artikel, die seit Mai 2018 veröffentlicht wurden", "2018-05-01", null, null],
    ["Qu'a dit Ivanov en mars 2018 sur la Syrie ?", "2018-03-01", "2018-03-31", "Ivanov"],
    ["¿Qué dijo Ivanov en marzo de 2018?", "2018-03-01", "2018-03-31", "Ivanov"],
    ["Что сказал Иванов в марте 2018 года?", "2018-03-01", "2018-03-31", "Иванов"],
    ["Что писал Иванов в прошлом году?", "2025-01-01", "2025-12-31", "Иванов"],
  ])("%s", (question, from, to, speaker) => {
    const { written, text } = parseQuestion(question);
    expect(written).toMatchObject({ from, to });
    expect(written?.attribution?.speaker ?? null).toBe(speaker);
    expect(written?.text).not.toMatch(/\d|July|March|May/u);
    // Where no document is of that time, the question is searched as it stands.
    expect(text).toBe(question.replace(/\s+/gu, " "));
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

describe("a time that is not understood", () => {
  test.each([
    ["What did Ivanov say in 2016 or 2019?", "in 2016 or 2019"],
    ["What did Ivanov say on 31 June 2018?", "on 31 June 2018"],
    ["What did Ivanov say on 03/04/2018?", "on 03/04/2018"],
    ["What did Ivanov say in March?", "in March"],
    ["letters on 15 March about the dam", "on 15 March"],
    ["what happened last year", "last year"],
  ])("in “%s” is named", (question, named) => {
    expect(parseQuestion(question)).toMatchObject({ written: null, notUnderstood: [named] });
  });

  test.each([
    "what happened in July 2018",
    "the flood of 2018",
    "papers in set theory",
    "Which walls stand even today?",
  ])("is not in “%s”", (question) => {
    expect(parseQuestion(question).notUnderstood).toEqual([]);
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

  const wordsIn = (written: string): string[] => written.match(/[\p{L}\p{N}]+/gu) ?? [];

  test("is read without complaint, and neither gains nor loses a word", () => {
    fc.assert(
      fc.property(text, (question) => {
        const parsed = parseQuestion(question);
        expect(parsed.text).toBe(parsed.text.trim());
        expect(parsed.text).not.toMatch(/["“”„«»]/u);
        const { authors, sources, tags, languages, from, to } = parsed.operators;
        const kept = [parsed.text, ...parsed.courtesies, ...authors, ...sources, ...tags, ...languages];
        const given = new Set(wordsIn(question.toLowerCase()));
        const found = new Set(kept.flatMap((each) => wordsIn(each.toLowerCase())));
        for (const word of found) expect(given).toContain(word);
        for (const word of parsed.phrases.flatMap(wordsIn)) expect(given).toContain(word.toLowerCase());
        const named = new Set([
          ...found,
          "author",
          "after",
          "tag",
          ...(from === null && to === null ? [] : ["2018"]),
        ]);
        for (const word of given) expect(named).toContain(word);
        for (const day of [from, to]) if (day !== null) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ...[
      '"the code" ',
      "“",
      '"',
      "„ ",
      "«a ",
      "author:",
      "since:",
      "in 2018 ",
      "12.12.",
      "2018-",
      "march 1 ",
      "the ",
    ],
    ...[
      "please ",
      "thanks ",
      "Hi ",
      "could you ",
      "?",
      ", ",
      ". ",
      "x",
      "你",
      "ab-",
      "\u0301",
      "what did x say ",
    ],
  ])("of many “%s” is read in time that grows with its length", (part) => {
    const timeOf = (length: number): number => {
      const written = part.repeat(length / part.length + 1).slice(0, length);
      const started = performance.now();
      parseQuestion(written);
      return performance.now() - started;
    };
    timeOf(20_000);
    const [once, fourfold] = [timeOf(20_000), timeOf(80_000)];
    // Linear work takes four times as long, quadratic work sixteen times, ten seconds and more at this length.
    expect(fourfold).toBeLessThan(Math.max(2_000, 10 * once));
  });
});

describe("a question with more values than a request may have", () => {
  test("is limited by the first hundred, and searched for by the words of the others", () => {
    const names = Array.from({ length: 130 }, (_, number) => `name${number}`);
    const { operators, text } = parseQuestion(names.map((name) => `author:${name}`).join(" "));
    expect(operators.authors).toEqual(names.slice(0, 100));
    expect(text).toContain("name129");
    expect(text).not.toContain("name99");
  });
});
