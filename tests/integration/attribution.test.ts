import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Library } from "../../src/library/library.ts";
import { realLibrary, suiteFolder } from "./real-library.ts";
import type { SearchRequest } from "../../src/api/questions/question-requests.ts";
import type { SearchResult } from "../../src/api/questions/question-responses.ts";

/** Speakers are offices and committees; the facts are common knowledge. */
const FILES: Readonly<Record<string, string>> = {
  "dam-hearing.txt": `The Hearing on the Old Dam

The committee said that the old dam should be taken down before the next winter. It argued that salmon could then reach the upper river again, as they do where other dams were removed.

According to the ministry, the dam holds back enough water for two dry summers. The ministry warned that a smaller reservoir would leave the fields below without irrigation.
`,
  "committee-visits.txt": `A Visit to the Old Dam

The committee visited the old dam in spring and walked along its crest. The old dam is forty metres high and was built of stone. Afterwards the committee had lunch in the village below the dam.
`,
  "salmon.txt": `How Salmon Return

Salmon hatch in gravel beds of cold streams, grow up in the ocean and return to the stream of their birth to spawn. Many of them never find a way past a barrier.
`,
  "tides.txt": `Why There Are Tides

The gravity of the moon, and less so that of the sun, raises two bulges of water on opposite sides of the earth. Spring tides come with a full or a new moon, when sun and moon pull along one line.
`,
  "glaciers.txt": `Glaciers

A glacier forms where more snow falls than melts, year after year, until its weight turns the snow below into ice. Moraines are the ridges of rubble that it leaves behind.
`,
};

describe("a small library of reports", () => {
  const folder = suiteFolder();
  let library: Library;

  beforeAll(async () => {
    const documents = join(folder, "documents");
    mkdirSync(documents);
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(documents, name), text);
    library = realLibrary(documents, join(folder, "index"));
    await library.sync();
  });
  afterAll(() => library.close());

  const search = (query: string, more: Partial<SearchRequest> = {}): Promise<SearchResult> =>
    library.search({ query, k: 100, explain: true, ...more });
  const first = ({ hits }: SearchResult): string | undefined => hits[0]?.document.source;

  it.each([
    "What did the committee say about the old dam?",
    "according to the committee, what should happen to the old dam",
    "What is the committee's view on the old dam?",
  ])("ranks the passage where the committee speaks above the one that mentions it: %s", async (question) => {
    const result = await search(question);
    expect(result.interpretation.speaker).toBe("committee");
    expect(first(result)).toBe("dam-hearing.txt");
    const spoken = result.hits.find(({ document }) => document.source === "dam-hearing.txt");
    const mentioned = result.hits.find(({ document }) => document.source === "committee-visits.txt");
    expect(spoken?.explanation?.contributions.attribution).toBeGreaterThan(0);
    expect(mentioned?.explanation?.contributions.attribution).toBe(0);
  });

  it("gives nobody the word in a question that asks for nobody's", async () => {
    const result = await search("How high is the old dam?");
    expect(result.interpretation.speaker).toBeNull();
    expect(first(result)).toBe("committee-visits.txt");
    for (const { explanation } of result.hits) expect(explanation?.contributions.attribution).toBe(0);
  });

  it("finds by meaning what shares no telling word with the question", async () => {
    expect(first(await search("What pulls the sea up twice a day?"))).toBe("tides.txt");
    expect(first(await search("Where do fish go to lay their eggs?"))).toBe("salmon.txt");
  });

  it("finds a quoted phrase only in the passage that holds it, and goes on without one that none holds", async () => {
    const result = await search('"ridges of rubble" ice');
    expect(result.hits.map(({ document }) => document.source)).toEqual(["glaciers.txt"]);
    expect(result.interpretation.phrases).toEqual(["ridges of rubble"]);
    const without = await search('"rubble of ridges" ice');
    expect(first(without)).toBe("glaciers.txt");
    expect(without.interpretation).toMatchObject({ phrases: [], absentPhrases: ["rubble of ridges"] });
    expect(without.note).toContain("“rubble of ridges”");
  });

  it("finds a word with one wrong letter, and tells which one it looked for", async () => {
    const result = await search("moranies");
    expect(first(result)).toBe("glaciers.txt");
    expect(result.interpretation.corrections).toEqual([{ original: "moranies", corrected: "moraines" }]);
  });

  it("finds only what filters leave, and says when that is nothing", async () => {
    const { hits } = await search("source:tides.txt dam");
    expect(new Set(hits.map(({ document }) => document.source))).toEqual(new Set(["tides.txt"]));
    expect(await search("author:nobody dam")).toMatchObject({
      hits: [],
      note: "No document meets the filters. No document has an author called “nobody”. No document has any.",
    });
  });

  it.each(["hybrid", "lexical", "dense"] as const)("explains every score of a %s search", async (mode) => {
    const { hits } = await search("What did the ministry say about the dam?", { mode });
    expect(hits.length).toBeGreaterThan(0);
    for (const { score, explanation } of hits) {
      const parts = Object.values({ ...explanation!.contributions });
      expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - score)).toBeLessThanOrEqual(1e-4);
    }
  });

  it("gives pages that are slices of one ranking", async () => {
    const query = "water below the dam";
    const whole = await search(query);
    const [one, two] = [await search(query, { k: 2 }), await search(query, { k: 2, offset: 2 })];
    expect([...one.hits, ...two.hits]).toEqual(whole.hits.slice(0, 4));
  });
});
