/**
 * `npm run faults -- [rounds] [seed] [kind]`: kills, and damages files of, small libraries, and counts what is lost, wrong or
 * stuck afterwards; `kind` is part of the name of those kinds of fault that are tried, which are all of them without it. Prints a table; ends with 1 where anything but the tries is not zero.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Random } from "../random.ts";
import { FaultLibrary, isComplete, shownBy } from "./fault-library.ts";
import { FaultTally, TALLY_HEAD } from "./fault-tally.ts";
import type { ProgramRun } from "./program-run.ts";

const program = fileURLToPath(new URL("../../src/main.js", import.meta.url));
const DOCUMENTS = 24;
/** About as long as the commands that are killed take here. */
const KILL_WITHIN_MS = 2_500;
const DAMAGED_FILES = ["library.sqlite", "hnsw.json", "writer.lock"];

/** The library that every try begins with a copy of, and what a search of it shows. */
interface Sound {
  readonly library: FaultLibrary;
  readonly folder: string;
  readonly index: string;
  readonly backup: string;
  readonly shown: readonly string[];
}

type Attempt = (sound: Sound, index: string, random: Random, tally: FaultTally) => Promise<void>;

async function makeSound(folder: string): Promise<Sound> {
  const library = new FaultLibrary(program, join(folder, "documents"), DOCUMENTS);
  const [index, backup] = [join(folder, "sound"), join(folder, "sound.backup")];
  for (const command of [["index"], ["backup", backup]]) {
    const { code, stderr } = await library.run(index, command);
    if (code !== 0) throw new Error(stderr);
  }
  return { library, folder, index, backup, shown: shownBy(await library.search(index)) };
}

const killIndexing: Attempt = async ({ library, shown }, index, random, tally) => {
  await library.run(index, ["index"], random.integer(0, KILL_WITHIN_MS));
  note(await library.run(index, ["index"]), tally);
  await expectSame(library, index, shown, tally);
};

const killRestoring: Attempt = async ({ library, index: sound, backup, shown }, index, random, tally) => {
  cpSync(sound, index, { recursive: true });
  await library.run(index, ["restore", "--force", backup], random.integer(0, KILL_WITHIN_MS));
  // Before or after, and both are the same library here.
  await expectSame(library, index, shown, tally);
};

function damage(file: string): Attempt {
  return async ({ library, index: sound, shown }, index, random, tally) => {
    cpSync(sound, index, { recursive: true });
    const path = join(index, file);
    const bytes = readFileSync(path);
    for (let count = random.integer(1, 8); count > 0; count -= 1) {
      if (bytes.length > 0) bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
    }
    writeFileSync(path, bytes.length > 0 ? bytes : Buffer.from("damaged"));
    const found = await library.search(index);
    note(found, tally);
    if (found.code !== 0) return;
    const now = shownBy(found);
    if (JSON.stringify(now) === JSON.stringify(shown)) return;
    // What is shown has to be right also where not all is.
    if (!isComplete(found) && now.every((hit) => shown.includes(hit))) {
      tally.told += 1;
      return;
    }
    tally.wrong += 1;
    if ((await library.run(index, ["doctor"])).code !== 0) tally.seenByDoctor += 1;
  };
}

async function expectSame(
  library: FaultLibrary,
  index: string,
  shown: readonly string[],
  tally: FaultTally,
): Promise<void> {
  const found = await library.search(index);
  note(found, tally);
  const now = found.code === 0 ? shownBy(found) : [];
  if (shown.some((hit) => !now.includes(hit))) tally.losses += 1;
  else if (JSON.stringify(now) !== JSON.stringify(shown)) tally.wrong += 1;
  if ((await library.run(index, ["doctor"])).code !== 0) tally.losses += 1;
}

function note({ isHung, stderr }: ProgramRun, tally: FaultTally): void {
  if (isHung) tally.hangs += 1;
  if (/SqliteError|^\s+at .*:\d+/mu.test(stderr)) tally.stacks += 1;
}

async function main(): Promise<void> {
  const [rounds = 20, seed = 1] = process.argv.slice(2, 4).map(Number);
  const wanted = process.argv[4] ?? "";
  const folder = mkdtempSync(join(tmpdir(), "pincite-faults-"));
  const kinds: [string, Attempt][] = [
    ["kill -9 while indexing", killIndexing],
    ["kill -9 while restoring", killRestoring],
    ...DAMAGED_FILES.map((file): [string, Attempt] => [`damage of ${file}`, damage(file)]),
  ];
  try {
    const sound = await makeSound(folder);
    process.stdout.write(`${rounds} rounds of each, seed ${seed}\n\n${TALLY_HEAD}\n`);
    for (const [kind, attempt] of kinds.filter(([name]) => name.includes(wanted))) {
      const tally = new FaultTally(kind);
      for (; tally.tries < rounds; tally.tries += 1) {
        const index = join(folder, "tried");
        await attempt(sound, index, new Random(seed, tally.tries), tally);
        rmSync(index, { recursive: true, force: true });
      }
      process.stdout.write(`${tally.toString()}\n`);
      if (!tally.isClean) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
