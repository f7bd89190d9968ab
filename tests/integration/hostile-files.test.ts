import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatOf } from "../../src/ingest/format.ts";
import type { ReadLimits } from "../../src/config/limits.ts";
import { ReaderProcess } from "../../src/ingest/worker/reader-process.ts";
import type { ReadResult } from "../../src/core/read-result.ts";
import { ALL_FORMATS, sampleFiles } from "../fixtures/sample-files.ts";
import { sliceFaults } from "../fixtures/slice-faults.ts";
import { put } from "../fixtures/temporary-folder.ts";
import { hostileArchives } from "./hostile-archives.ts";
import { damaged, misnamed, type HostileFile } from "./hostile-mutations.ts";
import { hostileStructures } from "./hostile-structures.ts";
import { packageDirectory, suiteFolder } from "./real-library.ts";

const limits: ReadLimits = {
  maxFileBytes: 10_000_000,
  maxTextBytes: 10_000_000,
  maxCharacters: 5_500_000,
  maxPages: 50,
  maxUnpackedBytes: 20_000_000,
  maxEntries: 1_000,
  maxNesting: 3,
  recognitionLanguages: ["en"],
};
const TIMEOUT_MS = 20_000;
/** How often each kind of random damage is done to each file. */
const ROUNDS = 7;

interface Outcome {
  readonly file: HostileFile;
  readonly result: ReadResult;
  readonly tookMs: number;
}

const samples = await sampleFiles();

function* hostileFiles(): Generator<HostileFile> {
  yield* hostileStructures(samples);
  yield* hostileArchives(samples);
  yield* misnamed(samples);
  yield* damaged(samples, ROUNDS);
}

describe("hostile files", () => {
  const folder = suiteFolder();
  const entry = join(packageDirectory, "dist", "src", "ingest", "worker", "reader-child.js");
  const readers = [1, 2].map(
    () => new ReaderProcess({ entry, limits, timeoutMs: TIMEOUT_MS, memoryMb: 512 }),
  );
  const outcomes: Outcome[] = [];
  const faults: string[] = [];

  /** Both readers take the next file from the same row until there is none. */
  async function readAll(reader: ReaderProcess, lane: number, files: Iterator<HostileFile>): Promise<void> {
    for (let next = files.next(); next.done !== true; next = files.next()) {
      const file = next.value;
      const path = put(folder, `${lane}/${file.name}`, file.bytes);
      const started = performance.now();
      const result = await reader.read(path);
      const tookMs = performance.now() - started;
      rmSync(path);
      faults.push(...faultsOf(file, result).map((fault) => `${file.format}, ${file.deed}: ${fault}`));
      // The texts are checked and let go: all of them together would fill the memory.
      outcomes.push({ file, tookMs, result: result.ok ? { ...result, documents: [] } : result });
    }
  }

  beforeAll(async () => {
    if (!existsSync(entry))
      throw new Error("Run `npm run build` first: the reader's process is not compiled.");
    const files = hostileFiles();
    await Promise.all(readers.map((reader, lane) => readAll(reader, lane, files)));
    for (const line of summaryOf(outcomes)) console.info(line);
  }, 600_000);
  afterAll(() => Promise.all(readers.map((reader) => reader.close())));

  it("are more than a thousand, of every format", () => {
    expect(samples.map(({ name }) => formatOf(name))).toEqual(ALL_FORMATS);
    expect(outcomes.length).toBeGreaterThanOrEqual(1_000);
    for (const format of ALL_FORMATS) {
      expect(outcomes.filter(({ file }) => file.format === format).length, format).toBeGreaterThanOrEqual(75);
    }
  });

  it("are read into exact slices, or refused for a reason, and none is lost in silence", () => {
    expect(faults).toEqual([]);
  });

  it("end no reader's process, except where one takes all the time or memory that it is given", () => {
    // Which ones do depends on the machine: they are told, not counted.
    const stopped = outcomes.filter(({ result }) => !result.ok && STOPPED.test(result.reason));
    for (const outcome of stopped) console.info(`stopped: ${describeOutcome(outcome)}`);
    const ended = outcomes.filter(({ result }) => !result.ok && result.reason.includes(ENDED));
    expect(ended.map(describeOutcome)).toEqual([]);
  });

  it("leave readers that read good files", async () => {
    for (const reader of readers) {
      for (const { name, bytes, finds } of samples) {
        const result = await reader.read(put(folder, name, bytes));
        if (!result.ok) throw new Error(`${name}: ${result.reason}`);
        expect(result.documents.map(({ part }) => part)).toEqual(finds.map(({ part }) => part));
        for (const [at, { sentence }] of finds.entries()) {
          expect(result.documents[at]?.document.text).toContain(sentence);
        }
      }
    }
  });
});

/** What the reader's parent says when there was no answer. */
const STOPPED = /longer than the limit|limit of \d+ MB of memory/;
const ENDED = "reader process";

function faultsOf({ refused }: HostileFile, result: ReadResult): string[] {
  if (!result.ok) {
    const faults = reasonFaults(result.reason);
    return refused === undefined || refused.test(result.reason)
      ? faults
      : [...faults, `wrong reason: ${result.reason}`];
  }
  const { documents, problems } = result;
  const parts = [...documents, ...problems].map(({ part }) => part);
  return [
    ...(refused === undefined ? [] : ["read, though it ought to be refused"]),
    ...(parts.length === 0 ? ["neither a document nor a problem"] : []),
    ...(new Set(parts).size < parts.length ? ["two parts of one name"] : []),
    ...problems.flatMap(({ reason }) => reasonFaults(reason)),
    ...documents.flatMap(({ document }) => sliceFaults(document).slice(0, 3)),
    ...documents.flatMap(({ document }) => (document.metadata.title.trim() === "" ? ["no title"] : [])),
  ];
}

/** A reason is a sentence for a person: what is wrong, and what to do. */
function reasonFaults(reason: string): string[] {
  const isSentence = /^[A-Z][^\n]*\.$/.test(reason) && reason.length <= 500;
  return isSentence ? [] : [`no sentence: ${JSON.stringify(reason)}`];
}

function summaryOf(outcomes: readonly Outcome[]): string[] {
  return ALL_FORMATS.map((format) => {
    const own = outcomes.filter(({ file }) => file.format === format);
    const read = own.filter(({ result }) => result.ok).length;
    const slowest = own.toSorted((left, right) => right.tookMs - left.tookMs)[0];
    const worst = slowest ? `; slowest: ${describeOutcome(slowest)}` : "";
    return `${format}: ${own.length} mutations, ${read} read, ${own.length - read} refused${worst}`;
  });
}

function describeOutcome({ file, result, tookMs }: Outcome): string {
  const seconds = (tookMs / 1_000).toFixed(1);
  return `${file.format}, ${file.deed}, ${seconds} s${result.ok ? "" : `: ${result.reason}`}`;
}
