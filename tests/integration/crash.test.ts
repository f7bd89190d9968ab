import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Library } from "../../src/library/library.ts";
import { seededRandom } from "../fixtures/fake-embedder.ts";
import { put, temporaryFolder } from "../fixtures/temporary-folder.ts";
import { expectWhole } from "../fixtures/whole-library.ts";
import { modelsDirectory, packageDirectory, realLibrary } from "./real-library.ts";

const hasModel = existsSync(join(modelsDirectory, "all-MiniLM-L6-v2", "onnx", "model_quantized.onnx"));

const SUBJECTS = ["harbour", "orchard", "railway", "glacier", "library", "market", "bridge", "theatre"];
const PEOPLE = ["Ada Lind", "Boris Amsel", "Chloe Marsh", "Dario Feld", "Esther Quill"];
const QUESTIONS = [
  "what did Ada Lind say about the harbour",
  "when was the bridge repaired",
  "how much does the theatre cost",
  "glacier",
  "who spoke against the railway",
  "a question that no document answers",
];

describe.skipIf(!hasModel)("a library whose indexer is killed (needs the model: npm run build:model)", () => {
  it("is whole after every kill, goes on where it was, and ends as if nothing had happened", async () => {
    const random = seededRandom(20_260_101);
    const [documents, index] = [temporaryFolder(), join(temporaryFolder(), "index")];
    for (let number = 0; number < 30; number += 1) writeArticle(documents, number, 0);
    const watching = opened(documents, index);
    const kills: string[] = [];
    for (let round = 1; round <= 8; round += 1) {
      kills.push(await syncKilled(documents, index, Math.floor(random() * 14), random() * 30));
      if (!existsSync(join(index, "library.sqlite"))) continue;
      const sources = expectWhole(index);
      if (sources.length > 0) await expectExactHits(watching);
      // What was there is deleted, comes back, or says something else, so that the next run has all of it to do.
      const [gone, edited] = [Math.floor(random() * 30), Math.floor(random() * 30)];
      rmSync(join(documents, nameOf(gone)), { force: true });
      writeArticle(documents, edited, round);
      if (round % 3 === 0) writeArticle(documents, gone, 0);
    }
    expect(kills).toContain("SIGKILL");
    await syncKilledAtSnapshot(documents, index);
    expectWhole(index);
    await expectExactHits(opened(documents, index));

    await syncToTheEnd(documents, index);
    expect(expectWhole(index)).toEqual(readdirSync(documents).sort());
    const undisturbed = join(temporaryFolder(), "index");
    await syncToTheEnd(documents, undisturbed);
    const expected = await rankings(opened(documents, undisturbed));
    expect(await rankings(opened(documents, index))).toEqual(expected);
    expect(await rankings(watching)).toEqual(expected);
    expect((await opened(documents, index).sync()).embedded).toBe(0);
  }, 240_000);

  it("ranks the same after documents went and came back as it did before", async () => {
    const [documents, index] = [temporaryFolder(), join(temporaryFolder(), "index")];
    for (let number = 0; number < 10; number += 1) writeArticle(documents, number, 0);
    const library = opened(documents, index);
    await library.sync();
    const before = await rankings(library);
    for (const number of [1, 4, 7]) rmSync(join(documents, nameOf(number)));
    writeArticle(documents, 2, 5);
    expect((await library.sync()).removed).toBe(3);
    expect(await rankings(library)).not.toEqual(before);
    for (const number of [1, 2, 4, 7]) writeArticle(documents, number, 0);
    await library.sync();
    expect(await rankings(library)).toEqual(before);
    expect(await rankings(opened(documents, index))).toEqual(before);
  }, 120_000);

  it("serves searches while another process adds, changes and removes, and sees all of it", async () => {
    const [documents, index] = [temporaryFolder(), join(temporaryFolder(), "index")];
    for (let number = 0; number < 5; number += 1) writeArticle(documents, number, 0);
    const serving = opened(documents, index);
    await serving.sync();
    put(documents, "new.txt", "The zeppelin landed at dawn. Nobody had expected it.");
    writeArticle(documents, 3, 9);
    rmSync(join(documents, nameOf(0)));
    const ended = new AbortController();
    const other = syncToTheEnd(documents, index).finally(() => {
      ended.abort();
    });
    let searches = 0;
    while (!ended.signal.aborted) {
      await expectExactHits(serving);
      searches += 1;
      await wait(1);
    }
    await other;
    expect(searches).toBeGreaterThan(5);
    const { hits } = await serving.search({ query: "when did the zeppelin land" });
    expect(hits[0]?.document.source).toBe("new.txt");
    const all = (await serving.search({ query: QUESTIONS[0] ?? "", k: 100 })).hits;
    expect(all.some(({ document }) => document.source === nameOf(0))).toBe(false);
    expect(all.some(({ passage }) => passage.text.includes("edition 9"))).toBe(true);
    rmSync(join(documents, "new.txt"));
    await syncToTheEnd(documents, index);
    const after = await serving.search({ query: "when did the zeppelin land", k: 100 });
    expect(after.hits.some(({ document }) => document.source === "new.txt")).toBe(false);
  }, 120_000);
});

function nameOf(number: number): string {
  return `article-${String(number).padStart(2, "0")}.md`;
}

/** Made of a few words, so that some passages are alike; the same every time for the same number and edition. */
function writeArticle(folder: string, number: number, edition: number): void {
  const random = seededRandom(number * 100 + edition + 1);
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? "";
  const sentence = (): string =>
    `${pick(PEOPLE)} said that the ${pick(SUBJECTS)} of town ${number} would ${pick(["open", "close", "cost more", "be repaired"])} ` +
    `in ${1950 + Math.floor(random() * 70)}, and that the ${pick(SUBJECTS)} came first.`;
  const paragraph = (): string => Array.from({ length: 4 }, sentence).join(" ");
  const sections = ["Background", "Debate", "Outcome"].map((heading) => `## ${heading}\n\n${paragraph()}`);
  const head = `---\ntitle: Report ${number}, edition ${edition}\nauthor: ${pick(PEOPLE)}\n---`;
  writeFileSync(
    join(folder, nameOf(number)),
    `${head}\n\n${sections.join("\n\n")}\n\nThis is edition ${edition}.\n`,
  );
}

function opened(documents: string, index: string): Library {
  const library = realLibrary(documents, index);
  onTestFinished(() => library.close());
  return library;
}

/** What a reader is shown for each question: hits, scores and all. */
async function rankings(library: Library): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const query of QUESTIONS) results.push((await library.search({ query, k: 20 })).hits);
  return results;
}

/** A document may be changed between the search and the look at its text: then its hit's slice is of the former text. */
async function expectExactHits(library: Library): Promise<void> {
  const { revision } = await library.status();
  const { hits } = await library.search({ query: QUESTIONS[0] ?? "", k: 20 });
  expect(hits.length).toBeGreaterThan(0);
  const texts = await Promise.all(hits.map(({ document }) => textOf(library, document.id)));
  if ((await library.status()).revision !== revision) return;
  for (const [at, { passage }] of hits.entries()) {
    expect(texts[at]?.slice(passage.start, passage.end)).toBe(passage.text);
    for (const { start, end } of passage.highlights)
      expect(passage.start <= start && end <= passage.end).toBe(true);
  }
}

async function textOf(library: Library, id: string): Promise<string | undefined> {
  try {
    return await library.documentText(id);
  } catch {
    return undefined;
  }
}

/** Starts a sync in a process of its own and kills it after so many steps of progress and milliseconds. */
async function syncKilled(documents: string, index: string, steps: number, afterMs: number): Promise<string> {
  const child = syncProcess(documents, index);
  const ended = new Promise<string>((resolve) => {
    child.once("close", (code, signal) => {
      resolve(signal ?? String(code));
    });
  });
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== "") seen += 1;
    if (seen <= steps) continue;
    await wait(afterMs);
    child.kill("SIGKILL");
    break;
  }
  return ended;
}

/** Kills a sync as soon as the snapshot's first file shows in the index folder. */
async function syncKilledAtSnapshot(documents: string, index: string): Promise<void> {
  for (const name of readdirSync(index)) if (name.startsWith("hnsw")) rmSync(join(index, name));
  const child = syncProcess(documents, index);
  child.stdout.resume();
  const watcher = watch(index, (_, name) => {
    if (name?.startsWith("hnsw") === true) child.kill("SIGKILL");
  });
  const [, signal] = (await once(child, "close")) as [number | null, string | null];
  watcher.close();
  expect(signal).toBe("SIGKILL");
}

async function syncToTheEnd(documents: string, index: string): Promise<void> {
  const child = syncProcess(documents, index);
  child.stdout.resume();
  expect(await once(child, "close")).toEqual([0, null]);
}

/** Writes a line when the library is opened and one at every step of progress. */
function syncProcess(documents: string, index: string) {
  const script = `
    import { openLibrary } from ${JSON.stringify(join(packageDirectory, "dist/src/library/open-library.js"))};
    const library = openLibrary(${JSON.stringify({
      documentsDirectory: documents,
      indexDirectory: index,
      modelsDirectory,
      readerEntry: join(packageDirectory, "dist/src/ingest/worker/reader-child.js"),
    })});
    console.log("opened");
    await library.sync({ onProgress: () => console.log("step") });
    await library.close();
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}
