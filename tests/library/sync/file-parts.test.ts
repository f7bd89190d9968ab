import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/core/document.ts";
import { staleReason } from "../../../src/library/sync/file-records.ts";
import type { PartProblem, ReadResult } from "../../../src/core/read-result.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put } from "../../fixtures/temporary-folder.ts";

/** A paragraph long enough to be a passage of its own. */
function paragraph(name: string): string {
  return Array.from({ length: 60 }, (_, index) => `${name}${index}`).join(" ") + ".";
}

function documentOf(text: string): Document {
  const evidence = { title: "headline" } as const;
  const blocks = [...text.matchAll(/[^\n]+/g)].map((match) => ({
    kind: "paragraph" as const,
    start: match.index,
    end: match.index + match[0].length,
  }));
  const metadata = { title: "Table", authors: [], date: null, url: null, language: null, tags: [], evidence };
  return { format: "csv", text, blocks, pages: [], metadata };
}

/** What a table with these rows gives. */
function table(rows: Readonly<Record<string, string>>, problems: readonly PartProblem[] = []): ReadResult {
  const documents = Object.entries(rows).map(([part, text]) => ({ part, document: documentOf(text) }));
  return { ok: true, documents, problems, contentHash: JSON.stringify([rows, problems]) };
}

describe("a file that holds several documents", () => {
  const rows = { "row 1": paragraph("walrus"), "row 2": paragraph("camel"), "row 3": paragraph("otter") };

  it("gives each a source of its own, and lists the parts that could not be read", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "animals.txt", "1");
    fake.reader.onRead = () => table(rows, [{ part: "row 4", reason: "The row is torn." }]);
    const report = await fake.library.sync();
    expect(report).toMatchObject({ added: 3, documents: 3, embedded: 3 });
    expect(report.failed).toEqual([{ source: "animals.txt#row 4", reason: "The row is torn." }]);
    expect(await fake.found("camel7", 1)).toEqual([`animals.txt#row 2: ${rows["row 2"]}`]);
  });

  it("is read again as a whole, but only what has changed in it is indexed again", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "animals.txt", "1");
    fake.reader.onRead = () => table(rows);
    await fake.library.sync();
    const before = await fake.library.documents();
    put(fake.documents, "animals.txt", "12");
    fake.reader.onRead = () =>
      table({ "row 1": rows["row 1"], "row 2": paragraph("badger"), "row 4": paragraph("heron") });
    expect(await fake.library.sync()).toMatchObject({
      added: 1,
      updated: 1,
      removed: 1,
      unchanged: 1,
      embedded: 2,
    });
    const after = await fake.library.documents();
    expect(after.map(({ source }) => source)).toEqual(
      ["row 1", "row 2", "row 4"].map((row) => `animals.txt#${row}`),
    );
    expect(after[0]?.id).toBe(before[0]?.id);
    expect((await fake.found("otter1", 1))[0]).not.toContain("otter");
  });

  it("keeps its documents, with the reason, while it is damaged, and loses them with the file", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "animals.txt", "1");
    fake.reader.onRead = () => table(rows);
    await fake.library.sync();
    put(fake.documents, "animals.txt", "12");
    fake.reader.onRead = () => ({ ok: false, reason: "It is damaged.", contentHash: "x" });
    expect((await fake.library.sync()).failed).toHaveLength(3);
    expect(await fake.found("otter1", 1)).toEqual([`animals.txt#row 3: ${rows["row 3"]}`]);
    renameSync(join(fake.documents, "animals.txt"), join(fake.documents, "..", "gone.txt"));
    expect(await fake.library.sync()).toMatchObject({ removed: 3, documents: 0 });
  });

  it("keeps a part that could be read before, with the reason, while that part is damaged", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "animals.txt", "1");
    fake.reader.onRead = () => table(rows);
    await fake.library.sync();
    put(fake.documents, "animals.txt", "12");
    const { "row 3": _torn, ...others } = rows;
    fake.reader.onRead = () => table(others, [{ part: "row 3", reason: "The row is torn." }]);
    const report = await fake.library.sync();
    expect(report.failed).toEqual([{ source: "animals.txt#row 3", reason: staleReason("The row is torn.") }]);
    expect(await fake.found("otter1", 1)).toEqual([`animals.txt#row 3: ${rows["row 3"]}`]);
    expect((await fake.library.doctor()).checks.filter(({ state }) => state === "fault")).toEqual([]);
  });

  it("is gone on with after a run that was stopped between two of its parts", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "animals.txt", "1");
    fake.reader.onRead = () => table(rows);
    const stop = new AbortController();
    let batches = 0;
    fake.embedder.onBatch = () => {
      batches += 1;
      if (batches === 2) stop.abort();
    };
    await expect(fake.library.sync({ signal: stop.signal })).rejects.toMatchObject({ code: "cancelled" });
    fake.embedder.onBatch = () => undefined;
    const report = await fake.library.sync();
    expect(report.documents).toBe(3);
    expect(report.embedded).toBeLessThan(3);
    expect((await fake.library.documents()).map(({ state }) => state)).toEqual([
      "indexed",
      "indexed",
      "indexed",
    ]);
    expect(await fake.library.sync()).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
    expect((await fake.library.doctor()).checks.filter(({ state }) => state === "fault")).toEqual([]);
  });

  it("loses one part for good when that is removed, and keeps the others", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "animals.txt", "1");
    fake.reader.onRead = () => table(rows);
    await fake.library.sync();
    await fake.library.remove("animals.txt#row 1");
    const reads = fake.reader.paths.length;
    expect(await fake.library.sync()).toMatchObject({ documents: 2, added: 0 });
    expect(fake.reader.paths).toHaveLength(reads);
    put(fake.documents, "animals.txt", "12");
    expect(await fake.library.sync()).toMatchObject({ documents: 2, added: 0 });
  });

  it("keeps the ids of its documents when it moves", async () => {
    const fake = new FakeLibrary();
    const path = put(fake.documents, "animals.md", "# Animals\n\n" + paragraph("walrus"));
    await fake.library.sync();
    const [before] = await fake.library.documents();
    renameSync(path, join(fake.documents, "beasts.md"));
    expect(await fake.library.sync()).toMatchObject({
      moved: 1,
      unchanged: 1,
      added: 0,
      removed: 0,
      embedded: 0,
    });
    put(fake.documents, "animals.md", "# Others\n\n" + paragraph("gnu"));
    await fake.library.sync();
    const after = await fake.library.documents();
    expect(after.map(({ source, id }) => [source, id === before?.id])).toEqual([
      ["animals.md", false],
      ["beasts.md", true],
    ]);
  });
});

describe("an edit of one paragraph of a long document", () => {
  it("embeds that paragraph and leaves the rows of the others as they are", async () => {
    const fake = new FakeLibrary();
    const names = Array.from(
      { length: 40 },
      (_, index) => `animal${String.fromCharCode(97 + (index % 26))}${index}x`,
    );
    const text = (changed: string): string => ["# Beasts", changed, ...names.map(paragraph)].join("\n\n");
    put(fake.documents, "long.md", text(paragraph("first")));
    await fake.library.sync();
    put(fake.documents, "long.md", text(paragraph("second") + " It is longer now."));
    expect(await fake.library.sync()).toMatchObject({ updated: 1, embedded: 1, passages: 41 });
    const [hit] = (await fake.library.search({ query: "animalc28x9", k: 1 })).hits;
    const document = await fake.library.documentText(hit?.document.id ?? "");
    expect(document.slice(hit?.passage.start, hit?.passage.end)).toBe(hit?.passage.text);
    expect(hit?.passage.text).toContain("animalc28x9");
  });
});

describe("the same article twice", () => {
  it("is said to be so, under the name of the one that was there before", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "wire.md", `# Ferry sinks\n\n${paragraph("walrus")}\n\n${paragraph("camel")}`);
    await fake.library.sync();
    put(fake.documents, "a-copy.md", `# A ferry has sunk\n\n${paragraph("walrus")}\n\n${paragraph("camel")}`);
    put(fake.documents, "other.md", `# Ferry sinks\n\n${paragraph("otter")}\n\n${paragraph("heron")}`);
    await fake.library.sync();
    const states = (await fake.library.documents()).map(({ source, state, duplicateOf }) => [
      source,
      state,
      duplicateOf,
    ]);
    expect(states).toEqual([
      ["a-copy.md", "duplicate", "wire.md"],
      ["other.md", "indexed", null],
      ["wire.md", "indexed", null],
    ]);
  });
});

describe("a document that was removed", () => {
  it("is gone at once, stays gone in the next sync although its file is there, and comes back when it is named", async () => {
    const fake = new FakeLibrary();
    const path = put(fake.documents, "sub/a.md", `# A\n\n${paragraph("walrus")}`);
    put(fake.documents, "b.md", `# B\n\n${paragraph("camel")}`);
    await fake.library.sync();
    expect(await fake.library.remove("sub/a.md")).toEqual({ removed: ["sub/a.md"] });
    expect((await fake.found("walrus1")).join()).not.toContain("walrus");
    expect(await fake.library.sync()).toMatchObject({ added: 0, updated: 0, documents: 1 });
    put(fake.documents, "sub/a.md", `# A\n\n${paragraph("walrus")} Edited.`);
    expect(await fake.library.sync()).toMatchObject({ added: 0, updated: 0, documents: 1 });
    expect(await fake.library.sync({ paths: [path] })).toMatchObject({ added: 1, documents: 2 });
    expect((await fake.found("walrus1", 1))[0]).toContain("walrus");
  });

  it("may be named by its id, its path or a folder above it", async () => {
    const fake = new FakeLibrary();
    const path = put(fake.documents, "sub/a.md", `# A\n\n${paragraph("walrus")}`);
    put(fake.documents, "sub/b.md", `# B\n\n${paragraph("camel")}`);
    put(fake.documents, "subway.md", `# C\n\n${paragraph("otter")}`);
    await fake.library.sync();
    const id = (await fake.library.documents()).find(({ source }) => source === "sub/b.md")?.id ?? "";
    expect((await fake.library.remove(path)).removed).toEqual(["sub/a.md"]);
    expect((await fake.library.remove(id)).removed).toEqual(["sub/b.md"]);
    await fake.library.sync({ paths: [join(fake.documents, "sub")] });
    expect((await fake.library.remove("sub")).removed).toEqual(["sub/a.md", "sub/b.md"]);
    await expect(fake.library.remove("sub/a.md")).rejects.toThrow(/no readable document/);
  });
});

describe("a sidecar", () => {
  it("is no document, changes its document when it comes, changes or goes, and is listed where it stands alone", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.md", `# Ferries\n\n${paragraph("walrus")}`);
    put(fake.documents, "lonely.meta.json", "{}");
    const first = await fake.library.sync();
    expect(first).toMatchObject({ added: 1, failed: [{ source: "lonely.meta.json" }] });
    const sidecar = put(
      fake.documents,
      "a.md.meta.json",
      JSON.stringify({ author: "Ann Poe", date: "2020-02-03" }),
    );
    expect(await fake.library.sync()).toMatchObject({ updated: 1, documents: 1 });
    expect((await fake.library.documents())[0]).toMatchObject({ author: "Ann Poe", date: "2020-02-03" });
    put(fake.documents, "a.md.meta.json", JSON.stringify({ author: "Ann Doe" }));
    expect(await fake.library.sync()).toMatchObject({ updated: 1 });
    expect((await fake.library.documents())[0]).toMatchObject({ author: "Ann Doe", date: null });
    expect(await fake.library.sync()).toMatchObject({ updated: 0, unchanged: 1 });
    rmSync(sidecar);
    expect(await fake.library.sync()).toMatchObject({ updated: 1 });
    expect((await fake.library.documents())[0]).toMatchObject({ author: null });
  });

  it("moves with its document without being read again", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.md", `# Ferries\n\n${paragraph("walrus")}`);
    put(fake.documents, "a.meta.yaml", "author: Ann Poe\n");
    await fake.library.sync();
    renameSync(join(fake.documents, "a.md"), join(fake.documents, "b.md"));
    renameSync(join(fake.documents, "a.meta.yaml"), join(fake.documents, "b.meta.yaml"));
    expect(await fake.library.sync()).toMatchObject({ moved: 1, updated: 0, embedded: 0 });
    expect((await fake.library.documents())[0]).toMatchObject({ source: "b.md", author: "Ann Poe" });
  });
});
