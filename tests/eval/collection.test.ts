import { MAX_QUERY_LENGTH } from "../../src/api/questions/question-limits.ts";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { corpusOf, findCollections, readCollection } from "../../src/eval/collection.ts";
import { put, temporaryFolder } from "../fixtures/temporary-folder.ts";
import { collect, collectionOf } from "./collection-writer.ts";

const DOCUMENT = { _id: "d1", title: "T", text: "Text." };
const PLAIN = {
  id: "d1",
  title: "T",
  text: "Text.",
  authors: [],
  date: null,
  url: null,
  language: null,
  tags: [],
};

describe("the documents of a collection", () => {
  it("carry their metadata, in whichever form it is written", async () => {
    const metadata = {
      author: "Ann Lee",
      date: "2018-07-16",
      url: "https://example.org/1",
      tags: ["arms", "treaties"],
    };
    const corpus = [
      { ...DOCUMENT, metadata },
      {
        ...DOCUMENT,
        _id: 2,
        metadata: { authors: ["A B", "C D"], date: 2018, tags: "one, two", depth: { a: 1 } },
      },
      { ...DOCUMENT, metadata: {} },
      { _id: "d1", text: "Text.", title: null, metadata: { author: "", date: { year: 2018 } } },
    ];
    expect(await collect(corpusOf(collectionOf({ corpus })))).toEqual([
      { ...PLAIN, ...{ authors: ["Ann Lee"], date: "2018-07-16", url: metadata.url, tags: metadata.tags } },
      { ...PLAIN, id: "2", authors: ["A B", "C D"], date: "2018", tags: ["one, two"] },
      PLAIN,
      { ...PLAIN, title: "" },
    ]);
  });

  it.each([
    ["not JSON", '{"_id": "2", ', /it is not JSON/],
    ["no object", "[]", /expected object/],
    ["no text", '{"_id": "2"}', /text: /],
    ["no id", '{"text": "x"}', /_id: /],
  ])("are refused with file and line: %s", async (_, line, fault) => {
    const directory = collectionOf({});
    put(directory, "corpus.jsonl", `\uFEFF${JSON.stringify(DOCUMENT)}\r\n\r\n${line}\n`);
    const reading = collect(corpusOf(directory));
    await expect(reading).rejects.toMatchObject({ code: "invalid_argument" });
    await expect(reading).rejects.toThrow(`${join(directory, "corpus.jsonl")}, line 3: `);
    await expect(reading).rejects.toThrow(fault);
  });

  it("are given as they are read, before the rest of the file is", async () => {
    const directory = collectionOf({});
    put(directory, "corpus.jsonl", `${JSON.stringify(DOCUMENT)}\n{`);
    const documents = corpusOf(directory);
    expect((await documents.next()).value).toEqual(PLAIN);
    await expect(documents.next()).rejects.toThrow("line 2");
  });
});

describe("the questions of a collection", () => {
  const queries = [
    { _id: "q1", text: "One?" },
    { _id: "q2", text: "Two?" },
    { _id: "q3", text: " " },
    { _id: "q1", text: "Once more?" },
    { _id: "q4", text: "x".repeat(MAX_QUERY_LENGTH + 1) },
  ];

  it("are those that a relevant document is known of, in the split that is asked for", async () => {
    const directory = collectionOf({
      queries,
      qrels: { test: ["q1\td1\t1", "q1\td2\t0", "q2\td1\t0"], dev: ["q2\td1\t2"] },
    });
    const test = await readCollection(directory);
    expect(test.questions).toEqual([{ id: "q1", text: "One?" }]);
    expect(test.relevance).toEqual(new Map([["q1", new Map(Object.entries({ d1: 1, d2: 0 }))]]));
    const dev = await readCollection(directory, "dev");
    expect(dev.questions).toEqual([{ id: "q2", text: "Two?" }]);
    expect(dev.answers.size).toBe(0);
  });

  it("are those that have an entry among the answers, too", async () => {
    const answers = { q2: { para: "d1", answers: ["two"], impossible: false } };
    const { questions, answers: gold } = await readCollection(
      collectionOf({ queries, qrels: { test: ["q1\td1\t1"] }, answers }),
    );
    expect(questions.map(({ id }) => id)).toEqual(["q1", "q2"]);
    expect(gold.get("q2")).toEqual({ document: "d1", answers: ["two"], impossible: false });
  });

  it("are counted where they have no text, and cut where they are longer than a library takes", async () => {
    const { questions, questionsWithoutText } = await readCollection(
      collectionOf({ queries, qrels: { test: ["q3\td1\t1", "q4\td1\t1", "q5\td1\t1"] } }),
    );
    expect(questions.map(({ text }) => text.length)).toEqual([MAX_QUERY_LENGTH]);
    expect(questionsWithoutText).toBe(2);
  });

  it("need judgements: a split that is not there is an error that names the others", async () => {
    const directory = collectionOf({ queries, qrels: { train: [], dev: [] } });
    await expect(readCollection(directory)).rejects.toMatchObject({
      code: "invalid_argument",
      field: "--split",
    });
    await expect(readCollection(directory)).rejects.toThrow(
      "has no test.tsv. Choose another one with --split: dev, train.",
    );
    await expect(readCollection(collectionOf({ queries }))).rejects.toThrow("which documents are relevant");
  });

  it("take their judgements from the folder of judgements only", async () => {
    const directory = collectionOf({ queries, qrels: { test: [] } });
    put(directory, "other.tsv", "q1\td1\t1\n");
    await expect(readCollection(directory, "../other")).rejects.toThrow("has no ../other.tsv");
  });

  it.each(["q1 d1 1", "q1\td1", "q1\td1\thigh", "\td1\t1"])(
    "refuse a judgement that is none: %j",
    async (line) => {
      const directory = collectionOf({ queries, qrels: { test: ["q1\td1\t1", line] } });
      await expect(readCollection(directory)).rejects.toThrow(
        `${join(directory, "qrels", "test.tsv")}, line 3: it is not a question's id`,
      );
    },
  );

  it("read judgements without a head", async () => {
    const directory = collectionOf({ queries });
    put(directory, "qrels/test.tsv", "q1\td1\t1\r\n");
    expect((await readCollection(directory)).relevance.get("q1")).toEqual(new Map([["d1", 1]]));
  });

  it("refuse answers that are no answers, with the question at fault", async () => {
    const directory = collectionOf({
      queries,
      qrels: { test: [] },
      answers: { q1: { para: "d1", answers: "x" } },
    });
    await expect(readCollection(directory)).rejects.toThrow(/answers\.json: q1\.answers: /);
    put(directory, "answers.json", "{");
    await expect(readCollection(directory)).rejects.toThrow("answers.json cannot be read");
  });
});

describe("finding collections", () => {
  it("takes a collection itself, or all that lie in a folder", () => {
    const folder = temporaryFolder();
    for (const name of ["b", "a"]) collectionOf({}, join(folder, name));
    put(folder, "notes/readme.txt", "x");
    expect(findCollections(join(folder, "a"))).toEqual([join(folder, "a")]);
    expect(findCollections(folder)).toEqual([join(folder, "a"), join(folder, "b")]);
  });

  it("says what a folder without one lacks", () => {
    const folder = temporaryFolder();
    expect(() => findCollections(folder)).toThrow("holds no collection. Name a folder with corpus.jsonl");
    expect(() => findCollections(join(folder, "none"))).toThrow("cannot be read");
  });
});
