import Database from "better-sqlite3";
import { chmodSync, chownSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { staleReason } from "../../../src/library/sync/file-records.ts";
import { READER_ENDED, type ReadResult } from "../../../src/core/read-result.ts";
import { FakeEmbedder } from "../../fixtures/fake-embedder.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { expectWhole } from "../../fixtures/whole-library.ts";
import { put, temporaryFolder } from "../../fixtures/temporary-folder.ts";
import type { SyncReport } from "../../../src/api/job-responses.ts";

/** A paragraph long enough to be a passage of its own. */
function paragraph(name: string): string {
  return Array.from({ length: 60 }, (_, index) => `${name}${index % 10}`).join(" ") + ".";
}

function paragraphs(...names: readonly string[]): string {
  return names.map(paragraph).join("\n\n");
}

function counts({ added, updated, removed, unchanged, embedded }: SyncReport): number[] {
  return [added, updated, removed, unchanged, embedded];
}

/** As a version of the program has left the library that did not record its readers. */
function readByOlderReader(index: string): void {
  const database = new Database(join(index, "library.sqlite"));
  database.exec("UPDATE documents SET reader_version = 0");
  database.close();
}

function unreadable(reason: string): ReadResult {
  return { ok: false, reason, contentHash: null };
}

describe("a sync", () => {
  it("adds what is new, and does nothing the second time: no file read, no passage embedded, no change", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraphs("walrus", "penguin"));
    put(fake.documents, "sub/b.md", `# Camels\n\n${paragraph("camel")}`);
    const first = await fake.library.sync();
    expect(counts(first)).toEqual([2, 0, 0, 0, 3]);
    expect([first.documents, first.passages, first.failed, first.skipped]).toEqual([2, 3, [], []]);
    const { revision } = await fake.library.status();
    const second = await fake.library.sync();
    expect(counts(second)).toEqual([0, 0, 0, 2, 0]);
    expect(fake.reader.paths).toHaveLength(2);
    expect((await fake.library.status()).revision).toBe(revision);
    expect((await fake.found("camel0"))[0]).toMatch(/^sub\/b\.md: camel0/);
  });

  it("loads no model where there is nothing to embed, also to take a document out", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    const second = put(fake.documents, "b.txt", paragraph("penguin"));
    await fake.library.sync();
    expect(fake.modelLoads).toBe(1);
    const later = new FakeLibrary(fake.documents, fake.index);
    await later.library.sync();
    rmSync(second);
    expect(counts(await later.library.sync())).toEqual([0, 0, 1, 1, 0]);
    expect(later.modelLoads).toBe(0);
    expect(await later.found("walrus0")).toHaveLength(1);
    expect(later.modelLoads).toBe(1);
    const identified = later.modelsIdentified;
    await later.found("walrus1");
    expect([later.modelLoads, later.modelsIdentified]).toEqual([1, identified]);
  });

  it("has the reader get ready where it is certain that a file has to be read, and only there", async () => {
    const fake = new FakeLibrary();
    const path = (name: string): string => join(fake.documents, name);
    const expectedBy = async (change: () => unknown): Promise<number> => {
      change();
      const before = fake.reader.expected;
      await fake.library.sync();
      return fake.reader.expected - before;
    };
    expect(await expectedBy(() => put(fake.documents, "a.txt", "Walruses live on ice."))).toBe(1);
    expect(await expectedBy(() => undefined)).toBe(0);
    expect(
      await expectedBy(() => {
        utimesSync(path("a.txt"), new Date("2020-01-01"), new Date("2020-01-01"));
      }),
    ).toBe(0);
    expect(
      await expectedBy(() => {
        renameSync(path("a.txt"), path("b.txt"));
      }),
    ).toBe(0);
    expect(await expectedBy(() => put(fake.documents, "b.txt", "Walruses live on floes of ice."))).toBe(1);
    await fake.library.remove("b.txt");
    expect(await expectedBy(() => put(fake.documents, "b.txt", "Seals."))).toBe(0);
  });

  it("does not embed or read a file again that was only touched, and looks at it only once more", async () => {
    const fake = new FakeLibrary();
    const path = put(fake.documents, "a.txt", paragraph("walrus"));
    await fake.library.sync();
    utimesSync(path, new Date("2020-01-01"), new Date("2020-01-01"));
    expect(counts(await fake.library.sync())).toEqual([0, 0, 0, 1, 0]);
    const { revision } = await fake.library.status();
    expect(counts(await fake.library.sync())).toEqual([0, 0, 0, 1, 0]);
    expect((await fake.library.status()).revision).toBe(revision);
    expect(fake.reader.paths).toHaveLength(1);
  });

  it("embeds only the new paragraph of a long document, and finds the old one no more", async () => {
    const fake = new FakeLibrary();
    const names = Array.from({ length: 20 }, (_, index) => `word${String.fromCharCode(97 + index)}x`);
    put(fake.documents, "long.txt", paragraphs(...names));
    expect((await fake.library.sync()).embedded).toBe(20);
    const id = (await fake.library.documents())[0]?.id;
    put(fake.documents, "long.txt", paragraphs(...names.with(7, "walrus")));
    expect(counts(await fake.library.sync())).toEqual([0, 1, 0, 0, 1]);
    expect(fake.embedder.embedded.at(-1)).toBe(paragraph("walrus"));
    expect((await fake.found("walrus3"))[0]).toBe(`long.txt: ${paragraph("walrus")}`);
    expect((await fake.found("wordhx3", 100)).some((hit) => hit.includes("wordhx3"))).toBe(false);
    expect((await fake.library.documents())[0]?.id).toBe(id);
    put(fake.documents, "long.txt", paragraphs(...names.with(7, "walrus").reverse()));
    expect((await fake.library.sync()).embedded).toBe(0);
  });

  it("embeds equal passages once, within a document and between documents", async () => {
    const fake = new FakeLibrary();
    const page = `---\ntitle: Notice\n---\n\n${paragraphs("walrus", "walrus", "penguin")}`;
    put(fake.documents, "a.md", page);
    put(fake.documents, "b.md", page);
    const report = await fake.library.sync();
    expect([report.passages, report.embedded]).toEqual([6, 2]);
    rmSync(join(fake.documents, "a.md"));
    expect(counts(await fake.library.sync())).toEqual([0, 0, 1, 1, 0]);
    expect(await fake.found("penguin1", 1)).toEqual([`b.md: ${paragraph("penguin")}`]);
  });

  it("removes what was deleted from every answer", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    put(fake.documents, "b.txt", paragraph("camel"));
    await fake.library.sync();
    const [document] = await fake.library.documents();
    rmSync(join(fake.documents, "a.txt"));
    expect(counts(await fake.library.sync())).toEqual([0, 0, 1, 1, 0]);
    expect(await fake.found("walrus1 camel1")).toEqual([`b.txt: ${paragraph("camel")}`]);
    await expect(fake.library.document(document!.id)).rejects.toThrow(/no readable document/);
    await expect(fake.library.documentText(document!.id)).rejects.toThrow(/no readable document/);
  });

  it("embeds nothing for a file that was renamed or moved, where its title is in its text", async () => {
    const fake = new FakeLibrary();
    const page = (name: string): string => `---\ntitle: About ${name}\n---\n\n${paragraph(name)}`;
    put(fake.documents, "a.md", page("walrus"));
    put(fake.documents, "b.md", page("camel"));
    await fake.library.sync();
    renameSync(join(fake.documents, "a.md"), join(fake.documents, "z.md"));
    mkdirSync(join(fake.documents, "sub"));
    renameSync(join(fake.documents, "b.md"), join(fake.documents, "sub/b.md"));
    expect(counts(await fake.library.sync())).toEqual([0, 0, 0, 2, 0]);
    expect(await fake.found("walrus1", 1)).toEqual([`z.md: ${paragraph("walrus")}`]);
    expect((await fake.library.documents()).map(({ source }) => source)).toEqual(["sub/b.md", "z.md"]);
  });

  it("swaps two files without mixing them up", async () => {
    const fake = new FakeLibrary();
    const paths = ["a.txt", "b.txt"].map((name, index) =>
      put(fake.documents, name, paragraph(`animal${index}x`)),
    );
    await fake.library.sync();
    renameSync(paths[0]!, `${paths[0]!}.swap.txt`);
    renameSync(paths[1]!, paths[0]!);
    renameSync(`${paths[0]!}.swap.txt`, paths[1]!);
    expect(counts(await fake.library.sync()).slice(0, 4)).toEqual([0, 2, 0, 0]);
    expect((await fake.found("animal0x3", 1))[0]).toMatch(/^b\.txt/);
  });

  it("sees an edit of the same size within the same moment", async () => {
    const fake = new FakeLibrary();
    fake.now = () => new Date();
    put(fake.documents, "a.txt", paragraph("walrus"));
    await fake.library.sync();
    put(fake.documents, "a.txt", paragraph("camels"));
    expect(counts(await fake.library.sync())).toEqual([0, 1, 0, 0, 1]);
    expect(await fake.found("camels1", 1)).toEqual([`a.txt: ${paragraph("camels")}`]);
  });

  it("does not trust a date for what happened after the file was opened", async () => {
    const fake = new FakeLibrary();
    let clock = Date.now();
    fake.now = () => new Date(clock);
    // While the first file is embedded, for an hour, the second one has long been read.
    fake.embedder.onBatch = () => {
      clock += 3_600_000;
    };
    put(fake.documents, "a.txt", paragraph("walrus"));
    put(fake.documents, "b.txt", paragraph("camel"));
    const started = clock;
    await fake.library.sync();
    expect((await fake.library.documents()).map(({ indexedAt }) => Date.parse(indexedAt))).toEqual([
      started,
      started,
    ]);
  });

  it("replaces a file by what lies in a folder of its name", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    await fake.library.sync();
    rmSync(join(fake.documents, "a.txt"));
    put(fake.documents, "a.txt/b.txt", paragraph("camel"));
    expect(counts(await fake.library.sync())).toEqual([1, 0, 1, 0, 1]);
    expect(await fake.found("walrus1 camel1")).toEqual([`a.txt/b.txt: ${paragraph("camel")}`]);
  });

  it("empties the library with the folder", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    await fake.library.sync();
    rmSync(join(fake.documents, "a.txt"));
    expect(counts(await fake.library.sync())).toEqual([0, 0, 1, 0, 0]);
    await expect(fake.found("walrus1")).rejects.toMatchObject({ code: "library_not_built" });
  });

  it("of a folder with nothing in it makes a library with nothing in it", async () => {
    const fake = new FakeLibrary();
    const report = await fake.library.sync();
    expect([...counts(report), report.documents, report.passages]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await fake.library.documents()).toEqual([]);
    await expect(fake.found("anything")).rejects.toMatchObject({ code: "library_not_built" });
  });

  it("of a folder that is missing is an error, and deletes nothing", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    await fake.library.sync();
    renameSync(fake.documents, `${fake.documents}.away`);
    await expect(fake.library.sync()).rejects.toMatchObject({ code: "invalid_argument", field: "documents" });
    expect(await fake.found("walrus1")).toHaveLength(1);
    put(`${fake.documents}.away`, "a.txt", paragraph("walrus"));
    symlinkSync(`${fake.documents}.away`, fake.documents);
    expect(counts(await fake.library.sync())).toEqual([0, 0, 0, 1, 0]);
  });

  it("tells its progress to the last file and passage", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraphs("walrus", "penguin"));
    put(fake.documents, "b.txt", paragraph("camel"));
    const steps: unknown[] = [];
    await fake.library.sync({ onProgress: (progress) => steps.push({ ...progress }) });
    expect(steps[0]).toEqual({ filesDone: 0, filesTotal: 2, passagesEmbedded: 0, source: null });
    expect(steps.at(-1)).toEqual({ filesDone: 2, filesTotal: 2, passagesEmbedded: 3, source: "b.txt" });
  });

  it("is refused while another one runs on the same index", async () => {
    const fake = new FakeLibrary();
    const other = new FakeLibrary(fake.documents, fake.index);
    put(fake.documents, "a.txt", paragraph("walrus"));
    let refused: unknown;
    fake.embedder.onBatch = () => {
      refused = other.library.sync().catch((error: unknown) => error);
    };
    await fake.library.sync();
    expect(await refused).toMatchObject({ code: "library_busy" });
    expect(counts(await other.library.sync())).toEqual([0, 0, 0, 1, 0]);
  });
});

describe("a sync beside another writer", () => {
  it("waits for it, says so, and goes on when it has ended", async () => {
    const fake = new FakeLibrary();
    const other = new FakeLibrary(fake.documents, fake.index, undefined, undefined, 60_000);
    put(fake.documents, "a.txt", paragraph("walrus"));
    let waiting: Promise<SyncReport> | undefined;
    fake.embedder.onBatch = () => {
      waiting = other.library.sync();
    };
    await fake.library.sync();
    expect(counts(await waiting!)).toEqual([0, 0, 0, 1, 0]);
    expect(other.warnings.join()).toContain("waiting");
  });
});

describe("a file with a problem", () => {
  it("is listed with its reason, and the rest is indexed", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    put(fake.documents, "empty.txt", "");
    put(fake.documents, "blank.md", " \n\n ");
    put(fake.documents, "image.png", "\x89PNG");
    symlinkSync("/nowhere/at-all.txt", join(fake.documents, "link.txt"));
    put(fake.documents, "z.txt", paragraph("camel"));
    const report = await fake.library.sync();
    expect(counts(report)).toEqual([2, 0, 0, 0, 2]);
    expect(report.failed.map(({ source }) => source)).toEqual(["blank.md", "empty.txt", "link.txt"]);
    expect(report.skipped.map(({ source }) => source)).toEqual(["image.png"]);
    for (const { reason } of [...report.failed, ...report.skipped]) expect(reason.length).toBeGreaterThan(20);
    expect(await fake.library.status()).toMatchObject({ failed: report.failed, skipped: report.skipped });
    const { revision } = await fake.library.status();
    const again = await fake.library.sync();
    expect([again.failed, again.skipped]).toEqual([report.failed, report.skipped]);
    expect((await fake.library.status()).revision).toBe(revision);
  });

  it("is indexed once it is mended, under the id that it had", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", "");
    await fake.library.sync();
    const [failed] = await fake.library.documents();
    expect(failed?.state).toBe("failed");
    put(fake.documents, "a.txt", paragraph("walrus"));
    const report = await fake.library.sync();
    expect([counts(report), report.failed]).toEqual([[1, 0, 0, 0, 1], []]);
    expect(await fake.library.documents()).toMatchObject([
      { id: failed?.id, state: "indexed", reason: null },
    ]);
  });

  it("is tried again in the next sync where the system ended its reader, as it does where memory is short", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    put(fake.documents, "b.txt", paragraph("seal"));
    const ended = (signal: string): ReadResult => ({
      ok: false,
      reason: `${READER_ENDED}${signal}).`,
      contentHash: null,
    });
    fake.reader.onRead = (path) => (path.endsWith("a.txt") ? ended("SIGKILL") : undefined);
    expect((await fake.library.sync()).failed.map(({ source }) => source)).toEqual(["a.txt"]);
    fake.reader.paths.length = 0;
    fake.reader.onRead = () => undefined;
    expect((await fake.library.sync()).failed).toEqual([]);
    expect(fake.reader.paths.map((path) => basename(path))).toEqual(["a.txt"]);
    expect((await fake.found("walrus1"))[0]).toBe(`a.txt: ${paragraph("walrus")}`);
  });

  it("that could be read before stays searchable in its former version, with the reason, until it is mended", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    await fake.library.sync();
    const [before] = await fake.library.documents();
    put(fake.documents, "a.txt", new Uint8Array(5_000));
    const report = await fake.library.sync();
    expect(report.failed.map(({ source }) => source)).toEqual(["a.txt"]);
    expect(await fake.found("walrus1")).toEqual([`a.txt: ${paragraph("walrus")}`]);
    expect(await fake.library.documentText(before!.id)).toContain("walrus1");
    expect(await fake.library.document(before!.id)).toMatchObject({
      state: "indexed",
      reason: report.failed[0]?.reason,
    });
    expect(report.failed[0]?.reason).toMatch(/^stale: the file can no longer be read/);
    const { hits } = await fake.library.search({ query: "walrus1" });
    expect(hits[0]?.document.stale).toBe(report.failed[0]?.reason);
    expect(hits[0]?.citation).toMatch(/former text of a file that can no longer be read$/);
    expect((await fake.library.sync()).failed).toEqual(report.failed);
    put(fake.documents, "a.txt", paragraph("walrus"));
    const mended = await fake.library.sync();
    expect([counts(mended), mended.failed]).toEqual([[0, 0, 0, 1, 0], []]);
    expect((await fake.library.document(before!.id)).reason).toBeNull();
  });

  it("that is removed is no longer listed", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", "");
    await fake.library.sync();
    rmSync(join(fake.documents, "a.txt"));
    const report = await fake.library.sync();
    expect([report.failed, report.removed, await fake.library.documents()]).toEqual([[], 0, []]);
  });

  it("that is emptied is gone from every answer at once, and keeps its id for when it is filled", async () => {
    for (const nothing of ["", " \n\n"]) {
      const fake = new FakeLibrary();
      put(fake.documents, "a.txt", paragraph("walrus"));
      put(fake.documents, "b.txt", paragraph("camel"));
      await fake.library.sync();
      const [before] = await fake.library.documents();
      put(fake.documents, "a.txt", nothing);
      expect(await fake.library.sync()).toMatchObject({ removed: 1, documents: 1 });
      expect((await fake.found("walrus1")).join()).not.toContain("a.txt");
      expect(await fake.library.document(before!.id)).toMatchObject({ state: "failed", passages: 0 });
      expectWhole(fake.index);
      put(fake.documents, "a.txt", paragraph("seal"));
      expect(await fake.library.sync()).toMatchObject({ added: 1 });
      expect((await fake.library.documents())[0]).toMatchObject({
        id: before?.id,
        state: "indexed",
        reason: null,
      });
    }
  });

  it("that gets the name of a kind that is not read is gone, and comes back with its name", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    await fake.library.sync();
    renameSync(join(fake.documents, "a.txt"), join(fake.documents, "a.bak"));
    expect(await fake.library.sync()).toMatchObject({ removed: 1, moved: 0, documents: 0 });
    expectWhole(fake.index);
    expect(await fake.library.documents()).toMatchObject([{ source: "a.bak", state: "skipped" }]);
    renameSync(join(fake.documents, "a.bak"), join(fake.documents, "a.txt"));
    expect(await fake.library.sync()).toMatchObject({ documents: 1 });
    expect(await fake.found("walrus1")).toHaveLength(1);
  });

  it("that gets the name of another format is read as that", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", `# Animals\n\n${paragraph("walrus")}`);
    await fake.library.sync();
    renameSync(join(fake.documents, "a.txt"), join(fake.documents, "a.md"));
    await fake.library.sync();
    expect(await fake.library.documents()).toMatchObject([
      { source: "a.md", format: "markdown", title: "Animals" },
    ]);
  });

  it("of a kind that a later version reads is indexed by that version", async () => {
    const fake = new FakeLibrary(undefined, undefined, undefined, () => false);
    put(fake.documents, "a.txt", paragraph("walrus"));
    expect((await fake.library.sync()).skipped).toHaveLength(1);
    const later = new FakeLibrary(fake.documents, fake.index);
    const report = await later.library.sync();
    expect([report.added, report.skipped]).toEqual([1, []]);
  });

  it("that an older version of its reader has read is read again once, and only what differs is embedded", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraphs("walrus", "penguin"));
    put(fake.documents, "b.txt", paragraph("camel"));
    await fake.library.sync();
    readByOlderReader(fake.index);
    fake.reader.onRead = (path) => (path.endsWith("b.txt") ? unreadable("It is damaged.") : undefined);
    expect(counts(await fake.library.sync())).toEqual([0, 0, 0, 1, 0]);
    expect(fake.reader.paths).toHaveLength(4);
    expect((await fake.found("camel0", 1))[0]).toMatch(/^b\.txt: camel0/);
    expect((await fake.library.documents()).map(({ reason }) => reason)).toEqual([
      null,
      staleReason("It is damaged."),
    ]);
    await fake.library.sync();
    expect(fake.reader.paths).toHaveLength(4);
  });

  it("that its reader could not finish does not stop the others, and its former version stays", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    put(fake.documents, "b.txt", paragraph("camel"));
    await fake.library.sync();
    put(fake.documents, "a.txt", paragraph("seal"));
    put(fake.documents, "c.txt", paragraph("owl"));
    fake.reader.onRead = (path) =>
      path.endsWith("a.txt") ? { ok: false, reason: "It crashed the reader.", contentHash: null } : undefined;
    const report = await fake.library.sync();
    expect([counts(report), report.failed]).toEqual([
      [1, 0, 0, 1, 1],
      [{ source: "a.txt", reason: staleReason("It crashed the reader.") }],
    ]);
    expect((await fake.found("walrus1"))[0]).toBe(`a.txt: ${paragraph("walrus")}`);
  });
});

describe("a sync that would take out most of the library", () => {
  const manyDocuments = async (): Promise<FakeLibrary> => {
    const fake = new FakeLibrary();
    for (let index = 0; index < 22; index += 1)
      put(fake.documents, `sub/${index}.txt`, paragraph(`walrus${index}x`));
    await fake.library.sync();
    return fake;
  };
  const lose = (fake: FakeLibrary, count: number): void => {
    for (let index = 0; index < count; index += 1) rmSync(join(fake.documents, `sub/${index}.txt`));
  };

  it("stops and changes nothing, until it is allowed", async () => {
    const fake = await manyDocuments();
    lose(fake, 12);
    const { revision } = await fake.library.status();
    await expect(fake.library.sync()).rejects.toMatchObject({ code: "removals_not_allowed" });
    expect(await fake.library.status()).toMatchObject({ documents: 22 });
    expect(await fake.library.documents()).toHaveLength(22);
    expect(await fake.library.sync({ allowRemovals: true })).toMatchObject({ removed: 12, documents: 10 });
    expect((await fake.library.status()).revision).toBeGreaterThan(revision);
  });

  it("goes on where half of the documents or ten of them go, or where they have only moved", async () => {
    const half = await manyDocuments();
    lose(half, 11);
    expect(await half.library.sync()).toMatchObject({ removed: 11, documents: 11 });
    lose(half, 0);
    for (let index = 11; index < 21; index += 1) rmSync(join(half.documents, `sub/${index}.txt`));
    expect(await half.library.sync()).toMatchObject({ removed: 10, documents: 1 });
    const moved = await manyDocuments();
    renameSync(join(moved.documents, "sub"), join(moved.documents, "other"));
    expect(await moved.library.sync()).toMatchObject({ moved: 22, removed: 0, documents: 22 });
  });

  it("does not forget what a person has removed while the folder was empty", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    put(fake.documents, "sub/b.txt", paragraph("camel"));
    await fake.library.sync();
    await fake.library.remove("a.txt");
    await fake.library.remove("sub/b.txt");
    const away = join(fake.documents, "..", "away");
    renameSync(fake.documents, away);
    mkdirSync(fake.documents);
    await fake.library.sync();
    rmSync(fake.documents, { recursive: true });
    renameSync(away, fake.documents);
    expect(await fake.library.sync()).toMatchObject({ added: 0, documents: 0 });
  });
});

describe("what may not be read", () => {
  it("is not taken for deleted: an unreadable folder keeps its documents, and says why", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    put(fake.documents, "locked/b.txt", paragraph("camel"));
    await asOrdinaryUser(fake, async () => {
      await fake.library.sync();
      for (const mode of [0o000, 0o444]) {
        chmodSync(join(fake.documents, "locked"), mode);
        const report = await fake.library.sync();
        expect([report.removed, report.documents]).toEqual([0, 2]);
        expect(report.failed.map(({ source }) => source)).toContain(mode === 0 ? "locked" : "locked/b.txt");
        expect((await fake.found("camel1", 1))[0]).toMatch(/^locked\/b\.txt/);
        chmodSync(join(fake.documents, "locked"), 0o755);
        const after = await fake.library.sync();
        expect([after.failed, after.documents, after.embedded]).toEqual([[], 2, 0]);
      }
    });
  });

  it("is listed, and indexed as soon as it may be read, though its date is the same", async () => {
    const fake = new FakeLibrary();
    const path = put(fake.documents, "a.txt", paragraph("walrus"));
    put(fake.documents, "b.txt", paragraph("camel"));
    await asOrdinaryUser(fake, async () => {
      chmodSync(path, 0o000);
      const report = await fake.library.sync();
      expect([report.added, report.failed.map(({ source }) => source)]).toEqual([1, ["a.txt"]]);
      chmodSync(path, 0o644);
      const after = await fake.library.sync();
      expect([after.added, after.failed]).toEqual([1, []]);
      chmodSync(path, 0o000);
      const locked = await fake.library.sync();
      expect([locked.removed, locked.failed.map(({ source }) => source)]).toEqual([0, ["a.txt"]]);
      expect(await fake.found("walrus1", 1)).toEqual([`a.txt: ${paragraph("walrus")}`]);
      chmodSync(path, 0o644);
      const mended = await fake.library.sync();
      expect([mended.failed, mended.embedded]).toEqual([[], 0]);
    });
  });

  it("is an error where it is the documents folder itself, and deletes nothing", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    await asOrdinaryUser(fake, async () => {
      await fake.library.sync();
      chmodSync(fake.documents, 0o000);
      await expect(fake.library.sync()).rejects.toMatchObject({
        code: "invalid_argument",
        field: "documents",
      });
      chmodSync(fake.documents, 0o755);
      expect(await fake.found("walrus1")).toHaveLength(1);
    });
  });
});

describe("a sync of some paths", () => {
  it("indexes those and removes nothing", async () => {
    const fake = new FakeLibrary();
    const one = put(fake.documents, "one.txt", paragraph("walrus"));
    put(fake.documents, "two.txt", paragraph("camel"));
    expect(counts(await fake.library.sync({ paths: [one] }))).toEqual([1, 0, 0, 0, 1]);
    rmSync(one);
    expect(counts(await fake.library.sync({ paths: [join(fake.documents, "two.txt")] }))).toEqual([
      1, 0, 0, 0, 1,
    ]);
    expect(await fake.found("walrus1 camel1")).toHaveLength(2);
  });

  it("from outside of the folder keeps them through later syncs, follows their edits and their deletion", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "inside.txt", paragraph("walrus"));
    const outside = put(temporaryFolder(), "outside.txt", paragraph("camel"));
    await fake.library.sync({ paths: [outside] });
    expect((await fake.library.documents()).map(({ source }) => source)).toEqual([outside]);
    expect(counts(await fake.library.sync())).toEqual([1, 0, 0, 1, 1]);
    put(join(outside, ".."), "outside.txt", paragraph("owl"));
    expect(counts(await fake.library.sync())).toEqual([0, 1, 0, 1, 1]);
    expect(await fake.found("owl1", 1)).toEqual([`${outside}: ${paragraph("owl")}`]);
    rmSync(outside);
    expect(counts(await fake.library.sync())).toEqual([0, 0, 1, 1, 0]);
  });

  it("refuses one that does not exist, and changes nothing", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    await fake.library.sync();
    await expect(fake.library.sync({ paths: ["/no/such/file.txt"] })).rejects.toMatchObject({
      code: "invalid_argument",
      field: "path",
    });
    expect(await fake.library.documents()).toHaveLength(1);
  });
});

describe("a sync that is stopped", () => {
  it("keeps the documents that are done, and the next one does not embed them again", async () => {
    const fake = new FakeLibrary();
    for (const name of ["a", "b", "c", "d"]) put(fake.documents, `${name}.txt`, paragraph(`${name}word`));
    const controller = new AbortController();
    const stopped = fake.library.sync({
      signal: controller.signal,
      onProgress: ({ filesDone }) => {
        if (filesDone === 2) controller.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
    expect((await fake.library.documents()).map(({ source }) => source)).toEqual(["a.txt", "b.txt"]);
    expect((await fake.found("aword1", 1))[0]).toMatch(/^a\.txt/);
    expect(counts(await fake.library.sync())).toEqual([2, 0, 0, 2, 2]);
  });

  it("in the middle of a long document keeps every vector that was made, and the old version searchable", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "long.txt", paragraph("former"));
    await fake.library.sync();
    const names = Array.from({ length: 200 }, (_, index) => `w${index}x`);
    put(fake.documents, "long.txt", paragraphs(...names));
    const controller = new AbortController();
    const before = fake.embedder.embedded.length;
    fake.embedder.onBatch = () => {
      if (fake.embedder.embedded.length > before) controller.abort();
    };
    await expect(fake.library.sync({ signal: controller.signal })).rejects.toMatchObject({
      code: "cancelled",
    });
    expect((await fake.found("former1", 1))[0]).toBe(`long.txt: ${paragraph("former")}`);
    const made = fake.embedder.embedded.length - before;
    expect(made).toBeGreaterThan(100);
    fake.embedder.onBatch = () => undefined;
    // Another run over one path in between must not forget them either.
    await fake.library.sync({ paths: [put(fake.documents, "other.txt", paragraph("other"))] });
    const report = await fake.library.sync();
    expect([report.updated, report.embedded]).toEqual([1, 200 - made]);
  });

  it("before it began does nothing, and a reader that is closed meanwhile troubles nobody", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    const controller = new AbortController();
    fake.reader.onRead = () => {
      throw new Error("Reading was stopped.");
    };
    const stopped = fake.library.sync({
      signal: controller.signal,
      onProgress: () => {
        controller.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
    // An unhandled rejection would fail the run here.
    await new Promise((resolve) => setImmediate(resolve));
    expect(await fake.library.documents()).toEqual([]);
  });

  it("by a failing model keeps what is done, says so, and can go on", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    put(fake.documents, "b.txt", paragraph("camel"));
    fake.embedder.onBatch = () => {
      if (fake.embedder.embedded.length === 1) throw new Error("out of memory");
    };
    await expect(fake.library.sync()).rejects.toThrow("out of memory");
    expect((await fake.library.documents()).map(({ source }) => source)).toEqual(["a.txt"]);
    fake.embedder.onBatch = () => undefined;
    expect(counts(await fake.library.sync())).toEqual([1, 0, 0, 1, 1]);
  });
});

describe("another model", () => {
  it("is an error for a question and a rebuild for a sync; vectors of two models never meet", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraphs("walrus", "penguin"));
    await fake.library.sync();
    const other = new FakeLibrary(fake.documents, fake.index, new FakeEmbedder("words-2"));
    const refused = {
      code: "library_incompatible",
      message: expect.stringContaining("pincite index") as string,
    };
    await expect(other.found("walrus1")).rejects.toMatchObject(refused);
    await expect(other.library.ask({ question: "walrus1" })).rejects.toMatchObject(refused);
    expect(await fake.found("walrus1", 1)).toHaveLength(1);
    const report = await other.library.sync();
    expect(counts(report)).toEqual([1, 0, 0, 0, 2]);
    expect(other.warnings).toEqual([expect.stringContaining("built anew")]);
    expect(await other.found(paragraph("penguin"), 1)).toEqual([`a.txt: ${paragraph("penguin")}`]);
    await expect(fake.found("walrus1")).rejects.toMatchObject(refused);
    const back = await fake.library.sync();
    expect(back.embedded).toBe(2);
    expect(await fake.found(paragraph("penguin"), 1)).toEqual([`a.txt: ${paragraph("penguin")}`]);
  });

  it("does not empty the library when the documents cannot be found to build it anew", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    await fake.library.sync();
    const other = new FakeLibrary(
      join(temporaryFolder(), "missing"),
      fake.index,
      new FakeEmbedder("words-2"),
    );
    await expect(other.library.sync()).rejects.toMatchObject({ code: "invalid_argument" });
    expect(await fake.found("walrus1")).toHaveLength(1);
  });
});

describe("a search", () => {
  it("finds a document in its old version or in its new one, even if it is replaced while the question is embedded", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", paragraph("walrus"));
    await fake.library.sync();
    const writer = new FakeLibrary(fake.documents, fake.index);
    const embedQuestion = fake.embedder.embedQuestion.bind(fake.embedder);
    fake.embedder.embedQuestion = async (text) => {
      put(fake.documents, "a.txt", paragraph("camel"));
      await writer.library.sync();
      return embedQuestion(text);
    };
    // No word of the question stands in the document: only the dense side can find it.
    expect(await fake.found("anything")).toEqual([`a.txt: ${paragraph("camel")}`]);
  });
});

/**
 * Does the work without the superuser's right to read everything, with the library's folders in the hands of the user
 * that it is done as. Nothing changes for a run that is not the superuser's.
 */
async function asOrdinaryUser(fake: FakeLibrary, work: () => Promise<void>): Promise<void> {
  const nobody = 65_534;
  if (process.geteuid?.() !== 0 || process.seteuid === undefined) return work();
  for (const name of ["", "a.txt", "b.txt", "locked", "locked/b.txt"]) {
    try {
      chownSync(join(fake.documents, name), nobody, nobody);
    } catch {
      // Not every test has every file.
    }
  }
  for (const folder of [join(fake.documents, ".."), join(fake.index, "..")])
    chownSync(folder, nobody, nobody);
  process.seteuid(nobody);
  try {
    await work();
  } finally {
    process.seteuid(0);
  }
}
