import { basename } from "node:path";
import { AppError } from "../core/errors.ts";
import { evaluateExtraction, isArticleSet, type ExtractionResult } from "./article-extraction.ts";
import { findCollections, readCollection } from "./collection.ts";
import { evaluateCollection, type CollectionResult, type EvaluationPorts } from "./evaluate.ts";
import {
  compareWithRun,
  requireRun,
  summaryOf,
  writeRun,
  type RunSummary,
  type SystemComparison,
} from "./run-files.ts";

export interface RunOptions {
  /** Collections, folders of collections, or sets of saved pages with their articles. */
  readonly directories: readonly string[];
  /** Which judgements: `qrels/<split>.tsv`; test where absent. */
  readonly split?: string | undefined;
  /** Where the run is written to, question by question. */
  readonly out?: string | undefined;
  /** The folder of an earlier run to compare with; it may be the one that is written to. */
  readonly compare?: string | undefined;
}

export interface RunReport extends RunSummary {
  readonly articles: readonly ExtractionResult[];
  /** Null where no earlier run was named. */
  readonly comparison: readonly SystemComparison[] | null;
}

/** Measures all systems on all collections, and reading on all sets of pages. Throws `invalid_argument` for what is wrong with a folder or a file. */
export async function runEvaluation(options: RunOptions, ports: EvaluationPorts): Promise<RunReport> {
  const { directories, split, out, compare } = options;
  const collections = directories.filter((directory) => !isArticleSet(directory)).flatMap(findCollections);
  requireDistinctNames(collections);
  if (compare !== undefined) requireRun(compare);
  const results: CollectionResult[] = [];
  for (const directory of collections) {
    results.push(await evaluateCollection(await readCollection(directory, split), ports));
  }
  const articles: ExtractionResult[] = [];
  for (const directory of directories.filter(isArticleSet))
    articles.push(await evaluateExtraction(directory));
  const comparison = compare === undefined ? null : await compareWithRun(compare, results);
  if (out !== undefined) writeRun(out, results);
  return { ...summaryOf(results), articles, comparison };
}

/** Results are told apart by the names of the collections' folders. */
function requireDistinctNames(collections: readonly string[]): void {
  const names = collections.map((directory) => basename(directory));
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice === undefined) return;
  throw new AppError("invalid_argument", `Two collections are called ${twice}. Measure them in two runs.`);
}
