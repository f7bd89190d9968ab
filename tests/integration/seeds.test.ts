import { existsSync, readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Library } from "../../src/library/library.ts";
import { realLibrary, seedsDirectory, suiteFolder } from "./real-library.ts";

const present = existsSync(seedsDirectory);
if (!present) console.warn(`The two real articles are not at ${seedsDirectory}: their tests are skipped.`);

describe.skipIf(!present)("two real articles", () => {
  const indexDirectory = suiteFolder();
  let library: Library;
  const sourceOf = (start: string): string =>
    readdirSync(seedsDirectory).find((name) => name.startsWith(start)) ?? "";

  beforeAll(async () => {
    library = realLibrary(seedsDirectory, indexDirectory);
    await library.sync();
  });
  afterAll(() => library.close());

  it("are read with title, author and date", async () => {
    const documents = (await library.documents()).map(({ source, title, author, date }) => ({
      source,
      title,
      author,
      date,
    }));
    expect(documents).toEqual([
      {
        source: sourceOf("000"),
        title: "Helsinki Talks: Has Putin Already Won?",
        author: null,
        date: "2018-07-13",
      },
      {
        source: sourceOf("004"),
        title: "The Helsinki Summit: the Beginning of a Journey",
        author: "Igor Ivanov",
        date: null,
      },
    ]);
  });

  it("give Ivanov's own passage on Syria first, and it is an exact slice", async () => {
    const result = await library.ask({ question: "what did Ivanov say about Syria" });
    if (!result.answered) throw new Error(result.reason);
    const [first] = result.citations;
    expect(first?.passage.text).toMatch(/^As regards Syria/);
    expect(first?.document.author).toBe("Igor Ivanov");
    expect(first?.citation).toContain("Igor Ivanov, “The Helsinki Summit: the Beginning of a Journey”");
    const text = await library.documentText(first?.document.id ?? "");
    for (const sentence of result.answer.sentences) {
      expect(sentence.citation).toBe(1);
      expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
    }
  });

  it("give the sentence with the price of Alaska", async () => {
    const result = await library.ask({ question: "how much did the US pay for Alaska" });
    expect(result.answered && result.answer.text).toContain("$7.2 million");
  });

  it("do not answer what is the capital of Australia", async () => {
    const result = await library.ask({ question: "what is the capital of Australia" });
    expect(result).toMatchObject({ answered: false, answer: null });
    expect(result.confidence).toBeLessThan(0.5);
    expect(!result.answered && result.nearest.length).toBeGreaterThan(0);
  });

  it("keep what web pages say about themselves out of the passages", async () => {
    for (const query of ["Skip to main content", "Subscribe to our distribution list"]) {
      const { hits } = await library.search({ query, k: 100 });
      expect(hits.filter(({ passage }) => passage.text.includes(query))).toEqual([]);
    }
  });

  it("return only exact slices, whatever is asked", async () => {
    const { hits } = await library.search({ query: "Helsinki summit", k: 100 });
    expect(hits.length).toBeGreaterThan(20);
    for (const { passage, document } of hits) {
      const text = await library.documentText(document.id);
      expect(text.slice(passage.start, passage.end)).toBe(passage.text);
      expect(passage.highlights.length).toBeGreaterThan(0);
      for (const highlight of passage.highlights) {
        expect(highlight.start).toBeGreaterThanOrEqual(passage.start);
        expect(highlight.end).toBeLessThanOrEqual(passage.end);
      }
    }
  });
});
