import { basename } from "node:path";
import { AppError } from "../core/errors.ts";
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
  /** Collections, or folders of collections. */
  readonly directories: readonly string[];
  /** Which judgements: `qrels/<split>.tsv`; test where absent. */
  readonly split?: string | undefined;
  /** Where the run is written to, question by question. */
  readonly out?: string | undefined;
  /** The folder of an earlier run to compare with; it may be the one that is written to. */
  readonly compare?: string | undefined;
}

export interface RunReport extends RunSummary {
  /** Null where no earlier run was named. */
  readonly comparison: readonly SystemComparison[] | null;
}

/** Measures all systems on all collections. Throws `invalid_argument` for what is wrong with a folder or a file. */
export async function runEvaluation(options: RunOptions, ports: EvaluationPorts): Promise<RunReport> {
  const { directories, split, out, compare } = options;
  const collections = directories.flatMap(findCollections);
  requireDistinctNames(collections);
  if (compare !== undefined) requireRun(compare);
  const results: CollectionResult[] = [];
  for (const directory of collections) {
    results.push(await evaluateCollection(await readCollection(directory, split), ports));
  }
  const comparison = compare === undefined ? null : await compareWithRun(compare, results);
  if (out !== undefined) writeRun(out, results);
  return { ...summaryOf(results), comparison };
}

/** Results are told apart by the names of the collections' folders. */
function requireDistinctNames(collections: readonly string[]): void {
  const names = collections.map((directory) => basename(directory));
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice === undefined) return;
  throw new AppError("invalid_argument", `Two collections are called ${twice}. Measure them in two runs.`);
}
