import { describe, expect, it } from "vitest";
import { FakeEmbedder } from "../fixtures/fake-embedder.ts";
import { FakeLibrary } from "../fixtures/fake-library.ts";
import { put } from "../fixtures/temporary-folder.ts";

describe("the readiness of a library", () => {
  it("is that the library is not built, then that nothing is loaded, then none", async () => {
    const builder = new FakeLibrary();
    put(builder.documents, "a.txt", "The ferry to Mull leaves at nine.");
    expect(await builder.library.readiness()).toBe("not-built");
    await builder.library.sync();

    const { library } = new FakeLibrary(builder.documents, builder.index);
    expect(await library.readiness()).toBe("loading");
    await library.follow();
    expect(await library.readiness()).toBe("ready");
  });

  it("is none where an empty folder was synced: that nothing is indexed is the full answer", async () => {
    const { library } = new FakeLibrary();
    await library.sync();
    expect(await library.readiness()).toBe("ready");
  });

  it("is the rebuild for another model, for every process, until a sync of all files has ended", async () => {
    const old = new FakeLibrary();
    for (const name of ["a", "b", "c"])
      put(old.documents, `${name}.txt`, `The ${name} ferry leaves at nine.`);
    await old.library.sync();
    await old.library.follow();
    expect(await old.library.readiness()).toBe("ready");

    const other = new FakeLibrary(old.documents, old.index, new FakeEmbedder("words-2"));
    await expect(other.library.follow()).rejects.toMatchObject({ code: "library_incompatible" });
    expect(await other.library.readiness()).toBe("another-model");

    const stop = new AbortController();
    other.embedder.onBatch = () => {
      stop.abort();
    };
    await expect(other.library.sync({ signal: stop.signal })).rejects.toMatchObject({ code: "cancelled" });
    expect([await old.library.readiness(), await other.library.readiness()]).toEqual([
      "rebuilding",
      "rebuilding",
    ]);
    other.embedder.onBatch = () => undefined;
    await other.library.sync({ paths: [put(old.documents, "d.txt", "The last ferry.")] });
    expect(await other.library.readiness()).toBe("rebuilding");

    const { revision } = await other.library.status();
    await other.library.sync();
    await other.library.follow();
    expect(await other.library.readiness()).toBe("ready");
    expect((await other.library.status()).revision).toBeGreaterThan(revision);
    expect(await old.library.readiness()).toBe("another-model");
  });

  it("is the model that cannot be loaded, and no longer once it can", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", "The ferry to Mull leaves at nine.");
    await fake.library.sync();
    const reader = new FakeLibrary(fake.documents, fake.index);
    const failing = Object.defineProperty(new FakeEmbedder(), "fingerprint", {
      get: () => {
        throw new Error("no model here");
      },
    });
    const working = reader.embedder;
    Object.assign(reader, { embedder: failing });
    await expect(reader.library.follow()).rejects.toThrow("no model here");
    expect(await reader.library.readiness()).toBe("model-failed");
    Object.assign(reader, { embedder: working });
    await reader.library.follow();
    expect(await reader.library.readiness()).toBe("ready");
  });
});

describe("the observer of stages", () => {
  it("is told of each stage of each question, in order", async () => {
    const { library, documents } = new FakeLibrary();
    put(documents, "a.txt", "The ferry to Mull leaves at nine.");
    await library.sync();
    const seen: [string, number][] = [];
    library.observeStages((stage, milliseconds) => seen.push([stage, milliseconds]));
    await library.search({ query: "ferry" });
    await library.ask({ question: "when does the ferry to Mull leave" });
    expect(seen.map(([stage]) => stage)).toEqual(["embed", "search", "embed", "search", "answer"]);
    expect(seen.every(([, milliseconds]) => milliseconds >= 0)).toBe(true);
  });
});

describe("a question to a library that is not there", () => {
  it("is rejected, and what is wrong with the question itself is said first", async () => {
    const { library } = new FakeLibrary();
    const rejections = await Promise.all(
      [
        () => library.search({ query: " " }),
        () => library.ask({ question: " " }),
        () => library.search({ query: "ferry" }),
        () => library.ask({ question: "ferry" }),
      ].map((question) => question().catch((error: unknown) => error)),
    );
    expect(rejections).toMatchObject([
      { code: "invalid_argument", field: "query" },
      { code: "invalid_argument", field: "question" },
      { code: "library_not_built" },
      { code: "library_not_built" },
    ]);
  });
});
