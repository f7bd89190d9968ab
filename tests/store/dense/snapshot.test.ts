import fc from "fast-check";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { passageRow } from "../../../src/core/ids.ts";
import { DenseIndex } from "../../../src/store/dense/dense-index.ts";
import { SNAPSHOT_FORMAT, Snapshot, type SnapshotIdentity } from "../../../src/store/dense/snapshot.ts";
import { randomUnit, seededRandom } from "../../fixtures/fake-embedder.ts";
import { put, temporaryFolder } from "../../fixtures/temporary-folder.ts";

const IDENTITY: SnapshotIdentity = { library: "one", fingerprint: "words-1" };
const DIMENSIONS = 16;

describe("a snapshot", () => {
  it("comes back as it was written: coverage, removed passages and answers", async () => {
    const { snapshot, warnings } = inFolder();
    const index = someIndex(300, [3, 5]);
    await snapshot.write(index, IDENTITY);
    expect(snapshot.covers(IDENTITY)).toEqual(index.covers);
    const read = await snapshot.read(IDENTITY);
    expect([read?.size, read?.covers, read?.removedRows]).toEqual([298, index.covers, [3, 5]]);
    for (const query of someVectors(10, 99)) expect(read?.search(query, 20)).toEqual(index.search(query, 20));
    expect(warnings).toEqual([]);
  });

  it("that is not there is no reason to warn", async () => {
    const { snapshot, warnings } = inFolder();
    expect(await snapshot.read(IDENTITY)).toBeNull();
    expect(snapshot.covers(IDENTITY)).toBeNull();
    expect(warnings).toEqual([]);
  });

  it.each([
    ["another library", { library: "two" }],
    ["other vectors", { fingerprint: "words-2" }],
  ])("of %s is not read, and stays", async (_, difference) => {
    const { snapshot, warnings } = inFolder();
    await snapshot.write(someIndex(20), IDENTITY);
    expect(await snapshot.read({ ...IDENTITY, ...difference })).toBeNull();
    expect(snapshot.covers({ ...IDENTITY, ...difference })).toBeNull();
    expect(await snapshot.read(IDENTITY)).not.toBeNull();
    expect(warnings).toEqual([]);
  });

  it("of another format is not read", async () => {
    const { snapshot, folder } = inFolder();
    await snapshot.write(someIndex(20), IDENTITY);
    const manifest = join(folder, "hnsw.json");
    writeFileSync(
      manifest,
      readFileSync(manifest, "utf8").replace(`"format":${SNAPSHOT_FORMAT}`, '"format":1'),
    );
    expect(await snapshot.read(IDENTITY)).toBeNull();
  });

  it("says what the index held when writing began, even if the index goes on meanwhile", async () => {
    const { snapshot } = inFolder();
    const index = someIndex(100);
    const written = snapshot.write(index, IDENTITY);
    const [vector] = someVectors(1, 50);
    index.follow({
      covers: { row: 101, revision: 2 },
      added: [{ row: passageRow(101), vector: vector! }],
      removed: [passageRow(1)],
      complete: true,
    });
    await written;
    const read = await snapshot.read(IDENTITY);
    expect([read?.size, read?.covers, read?.removedRows]).toEqual([100, { row: 100, revision: 1 }, []]);
  });

  it("takes the place of the former one and of what a killed process left, and touches nothing else", async () => {
    const { snapshot, folder } = inFolder();
    await snapshot.write(someIndex(20), IDENTITY);
    put(folder, "hnsw-7-7.bin.4711.tmp", "half a graph");
    put(folder, "hnsw.json.4711.tmp", "half a manifest");
    put(folder, "hnsw-1-5.bin", "a graph that nothing names");
    put(folder, "library.sqlite", "not ours");
    await snapshot.write(someIndex(30), IDENTITY);
    expect(readdirSync(folder).sort()).toEqual(["hnsw-1-30.bin", "hnsw.json", "library.sqlite"]);
    expect((await snapshot.read(IDENTITY))?.size).toBe(30);
  });

  it("without its graph is not read, with a warning, and can be written again", async () => {
    const { snapshot, folder, warnings } = inFolder();
    await snapshot.write(someIndex(20), IDENTITY);
    rmSync(join(folder, "hnsw-1-20.bin"));
    expect(await snapshot.read(IDENTITY)).toBeNull();
    expect(warnings).toHaveLength(1);
    expect(snapshot.covers(IDENTITY)).toBeNull();
    await snapshot.write(someIndex(20), IDENTITY);
    expect((await snapshot.read(IDENTITY))?.size).toBe(20);
  });

  it.each([
    "",
    "null",
    "[]",
    "42",
    '"text"',
    "{}",
    '{"manifest":null}',
    "{",
    "\0\0\0",
    '{"manifest":{},"sha256":""}',
  ])("with %j for a manifest is not read, with a warning", async (garbage) => {
    const { snapshot, folder, warnings } = inFolder();
    await snapshot.write(someIndex(20), IDENTITY);
    put(folder, "hnsw.json", garbage);
    expect(await snapshot.read(IDENTITY)).toBeNull();
    expect(warnings).toEqual([expect.stringContaining("rebuilt from the stored vectors")]);
  });

  it("with any byte changed, added or missing is never read, and never takes the process with it", async () => {
    const { snapshot, folder, warnings } = inFolder();
    const index = someIndex(60, [4, 9]);
    await snapshot.write(index, IDENTITY);
    const files = ["hnsw.json", "hnsw-2-60.bin"].map((name) => ({
      path: join(folder, name),
      bytes: readFileSync(join(folder, name)),
    }));
    const damage = fc.record({
      file: fc.constantFrom(...files),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      kind: fc.constantFrom("flip" as const, "drop" as const, "cut" as const, "insert" as const),
      bit: fc.nat(7),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, at, kind, bit }) => {
        for (const { path, bytes } of files) writeFileSync(path, bytes);
        warnings.length = 0;
        const offset = Math.floor(at * file.bytes.length);
        writeFileSync(file.path, damaged(file.bytes, offset, kind, bit));
        expect(await snapshot.read(IDENTITY)).toBeNull();
        expect(warnings).toHaveLength(1);
      }),
      { numRuns: 400 },
    );
    for (const { path, bytes } of files) writeFileSync(path, bytes);
    expect((await snapshot.read(IDENTITY))?.size).toBe(58);
  });

  it("that another process replaces while it is read is read in its new version", async () => {
    const { snapshot, folder, warnings } = inFolder();
    await snapshot.write(someIndex(20), IDENTITY);
    const former = readFileSync(join(folder, "hnsw.json"));
    await snapshot.write(someIndex(40), IDENTITY);
    const present = readFileSync(join(folder, "hnsw.json"));
    // The reader has the former manifest in its hands when the graph that it names is already gone.
    put(folder, "hnsw.json", former);
    const reading = snapshot.read(IDENTITY);
    put(folder, "hnsw.json", present);
    expect((await reading)?.size).toBe(40);
    expect(warnings).toEqual([]);
    expect(statSync(join(folder, "hnsw.json")).size).toBe(present.length);
  });
});

function inFolder(): { snapshot: Snapshot; folder: string; warnings: string[] } {
  const folder = temporaryFolder();
  const warnings: string[] = [];
  const snapshot = new Snapshot(folder, (message) => {
    warnings.push(message);
  });
  return { snapshot, folder, warnings };
}

function someVectors(count: number, seed: number): Float32Array[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => randomUnit(random, DIMENSIONS));
}

function someIndex(size: number, removed: readonly number[] = []): DenseIndex {
  const index = DenseIndex.create(DIMENSIONS);
  const added = someVectors(size, size).map((vector, at) => ({ row: passageRow(at + 1), vector }));
  index.follow({ covers: { row: size, revision: 1 }, added, removed: [], complete: true });
  if (removed.length > 0) {
    index.follow({
      covers: { row: size, revision: 2 },
      added: [],
      removed: removed.map(passageRow),
      complete: true,
    });
  }
  return index;
}

function damaged(
  bytes: Buffer,
  offset: number,
  kind: "flip" | "drop" | "cut" | "insert",
  bit: number,
): Buffer {
  const before = bytes.subarray(0, offset);
  const after = bytes.subarray(offset + 1);
  switch (kind) {
    case "flip":
      return Buffer.concat([before, Buffer.from([(bytes[offset] ?? 0) ^ (1 << bit)]), after]);
    case "drop":
      return Buffer.concat([before, after]);
    case "cut":
      return before;
    case "insert":
      return Buffer.concat([before, Buffer.from([bit]), bytes.subarray(offset)]);
  }
}
