import { cpSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expectSame, note, type Attempt } from "./fault-attempt.ts";

/** About as long as the commands that are disturbed take here. */
const WITHIN_MS = 2_500;

export const killIndexing: Attempt = async (sound, index, random, tally) => {
  await sound.library.run(index, ["index"], { killAfterMs: random.integer(0, WITHIN_MS) });
  note(await sound.library.run(index, ["index"]), tally);
  await expectSame(sound, index, tally);
};

export const killRestoring: Attempt = async (sound, index, random, tally) => {
  cpSync(sound.index, index, { recursive: true });
  const killAfterMs = random.integer(0, WITHIN_MS);
  await sound.library.run(index, ["restore", "--force", sound.backup], { killAfterMs });
  // Before or after, and both are the same library here.
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
