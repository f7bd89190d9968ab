import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { encodeVector } from "../../../src/store/tables/vector-codec.ts";
import type { Folders } from "../program.ts";
import { median, type Figure, type Section } from "../report.ts";
import { K } from "./engine.ts";
import type { PeerOutcome, PeerTask } from "./peer-child.ts";
import { nearestOf, VECTOR_ENGINES } from "./vector-engines.ts";
import { WORD_ENGINES } from "./word-engines.ts";

/** Installed for the measurement alone, and not with the package: they weigh 270 MB. */
const PEERS = {
  "@orama/orama": "3.1.18",
  minisearch: "7.2.0",
  flexsearch: "0.8.212",
  usearch: "2.26.2",
  "@lancedb/lancedb": "0.39.0",
  "sqlite-vec": "0.1.9",
  "@lat.md/embed": "0.2.0",
};
const CHILD = fileURLToPath(new URL("./peer-child.js", import.meta.url));

/** Installs the peers from the registry into a folder of their own, which it gives. */
export function installPeers(workDirectory: string): string {
  const directory = join(workDirectory, "peers");
  mkdirSync(directory);
  writeFileSync(join(directory, "package.json"), JSON.stringify({ private: true, dependencies: PEERS }));
  const { status, stderr } = spawnSync("npm", ["install", "--no-audit", "--no-fund"], {
    cwd: directory,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The peers cannot be installed: ${stderr}`);
  return directory;
}

export interface PeerCorpus {
  readonly packagesDirectory: string;
  readonly workDirectory: string;
  /** The library with these texts. */
  readonly folders: Folders;
  readonly texts: readonly string[];
  readonly questions: readonly string[];
  readonly vectors: readonly Float32Array[];
  readonly questionVectors: readonly Float32Array[];
}

/** Search by words and by vectors: this package's and its peers', each in a process of its own, over the same passages. */
export function benchPeers(corpus: PeerCorpus): Section[] {
  return [byWords(corpus), byVectors(corpus)];
}

function byWords(corpus: PeerCorpus): Section {
  const files = writeFiles(corpus, "texts", JSON.stringify(corpus.texts), JSON.stringify(corpus.questions));
  const measure = measurer(corpus, { kind: "words", dimensions: 0, ...files });
  const own = measure("pincite");
  const peers = Object.keys(WORD_ENGINES).map((engine) => ({ engine, outcome: measure(engine) }));
  const baseline = { what: "pincite", value: median(own.outcome.questionMs) };
  return {
    title: `Words, ${corpus.texts.length} passages`,
    figures: [
      { what: "pincite, with the cited passages", value: baseline.value, unit: "ms", note: own.note },
      ...peers.map(({ engine, outcome: { outcome, note } }): Figure => ({
        what: `${engine}, numbers alone`,
        value: median(outcome.questionMs),
        unit: "ms",
        baseline,
        note: `built in ${seconds(outcome.buildMs)}, ${note}`,
      })),
    ],
  };
}

function byVectors(corpus: PeerCorpus): Section {
  const { vectors, questionVectors } = corpus;
  const files = writeFiles(corpus, "vectors", joined(vectors), joined(questionVectors));
  const measure = measurer(corpus, { kind: "vectors", dimensions: vectors[0]?.length ?? 0, ...files });
  const nearest = questionVectors.map((question) => nearestOf(question, vectors));
  const measured = Object.keys(VECTOR_ENGINES).map((engine) => ({ engine, ...measure(engine) }));
  const own = median(measured[0]?.outcome.questionMs ?? []);
  return {
    title: `Vectors, ${vectors.length}`,
    figures: measured.map(({ engine, outcome, note }, place): Figure => ({
      what: engine,
      value: median(outcome.questionMs),
      unit: "ms",
      ...(place === 0 ? {} : { baseline: { what: "pincite", value: own } }),
      note: `recall@10 ${recall(outcome.found, nearest).toFixed(3)}, built in ${seconds(outcome.buildMs)}, ${note}`,
    })),
  };
}

function recall(found: readonly (readonly number[])[], nearest: readonly (readonly number[])[]): number {
  const hits = nearest.map((near, place) => near.filter((item) => found[place]?.includes(item)).length);
  return hits.reduce((sum, count) => sum + count, 0) / (K * nearest.length);
}

function measurer(
  { packagesDirectory, workDirectory, folders }: PeerCorpus,
  task: Pick<PeerTask, "kind" | "dimensions" | "items" | "questions">,
): (engine: string) => { readonly outcome: PeerOutcome; readonly note: string } {
  const run = (engine: string | null): PeerOutcome => {
    const directory = mkdtempSync(join(workDirectory, "engine-"));
    const parameter: PeerTask = { ...task, engine, packagesDirectory, directory, folders };
    const { status, stdout, stderr } = spawnSync(process.execPath, [CHILD, JSON.stringify(parameter)], {
      encoding: "utf8",
      maxBuffer: 2 ** 26,
    });
    if (status !== 0) throw new Error(`${engine ?? "nothing"} failed: ${stderr}`);
    return JSON.parse(stdout) as PeerOutcome;
  };
  const empty = run(null).memoryMb;
  return (engine) => {
    const outcome = run(engine);
    return { outcome, note: `${Math.max(0, outcome.memoryMb - empty).toFixed(0)} MB` };
  };
}

function writeFiles(
  { workDirectory }: PeerCorpus,
  name: string,
  items: string | Buffer,
  questions: string | Buffer,
): Pick<PeerTask, "items" | "questions"> {
  const paths = { items: join(workDirectory, name), questions: join(workDirectory, `${name}-questions`) };
  writeFileSync(paths.items, items);
  writeFileSync(paths.questions, questions);
  return paths;
}

const joined = (vectors: readonly Float32Array[]): Buffer => Buffer.concat(vectors.map(encodeVector));

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
