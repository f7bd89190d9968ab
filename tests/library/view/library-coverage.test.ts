import { describe, expect, it } from "vitest";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put } from "../../fixtures/temporary-folder.ts";
import type { SearchedLibrary } from "../../../src/api/questions/question-responses.ts";
import { Store } from "../../../src/store/store.ts";

const COMPLETE = { complete: true, waiting: 0, unreadable: 0 };

describe("how much of a library is searched", () => {
  it("is all of it after a sync of all files", async () => {
    const fake = withFiles("a", "b", "c");
    await fake.library.sync();
    expect(await coverageOf(fake)).toEqual({ ...COMPLETE, searched: 3 });
  });

  it("is told by every process while another one reads, file by file", async () => {
    const fake = withFiles("a");
    await fake.library.sync();
    const reader = new FakeLibrary(fake.documents, fake.index);
    for (const name of ["b", "c", "d"])
      put(fake.documents, `${name}.txt`, `The ${name} ferry leaves at nine.`);
    const seen: Promise<SearchedLibrary>[] = [];
    await fake.library.sync({ onProgress: () => seen.push(coverageOf(reader)) });
    const told = await Promise.all(seen);
    for (const { complete, searched, waiting } of told) {
      expect(searched + (waiting ?? 0)).toBe(4);
      if ((waiting ?? 0) > 0) expect(complete).toBe(false);
    }
    expect(await coverageOf(reader)).toEqual({ ...COMPLETE, searched: 4 });
  });

  it("stays incomplete after a run that was stopped, until another one has come to its end", async () => {
    const fake = withFiles("a", "b", "c", "d");
    const stop = new AbortController();
    await expect(
      fake.library.sync({
        signal: stop.signal,
        onProgress: ({ filesDone }) => {
          if (filesDone === 2) stop.abort();
        },
      }),
    ).rejects.toMatchObject({ code: "cancelled" });
    const after = new FakeLibrary(fake.documents, fake.index);
    expect(await coverageOf(after)).toEqual({ complete: false, searched: 2, waiting: 2, unreadable: 0 });
    const result = await after.library.ask({ question: "Which quaternions commute" });
    expect(result).toMatchObject({ outcome: "not-found", note: "2 files are waiting to be read." });
    expect(result).toMatchObject({
      reason: expect.stringContaining("Nothing in the 2 of 4 documents read so far speaks") as string,
    });
    await after.library.sync();
    expect(await coverageOf(after)).toEqual({ ...COMPLETE, searched: 4 });
  });

  it("counts a document of which a newer version waits as waiting, and not twice", async () => {
    const fake = withFiles("a", "b");
    await fake.library.sync();
    put(fake.documents, "b.txt", "The b ferry leaves at ten, and not before.");
    const stop = new AbortController();
    fake.reader.onRead = () => {
      stop.abort();
      return undefined;
    };
    await expect(fake.library.sync({ signal: stop.signal })).rejects.toMatchObject({ code: "cancelled" });
    expect(await coverageOf(fake)).toEqual({ complete: false, searched: 1, waiting: 1, unreadable: 0 });
  });

  it("counts files that could not be read, but not those of another kind, nor what a person took out", async () => {
    const fake = withFiles("a", "b");
    put(fake.documents, "program.exe", "MZ");
    await fake.library.sync();
    expect(await coverageOf(fake)).toEqual({ ...COMPLETE, searched: 2 });
    put(fake.documents, "cut.txt", "The ferry");
    fake.reader.onRead = (path) =>
      path.endsWith("cut.txt") ? { ok: false, reason: "It is cut off.", contentHash: null } : undefined;
    await fake.library.sync();
    const missing = { complete: false, waiting: 0, unreadable: 1 };
    expect(await coverageOf(fake)).toEqual({ ...missing, searched: 2 });
    expect((await fake.library.search({ query: "ferry" })).note).toBe(
      "1 file could not be read; `pincite status` and the list of documents say why.",
    );
    await fake.library.remove("b.txt");
    expect(await coverageOf(fake)).toEqual({ ...missing, searched: 1 });
  });

  it("is not known from when a sync of all files is asked for until it has looked", async () => {
    const fake = withFiles("a");
    await fake.library.sync();
    const store = Store.open(fake.index);
    const createdAt = "2026-01-01T00:00:00.000Z";
    await store.jobs.add({ id: "job_1", kind: "sync", documents: [], allowRemovals: false, createdAt });
    expect(await coverageOf(fake)).toEqual({ ...COMPLETE, complete: false, searched: 1 });
    const result = await fake.library.search({ query: "ferry" });
    expect(result.note).toBe("The documents folder is being looked through for changes.");
    store.close();
  });

  it("is incomplete, and no more, for whom only documents of some tags exist, whatever else there is", async () => {
    const fake = withFiles("a", "b");
    put(fake.documents, "tagged.md", "---\ntags: tag\n---\nA tagged ferry leaves at nine.");
    await fake.library.sync();
    const view = fake.library.visibleTo(["tag"]);
    const hidden = { complete: false, waiting: null, unreadable: null };
    const { library: before } = await view.search({ query: "ferry" });
    expect(before).toEqual({ ...hidden, searched: 1 });
    put(fake.documents, "program.exe", "MZ");
    await fake.library.sync();
    const { library: after, note, hits } = await view.search({ query: "ferry" });
    expect([after, note, hits.length]).toEqual([before, null, 1]);
  });

  it("changes the edition of the library, so that no caller takes an older answer for the present one", async () => {
    const fake = withFiles("a");
    await fake.library.sync();
    const before = await fake.library.edition();
    const store = Store.open(fake.index);
    await store.addWaiting(["b.txt"]);
    expect(await fake.library.edition()).not.toBe(before);
    await store.settle(["b.txt"]);
    expect(await fake.library.edition()).toBe(before);
    store.close();
  });
});

function withFiles(...names: readonly string[]): FakeLibrary {
  const fake = new FakeLibrary();
  for (const name of names) put(fake.documents, `${name}.txt`, `The ${name} ferry leaves at nine.`);
  return fake;
}

async function coverageOf({ library }: FakeLibrary): Promise<SearchedLibrary> {
  return (await library.search({ query: "ferry" })).library;
}
