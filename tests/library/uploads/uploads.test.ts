import type { DocumentMetadata } from "../../../src/api/document-requests.ts";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it, onTestFinished } from "vitest";
import { openIntake } from "../../../src/service/intake.ts";
import { UploadFolder } from "../../../src/library/uploads/upload-folder.ts";
import { textUpload, Uploads } from "../../../src/library/uploads/uploads.ts";
import { FakeEmbedder } from "../../fixtures/fake-embedder.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put, temporaryFolder } from "../../fixtures/temporary-folder.ts";
import type { ReceivedDocument } from "../../../src/api/document-responses.ts";

const WALRUS = "The walrus\n\nThe walrus rests on the ice all morning and dives in the afternoon.\n";
const CAMEL = "The camel\n\nThe camel crosses the sand by night and sleeps through the day.\n";

describe("an upload", () => {
  it("is found after a sync, under a source without a path of this machine and the id that was promised", async () => {
    const { fake, receive } = fixture();
    const received = await receive("walrus.txt", WALRUS);
    expect(received).toMatchObject({ outcome: "created", indexed: false, bytes: WALRUS.length });
    expect(received.sha256).toBe(sha256(WALRUS));
    expect(received.id).toMatch(/^[0-9a-f]{16}$/);
    await fake.library.sync();
    expect(await fake.found("walrus ice", 1)).toEqual([
      expect.stringContaining(`upload:${received.id}/walrus.txt: `),
    ]);
    expect(await fake.library.documents()).toMatchObject([
      { id: received.id, source: received.source, title: "The walrus" },
    ]);
    expect(readdirSync(fake.documents)).toEqual([]);
    expect(await receive("walrus.txt", WALRUS)).toMatchObject({ outcome: "unchanged", indexed: true });
  });

  it("is indexed alone where a sync is about it, and again only when it has changed", async () => {
    const { fake, receive } = fixture();
    put(fake.documents, "camel.txt", CAMEL);
    const { id } = await receive("walrus.txt", WALRUS);
    await receive("other.txt", "Another text that nobody asked to index now.");
    const paths = [`upload:${id}`];
    expect(await fake.library.sync({ paths })).toMatchObject({ added: 1, documents: 1 });
    expect(await fake.library.sync({ paths })).toMatchObject({ added: 0, unchanged: 1 });
    expect(await fake.library.sync({ paths: ["upload:ffffffffffffffff"] })).toMatchObject({
      added: 0,
      removed: 0,
    });
    expect(await fake.library.sync()).toMatchObject({ added: 2, removed: 0, unchanged: 1 });
  });

  it("has the metadata that its caller gave, which win over the file's own", async () => {
    const { fake, receive } = fixture();
    const metadata = {
      title: "On ice",
      authors: ["Ada Lind", "Bo Marsh"],
      date: "2024-05-06",
      url: "https://example.org/ice",
      language: "en",
      tags: ["arctic", "animals"],
    };
    await receive("walrus.md", `---\ntitle: Other\nauthor: Somebody\n---\n\n${WALRUS}`, metadata);
    await fake.library.sync();
    expect(await fake.library.documents()).toMatchObject([{ ...metadata, state: "indexed", reason: null }]);
  });

  it("refuses metadata that would not be understood later, with the field", async () => {
    const { receive, files } = fixture();
    for (const [metadata, field] of [
      [{ date: "soon" }, "date"],
      [{ url: "ftp://example.org" }, "url"],
      [{ language: "Klingonish" }, "language"],
      [{ title: "  " }, "title"],
      [{ authors: [""] }, "authors"],
      [{ tags: ["!"] }, "tags"],
    ] as const) {
      await expect(receive("a.txt", WALRUS, metadata)).rejects.toMatchObject({
        code: "invalid_argument",
        field,
      });
    }
    expect(files()).toEqual([]);
  });

  it("is one document with another one of the same bytes, whatever its name, whose metadata are then the newest", async () => {
    const { fake, receive } = fixture();
    const first = await receive("walrus.txt", WALRUS, { title: "One" });
    await fake.library.sync();
    const again = await receive("copy.txt", WALRUS);
    expect(again).toEqual({ ...first, outcome: "unchanged", indexed: true });
    const renamed = await receive("copy.txt", WALRUS, { title: "Two" });
    expect(renamed).toEqual({ ...first, outcome: "updated", indexed: false });
    expect(await fake.library.sync()).toMatchObject({ updated: 1 });
    expect(await fake.library.documents()).toMatchObject([{ id: first.id, title: "Two" }]);
  });

  it("is one document also when its bytes arrive twice at the same moment", async () => {
    const { receive, files } = fixture();
    const received = await Promise.all([1, 2, 3, 4].map(() => receive("walrus.txt", WALRUS)));
    expect(new Set(received.map(({ id }) => id)).size).toBe(1);
    expect(received.map(({ outcome }) => outcome).sort()).toEqual([
      "created",
      "unchanged",
      "unchanged",
      "unchanged",
    ]);
    expect(files()).toHaveLength(1);
  });

  it("may hold several documents, each with an id of its own", async () => {
    const { fake, receive } = fixture();
    const { id } = await receive("rows.csv", "title,text\nOne,The walrus rests.\nTwo,The camel crosses.\n");
    await fake.library.sync();
    const documents = await fake.library.documents();
    expect(documents.map(({ source }) => source)).toEqual([
      `upload:${id}/rows.csv#row 1`,
      `upload:${id}/rows.csv#row 2`,
    ]);
    expect(new Set([id, ...documents.map((document) => document.id)]).size).toBe(3);
  });

  it("of text takes its name from its title, and is a document like any other", async () => {
    const { fake, uploads } = fixture();
    const received = await uploads.receive(
      textUpload(CAMEL, "markdown", { title: "Sand/Night: a ‘study’…" }),
    );
    expect(received.source).toBe(`upload:${received.id}/Sand-Night_ a ‘study’….md`);
    await fake.library.sync();
    expect(await fake.library.documents()).toMatchObject([
      { title: "Sand/Night: a ‘study’…", format: "markdown" },
    ]);
  });

  it("is kept where it belongs, whatever its name says", async () => {
    const { fake, receive, files } = fixture();
    const names = [
      "../../../escape.txt",
      "/etc/passwd.txt",
      "a\0b\r\n.txt",
      ".incoming.txt",
      `${"x".repeat(4_000)}.txt`,
    ];
    for (const [index, name] of names.entries()) await receive(name, `${WALRUS} ${index}`);
    expect(files()).toHaveLength(names.length);
    expect(existsSync(join(fake.index, "..", "escape.txt"))).toBe(false);
    expect(await fake.library.sync()).toMatchObject({ added: names.length, failed: [] });
  });

  it("survives another model and the loss of the database", async () => {
    const { fake, receive } = fixture();
    const { id } = await receive("walrus.txt", WALRUS);
    await fake.library.sync();
    const other = new FakeLibrary(fake.documents, fake.index, new FakeEmbedder("words-2"));
    await other.library.sync();
    expect(await other.library.documents()).toMatchObject([{ id, state: "indexed" }]);
    await Promise.all([fake.library.close(), other.library.close()]);
    for (const name of readdirSync(fake.index)) if (name !== "uploads") rmSync(join(fake.index, name));
    const rebuilt = new FakeLibrary(fake.documents, fake.index);
    await rebuilt.library.sync();
    expect(await rebuilt.library.documents()).toMatchObject([{ id, state: "indexed" }]);
  });

  it("counts as known to the doctor, and as new or gone where it is", async () => {
    const { fake, receive } = fixture();
    const { id } = await receive("walrus.txt", WALRUS);
    await fake.library.sync();
    const detail = async (): Promise<string | undefined> =>
      (await fake.library.doctor()).checks.find(({ name }) => name === "files")?.detail;
    expect(await fake.library.doctor()).toMatchObject({ ok: true });
    expect(await detail()).toBe("None is new, changed or gone since it was indexed.");
    const other = await receive("camel.txt", CAMEL);
    expect(await detail()).toBe(`upload:${other.id}/camel.txt is new.`);
    await fake.library.remove(other.id);
    rmSync(join(fake.index, "uploads", `${id}.1.${sha256(WALRUS)}`), { recursive: true });
    expect(await detail()).toBe(`upload:${id}/walrus.txt is gone.`);
  });

  it("is not read as one of the documents where the index lies among them", async () => {
    const documents = temporaryFolder();
    const { fake, receive } = fixture(new FakeLibrary(documents, join(documents, "index")));
    await receive("walrus.txt", WALRUS);
    expect(await fake.library.sync()).toMatchObject({ added: 1, skipped: [] });
  });
});

describe("an upload that is refused", () => {
  it.each<[string, () => Readable, string]>([
    ["a.exe", () => Readable.from([Buffer.from("MZ")]), "unsupported_media_type"],
    ["a.meta.json", () => Readable.from([Buffer.from("{}")]), "unsupported_media_type"],
    ["none.mp3", () => Readable.from([Buffer.from("x")]), "unsupported_media_type"],
    ["empty.txt", () => Readable.from([]), "unsupported_media_type"],
    ["large.txt", () => endless(), "payload_too_large"],
    ["large.pdf", () => endless(), "payload_too_large"],
    ["broken.txt", () => breakingOff(), "cancelled"],
  ])("%s leaves nothing behind", async (name, content, code) => {
    const { uploads, files } = fixture();
    const stream = content();
    await expect(uploads.receive({ name, content: stream })).rejects.toMatchObject({ code });
    expect(files()).toEqual([]);
    expect(stream.destroyed).toBe(true);
  });

  it("leaves nothing behind when its caller stops it", async () => {
    const { uploads, files, incoming } = fixture();
    const stop = new AbortController();
    const content = new Readable({ read: () => undefined });
    content.push(WALRUS);
    const received = uploads.receive({ name: "a.txt", content, signal: stop.signal });
    while (incoming().length === 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    await expect(received).rejects.toMatchObject({ code: "cancelled" });
    expect([files(), incoming()]).toEqual([[], []]);
  });

  it("leaves nothing behind when its content had failed before it was read", async () => {
    const { uploads, incoming } = fixture();
    const content = breakingOff().destroy(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
    await expect(uploads.receive({ name: "a.txt", content })).rejects.toMatchObject({ code: "cancelled" });
    expect(incoming()).toEqual([]);
  });

  it("says that the folder cannot be written", async () => {
    const { fake, receive } = fixture();
    put(fake.index, "uploads", "a file where the folder should be");
    await expect(receive("a.txt", WALRUS)).rejects.toMatchObject({ code: "library_unwritable" });
  });

  it("may be staged with others and discarded with them", async () => {
    const { uploads, files, incoming } = fixture();
    const staged = await uploads.stage({ name: "a.txt", content: Readable.from([Buffer.from(WALRUS)]) });
    expect([files(), incoming()]).toEqual([[], [expect.any(String)]]);
    await uploads.discard(staged);
    expect(incoming()).toEqual([]);
  });
});

describe("an upload that is replaced", () => {
  it("keeps its id, and is searchable in its old version until the new one is complete", async () => {
    const { fake, uploads, receive, replace, files } = fixture();
    const { id } = await receive("walrus.txt", WALRUS, { title: "Old" });
    await fake.library.sync();
    const received = await replace(id, "camel.md", CAMEL);
    expect(received).toMatchObject({
      id,
      source: `upload:${id}/camel.md`,
      outcome: "replaced",
      indexed: false,
    });
    expect(files()).toHaveLength(1);
    expect(await fake.found("walrus", 1)).toHaveLength(1);
    let textMeanwhile = "";
    fake.embedder.onBatch = async () => {
      textMeanwhile = await fake.library.documentText(id);
    };
    expect(await fake.library.sync({ paths: [`upload:${id}`] })).toMatchObject({
      updated: 1,
      added: 0,
      removed: 0,
    });
    expect(textMeanwhile).toContain("The walrus rests");
    expect(await fake.found("walrus camel", 10)).toEqual([expect.stringContaining("The camel crosses")]);
    expect(await fake.library.documents()).toMatchObject([{ id, title: "The camel", format: "markdown" }]);
    expect(await uploads.requireUpload(id)).toMatchObject({ version: 2 });
  });

  it("keeps its old version where the new one cannot be read, and says so", async () => {
    const { fake, receive, replace } = fixture();
    const { id } = await receive("walrus.txt", WALRUS);
    await fake.library.sync();
    await replace(id, "broken.pdf", "not a PDF at all");
    expect(await fake.library.sync()).toMatchObject({ updated: 0, removed: 0, documents: 1 });
    expect((await fake.library.document(id)).reason).toBeTypeOf("string");
    expect((await fake.found("walrus", 1))[0]).toContain("The walrus rests");
  });

  it("has the new metadata alone, also with the same bytes, and goes back to former bytes", async () => {
    const { fake, receive, replace } = fixture();
    const { id } = await receive("walrus.txt", WALRUS, { tags: ["ice"] });
    expect(await replace(id, "walrus.txt", WALRUS, { title: "New" })).toMatchObject({ outcome: "updated" });
    await fake.library.sync();
    expect(await fake.library.document(id)).toMatchObject({ title: "New", tags: [] });
    await replace(id, "walrus.txt", CAMEL);
    expect(await replace(id, "walrus.txt", WALRUS)).toMatchObject({ outcome: "replaced" });
    await fake.library.sync();
    expect(await fake.library.document(id)).toMatchObject({ title: "The walrus" });
  });

  it("gives up its first bytes to an upload of their own", async () => {
    const { fake, receive, replace } = fixture();
    const first = await receive("walrus.txt", WALRUS);
    await replace(first.id, "walrus.txt", CAMEL);
    const second = await receive("walrus.txt", WALRUS);
    expect(second.outcome).toBe("created");
    expect(second.id).not.toBe(first.id);
    expect(await receive("x.txt", CAMEL)).toMatchObject({ id: first.id, outcome: "unchanged" });
    expect(await fake.library.sync()).toMatchObject({ added: 2 });
  });

  it("must be an upload", async () => {
    const { fake, replace, incoming } = fixture();
    put(fake.documents, "camel.txt", CAMEL);
    await fake.library.sync();
    const own = (await fake.library.documents())[0]?.id ?? "";
    await expect(replace(own, "a.txt", WALRUS)).rejects.toMatchObject({ code: "not_an_upload" });
    await expect(replace("ffffffffffffffff", "a.txt", WALRUS)).rejects.toMatchObject({ code: "not_found" });
    await expect(replace("../..", "a.txt", WALRUS)).rejects.toMatchObject({ code: "not_found" });
    expect(incoming()).toEqual([]);
    expect(readFileSync(join(fake.documents, "camel.txt"), "utf8")).toBe(CAMEL);
  });
});

describe("a deleted document", () => {
  it("is gone from every answer at once, and an upload with its file", async () => {
    const { fake, receive, files } = fixture();
    put(fake.documents, "camel.txt", CAMEL);
    const { id, source } = await receive("walrus.txt", WALRUS);
    await fake.library.sync();
    expect(await fake.library.remove(id)).toEqual({ removed: [source] });
    expect(files()).toEqual([]);
    expect(await fake.found("walrus camel", 10)).toEqual([expect.stringMatching(/^camel\.txt/)]);
    await expect(fake.library.remove(id)).rejects.toThrow(/no readable document/);
    await fake.library.sync();
    expect(await fake.library.documents()).toHaveLength(1);
    const again = await receive("walrus.txt", WALRUS);
    expect(again).toMatchObject({ id, outcome: "created" });
    expect(await fake.library.sync()).toMatchObject({ added: 1 });
  });

  it("may be an upload that no sync has seen yet, or one that could not be read", async () => {
    const { fake, receive, files } = fixture();
    const fresh = await receive("walrus.txt", WALRUS);
    expect(await fake.library.remove(fresh.source)).toEqual({ removed: [fresh.source] });
    const broken = await receive("broken.pdf", "not a PDF at all");
    await fake.library.sync();
    expect(await fake.library.documents()).toMatchObject([{ id: broken.id, state: "failed" }]);
    await fake.library.remove(broken.id);
    expect([files(), await fake.library.documents()]).toEqual([[], []]);
  });

  it("may be deleted while it arrives, and is acknowledged as what it was then", async () => {
    const index = join(temporaryFolder(), "index");
    const folder = UploadFolder.of(index);
    const uploads = new Uploads({
      folder,
      documents: { byId: async () => undefined, below: async () => [] },
      onWaiting: () => Promise.resolve(),
      limits: { maxFileBytes: 40_000, maxTextBytes: 20_000 },
    });
    const put = folder.put.bind(folder);
    folder.put = async (incoming, version) => {
      const isMine = await put(incoming, version);
      folder.remove(version.id);
      return isMine;
    };
    const created = await uploads.receive(textUpload(WALRUS, "text"));
    expect(created).toMatchObject({
      source: `upload:${created.id}/text.txt`,
      outcome: "created",
      indexed: false,
    });

    folder.put = put;
    await uploads.receive(textUpload(WALRUS, "text"));
    const makeIncoming = folder.makeIncoming.bind(folder);
    const staged = await uploads.stage(textUpload(WALRUS, "text", { tags: ["arctic"] }));
    folder.makeIncoming = async () => {
      const incoming = await makeIncoming();
      folder.remove(created.id);
      return incoming;
    };
    expect(await uploads.commit(staged)).toMatchObject({
      id: created.id,
      outcome: "updated",
      indexed: false,
    });
    expect([folder.list(), listed(join(index, "uploads", ".incoming"))]).toEqual([[], []]);
  });

  it("may be a part of an upload, whose other parts and file stay", async () => {
    const { fake, receive, files } = fixture();
    const { id } = await receive("rows.csv", "title,text\nOne,The walrus rests.\nTwo,The camel crosses.\n");
    await fake.library.sync();
    const [first] = await fake.library.documents();
    expect(await fake.library.remove(first!.id)).toEqual({ removed: [first!.source] });
    await fake.library.sync();
    expect(await fake.found("walrus camel", 10)).toEqual([expect.stringContaining("The camel crosses")]);
    expect(files()).toHaveLength(1);
    expect((await fake.library.remove(`upload:${id}`)).removed).toHaveLength(2);
    expect(files()).toEqual([]);
  });

  it.each(["upload", "file"])("stays away when a run has just read its %s", async (kind) => {
    const { fake, receive } = fixture();
    const other = new FakeLibrary(fake.documents, fake.index);
    put(fake.documents, "zebra.txt", "The zebra\n\nThe zebra stands still.\n");
    if (kind === "file") put(fake.documents, "walrus.txt", WALRUS);
    await fake.library.sync();
    if (kind === "file") put(fake.documents, "walrus.txt", `${WALRUS}\nOne more line.\n`);
    const target = kind === "upload" ? (await receive("walrus.txt", WALRUS)).id : "walrus.txt";
    let deletions = 0;
    fake.embedder.onBatch = async () => {
      deletions += (await other.library.remove(target)).removed.length;
    };
    await fake.library.sync();
    expect(deletions).toBe(1);
    for (const library of [fake, other]) {
      expect(await library.found("walrus", 10)).toEqual([expect.stringMatching(/^zebra\.txt/)]);
    }
    expect(await other.library.doctor()).toMatchObject({ ok: true });
    await fake.library.sync();
    expect(await fake.found("walrus", 10)).toEqual([expect.stringMatching(/^zebra\.txt/)]);
  });
});

describe("what a killed process has left", () => {
  it("is taken away at the next start, and nothing else", async () => {
    const { fake, receive, files, incoming, reopened } = fixture();
    const { id } = await receive("walrus.txt", WALRUS);
    const folder = join(fake.index, "uploads");
    // A part of an upload, a version that was replaced, and an upload that another living process is receiving.
    put(join(folder, ".incoming", "999999999-0011223344556677"), "half.txt", "half");
    put(join(folder, `${id}.2.${sha256(CAMEL)}`), "camel.txt", CAMEL);
    mkdirSync(join(folder, ".incoming", `${process.ppid}-0011223344556677`));
    reopened();
    expect(incoming()).toEqual([`${process.ppid}-0011223344556677`]);
    expect(files()).toEqual([`${id}.2.${sha256(CAMEL)}/camel.txt`]);
    await fake.library.sync();
    expect(await fake.library.documents()).toMatchObject([{ id, source: `upload:${id}/camel.txt` }]);
  });

  it("does not include what somebody else has put there", async () => {
    const { fake, receive, reopened } = fixture();
    await receive("walrus.txt", WALRUS);
    writeFileSync(join(fake.index, "uploads", "note.txt"), "mine");
    reopened();
    expect(readdirSync(join(fake.index, "uploads"))).toContain("note.txt");
    expect(await fake.library.sync()).toMatchObject({ added: 1, skipped: [] });
  });
});

function fixture(fake = new FakeLibrary()) {
  const open = (): Uploads => {
    const intake = openIntake({
      documentsDirectory: temporaryFolder(),
      indexDirectory: fake.index,
      limits: { maxFileBytes: 40_000, maxTextBytes: 20_000 },
      run: () => Promise.reject(new Error("No jobs in this test.")),
      onError: () => undefined,
    });
    onTestFinished(() => intake.close());
    return intake.uploads;
  };
  const uploads = open();
  const contentOf = (name: string, text: string, metadata?: DocumentMetadata) => ({
    name,
    content: Readable.from([Buffer.from(text.slice(0, 3)), Buffer.from(text.slice(3))]),
    ...(metadata && { metadata }),
  });
  const folder = join(fake.index, "uploads");
  return {
    fake,
    uploads,
    reopened: open,
    receive: (name: string, text: string, metadata?: DocumentMetadata): Promise<ReceivedDocument> =>
      uploads.receive(contentOf(name, text, metadata)),
    replace: async (
      id: string,
      name: string,
      text: string,
      metadata?: DocumentMetadata,
    ): Promise<ReceivedDocument> => uploads.replace(id, await uploads.stage(contentOf(name, text, metadata))),
    /** The files of all versions of all uploads, without sidecars. */
    files: (): string[] =>
      listed(folder)
        .filter((name) => /^[0-9a-f]{16}\./.test(name))
        .flatMap((name) => listed(join(folder, name)).map((file) => `${name}/${file}`))
        .filter((name) => !name.endsWith(".meta.json")),
    incoming: (): string[] => listed(join(folder, ".incoming")),
  };
}

function listed(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function endless(): Readable {
  return new Readable({
    read() {
      this.push(Buffer.alloc(10_000, "x"));
    },
  });
}

/** Ends like a request whose client has gone away. */
function breakingOff(): Readable {
  let isFirst = true;
  return new Readable({
    read() {
      if (isFirst) this.push("The beginning");
      else this.destroy(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
      isFirst = false;
    },
  });
}
