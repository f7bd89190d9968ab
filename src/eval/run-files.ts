import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { AppError, messageOf } from "../core/errors.ts";
import type { AnswerSummary, AskedQuestion } from "./answer-quality.ts";
import { compareAnswers, compareRankings, type MeasureComparison } from "./comparison.ts";
import type { CollectionResult } from "./evaluate.ts";
import type { LengthClass } from "./question-lengths.ts";
import { leaveOneOut, type LeftOut } from "./leave-one-out.ts";
import { recordsOf } from "./json-lines.ts";
import type { RankingSummary } from "./ranking-quality.ts";

/*
 * A run on disk: `summary.json`, and for each collection a folder with one file for each system (`pincite.jsonl`) and one
 * for the answers (`answers.jsonl`), a line for each question. They hold no times: the same system writes the same lines.
 */

/** The figures of a run, without its single questions. */
export interface RunSummary {
  readonly collections: readonly CollectionSummary[];
  readonly leftOut: readonly LeftOut[];
}

export interface CollectionSummary {
  readonly name: string;
  readonly documents: number;
  readonly passages: number;
  readonly systems: readonly ({ readonly name: string } & RankingSummary)[];
  /** In nDCG@10, of the first system over each of the others. */
  readonly leads: readonly MeasureComparison[];
  readonly lengths: readonly LengthClass[];
  readonly answers: AnswerSummary | null;
}

/** How a run differs from an earlier one. */
export interface SystemComparison {
  readonly collection: string;
  readonly system: string;
  readonly measures: readonly MeasureComparison[];
}

const SUMMARY = "summary.json";
const ANSWERS = "answers";

const share = z.number().min(0).max(1);
const rankedQuestion = z.object({
  id: z.string(),
  ranking: z.array(z.string()),
  ndcg10: share,
  recall10: share,
  recall100: share,
  mrr10: share,
});
const askedQuestion = z.object({
  id: z.string(),
  kind: z.enum(["answerable", "impossible", "absent"]),
  confidence: share,
  answered: z.boolean(),
  goldShown: z.boolean().nullable(),
});

export function summaryOf(results: readonly CollectionResult[]): RunSummary {
  const collections = results.map(({ name, documents, passages, systems, leads, lengths, answers }) => ({
    name,
    documents,
    passages,
    systems: systems.map(({ name: system, summary }) => ({ name: system, ...summary })),
    leads,
    lengths,
    answers: answers?.summary ?? null,
  }));
  return { collections, leftOut: leaveOneOut(collections) };
}

/** Throws `invalid_argument` where the folder cannot be written. */
export function writeRun(directory: string, results: readonly CollectionResult[]): void {
  for (const { name, systems, answers } of results) {
    for (const system of systems)
      write(questionsPath(directory, name, system.name), linesFor(system.questions));
    if (answers !== null)
      write(questionsPath(directory, name, ANSWERS), linesFor(answers.questions.map(withoutTime)));
  }
  write(join(directory, SUMMARY), `${JSON.stringify(summaryOf(results), null, 2)}\n`);
}

/** Throws `invalid_argument` where the folder holds no run: before an hour of measuring, not after it. */
export function requireRun(directory: string): void {
  if (existsSync(join(directory, SUMMARY))) return;
  throw new AppError(
    "invalid_argument",
    `${directory} holds no ${SUMMARY}. Name a folder that a run with --out has written.`,
    { field: "--compare" },
  );
}

/** Compares every system of every collection that the earlier run in `directory` has, too. */
export async function compareWithRun(
  directory: string,
  results: readonly CollectionResult[],
): Promise<SystemComparison[]> {
  const comparisons: SystemComparison[] = [];
  for (const { name: collection, systems, answers } of results) {
    for (const { name: system, questions } of systems) {
      const before = await readRecords(questionsPath(directory, collection, system), rankedQuestion);
      comparisons.push({ collection, system, measures: compareRankings(before, questions) });
    }
    if (answers === null) continue;
    const before = await readRecords(questionsPath(directory, collection, ANSWERS), askedQuestion);
    comparisons.push({ collection, system: ANSWERS, measures: compareAnswers(before, answers.questions) });
  }
  return comparisons.filter(({ measures }) => measures.length > 0);
}

function questionsPath(directory: string, collection: string, system: string): string {
  return join(
    directory,
    encodeURIComponent(collection),
    `${system.toLowerCase().replaceAll(" ", "-")}.jsonl`,
  );
}

function withoutTime({ tookMs, ...question }: AskedQuestion): Omit<AskedQuestion, "tookMs"> {
  return question;
}

function linesFor(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

/** What a file of an earlier run holds; nothing where that run had no such system. */
async function readRecords<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema>[]> {
  const records: z.output<Schema>[] = [];
  if (existsSync(path)) for await (const record of recordsOf(path, schema)) records.push(record);
  return records;
}

function write(path: string, content: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  } catch (cause) {
    throw new AppError("invalid_argument", `${path} cannot be written: ${messageOf(cause)}.`, {
      cause,
      field: "--out",
    });
  }
}
