/**
 * `npm run eval:alerts -- <collection or folder of them…>`: how well alerts tell what is new to them. One half of a collection's
 * documents is indexed, its judged questions are kept as alerts, and then the other half comes in. A hit is right where its
 * document is judged relevant to the question. Collections are in BEIR format, as `pincite eval` takes them.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { createHash } from "node:crypto";
import {
  corpusOf,
  findCollections,
  readCollection,
  type Collection,
  type CorpusDocument,
} from "../../src/eval/collection.ts";
import { documentIdOf, writeCorpusFiles } from "../../src/eval/corpus-files.ts";
import type { AlertKeeper, Library } from "../../src/library/library.ts";
import { openLibrary } from "../../src/library/open-library.ts";

const packageDirectory = fileURLToPath(new URL("../../../", import.meta.url));
const KEEPER: AlertKeeper = { keyId: null, seesAll: true };
const THRESHOLDS = [0.5, 0.55, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99];
/** Of one collection; a library keeps no more than a thousand. */
const MOST_QUESTIONS = 300;

/** A document that became a hit of a question. */
interface Found {
  readonly question: string;
  readonly document: string;
  readonly confidence: number;
}

interface Measured {
  readonly found: readonly Found[];
  /** Question id → the relevant documents that came in. */
  readonly wanted: ReadonlyMap<string, ReadonlySet<string>>;
}

async function main(): Promise<void> {
  for (const directory of process.argv.slice(2).flatMap(findCollections)) {
    const collection = await readCollection(directory);
    print(collection.name, await measure(collection));
  }
}

async function measure(collection: Collection): Promise<Measured> {
  const workDirectory = mkdtempSync(join(tmpdir(), "pincite-alerts-"));
  const documentsDirectory = join(workDirectory, "documents");
  const library = openLibrary({
    documentsDirectory,
    indexDirectory: join(workDirectory, "index"),
    modelsDirectory: join(packageDirectory, "models"),
    readerEntry: join(packageDirectory, "dist", "src", "ingest", "worker", "reader-child.js"),
    hitConfidence: THRESHOLDS[0] ?? 0,
  });
  try {
    await add(collection, 0, join(documentsDirectory, "before"));
    await library.sync();
    const alerts = await keepQuestions(collection, library);
    const came = await add(collection, 1, join(documentsDirectory, "after"));
    const started = performance.now();
    await library.sync();
    process.stderr.write(
      `${collection.name}: ${came.size} documents in ${Math.round(performance.now() - started)} ms\n`,
    );
    return { found: await foundBy(alerts, library), wanted: wantedOf(collection, alerts, came) };
  } finally {
    await library.close();
    rmSync(workDirectory, { recursive: true, force: true });
  }
}

/** Writes one half of the corpus, which its ids decide, and gives their ids. */
async function add(collection: Collection, half: number, folder: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  async function* ofHalf(): AsyncGenerator<CorpusDocument> {
    for await (const document of corpusOf(collection.directory)) {
      if (halfOf(document.id) !== half) continue;
      ids.add(document.id);
      yield document;
    }
  }
  mkdirSync(folder, { recursive: true });
  await writeCorpusFiles(ofHalf(), folder);
  return ids;
}

function halfOf(id: string): number {
  return (createHash("sha256").update(id).digest()[0] ?? 0) % 2;
}

/** Alert id → question id. */
async function keepQuestions(
  { questions, relevance }: Collection,
  library: Library,
): Promise<ReadonlyMap<string, string>> {
  const judged = questions.filter(({ id, text }) => relevance.has(id) && text.length <= 2_000);
  const step = Math.max(1, Math.floor(judged.length / MOST_QUESTIONS));
  const alerts = new Map<string, string>();
  for (const { id, text } of judged.filter((_, index) => index % step === 0).slice(0, MOST_QUESTIONS)) {
    alerts.set((await library.keepAlert({ question: text }, KEEPER)).id, id);
  }
  return alerts;
}

async function foundBy(alerts: ReadonlyMap<string, string>, library: Library): Promise<Found[]> {
  const found: Found[] = [];
  for (const [alert, question] of alerts) {
    const best = new Map<string, number>();
    let cursor: string | null = null;
    do {
      const request = { limit: 100, ...(cursor === null ? {} : { cursor }) };
      const page = await library.alertHits(alert, request, KEEPER);
      for (const { document, confidence } of page.hits) {
        const id = documentIdOf(basename(document.source));
        best.set(id, Math.max(best.get(id) ?? 0, confidence));
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
    for (const [document, confidence] of best) found.push({ question, document, confidence });
  }
  return found;
}

function wantedOf(
  { relevance }: Collection,
  alerts: ReadonlyMap<string, string>,
  came: ReadonlySet<string>,
): Measured["wanted"] {
  return new Map(
    [...alerts.values()].map((question) => [
      question,
      new Set(
        [...(relevance.get(question) ?? [])]
          .filter(([document, grade]) => grade > 0 && came.has(document))
          .map(([document]) => document),
      ),
    ]),
  );
}

function print(name: string, { found, wanted }: Measured): void {
  const questions = [...wanted.keys()];
  const relevant = questions.reduce((sum, question) => sum + (wanted.get(question)?.size ?? 0), 0);
  const silent = questions.filter((question) => wanted.get(question)?.size === 0);
  process.stdout.write(
    `${name}: ${questions.length} alerts, ${relevant} relevant documents came in; nothing relevant for ${silent.length} alerts\n`,
  );
  for (const threshold of THRESHOLDS) {
    const hits = found.filter(({ confidence }) => confidence >= threshold);
    const right = hits.filter(({ question, document }) => wanted.get(question)?.has(document) === true);
    const answered = new Set(right.map(({ question }) => question)).size;
    const hit = new Set(hits.map(({ question }) => question));
    const line = [
      `  from ${threshold.toFixed(2)}`,
      `precision ${percent(right.length, hits.length)}`,
      `recall ${percent(right.length, relevant)}`,
      `alerts with a right hit ${percent(answered, questions.length - silent.length)}`,
      `hits for alerts that nothing came for ${percent(silent.filter((question) => hit.has(question)).length, silent.length)}`,
      `hits per alert ${(hits.length / Math.max(1, questions.length)).toFixed(2)}`,
    ];
    process.stdout.write(`${line.join(", ")}\n`);
  }
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}

await main();
