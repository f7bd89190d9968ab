import { linkSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { documentsFolderState } from "../../../src/library/sync/documents-folder.ts";
import { Store } from "../../../src/store/store.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put, temporaryFolder } from "../../fixtures/temporary-folder.ts";

async function library(): Promise<{ readonly fake: FakeLibrary; readonly store: Store }> {
  const fake = new FakeLibrary();
  put(fake.documents, "a.txt", "The walrus sleeps on the ice.");
  await fake.library.sync();
  const store = Store.open(fake.index);
  onTestFinished(() => {
    store.close();
  });
  return { fake, store };
}

describe("the documents folder", () => {
  it("is the same after changes of what is in it, and is not told of", async () => {
    const { fake, store } = await library();
    put(fake.documents, "b.txt", "The camel walks over the sand.");
    await fake.library.sync();
    expect([await documentsFolderState(store, fake.documents), fake.warnings]).toEqual(["same", []]);
  });

  it("is another one when a folder of other files lies under its name, until that is indexed", async () => {
    const { fake, store } = await library();
    renameSync(fake.documents, `${fake.documents}-away`);
    mkdirSync(fake.documents);
    put(fake.documents, "c.txt", "The penguin swims under the snow.");
    expect(await documentsFolderState(store, fake.documents)).toBe("other");
    await fake.library.sync({ paths: [join(fake.documents, "c.txt")] });
    expect([await documentsFolderState(store, fake.documents), fake.warnings]).toEqual(["other", []]);
    await fake.library.sync();
    expect(fake.warnings).toEqual([expect.stringContaining("not the one that was indexed last")]);
    expect(await documentsFolderState(store, fake.documents)).toBe("same");
  });

  it("is gone where nothing, or a file, lies under its name", async () => {
    const { fake, store } = await library();
    rmSync(fake.documents, { recursive: true });
    expect(await documentsFolderState(store, fake.documents)).toBe("gone");
    put(join(fake.documents, ".."), "documents", "a file");
    expect(await documentsFolderState(store, fake.documents)).toBe("gone");
  });
});

describe("a hard link", () => {
  it("is named where it leaves the folder, and not where both names are documents", async () => {
    const { fake } = await library();
    linkSync(join(fake.documents, "a.txt"), join(fake.documents, "b.txt"));
    await fake.library.sync();
    expect((await fake.library.status()).linkedElsewhere).toEqual([]);
    const outside = join(temporaryFolder(), "a.txt");
    linkSync(join(fake.documents, "a.txt"), outside);
    await fake.library.sync();
    expect((await fake.library.status()).linkedElsewhere).toEqual(["a.txt", "b.txt"]);
    rmSync(outside);
    await fake.library.sync();
    expect((await fake.library.status()).linkedElsewhere).toEqual([]);
  });
});
