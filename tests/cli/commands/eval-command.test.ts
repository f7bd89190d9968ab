import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { formatRun } from "../../../src/cli/format/format-evaluation.ts";
import { documentIdOf } from "../../../src/eval/corpus-files.ts";
import { SYSTEMS } from "../../../src/eval/systems.ts";
import type { RunReport } from "../../../src/eval/evaluation-run.ts";
import { collectionOf } from "../../eval/collection-writer.ts";
import { put, temporaryFolder } from "../../fixtures/temporary-folder.ts";
import { FakeLibrary, HIT } from "../../http/fake-library.ts";
import { pincite } from "../harness.ts";

/** A collection whose one question is about the one document that the fake library finds. */
function smallCollection(): string {
  const id = documentIdOf(HIT.document.source);
  return collectionOf(
    {
      corpus: [{ _id: id, title: "T", text: "Text." }],
      queries: [{ _id: "q1", text: "What did Ann say?" }],
      qrels: { test: [`q1\t${id}\t1`], dev: [] },
    },
    join(temporaryFolder(), "small"),
  );
}

describe("pincite eval", () => {
  it("measures a collection through the library, in a cache below the folder for temporary files", async () => {
    const temporary = temporaryFolder();
    vi.stubEnv("TMPDIR", temporary);
    try {
      const library = new FakeLibrary();
      const { exit, out, err, opened } = await pincite(["eval", smallCollection(), "--json"], { library });
      expect(exit).toBe(0);
      const { collections, comparison } = JSON.parse(out) as RunReport;
      expect(collections).toMatchObject([{ name: "small", answers: null }]);
      expect(collections[0]?.systems.map(({ name }) => name)).toEqual(SYSTEMS.map(({ name }) => name));
      for (const system of collections[0]?.systems ?? []) {
        expect(system).toMatchObject({ questions: 1, ndcg10: 1, mrr10: 1 });
      }
      expect(comparison).toBeNull();
      expect(err).toContain("small: indexing.\nsmall: ranking with pincite.\n");
      const [workspace = ""] = readdirSync(join(temporary, "pincite-eval"));
      for (const configuration of opened) {
        expect(configuration.documentsDirectory).toBe(
          join(temporary, "pincite-eval", workspace, "documents"),
        );
        expect(configuration.modelsDirectory).toBe("/opt/pincite/models");
      }
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it("has help with examples, and no options of a library", async () => {
    const { exit, out } = await pincite(["eval", "--help"]);
    expect(exit).toBe(0);
    expect(out).toMatch(/\nExamples:\n {2}\$ pincite eval /);
    for (const flag of ["--split", "--out", "--compare", "--json", "--models"]) expect(out).toContain(flag);
    expect(out).not.toContain("--documents");
    expect((await pincite(["search", "--help"])).out).not.toContain("--compare");
    expect((await pincite(["eval", "x", "--index", "y"])).exit).toBe(2);
    expect((await pincite(["eval"])).exit).toBe(2);
  });

  it("tells what is wrong with a folder, and ends with 2", async () => {
    const missing = await pincite(["eval", "nowhere"]);
    expect(missing).toMatchObject({ exit: 2, out: "" });
    expect(missing.err).toContain("pincite: The folder /work/nowhere cannot be read");
    const collection = smallCollection();
    const split = await pincite(["eval", collection, "--split", "train", "--json"]);
    expect(split.exit).toBe(2);
    expect(JSON.parse(split.err)).toMatchObject({ code: "invalid_argument", field: "--split" });
    put(collection, "queries.jsonl", "{}\n");
    expect((await pincite(["eval", collection])).err).toContain("queries.jsonl, line 1: ");
  });
});

describe("the tables of a run", () => {
  const report: RunReport = {
    leftOut: [{ collection: "small", chosen: "BM25", heldOut: 0.5, best: "pincite", inSample: 0.75 }],
    collections: [
      {
        name: "small",
        documents: 3,
        passages: 4,
        systems: [
          {
            name: "pincite",
            questions: 2,
            ndcg10: 0.75,
            recall10: 1,
            recall100: 1,
            mrr10: 0.5,
            medianMs: 4.26,
            p95Ms: 11,
          },
          {
            name: "BM25",
            questions: 2,
            ndcg10: 0.5,
            recall10: 0,
            recall100: 1,
            mrr10: 0,
            medianMs: null,
            p95Ms: null,
          },
        ],
        leads: [
          {
            measure: "nDCG@10",
            questions: 2,
            wins: 1,
            losses: 0,
            ties: 1,
            before: 0.5,
            now: 0.75,
            difference: 0.25,
            p: 0.5,
          },
        ],
        lengths: [
          { from: 0, below: 10, questions: 1, ndcg10: [1, 0.5], medianMs: 3 },
          { from: 200, below: null, questions: 1, ndcg10: [0.5, 0.5], medianMs: null },
        ],
        answers: {
          answerable: 10,
          impossible: 0,
          absent: 4,
          goldShown: 0.9,
          goldShownWhereAnswered: 1,
          wronglyRefused: 0.1,
          impossibleRefused: null,
          absentRefused: 0.75,
          outcomes: {
            answered: { answerable: 0.9, impossible: null, absent: 0.25, supported: 0.9 },
            uncertain: { answerable: 0, impossible: null, absent: 0.5, supported: 0 },
            "not-found": { answerable: 0.1, impossible: null, absent: 0.25, supported: 0.5 },
          },
          aurocImpossible: null,
          aurocAbsent: 0.9876,
          curve: [
            {
              allowed: 0.1,
              threshold: 0.25,
              wronglyRefused: 0.1,
              absentRefused: 0.5,
              impossibleRefused: null,
            },
          ],
          reliability: [{ from: 0.9, to: 1, questions: 9, meanConfidence: 0.95, answerable: 1 }],
          calibrationError: 0.05,
          medianMs: 5,
          p95Ms: 6,
        },
      },
    ],
    articles: [],
    comparison: [
      {
        collection: "small",
        system: "pincite",
        measures: [
          {
            measure: "nDCG@10",
            questions: 2,
            wins: 1,
            losses: 0,
            ties: 1,
            before: 0.5,
            now: 0.75,
            difference: 0.25,
            p: 1,
          },
        ],
      },
    ],
  };

  it("line up, in percent, with a dash for what was not measured", () => {
    expect(formatRun(report)).toBe(
      [
        "small: 3 documents, 4 passages, 2 judged questions",
        "  system   nDCG@10  recall@10  recall@100  MRR@10  median ms  p95 ms   lead       p",
        "  pincite    75.00     100.00      100.00   50.00        4.3    11.0               ",
        "  BM25       50.00       0.00      100.00    0.00          –       –  25.00  0.5000",
        "",
        "  nDCG@10 of questions of  0 to 9 words (1)  200 words or more (1)",
        "  pincite                            100.00                  50.00",
        "  BM25                                50.00                  50.00",
        "  median ms                             3.0                      –",
        "",
        "small, answers: 10 answerable, 0 impossible, 4 absent questions",
        "  gold answer shown     90.00",
        "    of those answered  100.00",
        "  wrongly refused       10.00",
        "  impossible refused        –",
        "  absent refused        75.00",
        "  AUROC, impossible         –",
        "  AUROC, absent         0.988",
        "  calibration error     0.050",
        "  median ms               5.0",
        "  p95 ms                  6.0",
        "",
        "  outcome    of answerable  of absent  of impossible  answerable among them",
        "  answered           90.00      25.00              –                  90.00",
        "  uncertain           0.00      50.00              –                   0.00",
        "  not-found          10.00      25.00              –                  50.00",
        "",
        "  allowed  threshold  wrongly refused  absent refused  impossible refused",
        "  10.00       0.2500            10.00           50.00                   –",
        "",
        "  confidence  questions   mean  answerable",
        "  0.9 to 1.0          9  0.950       1.000",
        "",
        "each collection left out: the system that the others choose",
        "  left out  chosen on the others  nDCG@10  best by looking  nDCG@10",
        "  small                     BM25    50.00          pincite    75.00",
        "",
        "small, pincite: compared with the earlier run",
        "  measure  before    now  difference  wins  losses  ties       p",
        "  nDCG@10   50.00  75.00      +25.00     1       0     1  1.0000",
        "",
      ].join("\n"),
    );
  });

  it("say so where an earlier run has nothing in common with this one", () => {
    expect(formatRun({ collections: [], leftOut: [], articles: [], comparison: [] })).toBe(
      "The earlier run has no question in common with this one.\n",
    );
  });
});
