import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { defaultLimits } from "../config/limits.ts";
import type { Document } from "../core/document.ts";
import { AppError, messageOf } from "../core/errors.ts";
import { readContents } from "../ingest/read-document.ts";
import { splitDocument } from "../passages/splitting.ts";

/** How well the passages of saved web pages are their articles, which people have written out. */
export interface ExtractionResult {
  readonly name: string;
  readonly pages: number;
  /** Of the means below. */
  readonly f1: number;
  /** Mean over the pages of the share of what was read that is the article's. */
  readonly precision: number;
  /** Mean over the pages of the share of the article that was read. */
  readonly recall: number;
  /** Pages of whose article less than a tenth was read. */
  readonly lost: number;
  readonly msPerMegabyte: number;
}

const TRUTH = "ground-truth.json";
const truthSchema = z.record(z.string(), z.object({ articleBody: z.string() }));

/** Whether a folder holds saved pages (`html/<id>.html.gz`) and what their articles are (`ground-truth.json`). */
export function isArticleSet(directory: string): boolean {
  return existsSync(join(directory, TRUTH));
}

/** Reads all pages of such a folder as the library would. Throws `invalid_argument` for what is wrong with a file. */
export async function evaluateExtraction(directory: string): Promise<ExtractionResult> {
  const truth = truthOf(directory);
  const counts: Overlap[] = [];
  let bytes = 0;
  let ms = 0;
  for (const [id, { articleBody }] of Object.entries(truth)) {
    const page = pageOf(directory, id);
    const start = performance.now();
    const { documents } = await readContents(page, `${id}.html`, defaultLimits);
    ms += performance.now() - start;
    bytes += page.length;
    counts.push(overlap(articleBody, documents.map(({ document }) => passagesOf(document)).join("\n")));
  }
  const precision = mean(counts.map(({ common, extra }) => share(common, extra)));
  const recall = mean(counts.map(({ common, missed }) => share(common, missed)));
  return {
    name: basename(directory),
    pages: counts.length,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    precision,
    recall,
    lost: counts.filter(({ common, missed }) => share(common, missed) < LOST).length,
    msPerMegabyte: bytes === 0 ? 0 : ms / (bytes / 1_000_000),
  };
}

const LOST = 0.1;

function truthOf(directory: string): z.infer<typeof truthSchema> {
  const path = join(directory, TRUTH);
  try {
    return truthSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new AppError("invalid_argument", `${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

function pageOf(directory: string, id: string): Uint8Array {
  const path = join(directory, "html", `${id}.html.gz`);
  try {
    return gunzipSync(readFileSync(path));
  } catch (error) {
    throw new AppError("invalid_argument", `${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

/** The text that can be found: all passages. Where they are cut makes no difference here, so words stand in for tokens. */
function passagesOf(document: Document): string {
  const passages = splitDocument(document, {
    countTokens: (text) => text.split(/\s+/).length,
    maxTokens: LONGEST_PASSAGE,
  });
  return passages.map(({ text }) => text).join("\n");
}

const LONGEST_PASSAGE = 256;

/** How often runs of four words are in both texts, in the second alone, and in the first alone. */
export interface Overlap {
  readonly common: number;
  readonly extra: number;
  readonly missed: number;
}

/**
 * Compares two texts as the article extraction benchmark does: multisets of the runs of four words (`\w+` of Unicode, capitals
 * kept); a shorter text is one run.
 * https://github.com/scrapinghub/article-extraction-benchmark
 */
export function overlap(truth: string, read: string): Overlap {
  const [expected, found] = [shinglesOf(truth), shinglesOf(read)];
  let common = 0;
  for (const [shingle, count] of found) common += Math.min(count, expected.get(shingle) ?? 0);
  return { common, extra: sum(found) - common, missed: sum(expected) - common };
}

const SHINGLE = 4;

function shinglesOf(text: string): ReadonlyMap<string, number> {
  const words = text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  const last = words.length === 0 ? 0 : Math.max(1, words.length - SHINGLE + 1);
  for (let at = 0; at < last; at++) {
    const shingle = words.slice(at, at + SHINGLE).join(" ");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function share(common: number, others: number): number {
  return common === 0 ? 0 : common / (common + others);
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}
