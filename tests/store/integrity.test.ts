import { expect, it, onTestFinished } from "vitest";
import { Inspection } from "../../src/store/integrity.ts";
import { Store } from "../../src/store/store.ts";
import { entryOf } from "../fixtures/entries.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";

it("sees the library as it was at one moment, and lets others write meanwhile", async () => {
  const { store, inspection } = await opened();
  expect(inspection.record().revision).toBe(2);
  await store.putDocument(entryOf("c.txt", ["Gamma."]));
  expect(inspection.record().revision).toBe(2);
  expect([...inspection.documents()].map(({ source }) => source)).toEqual(["a.txt", "b.txt"]);
  expect([...inspection.passages()].map(({ text }) => text)).toEqual(["Alpha.", "Beta.", "Delta."]);
  expect([inspection.damage(), [...inspection.brokenReferences()]]).toEqual([[], []]);
  expect(inspection.lexicalIndexAgrees()).toBe(true);
});

it("gives texts while passages are streamed", async () => {
  const { inspection } = await opened();
  for (const { documentId, start, end, text } of inspection.passages()) {
    expect(inspection.text(documentId).slice(start, end)).toBe(text);
  }
});

it("leaves the library as free to be written after its lexical index was checked as before", async () => {
  const { store, inspection } = await opened();
  expect(inspection.lexicalIndexAgrees()).toBe(true);
  await store.putDocument(entryOf("c.txt", ["Gamma."]));
  expect(await store.documents.count()).toEqual({ documents: 3, passages: 4 });
});

it("takes a sample from all rows up to the last one asked for", async () => {
  const folder = temporaryFolder();
  const store = Store.open(folder);
  await store.putDocument(
    entryOf(
      "a.txt",
      Array.from({ length: 100 }, (_, index) => `Word ${index}.`),
    ),
  );
  const inspection = inspect(store, folder);
  expect(inspection.sample(100, 10).map(({ row }) => row)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  expect(inspection.sample(50, 1_000)).toHaveLength(50);
  expect(inspection.passagesUpTo(50)).toBe(50);
});

async function opened(): Promise<{ store: Store; inspection: Inspection }> {
  const folder = temporaryFolder();
  const store = Store.open(folder);
  await store.putDocument(entryOf("a.txt", ["Alpha.", "Beta."]));
  await store.putDocument(entryOf("b.txt", ["Delta."]));
  return { store, inspection: inspect(store, folder) };
}

function inspect(store: Store, folder: string): Inspection {
  const inspection = Inspection.open(folder);
  onTestFinished(() => {
    inspection.close();
    store.close();
  });
  return inspection;
}
