import { expect, it, onTestFinished } from "vitest";
import { passageRow } from "../../../src/core/ids.ts";
import { Store } from "../../../src/store/store.ts";
import { entryOf, storedVectorOf } from "../../fixtures/entries.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

it("gives each passage's own vector, whichever documents share it, and none for one that is gone", async () => {
  const store = openStore();
  await store.putDocument(entryOf("a.txt", ["One.", "Two."]));
  await store.putDocument(entryOf("b.txt", ["Two.", "Three."]));
  const rows = await store.passages.rowsOf(["a.txt", "b.txt"].map((source) => entryOf(source, []).record.id));
  const vectors = await store.vectors.vectors([...rows, passageRow(99)]);
  expect(vectors.size).toBe(4);
  for (const { row, text } of await store.passages.byRows(rows)) {
    expect(vectors.get(row)).toEqual(storedVectorOf(text));
  }
  expect((await store.vectors.vectors([])).size).toBe(0);
});

function openStore(): Store {
  const store = Store.open(temporaryFolder());
  onTestFinished(() => {
    store.close();
  });
  return store;
}
