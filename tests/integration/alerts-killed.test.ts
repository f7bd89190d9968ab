import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import type { AlertKeeper, Library } from "../../src/library/library.ts";
import { Store } from "../../src/store/store.ts";
import { put, temporaryFolder } from "../fixtures/temporary-folder.ts";
import { modelsDirectory, program, realLibrary } from "./real-library.ts";

const hasModel = existsSync(join(modelsDirectory, "all-MiniLM-L6-v2", "onnx", "model_quantized.onnx"));
const KEEPER: AlertKeeper = { keyId: null, seesAll: true };
const QUESTIONS = ["when does the ferry to Mull leave", "what was decided about the lighthouse"];
const ROUNDS = 4;

/**
 * What one round brings: an answer to each question, and texts that have nothing to do with either. Files of earlier rounds come
 * first: each run gets further than the last, so that none is set aside as one that ends the process again and again.
 */
function news(documents: string, round: number): void {
  const hour = ["six", "seven", "eight", "nine", "ten"][round] ?? "noon";
  put(
    documents,
    `${round}-ferry.md`,
    `In year ${round} the ferry to Mull leaves at ${hour} in the morning.\n`,
  );
  put(
    documents,
    `${round}-light.md`,
    `In round ${round} it was decided about the lighthouse that ${hour} keepers stay.\n`,
  );
  for (const subject of ["bread", "wool", "slate"]) {
    put(
      documents,
      `${round}-${subject}.md`,
      `The price of ${subject} rose by ${round + 2} pence in market ${round}.\n`,
    );
  }
}

async function kept(documents: string, index: string): Promise<string[]> {
  put(documents, "old.md", "The ferry to Mull leaves at noon.\n");
  const library = realLibrary(documents, index);
  await library.sync();
  const ids: string[] = [];
  for (const question of QUESTIONS) ids.push((await library.keepAlert({ question }, KEEPER)).id);
  await library.close();
  return ids;
}

describe.skipIf(!hasModel)("alerts whose process is killed (needs the model: npm run build:model)", () => {
  it("lose no hit and bring none twice, killed between a new document and its hits", async () => {
    const [documents, index] = [temporaryFolder(), join(temporaryFolder(), "index")];
    const [calm, calmIndex] = [temporaryFolder(), join(temporaryFolder(), "index")];
    const ids = await kept(documents, index);
    const calmIds = await kept(calm, calmIndex);
    for (let round = 0; round < ROUNDS; round += 1) {
      news(documents, round);
      news(calm, round);
      expect(await killedBeforeItsHits(documents, index)).toBe(true);
    }
    expect(await indexed(documents, index)).toEqual([0, null]);
    expect(await indexed(calm, calmIndex)).toEqual([0, null]);
    const found = await hitsOf(documents, index, ids);
    expect(found).toEqual(await hitsOf(calm, calmIndex, calmIds));
    expect(found.every((hits) => hits.length >= ROUNDS)).toBe(true);
    for (const hits of found) expect(new Set(hits).size).toBe(hits.length);
    expect(await indexed(documents, index)).toEqual([0, null]);
    expect(await hitsOf(documents, index, ids)).toEqual(found);
  }, 180_000);
});

function indexing(documents: string, index: string) {
  const child = spawn(process.execPath, [program, "index", "--documents", documents, "--index", index], {
    stdio: "ignore",
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

async function indexed(documents: string, index: string): Promise<unknown> {
  return once(indexing(documents, index), "close");
}

/** Whether it was killed while a document of this run was in, and not decided yet. */
async function killedBeforeItsHits(documents: string, index: string): Promise<boolean> {
  const newest = await newestUndecided(index);
  const child = indexing(documents, index);
  const ended = once(child, "close");
  while (child.exitCode === null && (await newestUndecided(index)) <= newest) await wait(1);
  child.kill("SIGKILL");
  await ended;
  return (await newestUndecided(index)) > newest;
}

/** The row of the newest passage that no alert was held against yet; what is decided counts as 0. */
async function newestUndecided(index: string): Promise<number> {
  const store = Store.open(index);
  try {
    return (await store.alerts.known.undecided(1_000)).rows.at(-1) ?? 0;
  } finally {
    store.close();
  }
}

/** By alert, the words of its hits, in the order of these. */
async function hitsOf(documents: string, index: string, ids: readonly string[]): Promise<string[][]> {
  const library: Library = realLibrary(documents, index);
  const all: string[][] = [];
  for (const id of ids) {
    const { hits } = await library.alertHits(id, { limit: 100 }, KEEPER);
    all.push(hits.map(({ passage }) => passage.text).sort());
  }
  await library.close();
  return all;
}
