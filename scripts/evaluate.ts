/**
 * `npm run eval [-- <folder of collections>]`: quality on test collections in BEIR format, through the same library that
 * users call. Prints a table; writes one line per question to `<work folder>/<collection>.questions.jsonl`.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readCollection, type Collection } from "../src/eval/collection.ts";
import { writeCorpusFiles } from "../src/eval/corpus-files.ts";
import { evaluateAnswers, evaluateRanking, refusalRate, summarise } from "../src/eval/evaluate.ts";
import { mean } from "../src/eval/metrics.ts";
import type { Library } from "../src/library/library.ts";
import { openLibrary } from "../src/library/open-library.ts";

const packageDirectory = fileURLToPath(new URL("../../", import.meta.url));
const collections = resolve(process.argv[2] ?? join(packageDirectory, "../shared/eval"));
const workDirectory = join(tmpdir(), "pincite-eval");

async function main(): Promise<void> {
  for (const name of readdirSync(collections).sort()) {
    const collection = readCollection(join(collections, name));
    await evaluateCollection(name, collection);
    if (collection.answers.size > 0) await evaluateAbsence(name, collection);
  }
}

async function evaluateCollection(name: string, collection: Collection): Promise<void> {
  const library = await built(name, collection.documents);
  try {
    const questions = await evaluateRanking(library, collection);
    const { documents, passages } = library.status();
    print(name, { documents, passages, ...summarise(questions) });
    const lines = questions.map((question) => JSON.stringify(question)).join("\n");
    writeFileSync(join(workDirectory, `${name}.questions.jsonl`), `${lines}\n`);
    if (collection.answers.size > 0) print(`${name}, answers`, await evaluateAnswers(library, collection));
  } finally {
    await library.close();
  }
}

/** Leaves out one article at a time: all questions about it should be refused. */
async function evaluateAbsence(name: string, collection: Collection): Promise<void> {
  const articleOf = (documentId: string): string => documentId.replace(/#\d+$/, "");
  const articles = [...new Set(collection.documents.map(({ id }) => articleOf(id)))];
  const rates: number[] = [];
  for (const article of articles) {
    const kept = collection.documents.filter(({ id }) => articleOf(id) !== article);
    const library = await built(`${name}-without-${encodeURIComponent(article)}`, kept);
    const about = collection.questions.filter(
      ({ id }) => articleOf(collection.answers.get(id)?.document ?? "") === article,
    );
    rates.push(await refusalRate(library, about));
    await library.close();
  }
  print(`${name}, article left out`, { articles: articles.length, refused: mean(rates) });
}

async function built(name: string, documents: Collection["documents"]): Promise<Library> {
  const documentsDirectory = join(workDirectory, name, "documents");
  rmSync(documentsDirectory, { recursive: true, force: true });
  mkdirSync(documentsDirectory, { recursive: true });
  writeCorpusFiles(documents, documentsDirectory);
  const library = openLibrary({
    documentsDirectory,
    indexDirectory: join(workDirectory, name, "index"),
    modelsDirectory: join(packageDirectory, "models"),
    readerEntry: fileURLToPath(new URL("../src/ingest/reader-child.js", import.meta.url)),
  });
  const report = await library.sync();
  for (const { source, reason } of report.failed) process.stderr.write(`${source}: ${reason}\n`);
  return library;
}

function print(title: string, figures: object): void {
  const parts = Object.entries(figures).map(([label, value]) => `${label} ${readable(value)}`);
  process.stdout.write(`${title}: ${parts.join(", ")}\n`);
}

function readable(value: unknown): string {
  if (typeof value !== "number") return String(value);
  return Number.isInteger(value) ? String(value) : value.toFixed(4);
}

await main();
