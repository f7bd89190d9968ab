import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Keys } from "../../src/library/access/keys.ts";
import { Store } from "../../src/store/store.ts";
import { FakeLibrary } from "../fixtures/fake-library.ts";
import { put, temporaryFolder } from "../fixtures/temporary-folder.ts";
import { startLibraryHarness } from "../http/library-harness.ts";

const NEW_KEY = { name: "Ann", scope: "read", tags: null, expires: null } as const;

describe("an index that is deleted or replaced while it is open", () => {
  it("is not answered from, and what is there in its place is", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "ferry.txt", "The ferry to Mull leaves at nine.\n");
    await fake.library.sync();
    expect(await fake.found("ferry")).toHaveLength(1);
    rmSync(fake.index, { recursive: true });
    await expect(fake.found("ferry")).rejects.toMatchObject({ code: "library_not_built" });

    const other = new FakeLibrary(undefined, fake.index);
    put(other.documents, "train.txt", "The night train leaves from platform four.\n");
    await other.library.sync();
    expect(await fake.found("ferry")).toEqual(["train.txt: The night train leaves from platform four."]);
    await fake.library.sync();
    expect(await fake.found("ferry")).toEqual(["ferry.txt: The ferry to Mull leaves at nine."]);
    expect((await fake.library.doctor()).ok).toBe(true);
  });

  it("is not written to", async () => {
    const index = temporaryFolder();
    const store = Store.open(index);
    await store.addWaiting(["a.txt"]);
    rmSync(index, { recursive: true });
    await expect(store.addWaiting(["b.txt"])).rejects.toMatchObject({ code: "library_unwritable" });
    const other = Store.open(index);
    await expect(store.addWaiting(["b.txt"])).rejects.toMatchObject({ code: "library_unwritable" });
    store.close();
    await other.addWaiting(["c.txt"]);
    expect(await other.waiting.files()).toEqual(["c.txt"]);
    other.close();
  });

  it("takes its access keys along", async () => {
    const index = temporaryFolder();
    const keys = new Keys(index, () => new Date());
    const { key } = await keys.create(NEW_KEY);
    expect(await keys.verify(key)).not.toBeNull();
    rmSync(index, { recursive: true });
    expect(await keys.verify(key)).toBeNull();
    const next = await keys.create(NEW_KEY);
    expect(await keys.verify(next.key)).not.toBeNull();
    keys.close();
  });

  it("loses no upload that is acknowledged afterwards, and is built anew at once", async () => {
    const harness = await startLibraryHarness();
    put(harness.fake.documents, "ferry.txt", "The ferry to Mull leaves at nine.\n");
    expect((await harness.send("POST", "/v1/sync?wait=true")).status).toBe(200);
    rmSync(harness.fake.index, { recursive: true });

    const reply = await harness.send("POST", "/v1/documents?wait=true", { text: "Lamps are blue." });
    expect(reply.status).toBe(201);
    const found = async (): Promise<string[]> =>
      (await harness.fake.found("lamps of the ferry").catch(() => [])).toSorted();
    await expect
      .poll(found, { timeout: 60_000 })
      .toEqual([
        "ferry.txt: The ferry to Mull leaves at nine.",
        expect.stringMatching(/^upload:.*: Lamps are blue\.$/),
      ]);
    expect(harness.errors.join("\n")).toMatch(/deleted or replaced/);
    const idle = async (): Promise<number> => harness.intake.jobs.unfinished();
    await expect.poll(idle, { timeout: 60_000 }).toBe(0);
    expect((await harness.fake.library.doctor()).ok).toBe(true);
  });
});
