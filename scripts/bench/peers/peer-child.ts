/**
 * One engine in a process of its own, so that its memory is its own: reads the task from its first parameter, and prints
 * what building and asking took.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { decodeVector } from "../../../src/store/tables/vector-codec.ts";
import type { Folders } from "../program.ts";
import { timed } from "../report.ts";
import type { Engine, EngineContext } from "./engine.ts";
import { VECTOR_ENGINES } from "./vector-engines.ts";
import { pinciteByWords, WORD_ENGINES } from "./word-engines.ts";

export interface PeerTask {
  /** By its name in the tables of engines; null loads the items alone, which is what memory is counted from. */
  readonly engine: string | null;
  readonly kind: "words" | "vectors";
  readonly packagesDirectory: string;
  /** An empty folder of this engine's own. */
  readonly directory: string;
  /** JSON files with arrays of texts, or files of single-precision numbers, one vector after the other. */
  readonly items: string;
  readonly questions: string;
  readonly dimensions: number;
  /** The library that holds the texts, for Pincite's own search. */
  readonly folders: Folders;
}

export interface PeerOutcome {
  readonly buildMs: number;
  readonly questionMs: readonly number[];
  readonly found: readonly (readonly number[])[];
  /** Resident in the end, in MB. */
  readonly memoryMb: number;
}

const ROUNDS = 3;

async function main(task: PeerTask): Promise<PeerOutcome> {
  const require = createRequire(join(task.packagesDirectory, "package.json"));
  const context: EngineContext = {
    directory: task.directory,
    load: (name) => import(pathToFileURL(require.resolve(name)).href) as Promise<unknown>,
  };
  if (task.kind === "vectors") {
    const read = (path: string) => vectorsOf(readFileSync(path), task.dimensions);
    return run(await VECTOR_ENGINES[task.engine ?? ""]?.(context), read(task.items), read(task.questions));
  }
  const engine =
    task.engine === "pincite"
      ? pinciteByWords(task.folders)
      : await WORD_ENGINES[task.engine ?? ""]?.(context);
  const read = (path: string) => JSON.parse(readFileSync(path, "utf8")) as readonly string[];
  return run(engine, read(task.items), read(task.questions));
}

async function run<Item, Question>(
  engine: Engine<Item, Question> | undefined,
  items: readonly Item[],
  questions: readonly Question[],
): Promise<PeerOutcome> {
  const buildMs = await timed(async () => engine?.build(items));
  const found: (readonly number[])[] = [];
  const questionMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [place, question] of questions.entries()) {
      questionMs.push(await timed(async () => (found[place] = (await engine?.search(question)) ?? [])));
    }
  }
  // The items stay in use up to here, as they are where nothing is built: the difference is the engine's own.
  const memoryMb = process.memoryUsage().rss / 2 ** 20;
  return { buildMs, questionMs, found, memoryMb: items.length === 0 ? 0 : memoryMb };
}

function vectorsOf(bytes: Buffer, dimensions: number): Float32Array[] {
  const length = dimensions * Float32Array.BYTES_PER_ELEMENT;
  return Array.from({ length: bytes.length / length }, (_, place) =>
    decodeVector(bytes.subarray(place * length, (place + 1) * length)),
  );
}

const outcome = await main(JSON.parse(process.argv[2] ?? "") as PeerTask);
process.stdout.write(JSON.stringify(outcome), () => process.exit(0));
