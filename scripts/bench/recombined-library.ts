import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DEFAULT_READING_LIMITS } from "../../src/config/reading-limits.ts";
import { Embedder } from "../../src/embedding/embedder.ts";
import { formatOf } from "../../src/ingest/format.ts";
import { ReaderProcess } from "../../src/ingest/worker/reader-process.ts";
import { LocalLibrary } from "../../src/library/local-library.ts";
import type { PassageEmbedding, PassageInput, TextEmbedder } from "../../src/library/sync/sync-ports.ts";
import { Random } from "../random.ts";
import { PACKAGE_DIRECTORY, type Folders } from "./program.ts";
import { realSentences } from "./sentences.ts";
import type { Section } from "./report.ts";

/**
 * Libraries of any size whose words and vectors are distributed like real ones: articles put together by chance from real
 * sentences, and vectors made of the real vectors of those sentences plus noise, which costs no pass through the model.
 */

const SENTENCES_PER_PARAGRAPH = 5;
export const PARAGRAPHS_PER_ARTICLE = 20;

/** Of a passage's vector of length 1: keeps passages of the same sentences apart, as other words around them would. */
const NOISE = 0.35;

export type SentenceVectors = ReadonlyMap<string, Float32Array>;

export async function sentenceVectors(
  embedder: Pick<Embedder, "embedPassages">,
  sentences: readonly string[],
): Promise<SentenceVectors> {
  const embeddings = await embedder.embedPassages(
    sentences.map((text) => ({ context: "", text, sentences: [] })),
  );
  return new Map(
    sentences.map((sentence, index) => [sentence, embeddings[index]?.vector ?? new Float32Array()]),
  );
}

/** The text of the `number`-th article, always the same one. */
export function articleOf(number: number, sentences: readonly string[]): string {
  const random = new Random(1, number);
  const paragraphs = Array.from({ length: PARAGRAPHS_PER_ARTICLE }, () =>
    Array.from({ length: SENTENCES_PER_PARAGRAPH }, () => random.pick(sentences)).join(" "),
  );
  const title = random.pick(sentences).split(" ").slice(0, 8).join(" ");
  return [`# ${title} ${number}`, ...paragraphs].join("\n\n");
}

/** The paragraphs of the first `articles` articles. */
export function passageTexts(sentences: readonly string[], articles: number): string[] {
  return Array.from({ length: articles }, (_, number) =>
    articleOf(number, sentences).split("\n\n").slice(1),
  ).flat();
}

/** Where an article is: a filter by folder keeps a half or a twentieth of the articles, one by file a single one. */
export function pathOf(number: number): string {
  return join(`half-${number % 2}`, `twentieth-${number % 20}`, `${number}.md`);
}

/** Writes the articles from `first` up to, and without, `end`. */
export function writeArticles(
  directory: string,
  sentences: readonly string[],
  { first, end }: { readonly first: number; readonly end: number },
): void {
  for (let number = first; number < end; number += 1) {
    const path = join(directory, pathOf(number));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, articleOf(number, sentences));
  }
}

/** The real embedder for questions; a passage's vector is made of those of its sentences. */
export function recombiningEmbedder(real: TextEmbedder, vectors: SentenceVectors): TextEmbedder {
  let drawn = 0;
  const vectorOf = (sentence: string): Float32Array | undefined => vectors.get(sentence.trim());
  const embeddingOf = ({ text, sentences }: PassageInput): PassageEmbedding => {
    const random = new Random(2, (drawn += 1));
    const own = sentences.map(
      ({ start, end }) => vectorOf(text.slice(start, end)) ?? noise(random, real.dimensions),
    );
    const parts = own.length === 0 ? [noise(random, real.dimensions)] : own;
    return { vector: blurred(parts, random), sentences: own };
  };
  return {
    // Of the real one, so that `pincite serve` finds the library to be its own.
    fingerprint: real.fingerprint,
    model: real.model,
    dimensions: real.dimensions,
    maxTokens: real.maxTokens,
    countTokens: (text) => real.countTokens(text),
    embedQuestion: (text) => real.embedQuestion(text),
    embedPassages: (inputs) => Promise.resolve(inputs.map(embeddingOf)),
  };
}

interface Recombination {
  readonly embedder: Embedder;
  readonly vectors: SentenceVectors;
  readonly sentences: readonly string[];
  readonly articles: number;
  /** For the title alone. */
  readonly passages: number;
}

const SENTENCES = 2_000;
const COLLECTIONS = join(PACKAGE_DIRECTORY, "..", "shared", "eval");

/** The sentences that such libraries are made of: each stands in the more passages, the fewer they are. */
export function recombinedSentences(most: number): string[] {
  return realSentences(join(PACKAGE_DIRECTORY, "documents"), COLLECTIONS, most);
}

export function recombinedFolders(workDirectory: string): Folders {
  const library = join(workDirectory, "library");
  return { documentsDirectory: join(library, "documents"), indexDirectory: join(library, "index") };
}

/**
 * Builds such a library in folders of its own below `workDirectory`, and gives them with the sentences that it is made of. Other
 * documents that lie there already are in it as well.
 */
export async function recombinedLibrary(
  workDirectory: string,
  passages: number,
  sentences: readonly string[] = recombinedSentences(SENTENCES),
): Promise<{ readonly folders: Folders; readonly sentences: readonly string[] }> {
  const embedder = await Embedder.open({ modelsDirectory: join(PACKAGE_DIRECTORY, "models") });
  const vectors = await sentenceVectors(embedder, sentences);
  const folders = recombinedFolders(workDirectory);
  mkdirSync(folders.documentsDirectory, { recursive: true });
  const articles = Math.ceil(passages / PARAGRAPHS_PER_ARTICLE);
  await buildRecombined(folders, { embedder, vectors, sentences, articles, passages });
  await embedder.close();
  return { folders, sentences };
}

/** Builds the library that all further figures of this size are taken from. */
export async function buildRecombined(folders: Folders, recombination: Recombination): Promise<Section> {
  const { embedder, vectors, sentences, articles, passages } = recombination;
  writeArticles(folders.documentsDirectory, sentences, { first: 0, end: articles });
  const { timeoutMs, memoryMb, ...limits } = DEFAULT_READING_LIMITS;
  const entry = join(PACKAGE_DIRECTORY, "dist", "src", "ingest", "worker", "reader-child.js");
  const library = new LocalLibrary({
    ...folders,
    model: embedder.model,
    reader: new ReaderProcess({ entry, limits, timeoutMs, memoryMb }),
    isSupported: (path) => formatOf(path) !== null,
    identifyModel: () => Promise.resolve(embedder),
    openEmbedder: () => Promise.resolve(recombiningEmbedder(embedder, vectors)),
    warn: () => undefined,
    now: () => new Date(),
    lockWaitMs: 0,
  });
  const report = await library.sync();
  await library.close();
  const value = (1000 * report.passages) / report.tookMs;
  return {
    title: `Indexing without the model, ${passages} passages`,
    figures: [{ what: `${report.documents} files, ${report.passages} passages`, value, unit: "passages/s" }],
  };
}

function blurred(vectors: readonly Float32Array[], random: Random): Float32Array {
  const mean = unit(sumOf(vectors));
  const blur = noise(random, mean.length);
  return unit(mean.map((value, index) => value + NOISE * (blur[index] ?? 0)));
}

function sumOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (let index = 0; index < sum.length; index += 1) sum[index] = (sum[index] ?? 0) + (vector[index] ?? 0);
  }
  return sum;
}

function noise(random: Random, dimensions: number): Float32Array {
  return unit(
    Float32Array.from({ length: dimensions }, () => random.next() + random.next() + random.next() - 1.5),
  );
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
