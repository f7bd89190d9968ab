import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { gunzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { expectSame, note, type Attempt } from "./fault-attempt.ts";
import { shownBy } from "./fault-library.ts";

/** About as long as the commands that are disturbed take here. */
const WITHIN_MS = 2_500;

export const killIndexing: Attempt = async (sound, index, random, tally) => {
  await sound.library.run(index, ["index"], { killAfterMs: random.integer(0, WITHIN_MS) });
  note(await sound.library.run(index, ["index"]), tally);
  await expectSame(sound, index, tally);
};

/** Afterwards the library is the one before or the one of the backup, whole; and restoring again succeeds. */
export const killRestoring: Attempt = async (sound, index, random, tally) => {
  const { library, shown, backup } = sound;
  cpSync(sound.index, index, { recursive: true });
  library.churn(random.integer(0, 1_000));
  note(await library.run(index, ["index"]), tally);
  library.settle();
  const before = shownBy(await library.search(index));
  const restoring = ["restore", "--force", backup];
  await library.run(index, restoring, { killAfterMs: random.integer(0, WITHIN_MS) });
  const found = await library.search(index);
  note(found, tally);
  const isOneOfBoth =
    found.code === 0 && [before, shown].some((one) => isDeepStrictEqual(one, shownBy(found)));
  if (!isOneOfBoth || (await library.run(index, ["doctor"])).code !== 0) tally.losses += 1;
  note(await library.run(index, restoring), tally);
  await expectSame(sound, index, tally);
};

/** A library of a released version is opened by this one, and the process killed; nothing of it is lost, keys included. */
export function killMigrating(released: string): Attempt {
  return async (sound, index, random, tally) => {
    const { library } = sound;
    const file = random.pick(readdirSync(released).filter((name) => name.endsWith(".sqlite.gz")));
    mkdirSync(index);
    writeFileSync(join(index, "library.sqlite"), gunzipSync(readFileSync(join(released, file))));
    const command = random.pick([["index"], ["status"], ["keys", "list"]]);
    await library.run(index, command, { killAfterMs: random.integer(100, WITHIN_MS / 2) });
    note(await library.run(index, ["index"]), tally);
    if (!(await library.run(index, ["keys", "list"])).stdout.includes("old: read")) tally.losses += 1;
    await expectSame(sound, index, tally);
  };
}

/** Memory ends somewhere in the middle: what is done by then is kept, and the rest is done when there is enough. */
export const littleMemory: Attempt = async (sound, index, random, tally) => {
  const disturbance = random.chance(0.5)
    ? { environment: { NODE_OPTIONS: `--max-old-space-size=${random.integer(12, 60)}` } }
    : { addressableKb: random.integer(600_000, 2_000_000) };
  note(await sound.library.run(index, ["index"], disturbance), tally);
  note(await sound.library.run(index, ["index"]), tally);
  await expectSame(sound, index, tally);
};

/** Who stands still in the middle of a write keeps nobody from searching. */
export const stopIndexing: Attempt = async (sound, index, random, tally) => {
  const whileStopped = async (): Promise<void> => {
    note(await sound.library.search(index), tally);
  };
  const stopAfterMs = random.integer(0, WITHIN_MS);
  note(await sound.library.run(index, ["index"], { stopAfterMs, whileStopped }), tally);
  await expectSame(sound, index, tally);
};

export const twoWriters: Attempt = async (sound, index, _random, tally) => {
  const both = await Promise.all([0, 1].map(() => sound.library.run(index, ["index"])));
  for (const run of both) {
    note(run, tally);
    if (run.code !== 0) tally.losses += 1;
  }
  await expectSame(sound, index, tally);
};

/** Another program holds the write lock of the database, or the writer's lock: reading goes on, and writing says so. */
export const lockElsewhere: Attempt = async (sound, index, random, tally) => {
  cpSync(sound.index, index, { recursive: true });
  const isDatabase = random.chance(0.5);
  const database = new Database(join(index, isDatabase ? "library.sqlite" : "writer.lock"));
  database.exec(isDatabase ? "BEGIN IMMEDIATE" : "BEGIN EXCLUSIVE");
  try {
    await expectSame(sound, index, tally);
  } finally {
    database.close();
  }
  await expectSame(sound, index, tally);
};

/** Documents come, change and go round by round; a fresh index of the same folder says the same in the end. */
export const churn: Attempt = async (sound, index, random, tally) => {
  cpSync(sound.index, index, { recursive: true });
  for (let round = 0; round < 5; round += 1) {
    sound.library.churn(random.integer(0, 1_000));
    note(await sound.library.run(index, ["index"]), tally);
  }
  sound.library.settle();
  note(await sound.library.run(index, ["index"]), tally);
  await expectSame(sound, index, tally);
};
