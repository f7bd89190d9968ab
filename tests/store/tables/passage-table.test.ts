import { describe, expect, it, onTestFinished } from "vitest";
import { dot } from "../../../src/core/dot/dot.ts";
import { lengthened, shortened } from "../../../src/core/dot/short-vector.ts";
import { passageRow, type PassageRow } from "../../../src/core/ids.ts";
import { encodeWords } from "../../../src/search/words/passage-words.ts";
import { Store } from "../../../src/store/store.ts";
import { entryOf, vectorOf } from "../../fixtures/entries.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

const QUERY = vectorOf("walrus").vector;

describe("what ranking needs of a passage", () => {
  it("is its own vector, and the cosines of it and of each sentence, in text order, with the question", async () => {
    const store = openStore();
    const entry = entryOf("a.txt", ["One walrus. Two owls."]);
    const sentences = ["One walrus.", "Two owls."].map((text) => vectorOf(text).vector);
    await store.putDocument({ ...entry, vectors: [{ ...entry.vectors[0]!, sentences }] });
    await store.putDocument(entryOf("b.txt", ["Three."]));
    const [row] = await store.passages.rowsOf([entry.record.id]);
    const [candidate, ...others] = await store.candidates.of([row!], QUERY);
    expect(others).toEqual([]);
    const vector = shortened(vectorOf("One walrus. Two owls.").vector);
    expect(candidate?.vector).toEqual(vector);
    expect(candidate?.cosine).toBeCloseTo(dot(lengthened(vector), QUERY), 6);
    // Kept with half a byte a number: see encodeSentences.
    const cosines = sentences.map((sentence): unknown => expect.closeTo(dot(sentence, QUERY), 1));
    expect(candidate?.sentenceCosines).toEqual(cosines);
  });

  it("comes back as it was stored: place, innermost heading and words", async () => {
    const store = openStore();
    const entry = entryOf("a.txt", ["One walrus.", "Two walruses."]);
    const [first, second] = entry.passages;
    const nested = { ...second!, passage: { ...second!.passage, headings: ["Animals", "Notes"] } };
    await store.putDocument({ ...entry, passages: [first!, nested] });
    const rows = await store.passages.rowsOf([entry.record.id]);
    const found = (await store.candidates.of(rows, QUERY)).sort((left, right) => left.start - right.start);
    expect(
      found.map(({ document, source, start, heading }) => ({ document, source, start, heading })),
    ).toEqual([
      { document: entry.record.id, source: "a.txt", start: 0, heading: null },
      { document: entry.record.id, source: "a.txt", start: 13, heading: "Notes" },
    ]);
    const words = (sentence: string): Uint32Array =>
      encodeWords({ title: "a.txt", author: "", heading: "", sentences: [sentence] });
    expect(found.map((candidate) => candidate.words)).toEqual([words("One walrus."), words("Two walruses.")]);
  });

  it("is of passages that are there now, each once", async () => {
    const store = openStore();
    await store.putDocument(entryOf("a.txt", ["One.", "Two."]));
    const rows = await store.passages.rowsOf([entryOf("a.txt", []).record.id]);
    await store.putDocument(entryOf("a.txt", ["Two."]));
    const asked = [...rows, ...rows, passageRow(99)];
    expect((await store.candidates.of(asked, QUERY)).map(({ row }) => row)).toEqual([rows[1]]);
    expect((await store.passages.byRows(asked)).map(({ text }) => text)).toEqual(["Two."]);
    expect(await store.candidates.of([], QUERY)).toEqual([]);
  });
});

describe("the rows of documents", () => {
  it("are those of all their passages and of no other's", async () => {
    const store = openStore();
    await store.putDocument(entryOf("a.txt", ["One.", "Two."]));
    await store.putDocument(entryOf("b.txt", ["Three."]));
    await store.putDocument(entryOf("c.txt", ["Four."]));
    const texts = async (...sources: string[]): Promise<string[]> =>
      textsOf(store, await store.passages.rowsOf(sources.map((source) => entryOf(source, []).record.id)));
    expect(await texts("a.txt", "c.txt")).toEqual(["Four.", "One.", "Two."]);
    expect(await texts("d.txt")).toEqual([]);
    expect(await texts()).toEqual([]);
  });
});

describe("a document that is put in again", () => {
  it("keeps the rows of the passages that are as they were, and moves them", async () => {
    const store = openStore();
    await store.putDocument(entryOf("a.txt", ["One.", "Two.", "Three."]));
    const before = await rowsByText(store);
    await store.putDocument(entryOf("a.txt", ["A new beginning.", "One.", "Three."]));
    const after = await rowsByText(store);
    expect([after.get("One."), after.get("Three.")]).toEqual([before.get("One."), before.get("Three.")]);
    expect([...before.values()]).not.toContain(after.get("A new beginning."));
    expect(after.has("Two.")).toBe(false);
    const [one] = await store.passages.byRows([after.get("One.")!]);
    expect([one?.start, one?.end, one?.sentences]).toEqual([18, 22, [{ start: 18, end: 22 }]]);
  });

  it("has new rows where its title or its authors are others: their words are the passages', too", async () => {
    const store = openStore();
    await store.putDocument(entryOf("a.txt", ["One."]));
    const former = (await rowsByText(store)).get("One.");
    await store.putDocument(entryOf("a.txt", ["One."], { authors: ["Harbour Office"] }));
    expect((await rowsByText(store)).get("One.")).not.toBe(former);
    const [candidate] = await store.candidates.of([(await rowsByText(store)).get("One.")!], QUERY);
    expect(candidate?.words).toEqual(
      encodeWords({ title: "a.txt", author: "Harbour Office", heading: "", sentences: ["One."] }),
    );
  });
});

async function rowsByText(store: Store): Promise<Map<string, PassageRow>> {
  const rows = await store.passages.rowsOf([entryOf("a.txt", []).record.id]);
  return new Map((await store.passages.byRows(rows)).map(({ text, row }) => [text, row]));
}

async function textsOf(store: Store, rows: readonly PassageRow[]): Promise<string[]> {
  return (await store.passages.byRows(rows)).map(({ text }) => text).sort();
}

function openStore(): Store {
  const store = Store.open(temporaryFolder());
  onTestFinished(() => {
    store.close();
  });
  return store;
}
