import Database from "better-sqlite3";
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { passageRow } from "../../../src/core/ids.ts";
import { DenseIndex } from "../../../src/store/dense/dense-index.ts";
import { Snapshot } from "../../../src/store/dense/snapshot.ts";
import { CHECKSUMS } from "../../../src/store/checksum.ts";
import { defineFunctions } from "../../../src/store/sqlite/functions.ts";
import { Store } from "../../../src/store/store.ts";
import { FakeEmbedder } from "../../fixtures/fake-embedder.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put } from "../../fixtures/temporary-folder.ts";
import type { DoctorCheck, DoctorCheckName } from "../../../src/api/library-responses.ts";

const FERRY = "Ferries\n\nThe ferry to Mull leaves at nine. Dogs travel free of charge.\n";
const TIDES =
  "Tides\n\nThe tide turns at noon. Boats wait for it outside.\n\nThe harbour is empty by then.\n";

describe("a healthy library", () => {
  it("has no fault and nothing to note", async () => {
    const library = await builtLibrary();
    const { ok, checks } = await library.library.doctor();
    expect(checks.filter(({ state }) => state !== "ok")).toEqual([]);
    expect(ok).toBe(true);
    expect(checks.map(({ name }) => name)).toEqual([
      "database",
      "references",
      "lexical-index",
      "checksums",
      "records",
      "texts",
      "passages",
      "sentences",
      "sentence-vectors",
      "statements",
      "found-statements",
      "model",
      "vectors",
      "unused-vectors",
      "snapshot",
      "dense-index",
      "documents-folder",
      "files",
      "writer",
    ] satisfies DoctorCheckName[]);
  });

  it("is still healthy after edits, moves and removals, and after another model", async () => {
    const library = await builtLibrary();
    put(library.documents, "tides.txt", `${TIDES}\nA new last line.\n`);
    put(library.documents, "moved/ferry.txt", FERRY);
    rmSync(join(library.documents, "ferry.txt"));
    await library.library.sync();
    expect(await findingsOf(library)).toEqual([]);
    const other = new FakeLibrary(library.documents, library.index, new FakeEmbedder("words-2"));
    await other.library.sync();
    expect(await findingsOf(other)).toEqual([]);
  });

  it("is not changed by being looked at", async () => {
    const library = await builtLibrary();
    await library.library.close();
    const before = contentOf(library.index);
    await library.library.doctor();
    expect(contentOf(library.index)).toEqual(before);
  });
});

it("a library that is not there is said to be not built", async () => {
  await expect(new FakeLibrary().library.doctor()).rejects.toMatchObject({ code: "library_not_built" });
});

it("an index folder without a database may be one that is just being made", async () => {
  const fake = new FakeLibrary();
  mkdirSync(fake.index, { recursive: true });
  await expect(fake.library.doctor()).rejects.toMatchObject({
    code: "library_not_built",
    message: expect.stringContaining("in this moment") as string,
  });
});

it("a library without documents has no fault", async () => {
  const library = new FakeLibrary();
  await library.library.sync();
  expect(await findingsOf(library)).toEqual([]);
});

describe("a fault", () => {
  it.each<[string, string, DoctorCheckName[]]>([
    ["a passage without its vector", "UPDATE passages SET vector_id = 999 WHERE row = 1", ["references"]],
    [
      "words that the passages do not hold",
      "UPDATE passages SET title_words = 'other words'",
      ["lexical-index"],
    ],
    ["a wrong number of passages", "UPDATE documents SET passages = 7 WHERE passages > 0", ["records"]],
    ["a wrong number of characters", "UPDATE documents SET characters = 7 WHERE passages > 0", ["records"]],
    ["a document without its text", "DELETE FROM texts", ["texts", "passages"]],
    [
      "a text of a file that could not be read",
      "INSERT INTO texts (document_id, text) SELECT id, 'x' FROM documents WHERE state = 'failed'",
      ["texts"],
    ],
    [
      "a text of no document",
      "INSERT INTO texts (document_id, text) VALUES ('nobody', 'x')",
      ["references", "texts"],
    ],
    ["another text", "UPDATE texts SET text = replace(text, 'ferry', 'Ferry')", ["passages"]],
    [
      "a passage that has moved",
      'UPDATE passages SET start = start + 1, "end" = "end" + 1',
      ["passages", "sentences"],
    ],
    ["a passage beyond the text", 'UPDATE passages SET "end" = 9999 WHERE row = 1', ["passages"]],
    [
      "a passage that is there twice",
      `INSERT INTO passages (document_id, start, "end", text, headings, sentences, packed_words, vector_id)
       SELECT document_id, start, "end", text, headings, sentences, packed_words, vector_id
       FROM passages WHERE row = 1`,
      ["records", "passages"],
    ],
    ["half a sentence", "UPDATE passages SET sentences = '[0]' WHERE row = 1", ["sentences"]],
    ["sentences that are no list", "UPDATE passages SET sentences = '{' WHERE row = 1", ["sentences"]],
    [
      "a sentence outside its passage",
      "UPDATE passages SET sentences = json_set(sentences, '$[#-1]', 999)",
      ["sentences"],
    ],
    ["a short vector", "UPDATE vectors SET vector = zeroblob(32) WHERE id = 1", ["vectors"]],
    ["a vector of no length", "UPDATE vectors SET vector = zeroblob(64) WHERE id = 1", ["vectors"]],
    [
      "a vector that is too long",
      "UPDATE vectors SET vector = CAST(x'ff7fff7f' || zeroblob(60) AS BLOB) WHERE id = 1",
      ["vectors"],
    ],
    [
      "a cut sentence vector",
      "UPDATE vectors SET sentences = zeroblob(35) WHERE id = 1",
      ["sentence-vectors"],
    ],
    ["a snapshot of another library", "UPDATE library SET id = 'another'", ["snapshot"]],
    ["a snapshot of a later state", "UPDATE library SET change = 1", ["snapshot"]],
  ])("is %s, and its remedy helps", async (_, sql, expected) => {
    const library = await builtLibrary();
    alter(library, sql);
    await expectFaultsAndHeal(library, expected);
  });

  it.each<[string, string, string]>([
    ["a letter of a text", "UPDATE texts SET text = replace(text, 'Dogs', 'Dots')", "text"],
    ["a letter of a passage", "UPDATE passages SET text = replace(text, 'Dogs', 'Dots')", "passage"],
    [
      "the words of a passage",
      "UPDATE passages SET words = zeroblob(length(words)) WHERE row = 1",
      "passage",
    ],
    ["what the lexical index is given", "UPDATE passages SET packed_words = x'00' WHERE row = 1", "passage"],
    ["a title", "UPDATE documents SET title = 'Ferrets' WHERE title = 'Ferries'", "record"],
    [
      "a vector",
      "UPDATE vectors SET vector = (SELECT vector FROM vectors WHERE id = 2) WHERE id = 1",
      "vector",
    ],
    ["a sentence", "UPDATE vectors SET sentences = zeroblob(length(sentences)) WHERE id = 1", "vector"],
    [
      "what a whole document says",
      "INSERT INTO whole_documents (document_id, vector, words) SELECT id, x'00', x'00' FROM documents WHERE passages > 0",
      "summary",
    ],
  ])("is a change on the disk of %s, and its remedy helps", async (_, sql, what) => {
    const library = await builtLibrary();
    await library.library.close();
    damage(library, sql);
    const faults = (await findingsOf(library)).filter(({ name }) => name === "checksums");
    expect(faults).toMatchObject([{ state: "fault", remedy: expect.stringContaining("--repair") as string }]);
    expect(faults[0]?.detail).toMatch(new RegExp(`^a ${what} of (?:ferry|tides)\\.txt`));
    const { repairs } = await library.library.repair();
    expect(repairs).toContainEqual(expect.stringMatching(/^Marked (?:ferry|tides)\.txt/));
    await library.library.sync();
    expect(await findingsOf(library)).toEqual([]);
  });

  it.each<[string, (index: string) => void]>([
    [
      "a flipped byte in the graph",
      (index) => {
        flip(graphOf(index), 1_000);
      },
    ],
    [
      "a flipped byte in the manifest",
      (index) => {
        flip(join(index, "hnsw.json"), 60);
      },
    ],
    [
      "a graph that is gone",
      (index) => {
        rmSync(graphOf(index));
      },
    ],
  ])("is %s, and its remedy helps", async (_, spoil) => {
    const library = await builtLibrary();
    spoil(library.index);
    await expectFaultsAndHeal(library, ["snapshot"]);
  });

  it("is a graph without the library's passages, and its remedy helps", async () => {
    const library = await builtLibrary();
    await writeGraph(library, []);
    await expectFaultsAndHeal(library, ["dense-index"]);
  });

  it("is a graph with other vectors, and its remedy helps", async () => {
    const library = await builtLibrary();
    await writeGraph(library, ["one", "two", "three", "four", "five"]);
    await expectFaultsAndHeal(library, ["dense-index"]);
  });

  it("is a damaged page of the database, and its remedy helps", async () => {
    const library = await builtLibrary();
    await library.library.close();
    // Into the second page's header: the root of a table.
    flip(join(library.index, "library.sqlite"), 4096);
    await expectFaultsAndHeal(library, ["database"]);
  });

  it("is a file that is no database, and its remedy helps", async () => {
    const library = await builtLibrary();
    await library.library.close();
    for (const name of readdirSync(library.index)) rmSync(join(library.index, name));
    put(library.index, "library.sqlite", "This is not a database. ".repeat(500));
    await expectFaultsAndHeal(library, ["database"]);
  });

  it("is a library of a newer Pincite, or of another program", async () => {
    const newer = await builtLibrary();
    alter(newer, "PRAGMA user_version = 999");
    expect(await findingsOf(newer)).toMatchObject([
      { name: "database", state: "fault", remedy: expect.stringContaining("Update Pincite") as string },
    ]);
    const foreign = await builtLibrary();
    alter(foreign, "PRAGMA application_id = 1");
    expect(await findingsOf(foreign)).toMatchObject([{ name: "database", state: "fault" }]);
  });

  it("is a library of another model, and its remedy helps", async () => {
    const { documents, index } = await builtLibrary();
    const library = new FakeLibrary(documents, index, new FakeEmbedder("words-2"));
    expect(await findingsOf(library)).toMatchObject([
      { name: "model", state: "fault", remedy: expect.stringMatching(/^Run `pincite index`/) as string },
    ]);
    await library.library.sync();
    expect(await findingsOf(library)).toEqual([]);
  });

  it("is a documents folder that is gone", async () => {
    const library = await builtLibrary();
    rmSync(library.documents, { recursive: true });
    expect(await findingsOf(library)).toMatchObject([
      { name: "documents-folder", state: "fault", remedy: expect.stringContaining("--documents") as string },
    ]);
  });

  it("names the first places, without the text that stands there, and counts the others", async () => {
    const library = await builtLibrary();
    for (let index = 0; index < 5; index += 1) put(library.documents, `copy-${index}.txt`, FERRY);
    await library.library.sync();
    alter(library, "UPDATE texts SET text = replace(text, 'ferry', 'Ferry')");
    const [passages] = await findingsOf(library);
    expect(passages?.detail).toMatch(
      /^(copy-\d|ferry)\.txt, 9–\d+: not what its document's text says there; .*; and 3 more\.$/,
    );
    expect(passages?.detail).not.toContain("Mull");
  });
});

describe("a note", () => {
  it("tells of files that are new, changed and gone, and its remedy helps", async () => {
    const library = await builtLibrary();
    put(library.documents, "new.txt", "New.\n");
    put(library.documents, "tides.txt", "Changed.\n");
    rmSync(join(library.documents, "ferry.txt"));
    expect(await findingsOf(library)).toEqual([
      {
        name: "files",
        state: "note",
        detail: "new.txt is new; tides.txt has changed; ferry.txt is gone.",
        remedy: "Run `pincite index`.",
      },
    ]);
    await library.library.sync();
    expect(await findingsOf(library)).toEqual([]);
  });

  it("does not tell of a file whose document was removed from the library", async () => {
    const library = await builtLibrary();
    await library.library.remove("ferry.txt");
    put(library.documents, "ferry.txt", "Changed.\n");
    // The vectors of the removed passages go with the next run.
    await library.library.sync();
    expect(await findingsOf(library)).toEqual([]);
  });

  it("tells of vectors that no passage uses, and its remedy helps", async () => {
    const library = await builtLibrary();
    alter(
      library,
      "INSERT INTO vectors (key, vector, sentences) SELECT 'x', vector, sentences FROM vectors LIMIT 1",
    );
    expect(await findingsOf(library)).toMatchObject([{ name: "unused-vectors", state: "note" }]);
    await library.library.sync();
    expect(await findingsOf(library)).toEqual([]);
  });

  it("tells of a snapshot that is not there, and its remedy helps", async () => {
    const library = await builtLibrary();
    rmSync(join(library.index, "hnsw.json"));
    expect(await findingsOf(library)).toMatchObject([{ name: "snapshot", state: "note" }]);
    await new FakeLibrary(library.documents, library.index).library.sync();
    expect(await findingsOf(library)).toEqual([]);
  });

  it("tells of a process that is indexing", async () => {
    const library = await builtLibrary();
    const store = Store.open(library.index);
    const lock = store.takeWriterLock();
    expect(await findingsOf(library)).toMatchObject([
      { name: "lexical-index", state: "note", remedy: expect.stringContaining("again") as string },
      { name: "writer", state: "note", remedy: null },
    ]);
    lock.release();
    store.close();
    expect(await findingsOf(library)).toEqual([]);
  });

  it("tells of an index in an older format, which it does not convert", async () => {
    const library = await builtLibrary();
    alter(library, "PRAGMA user_version = 1");
    const { ok, checks } = await library.library.doctor();
    expect(ok).toBe(true);
    expect(checks).toMatchObject([{ name: "database", state: "note" }, { name: "writer" }]);
  });
});

/** Two documents in three passages, and a file that could not be read. */
async function builtLibrary(): Promise<FakeLibrary> {
  const library = new FakeLibrary();
  put(library.documents, "ferry.txt", FERRY);
  put(library.documents, "tides.txt", TIDES);
  put(library.documents, "empty.txt", "");
  await library.library.sync();
  return library;
}

/** Notes and faults. */
async function findingsOf({ library }: FakeLibrary): Promise<readonly DoctorCheck[]> {
  return (await library.doctor()).checks.filter(({ state }) => state !== "ok");
}

async function expectFaultsAndHeal(
  library: FakeLibrary,
  expected: readonly DoctorCheckName[],
): Promise<void> {
  const { ok, checks } = await library.library.doctor();
  const faults = checks.filter(({ state }) => state === "fault");
  expect(faults.map(({ name }) => name)).toEqual(expected);
  expect(ok).toBe(false);
  await library.library.close();
  for (const { remedy } of faults) {
    if (remedy?.includes("--repair") === true) {
      await new FakeLibrary(library.documents, library.index).library.repair();
      continue;
    }
    // The snapshot is a cache and may go; the database is to be kept, for its keys.
    const moved = /move the files (\S+) to another folder, and run `pincite index`/.exec(remedy ?? "");
    const [, path] = moved ?? /^Delete (\S+) and run `pincite index`/.exec(remedy ?? "") ?? [];
    expect(path?.includes("library.sqlite")).toBe(moved !== null);
    expect(path?.startsWith(library.index)).toBe(true);
    const [start = "", others] = (path ?? "").split("*");
    const isMeant = (file: string): boolean =>
      file === start || (others !== undefined && file.startsWith(start));
    for (const name of readdirSync(library.index)) {
      const file = join(library.index, name);
      if (isMeant(file)) rmSync(file);
    }
  }
  const anew = new FakeLibrary(library.documents, library.index);
  await anew.library.sync();
  expect(await findingsOf(anew)).toEqual([]);
}

/** As a program with a defect would write it: with the right checksums. */
function alter(library: FakeLibrary, sql: string): void {
  damage(library, sql);
  const database = new Database(join(library.index, "library.sqlite"));
  database.pragma("foreign_keys = OFF");
  defineFunctions(database);
  for (const [table, sums] of Object.entries(CHECKSUMS)) {
    const set = Object.entries(sums).map(([column, sum]) => `${column} = ${sum}`);
    database.exec(`UPDATE ${table} SET ${set.join(", ")}`);
  }
  database.close();
}

/** As a disk would change it. */
function damage({ index }: FakeLibrary, sql: string): void {
  const database = new Database(join(index, "library.sqlite"));
  database.pragma("foreign_keys = OFF");
  defineFunctions(database);
  database.exec(sql);
  database.close();
}

function flip(path: string, position: number): void {
  const byte = (readFileSync(path)[position] ?? 0) ^ 0x55;
  const file = openSync(path, "r+");
  writeSync(file, Uint8Array.of(byte), 0, 1, position);
  closeSync(file);
}

function graphOf(index: string): string {
  const name = readdirSync(index).find((file) => file.endsWith(".bin"));
  return join(index, name ?? "");
}

/** Writes a snapshot of this library, with sound checksums, whose passages from row 1 on have the vectors of these texts. */
async function writeGraph({ index, embedder }: FakeLibrary, texts: readonly string[]): Promise<void> {
  const store = Store.open(index);
  const { id, fingerprint, revision } = await store.record();
  store.close();
  const graph = DenseIndex.create(embedder.dimensions);
  graph.follow({
    covers: { row: 5, revision },
    added: texts.map((text, place) => ({ row: passageRow(place + 1), vector: embedder.vectorOf(text) })),
    removed: [],
    complete: true,
  });
  const identity = { library: id, fingerprint, dimensions: embedder.dimensions };
  await new Snapshot(index, () => undefined).write(graph, identity);
}

/** What is in each file that lasts. */
function contentOf(folder: string): [string, number, string][] {
  return readdirSync(folder)
    .filter((name) => !/-(wal|shm)$/.test(name))
    .map((name) => [name, statSync(join(folder, name)).mtimeMs, readFileSync(join(folder, name), "base64")]);
}
