import { describe, expect, test } from "vitest";
import { FoldedFacts, type FilteredFacts } from "../../../src/library/query/document-filter.ts";
import { interpret, interpretationOf } from "../../../src/library/query/interpretation.ts";
import type { SearchFilters } from "../../../src/api/filters/filters.ts";

const documentOf = (given: Partial<FilteredFacts>): FilteredFacts => ({
  id: "00000000000000aa",
  source: "a.txt",
  authors: [],
  date: null,
  language: null,
  tags: [],
  format: "text",
  ...given,
});

const read = (question: string, documents: readonly FilteredFacts[] = [], filters: SearchFilters = {}) =>
  interpret(question, {
    requested: filters,
    documents: async () => documents,
    folded: new FoldedFacts(),
    today: "2026-11-28",
  });

const IN_JULY = { from: "2018-07-01", to: "2018-07-31" };

describe("a time in a question of what somebody said", () => {
  const QUESTION = "What did Ivanov say about Syria in July 2018?";
  const OF_JULY = documentOf({ authors: ["Igor Ivanov"], date: "2018-07-16" });

  test("is when it was written, where there is a document of that time by that person", async () => {
    const { question, filters } = await read(QUESTION, [OF_JULY]);
    expect(filters).toEqual([IN_JULY]);
    expect(question.attribution).toEqual({ speaker: "Ivanov", topic: "Syria" });
    expect(question.text).not.toContain("2018");
  });

  test.each<[string, FilteredFacts[]]>([
    ["no document", []],
    ["one of that time by somebody else", [{ ...OF_JULY, authors: ["Ada Larsen"] }]],
    ["one by that person of another time", [{ ...OF_JULY, date: "2018-08-01" }]],
    ["one by that person without a date", [{ ...OF_JULY, date: null }]],
  ])("may be what it is about, where there is %s: its words are looked for", async (_, documents) => {
    const { question, filters } = await read(QUESTION, documents);
    expect(filters).toEqual([]);
    expect(question.text).toBe(QUESTION);
    expect(question.attribution?.speaker).toBe("Ivanov");
  });

  test("is when it was written, too, where that person wrote before and after it: nothing then is the answer", async () => {
    const around = [
      { ...OF_JULY, date: "2018-06-30" },
      { ...OF_JULY, date: "2018-08-01" },
    ];
    expect((await read(QUESTION, around)).filters).toEqual([IN_JULY]);
    expect((await read("articles published in July 2018 about the dam", around)).filters).toEqual([]);
  });

  test("is named where it is searched for by its words", async () => {
    expect((await read(QUESTION, [{ ...OF_JULY, date: "2018-08-01" }])).timeWithoutDocuments).toBe(
      "in July 2018",
    );
    expect((await read(QUESTION, [OF_JULY])).timeWithoutDocuments).toBeNull();
  });

  test("is read only among the documents that the other filters leave", async () => {
    expect((await read(QUESTION, [OF_JULY], { tags: ["x"] })).filters).toEqual([{ tags: ["x"] }]);
    expect((await read(`${QUESTION} tag:x`, [OF_JULY])).filters).toMatchObject([{ tags: ["x"] }]);
    const tagged = { ...OF_JULY, tags: ["x"] };
    expect((await read(QUESTION, [tagged], { tags: ["x"] })).filters).toEqual([{ tags: ["x"] }, IN_JULY]);
  });

  test("in a question about writing asks for any document of that time", async () => {
    const question = "articles published in July 2018 about the dam";
    expect((await read(question, [documentOf({ date: "2018-07-01" })])).filters).toEqual([IN_JULY]);
    expect((await read(question, [documentOf({ date: "2017-07-01" })])).filters).toEqual([]);
  });

  test("does not look at any document where the question names no time", async () => {
    const never = (): never => {
      throw new Error("Nobody asked for documents.");
    };
    const setting = { requested: {}, documents: never, folded: new FoldedFacts(), today: "2026-11-28" };
    expect((await interpret("What did Ivanov say about Syria?", setting)).filters).toEqual([]);
  });
});

describe("filters", () => {
  test("of the request and of the question hold together", async () => {
    const { filters, question } = await read("author:Ivanov after:2018 dam", [], { tags: ["x"] });
    expect(filters).toEqual([
      { tags: ["x"] },
      expect.objectContaining({ authors: ["Ivanov"], from: "2019-01-01" }),
    ]);
    expect(question.text).toBe("dam");
  });

  test("that are empty are none", async () => {
    expect((await read("dam", [], { authors: [] })).filters).toEqual([]);
  });

  test("alone leave their own words to search for", async () => {
    expect((await read("author:Ivanov")).question.text).toBe("author:Ivanov");
  });
});

describe("what is told of how a question was read", () => {
  const told = async (
    question: string,
    filters: SearchFilters = {},
    documents: readonly FilteredFacts[] = [],
  ) => interpretationOf(await read(question, documents, filters), { corrections: [], absentPhrases: [] });

  test("is nothing for plain words", async () => {
    expect(await told("dam")).toEqual({
      phrases: [],
      absentPhrases: [],
      filters: null,
      speaker: null,
      corrections: [],
      notUnderstood: [],
      courtesies: [],
    });
  });

  test("is phrases, speaker and corrections", async () => {
    const corrections = [{ original: "lawrow", corrected: "lavrov" }];
    const asked = await read(
      "Hi! What did Lawrow say about the “peace of spring” and “old free ports” title:x?",
    );
    expect(interpretationOf(asked, { corrections, absentPhrases: ["old free ports"] })).toEqual({
      phrases: ["peace of spring"],
      absentPhrases: ["old free ports"],
      filters: null,
      speaker: "Lawrow",
      corrections,
      notUnderstood: ["title:x?"],
      courtesies: ["Hi!"],
    });
  });

  test("is one filter: lists joined, of the dates the narrower", async () => {
    expect(
      await told("author:Ivanov author:Larsen after:2016 until:2019 tag:x dam", {
        authors: ["Ivanov"],
        from: "2018-01-01",
        to: "2030-01-01",
      }),
    ).toMatchObject({
      filters: { authors: ["Ivanov", "Larsen"], tags: ["x"], from: "2018-01-01", to: "2019-12-31" },
    });
    expect((await told("dam", { sources: ["a"], from: "2018-01-01" })).filters).toEqual({
      sources: ["a"],
      from: "2018-01-01",
    });
  });
});
