import { describe, expect, onTestFinished, test } from "vitest";
import type { DocumentRecord } from "../../../src/store/records.ts";
import { findMetadata, metadataAnswer, missingMetadata } from "../../../src/library/query/metadata-answer.ts";
import type { RankedPassage } from "../../../src/search/search.ts";
import { Store } from "../../../src/store/store.ts";
import { WholeView } from "../../../src/library/view/whole-view.ts";
import { entryOf } from "../../fixtures/entries.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

type Given = Partial<Pick<DocumentRecord, "title" | "authors" | "date" | "evidence">>;

/** Real documents of a store; each hit is a document's only passage. */
async function shelfOf(documents: readonly (Given & { readonly source: string; readonly text: string })[]) {
  const store = Store.open(temporaryFolder());
  onTestFinished(() => {
    store.close();
  });
  for (const { source, text, ...facts } of documents) await store.putDocument(entryOf(source, [text], facts));
  const records = await store.documents.all();
  const texts = new Map<string, string>();
  for (const { id } of records) texts.set(id, (await store.documents.text(id)) ?? "");
  const hits = records.map((record) => {
    const { id, title, authors, date, source, url } = record;
    const text = texts.get(id) ?? "";
    const passage = { row: 1, text, start: 0, end: text.length, page: null, headings: [], sentences: [] };
    const document = { id, title, authors, date, source, url };
    return { passage: { ...passage, document }, score: 0.5, sentences: [], nearDuplicates: [] };
  }) as unknown as RankedPassage[];
  const only = async () => (records.length === 1 ? (records[0]?.id ?? null) : null);
  return {
    textOf: (id: string) => texts.get(id) ?? "",
    find: (question: string) => findMetadata(question, { only, hits, documents: new WholeView(store) }),
    ask: async (question: string) => {
      const metadata = await findMetadata(question, { only, hits, documents: new WholeView(store) });
      return metadataAnswer({ metadata, hits }, false);
    },
  };
}

const LAMP = {
  source: "lamp.txt",
  title: "The Lamp of the Old Lighthouse",
  authors: ["Ada Larsen"],
  date: "2021-03-04",
  evidence: { title: "headline", authors: "byline", date: "dateline" },
  text: "The Lamp of the Old Lighthouse\n\n  By Ada Larsen  \n\nNorth Head, 4 March 2021\n\nThe lamp was lit in 1902.",
} as const;
const FERRY = {
  source: "ferry.md",
  title: "Ferry Dues",
  authors: ["Tom Berg"],
  date: "2020-01-02",
  evidence: { title: "front-matter", authors: "front-matter", date: "front-matter" },
  text: "The dues of the ferry rise in May.",
} as const;

describe("the metadata of the only document", () => {
  test.each([
    ["Who wrote it?", "Ada Larsen", "By Ada Larsen", "byline"],
    ["When was this article published?", "2021-03-04", "North Head, 4 March 2021", "dateline"],
  ])("are stated with the line that shows them: %s", async (question, value, line, evidence) => {
    const shelf = await shelfOf([LAMP]);
    const { answer, hit, confidence } = (await shelf.ask(question))!;
    expect(answer.metadata).toMatchObject({ value, evidence, citation: 1 });
    expect(answer.text).toContain(value);
    const [sentence] = answer.sentences;
    expect(sentence).toMatchObject({ text: line, citation: 1 });
    const text = shelf.textOf(hit.document.id);
    expect(text.slice(sentence!.start, sentence!.end)).toBe(line);
    expect(text.slice(hit.passage.start, hit.passage.end)).toBe(hit.passage.text);
    expect(confidence).toBe(1);
  });

  test("are stated with where they were found where the text does not show them", async () => {
    const { answer, hit, confidence } = (await (await shelfOf([FERRY])).ask("Who wrote it?"))!;
    expect(answer).toMatchObject({
      sentences: [],
      metadata: { value: "Tom Berg", evidence: "front-matter" },
    });
    expect(answer.text).toContain("front matter");
    expect(hit.document.source).toBe("ferry.md");
    expect(confidence).toBeLessThan(1);
  });

  test("are said to be missing where they are", async () => {
    const shelf = await shelfOf([{ ...FERRY, date: null, evidence: { title: "headline" } }]);
    expect(await shelf.ask("When was it published?")).toBeNull();
    expect(missingMetadata(await shelf.find("When was it published?"))?.text).toContain("no date");
  });
});

describe("of several documents", () => {
  const shelf = () => shelfOf([LAMP, FERRY]);

  test.each([
    ["Who wrote the article about the lighthouse lamp?", "lamp.txt"],
    ["Who wrote The Lamp of the Old Lighthouse?", "lamp.txt"],
    ["When was “Ferry Dues” published?".replace(/[“”]/gu, ""), "ferry.md"],
    ["who is the author of the report on ferry dues", "ferry.md"],
  ])("the one that is named is meant: %s", async (question, source) => {
    expect((await (await shelf()).ask(question))?.hit.document.source).toBe(source);
  });

  test("none is meant by “it”, which is said", async () => {
    expect(await (await shelf()).ask("Who wrote it?")).toBeNull();
    expect(missingMetadata(await (await shelf()).find("Who wrote it?"))?.text).toContain("cannot be told");
  });

  test.each([
    "Who wrote Hamlet?",
    "Who wrote the lamp?",
    "When was the lamp lit?",
    "Who wrote a letter about the ferry in 1902?",
    "Who wrote the paper on dues and lamps in 1902?",
  ])("none is meant by words that may be of something else: %s", async (question) => {
    expect(await (await shelf()).find(question)).toBeNull();
  });
});
