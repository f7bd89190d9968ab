/**
 * `npm run eval:long -- <collection or folder of them…>`: which passage of a long document is found. The paragraphs of each
 * article, documents of their own in these collections, are put together to one document, and the same questions asked; a
 * passage is right where it holds the answer in the paragraph that the question was made for. Besides the default, the
 * rankings that `pincite eval` measures.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Hit } from "../../src/api/questions/hit.ts";
import { articleOf } from "../../src/eval/articles.ts";
import { corpusOf, findCollections, readCollection, type Collection } from "../../src/eval/collection.ts";
import { documentIdOf, writeCorpusFiles } from "../../src/eval/corpus-files.ts";
import { mean } from "../../src/eval/ranking-metrics.ts";
import { SYSTEMS } from "../../src/eval/systems.ts";
import type { Library } from "../../src/library/library.ts";
import { openLibrary, type RankingName } from "../../src/library/open-library.ts";

const packageDirectory = fileURLToPath(new URL("../../../", import.meta.url));
const DEPTH = 10;

interface Folders {
  readonly documentsDirectory: string;
  readonly indexDirectory: string;
}

interface LongQuestion {
  readonly text: string;
  readonly article: string;
  readonly paragraph: string;
  readonly answers: readonly string[];
}

async function main(): Promise<void> {
  for (const directory of process.argv.slice(2).flatMap(findCollections)) {
    const collection = await readCollection(directory);
    const workDirectory = mkdtempSync(join(tmpdir(), "pincite-long-"));
    const folders = {
      documentsDirectory: join(workDirectory, "documents"),
      indexDirectory: join(workDirectory, "index"),
    };
    try {
      await measure(collection, folders);
    } finally {
      rmSync(workDirectory, { recursive: true, force: true });
    }
  }
}

async function measure(collection: Collection, folders: Folders): Promise<void> {
  const paragraphs = await paragraphsOf(collection);
  await writeCorpusFiles(articlesOf(paragraphs), folders.documentsDirectory);
  const questions = questionsOf(collection, paragraphs);
  process.stdout.write(`${collection.name}, ${questions.length} questions\n`);
  for (const { name, ranking } of SYSTEMS) {
    const library = open(folders, ranking);
    try {
      await library.sync();
      const ranks = await ranksOf(questions, library);
      const [mrr, first, found] = [
        ranks.map((rank) => 1 / rank),
        ranks.map((rank) => Number(rank === 1)),
        ranks.map((rank) => Number(rank <= DEPTH)),
      ].map((values) => (100 * (mean(values) ?? 0)).toFixed(1));
      process.stdout.write(`  ${name.padEnd(40)} MRR@10 ${mrr}  first ${first}  among ten ${found}\n`);
    } finally {
      await library.close();
    }
  }
}

/** Paragraph id → its article and its words. */
async function paragraphsOf({
  directory,
}: Collection): Promise<ReadonlyMap<string, { readonly article: string; readonly text: string }>> {
  const paragraphs = new Map<string, { article: string; text: string }>();
  for await (const { id, text } of corpusOf(directory)) {
    const article = articleOf(id);
    if (article !== null) paragraphs.set(id, { article, text });
  }
  return paragraphs;
}

async function* articlesOf(paragraphs: Awaited<ReturnType<typeof paragraphsOf>>) {
  const byArticle = new Map<string, string[]>();
  for (const { article, text } of paragraphs.values())
    byArticle.set(article, [...(byArticle.get(article) ?? []), text]);
  for (const [id, own] of byArticle) {
    const text = own.join("\n\n");
    const title = id.replaceAll("_", " ");
    yield { id, title, text, authors: [], date: null, url: null, language: null, tags: [] };
  }
}

function questionsOf(
  { questions, answers }: Collection,
  paragraphs: Awaited<ReturnType<typeof paragraphsOf>>,
): LongQuestion[] {
  return questions.flatMap(({ id, text }) => {
    const gold = answers.get(id);
    const paragraph = gold === undefined || gold.impossible ? undefined : paragraphs.get(gold.document);
    if (gold === undefined || paragraph === undefined) return [];
    return [{ text, article: paragraph.article, paragraph: paragraph.text, answers: gold.answers }];
  });
}

/** Of the first right passage, Infinity where none is. */
async function ranksOf(questions: readonly LongQuestion[], library: Library): Promise<number[]> {
  const ranks: number[] = [];
  for (const question of questions) {
    const { hits } = await library.search({ query: question.text, k: DEPTH });
    const place = hits.findIndex((hit) => isRight(hit, question));
    ranks.push(place < 0 ? Infinity : place + 1);
  }
  return ranks;
}

/** A passage may hold several paragraphs, or a part of one. */
function isRight({ document, passage }: Hit, { article, paragraph, answers }: LongQuestion): boolean {
  if (documentIdOf(document.source) !== article) return false;
  const [words, own] = [inOneLine(passage.text), inOneLine(paragraph)];
  const shared = words.split(own).length > 1 ? own : sharedEnd(words, own);
  return answers.some((answer) => shared.includes(inOneLine(answer)));
}

/** What a passage has of a paragraph that it does not hold whole: a stretch within it, its beginning or its end. */
function sharedEnd(passage: string, paragraph: string): string {
  if (paragraph.includes(passage)) return passage;
  for (let length = Math.min(passage.length, paragraph.length); length > 0; length -= 1) {
    if (passage.endsWith(paragraph.slice(0, length))) return paragraph.slice(0, length);
    if (passage.startsWith(paragraph.slice(-length))) return paragraph.slice(-length);
  }
  return "";
}

function inOneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function open(folders: Folders, ranking: RankingName): Library {
  return openLibrary({
    ...folders,
    modelsDirectory: join(packageDirectory, "models"),
    readerEntry: join(packageDirectory, "dist", "src", "ingest", "worker", "reader-child.js"),
    ranking,
  });
}

await main();
