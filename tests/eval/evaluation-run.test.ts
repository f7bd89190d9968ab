import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EvaluationPorts } from "../../src/eval/evaluate.ts";
import { runEvaluation } from "../../src/eval/evaluation-run.ts";
import { FakeEmbedder } from "../fixtures/fake-embedder.ts";
import { FakeLibrary } from "../fixtures/fake-library.ts";
import { put, temporaryFolder } from "../fixtures/temporary-folder.ts";
import { collectionOf } from "./collection-writer.ts";

const CORPUS = [
  { _id: "Alaska#0", title: "Alaska", text: "The United States bought Alaska from Russia in 1867." },
  { _id: "Alaska#1", title: "Alaska", text: "The highest mountain of Alaska is Denali." },
  { _id: "Cheese#0", title: "Cheese", text: "Gouda is a yellow cheese made from cow's milk." },
  { _id: "Cheese#1", title: "Cheese", text: "Roquefort ripens in the caves of a limestone mountain." },
];
const QUERIES = [
  { _id: "q1", text: "When was Alaska bought from Russia?" },
  { _id: "q2", text: "What milk is yellow Gouda cheese made from?" },
  { _id: "q3", text: "How many cows made the yellow Gouda cheese?" },
];
const QRELS = { test: ["q1\tAlaska#0\t1", "q2\tCheese#0\t1", "q2\tCheese#1\t1"] };
const ANSWERS = {
  q1: { para: "Alaska#0", answers: ["in  1867"], impossible: false },
  q2: { para: "Cheese#0", answers: ["goat"], impossible: false },
  q3: { para: "Cheese#0", answers: [], impossible: true },
};
const FILES = { corpus: CORPUS, queries: QUERIES, qrels: QRELS, answers: ANSWERS };

interface Bench {
  readonly ports: EvaluationPorts;
  readonly embedder: FakeEmbedder;
  readonly said: string[];
}

/** A place to run evaluations in, with the real store, readers and search, and two systems that are the same. */
function bench(cacheDirectory = temporaryFolder()): Bench {
  const embedder = new FakeEmbedder();
  const said: string[] = [];
  return {
    embedder,
    said,
    ports: {
      systems: [
        { name: "pincite", ranking: "default" },
        { name: "Other one", ranking: "convex" },
      ],
      cacheDirectory,
      openLibrary: (_system, { documentsDirectory, indexDirectory }) =>
        Promise.resolve(new FakeLibrary(documentsDirectory, indexDirectory, embedder).library),
      progress: {
        say: (message) => said.push(message),
        indexing: () => ({ show: () => undefined, end: () => undefined }),
      },
    },
  };
}

function namedCollection(files = FILES): string {
  return collectionOf(files, join(temporaryFolder(), "small"));
}

describe("a run", () => {
  it("measures every system on the judged questions", async () => {
    const { collections, comparison } = await runEvaluation(
      { directories: [namedCollection()] },
      bench().ports,
    );
    expect(comparison).toBeNull();
    const [{ name, documents, passages, systems }] = collections as [(typeof collections)[number]];
    expect({ name, documents, passages }).toEqual({ name: "small", documents: 4, passages: 4 });
    expect(systems.map((system) => [system.name, system.questions, system.mrr10])).toEqual([
      ["pincite", 2, 1],
      ["Other one", 2, 1],
    ]);
    expect(systems[0]?.recall100).toBe(1);
    expect(systems[0]?.medianMs).toBeGreaterThan(0);
  });

  it("asks the questions that have an entry among the answers, with their article and without it", async () => {
    const out = temporaryFolder();
    const { collections } = await runEvaluation({ directories: [namedCollection()], out }, bench().ports);
    const answers = collections[0]!.answers!;
    expect(answers).toMatchObject({ answerable: 2, impossible: 1, absent: 3 });
    const lines = recordsIn(join(out, "small", "answers.jsonl"));
    expect(lines.map(({ id, kind }) => `${String(id)} ${String(kind)}`)).toEqual([
      "q1 answerable",
      "q2 answerable",
      "q3 impossible",
      "q1 absent",
      "q2 absent",
      "q3 absent",
    ]);
    // The gold answer of the first is in the text whatever its spaces, that of the second is not.
    expect(lines.map(({ goldShown }) => goldShown)).toEqual([true, false, null, null, null, null]);
    expect(answers.goldShown).toBe(0.5);
    const share = (kind: string): number => {
      const ofKind = lines.filter((line) => line.kind === kind);
      return ofKind.filter(({ answered }) => answered === false).length / ofKind.length;
    };
    expect(answers.wronglyRefused).toBe(share("answerable"));
    expect(answers.absentRefused).toBe(share("absent"));
    // Without its article a question is farther from all that is left.
    const confidence = (id: string, kind: string): unknown =>
      lines.find((line) => line.id === id && line.kind === kind)?.confidence;
    expect(confidence("q1", "absent")).toBeLessThan(confidence("q1", "answerable") as number);
    expect(answers.curve.map(({ allowed }) => allowed)).toEqual([0.01, 0.02, 0.04, 0.1]);
  });

  it("embeds nothing the second time, and leaves nothing behind but the library", async () => {
    const cache = temporaryFolder();
    const directories = [namedCollection()];
    const [first, second] = [bench(cache), bench(cache)];
    await runEvaluation({ directories }, first.ports);
    expect(first.embedder.embedded).toHaveLength(4);
    await runEvaluation({ directories }, second.ports);
    expect(second.embedder.embedded).toEqual([]);
    const [workspace = ""] = readdirSync(cache);
    expect(readdirSync(join(cache, workspace)).sort()).toEqual(["documents", "index"]);
  });

  it("indexes a corpus that has changed in a place of its own", async () => {
    const cache = temporaryFolder();
    const run = bench(cache);
    await runEvaluation({ directories: [namedCollection()] }, run.ports);
    const corpus = [{ _id: "Alaska#0", title: "Alaska", text: "It is cold." }, ...CORPUS.slice(1)];
    const { collections } = await runEvaluation(
      { directories: [namedCollection({ ...FILES, corpus })] },
      run.ports,
    );
    expect(collections[0]?.documents).toBe(4);
    expect(readdirSync(cache)).toHaveLength(2);
  });

  it("writes the ranking and the measures of every question, the same in every run", async () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    const directories = [namedCollection()];
    const report = await runEvaluation({ directories, out: one }, bench().ports);
    await runEvaluation({ directories, out: two }, bench().ports);
    const [first] = recordsIn(join(one, "small", "pincite.jsonl"));
    expect(first).toMatchObject({ id: "q1", ndcg10: 1, recall10: 1, recall100: 1, mrr10: 1 });
    expect((first?.ranking as string[])[0]).toBe("Alaska#0");
    for (const file of ["pincite.jsonl", "other-one.jsonl", "answers.jsonl"]) {
      expect(readFileSync(join(one, "small", file), "utf8")).toBe(
        readFileSync(join(two, "small", file), "utf8"),
      );
    }
    const { collections } = JSON.parse(readFileSync(join(one, "summary.json"), "utf8")) as typeof report;
    expect(collections).toEqual(report.collections);
  });

  it("compares with an earlier run, also where it writes over it", async () => {
    const out = temporaryFolder();
    const collection = namedCollection();
    const run = bench();
    await runEvaluation({ directories: [collection], out }, run.ports);
    const path = join(out, "small", "pincite.jsonl");
    const worse = recordsIn(path).map((line) => ({ ...line, ndcg10: 0 }));
    put(out, "small/pincite.jsonl", worse.map((line) => `${JSON.stringify(line)}\n`).join(""));
    const options = { directories: [collection], out, compare: out };
    const { comparison } = await runEvaluation(options, run.ports);
    expect(comparison?.map(({ system }) => system)).toEqual(["pincite", "Other one", "answers"]);
    expect(comparison?.[0]?.measures[0]).toMatchObject({ measure: "nDCG@10", wins: 2, losses: 0, ties: 0 });
    expect(comparison?.[1]?.measures[0]).toMatchObject({ wins: 0, losses: 0, ties: 2, p: 1 });
    expect(recordsIn(path)[0]).toMatchObject({ ndcg10: 1 });
  });

  it("says before it measures that there is no earlier run", async () => {
    const run = bench();
    const compare = temporaryFolder();
    const running = runEvaluation({ directories: [namedCollection()], compare }, run.ports);
    await expect(running).rejects.toMatchObject({ code: "invalid_argument", field: "--compare" });
    expect(run.said).toEqual([]);
  });

  it("refuses a damaged file of an earlier run with file and line", async () => {
    const out = temporaryFolder();
    const collection = namedCollection();
    await runEvaluation({ directories: [collection], out }, bench().ports);
    put(out, "small/pincite.jsonl", '{"id": "q1", "ranking": [], "ndcg10": 7}\n');
    const running = runEvaluation({ directories: [collection], compare: out }, bench().ports);
    await expect(running).rejects.toThrow(/pincite\.jsonl, line 1: ndcg10: /);
  });

  it("takes folders of collections, and refuses two of one name", async () => {
    const folder = temporaryFolder();
    const { answers: _, ...unanswered } = FILES;
    for (const name of ["b", "a"]) collectionOf(unanswered, join(folder, name));
    const { collections } = await runEvaluation({ directories: [folder] }, bench().ports);
    expect(collections.map(({ name, answers }) => [name, answers])).toEqual([
      ["a", null],
      ["b", null],
    ]);
    const twice = runEvaluation({ directories: [folder, join(folder, "a")] }, bench().ports);
    await expect(twice).rejects.toThrow("Two collections are called a.");
  });

  it("tells of documents and questions that are left out", async () => {
    const run = bench();
    const corpus = [...CORPUS, { _id: "void", title: "", text: " " }];
    const qrels = { test: [...QRELS.test, "q9\tAlaska#0\t1"] };
    await runEvaluation({ directories: [namedCollection({ ...FILES, corpus, qrels })] }, run.ports);
    expect(run.said).toContainEqual(expect.stringMatching(/^small: questions left out .*: 1\.$/));
    expect(run.said).toContainEqual(expect.stringMatching(/^small: void is left out\. /));
  });

  it("leaves no half-written corpus where a line of it is broken", async () => {
    const cache = temporaryFolder();
    const collection = namedCollection();
    put(collection, "corpus.jsonl", `${JSON.stringify(CORPUS[0])}\n{broken\n`);
    await expect(runEvaluation({ directories: [collection] }, bench(cache).ports)).rejects.toThrow("line 2");
    const [workspace = ""] = readdirSync(cache);
    expect(readdirSync(join(cache, workspace))).toEqual([]);
    expect(existsSync(join(cache, workspace, "documents"))).toBe(false);
  });
});

function recordsIn(path: string): Record<string, unknown>[] {
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
