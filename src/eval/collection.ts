import { MAX_QUERY_LENGTH } from "../api/questions/question-limits.ts";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { AppError, messageOf } from "../core/errors.ts";
import { faultsOf, faultyLine, linesOf, recordsOf } from "./json-lines.ts";

export interface CorpusDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly authors: readonly string[];
  /** As the collection writes it. */
  readonly date: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
}

export interface CollectionQuestion {
  readonly id: string;
  /** Not blank, and no longer than a library takes. */
  readonly text: string;
}

/** What is right for a question whose answer is a stretch of text, as in SQuAD 2.0. */
export interface GoldAnswer {
  /** The id of the document that the question is about. */
  readonly document: string;
  readonly answers: readonly string[];
  /** Whether that document does not answer it. */
  readonly impossible: boolean;
}

/** Question id → document id → grade. */
export type Relevance = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * A test collection: documents, questions, and which documents are relevant to which question. Its documents stay on disk
 * (`corpusOf`), since there may be more of them than fit into memory.
 */
export interface Collection {
  readonly name: string;
  readonly directory: string;
  /** Those that are judged or have an entry among the answers, in the order of their file. */
  readonly questions: readonly CollectionQuestion[];
  /** Of the questions that have at least one relevant document. */
  readonly relevance: Relevance;
  /** Question id → gold answer; empty where the collection has none. */
  readonly answers: ReadonlyMap<string, GoldAnswer>;
  /** Judged or answered questions that have no text in queries.jsonl, and so cannot be asked. */
  readonly questionsWithoutText: number;
}

const identifier = z.union([z.string().min(1), z.number()]).transform(String);
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? "");
const textOrList = z
  .union([z.string(), z.number().transform(String), z.array(z.string())])
  .nullish()
  .catch(null)
  .transform((value) => [value ?? []].flat().filter((text) => text.trim() !== ""));
const metadataText = textOrList.transform(([first]) => first ?? null);

const metadataRecord = z
  .object({
    author: textOrList,
    authors: textOrList,
    date: metadataText,
    url: metadataText,
    language: metadataText,
    tags: textOrList,
  })
  .nullish();
const corpusRecord = z.object({
  _id: identifier,
  title: optionalText,
  text: z.string(),
  metadata: metadataRecord.catch(null),
});
const questionRecord = z.object({ _id: identifier, text: z.string() });
const answersFile = z.record(
  z.string(),
  z.object({ para: z.string(), answers: z.array(z.string()), impossible: z.boolean() }),
);

const CORPUS = "corpus.jsonl";

/** The documents of a collection, one at a time. Throws `invalid_argument` with file and line where one is faulty. */
export async function* corpusOf(directory: string): AsyncGenerator<CorpusDocument> {
  for await (const { _id, title, text, metadata } of recordsOf(corpusPath(directory), corpusRecord)) {
    const { author = [], authors = [], date = null, url = null, language = null, tags = [] } = metadata ?? {};
    yield { id: _id, title, text, authors: [...author, ...authors], date, url, language, tags };
  }
}

export function corpusPath(directory: string): string {
  return join(directory, CORPUS);
}

/**
 * The folder itself where it is a collection, else the collections right below it, by name.
 * Throws `invalid_argument` where there is none.
 */
export function findCollections(directory: string): string[] {
  if (existsSync(corpusPath(directory))) return [directory];
  const found = namesIn(directory)
    .map((name) => join(directory, name))
    .filter((path) => existsSync(corpusPath(path)));
  if (found.length > 0) return found.sort();
  throw new AppError(
    "invalid_argument",
    `${directory} holds no collection. Name a folder with corpus.jsonl, queries.jsonl and qrels/test.tsv, or a folder of such folders.`,
  );
}

/**
 * Reads a folder in BEIR format: queries.jsonl, qrels/<split>.tsv and, where present, answers.json.
 * Throws `invalid_argument` with the file, and the line, at fault.
 */
export async function readCollection(directory: string, split = "test"): Promise<Collection> {
  const relevance = await readRelevance(directory, split);
  const answers = readAnswers(join(directory, "answers.json"));
  const wanted = new Set([...relevance.keys(), ...answers.keys()]);
  const questions: CollectionQuestion[] = [];
  for await (const { _id, text } of recordsOf(join(directory, "queries.jsonl"), questionRecord)) {
    // Taken off the wanted ones, so that an id which stands twice is asked once.
    if (text.trim() === "" || !wanted.delete(_id)) continue;
    questions.push({ id: _id, text: text.slice(0, MAX_QUERY_LENGTH) });
  }
  const name = basename(directory);
  return { name, directory, questions, relevance, answers, questionsWithoutText: wanted.size };
}

async function readRelevance(directory: string, split: string): Promise<Relevance> {
  const path = relevancePath(directory, split);
  const relevance = new Map<string, Map<string, number>>();
  for await (const { text, number } of linesOf(path)) {
    const [question = "", document = "", grade = ""] = text.split("\t").map((field) => field.trim());
    const isNumber = /^-?\d+(\.\d+)?$/.test(grade);
    if (!isNumber && number === 1) continue;
    if (question === "" || document === "" || !isNumber) {
      throw faultyLine(
        path,
        number,
        "it is not a question's id, a document's id and a grade, separated by tabs",
      );
    }
    const grades = relevance.get(question) ?? new Map<string, number>();
    relevance.set(question, grades.set(document, Number(grade)));
  }
  return new Map([...relevance].filter(([, grades]) => [...grades.values()].some((grade) => grade > 0)));
}

/** The name of a split comes from a person: only a file that is there under this name is taken. */
function relevancePath(directory: string, split: string): string {
  const folder = join(directory, "qrels");
  const splits = existsSync(folder) ? namesIn(folder).filter((name) => name.endsWith(".tsv")) : [];
  if (splits.includes(`${split}.tsv`)) return join(folder, `${split}.tsv`);
  const others = splits.map((name) => name.replace(/\.tsv$/, "")).sort();
  const advice =
    others.length === 0
      ? "A collection in BEIR format tells there which documents are relevant to which question."
      : `Choose another one with --split: ${others.join(", ")}.`;
  throw new AppError("invalid_argument", `${folder} has no ${split}.tsv. ${advice}`, { field: "--split" });
}

function readAnswers(path: string): ReadonlyMap<string, GoldAnswer> {
  if (!existsSync(path)) return new Map();
  const result = answersFile.safeParse(jsonOf(path));
  if (!result.success) {
    throw new AppError("invalid_argument", `${path}: ${faultsOf(result.error)}.`, { cause: result.error });
  }
  return new Map(
    Object.entries(result.data).map(([id, { para, answers, impossible }]) => [
      id,
      { document: para, answers, impossible },
    ]),
  );
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new AppError("invalid_argument", `${path} cannot be read: ${messageOf(cause)}.`, { cause });
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (cause) {
    throw new AppError("invalid_argument", `The folder ${directory} cannot be read: ${messageOf(cause)}.`, {
      cause,
    });
  }
}
