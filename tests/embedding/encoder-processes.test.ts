import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Embedder, type PassageInput } from "../../src/embedding/embedder.ts";
import { EncoderProcesses } from "../../src/embedding/encoder-processes.ts";
import { modelsFolder } from "../fixtures/model.ts";
import { packageDirectory } from "../integration/real-library.ts";

const entry = join(packageDirectory, "dist", "src", "embedding", "encoder-child.js");

/** Longer and shorter ones in turns, so that the processes do not end in the order in which they begin. */
function passages(count: number): PassageInput[] {
  return Array.from({ length: count }, (_, number) => {
    const first = `Passage ${number} tells of the ${number}th ferry. `;
    const text = first + "It crosses the river at noon. ".repeat((number * 7) % 11);
    return { context: `Ferries, part ${number % 3}`, text, sentences: [{ start: 0, end: first.length }] };
  });
}

describe("many passages", () => {
  let modelsDirectory: string;
  let here: Embedder;
  let many: Embedder;

  beforeAll(async () => {
    modelsDirectory = await modelsFolder();
    here = await Embedder.open({ modelsDirectory });
    many = await Embedder.open({ modelsDirectory, encoderEntry: entry });
  });
  afterAll(async () => {
    await Promise.all([here.close(), many.close()]);
  });

  test("have the vectors that they have in one process, in their order", async () => {
    const inputs = passages(60);
    const [expected, found] = await Promise.all([here.embedPassages(inputs), many.embedPassages(inputs)]);
    expect(found).toHaveLength(60);
    expect(found).toEqual(expected);
  });

  test("of two documents at once keep apart", async () => {
    const [one, other] = [passages(40), passages(45).reverse()];
    const [first, second] = await Promise.all([many.embedPassages(one), many.embedPassages(other)]);
    expect(first).toEqual(await here.embedPassages(one));
    expect(second).toEqual(await here.embedPassages(other));
  });
});

test("passages are embedded by who asks where no process can be started", async () => {
  const modelsDirectory = await modelsFolder();
  const [here, alone] = await Promise.all([
    Embedder.open({ modelsDirectory }),
    Embedder.open({ modelsDirectory, encoderEntry: "/nowhere/encoder-child.js" }),
  ]);
  const inputs = passages(40);
  expect(await alone.embedPassages(inputs)).toEqual(await here.embedPassages(inputs));
  await Promise.all([here.close(), alone.close()]);
});

describe("processes of an encoder", () => {
  const sequence = { ids: [101, 7592, 102], sentences: [] };

  test("start again after they were ended", async () => {
    const location = { directory: await modelsFolder(), name: "all-MiniLM-L6-v2", quantized: true };
    const processes = new EncoderProcesses({ entry, location, dimensions: 384, count: 2 });
    const before = await processes.embed(sequence);
    await processes.close();
    expect(await processes.embed(sequence)).toEqual(before);
    await processes.close();
  });

  test("that cannot load their model say so to every text that waits, and keep nobody waiting", async () => {
    const location = { directory: "/nowhere", name: "no-model", quantized: true };
    const processes = new EncoderProcesses({ entry, location, dimensions: 384, count: 2 });
    const attempts = await Promise.allSettled([processes.embed(sequence), processes.embed(sequence)]);
    expect(attempts.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(processes.embed(sequence)).rejects.toMatchObject({ code: "internal" });
    await processes.close();
  });

  test("that are ended in the middle reject what waits, and are replaced", async () => {
    const location = { directory: await modelsFolder(), name: "all-MiniLM-L6-v2", quantized: true };
    const processes = new EncoderProcesses({ entry, location, dimensions: 384, count: 1 });
    const long = { ids: [101, ...Array.from({ length: 250 }, () => 7592), 102], sentences: [] };
    const attempts = Promise.allSettled(Array.from({ length: 10 }, () => processes.embed(long)));
    await processes.close();
    expect(new Set((await attempts).map(({ status }) => status))).toEqual(new Set(["rejected"]));
    expect((await processes.embed(sequence)).vector).toHaveLength(384);
    await processes.close();
  });
});
