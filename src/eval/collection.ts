import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../core/errors.ts";

export interface CorpusDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly author: string | null;
}

export interface CollectionQuestion {
  readonly id: string;
  readonly text: string;
}

/** What is right for a question whose answer is a stretch of text, as in SQuAD 2.0. */
export interface GoldAnswer {
  /** The id of the document that the question is about. */
  readonly document: string;
  readonly answers: readonly string[];
  readonly impossible: boolean;
}

/** A test collection: documents, questions, and which documents are relevant to which question. */
export interface Collection {
  readonly documents: readonly CorpusDocument[];
  readonly questions: readonly CollectionQuestion[];
  /** Question id → document id → grade. */
  readonly relevance: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Question id → gold answer; empty where the collection has none. */
  readonly answers: ReadonlyMap<string, GoldAnswer>;
}

/** Reads a folder in BEIR format: corpus.jsonl, queries.jsonl, qrels/test.tsv and, where present, answers.json. */
export function readCollection(directory: string): Collection {
  const documents = records(join(directory, "corpus.jsonl")).map((record) => ({
    id: textOf(record, "_id"),
    title: textOf(record, "title"),
    text: textOf(record, "text"),
    author: authorOf(record),
  }));
  const questions = records(join(directory, "queries.jsonl")).map((record) => ({
    id: textOf(record, "_id"),
    text: textOf(record, "text"),
  }));
  return {
    documents,
    questions,
    relevance: readRelevance(join(directory, "qrels", "test.tsv")),
    answers: readAnswers(join(directory, "answers.json")),
  };
}

function readRelevance(path: string): Map<string, Map<string, number>> {
  const relevance = new Map<string, Map<string, number>>();
  for (const line of linesOf(path).slice(1)) {
    const [question = "", document = "", grade = "0"] = line.split("\t");
    const grades = relevance.get(question) ?? new Map<string, number>();
    relevance.set(question, grades.set(document, Number(grade)));
  }
  return relevance;
}

function readAnswers(path: string): Map<string, GoldAnswer> {
  if (!existsSync(path)) return new Map();
  const content = JSON.parse(readFileSync(path, "utf8")) as Record<
    string,
    { para: string; answers: string[]; impossible: boolean }
  >;
  return new Map(
    Object.entries(content).map(([id, { para, answers, impossible }]) => [
      id,
      { document: para, answers, impossible },
    ]),
  );
}

function records(path: string): Record<string, unknown>[] {
  return linesOf(path).map((line) => JSON.parse(line) as Record<string, unknown>);
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "");
  } catch (cause) {
    throw new AppError("invalid_argument", `${path} cannot be read. Name a folder in BEIR format.`, {
      cause,
    });
  }
}

function textOf(record: Record<string, unknown>, field: string): string {
  const value = record[field];
  return typeof value === "string" ? value : "";
}

function authorOf(record: Record<string, unknown>): string | null {
  const { metadata } = record;
  if (typeof metadata !== "object" || metadata === null || !("author" in metadata)) return null;
  return typeof metadata.author === "string" && metadata.author !== "" ? metadata.author : null;
}
