/**
 * `npm run bench [-- --passages 1000,10000 --only embedding,questions --json figures.json --svg curves.svg --keep libraries]`: speed and
 * memory of this build on this machine, as tables on standard output. Each figure stands beside a baseline of the same run, because
 * the machine's own speed varies. With `--keep` the libraries stay in that folder, and are found there by later runs: one of a million
 * passages takes an hour to build.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Embedder } from "../../src/embedding/embedder.ts";
import { MANIFEST } from "../../src/store/dense/snapshot.ts";
import { Random } from "../random.ts";
import { benchEmbedding } from "./embedding-bench.ts";
import { benchGraph } from "./graph-bench.ts";
import { growthChart, type GrowthCurve } from "./growth-chart.ts";
import { benchChanges, benchColdStart, benchIndexing, newFolders } from "./indexing-bench.ts";
import { benchInterference } from "./interference-bench.ts";
import { benchPeers, installPeers } from "./peers/peer-bench.ts";
import { PACKAGE_DIRECTORY, type Folders } from "./program.ts";
import { benchQuestions, type QuestionSet } from "./question-bench.ts";
import {
  buildRecombined,
  PARAGRAPHS_PER_ARTICLE,
  passageTexts,
  sentenceVectors,
  type SentenceVectors,
} from "./recombined-library.ts";
import { tableOf, type Section } from "./report.ts";
import { realSentences } from "./sentences.ts";

const MOST_SENTENCES = 4_000;
const MODELS = join(PACKAGE_DIRECTORY, "models");

/** What is measured where nothing else is wanted: peers are installed from the registry, so they are asked for by name. */
const SECTIONS = ["embedding", "indexing", "questions", "changes", "cold", "interference", "graph"] as const;
type SectionName = (typeof SECTIONS)[number] | "peers";

const { values: options } = parseArgs({
  options: {
    passages: { type: "string", default: "1000,10000" },
    only: { type: "string", default: SECTIONS.join(",") },
    json: { type: "string" },
    svg: { type: "string" },
    keep: { type: "string" },
  },
});
const sizes = options.passages.split(",").map(Number);
const wanted = new Set(options.only.split(","));
const wants = (name: SectionName): boolean => wanted.has(name);
const measured: Section[] = [];

function show(section: Section): void {
  measured.push(section);
  process.stdout.write(`${tableOf(section)}\n`);
}

async function main(): Promise<void> {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}`;
  process.stdout.write(`${machine}\n\n`);
  const sentences = realSentences(
    join(PACKAGE_DIRECTORY, "documents"),
    join(PACKAGE_DIRECTORY, "..", "shared", "eval"),
    MOST_SENTENCES,
  );
  const workDirectory = options.keep ?? mkdtempSync(join(tmpdir(), "pincite-bench-"));
  try {
    const peers = wants("peers") ? installPeers(workDirectory) : null;
    if (wants("embedding")) show(await benchEmbedding(MODELS, sentences, peers));
    if (wants("indexing")) show(await benchIndexing(workDirectory, MODELS, sentences));
    await benchSizes(workDirectory, sentences, peers);
  } finally {
    if (options.keep === undefined) rmSync(workDirectory, { recursive: true, force: true });
  }
  if (options.svg !== undefined) {
    writeFileSync(options.svg, growthChart("A question over HTTP, median", "ms", curves()));
  }
  if (options.json !== undefined) {
    writeFileSync(options.json, `${JSON.stringify({ machine, sections: measured }, null, 2)}\n`);
  }
}

async function benchSizes(
  workDirectory: string,
  sentences: readonly string[],
  peers: string | null,
): Promise<void> {
  const ofSizes = ["peers", ...SECTIONS.slice(2)] as const;
  if (!ofSizes.some(wants)) return;
  const embedder = await Embedder.open({ modelsDirectory: MODELS });
  const vectors = await sentenceVectors(embedder, sentences);
  const set = questionSet(sentences);
  for (const passages of sizes) {
    if (wants("graph")) show(await benchGraph(...graphVectors(vectors, passages)));
    const folders = newFolders(workDirectory, String(passages));
    const size = { articles: Math.ceil(passages / PARAGRAPHS_PER_ARTICLE), passages };
    if (!isBuilt(folders)) show(await buildRecombined(folders, { embedder, vectors, sentences, ...size }));
    await benchLibrary(folders, passages, sentences, set);
    if (peers !== null) {
      const [ofPassages, ofQuestions] = graphVectors(vectors, passages);
      const sectionsOfPeers = benchPeers({
        packagesDirectory: peers,
        workDirectory,
        folders,
        texts: passageTexts(sentences, size.articles),
        questions: set.short,
        vectors: ofPassages,
        questionVectors: ofQuestions,
      });
      for (const section of sectionsOfPeers) show(section);
    }
  }
  await embedder.close();
}

/** The graph's snapshot is the last that a build writes. */
function isBuilt({ indexDirectory }: Folders): boolean {
  return existsSync(join(indexDirectory, MANIFEST));
}

const CURVES = ["lexical: p50", "dense: p50", "ask: p50", "ask: p99", "ask, 500 words: p50"];

function curves(): GrowthCurve[] {
  return CURVES.map((name) => ({
    name,
    points: sizes.flatMap((passages) => {
      const section = measured.find(({ title }) => title === `Questions, ${passages} passages`);
      const figure = section?.figures.find(({ what }) => what === name);
      return figure === undefined ? [] : [{ passages, value: figure.value }];
    }),
  }));
}

async function benchLibrary(
  folders: Folders,
  passages: number,
  sentences: readonly string[],
  set: QuestionSet,
): Promise<void> {
  if (wants("questions")) show(await benchQuestions(folders, passages, set));
  if (wants("cold")) show(await benchColdStart(folders, passages, set.short[0] ?? ""));
  if (wants("changes")) show(await benchChanges(folders, passages, sentences));
  if (wants("interference")) show(await benchInterference(folders, sentences, set.short));
}

/** Short ones are the beginnings of sentences, long ones several sentences one after the other, as people paste them. */
function questionSet(sentences: readonly string[]): QuestionSet {
  const random = new Random(3, 0);
  const start = (words: number): string => random.pick(sentences).split(" ").slice(0, words).join(" ");
  const long = (): string => {
    const words: string[] = [];
    while (words.length < 500) words.push(...random.pick(sentences).split(" "));
    return words.slice(0, 500).join(" ");
  };
  return {
    short: Array.from({ length: 20 }, () => `what about ${start(6)}`),
    common: [
      "what is it that they have to do with this",
      "who was there and what did they have",
      "how is it now",
    ],
    long: Array.from({ length: 5 }, long),
  };
}

function graphVectors(vectors: SentenceVectors, passages: number): [Float32Array[], Float32Array[]] {
  const random = new Random(4, 0);
  const all = [...vectors.values()];
  const mixed = (parts: number): Float32Array => {
    const chosen = Array.from({ length: parts }, () => random.pick(all));
    const sum = (chosen[0] ?? new Float32Array()).map((_, at) =>
      chosen.reduce((total, vector) => total + (vector[at] ?? 0), 0),
    );
    const length = Math.hypot(...sum);
    return sum.map((value) => value / length);
  };
  return [Array.from({ length: passages }, () => mixed(5)), Array.from({ length: 50 }, () => mixed(1))];
}

await main();
