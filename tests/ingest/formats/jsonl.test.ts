import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultLimits } from "../../../src/config/limits.ts";
import { readContents } from "../../../src/ingest/read-document.ts";
import { coverageFaults, readAll } from "../support.ts";

const PROSE = "The harbour was closed for three weeks, and the council met every evening to hear the pilots.";
const lines = (...values: unknown[]): string => values.map((value) => JSON.stringify(value)).join("\n");

describe("a file of JSON lines", () => {
  it("is one document a line, with what its fields say, inside of metadata too", async () => {
    const { documents, problems } = await readAll(
      lines(
        {
          _id: "doc-17",
          title: "The Harbour Question",
          text: `${PROSE}\n\nA second paragraph.`,
          metadata: {
            authors: ["Jane Doe", { name: "John Roe" }],
            date: "2018-07-16T08:00:00Z",
            url: "https://example.org/a",
            tags: ["ports", "pilots"],
            publisher: { name: "Example Press" },
          },
        },
        { headline: "Ferries", body: PROSE, author: { name: "Ann Poe" }, timestamp: 1531728000, lang: "en" },
      ),
      "a.jsonl",
    );
    expect(problems).toEqual([]);
    expect(documents.map(({ part }) => part)).toEqual(["line 1", "line 2"]);
    const [first, second] = documents.map(({ document }) => document);
    expect(first?.metadata).toMatchObject({
      title: "The Harbour Question",
      authors: ["Jane Doe", "John Roe"],
      date: "2018-07-16",
      url: "https://example.org/a",
      tags: ["ports", "pilots"],
      evidence: { title: "column", authors: "column", date: "column", url: "column", tags: "column" },
    });
    expect(first?.text).toBe(
      `The Harbour Question\n\n${PROSE}\n\nA second paragraph.\n\n_id: doc-17\nmetadata.tags: ports, pilots\nmetadata.publisher.name: Example Press`,
    );
    expect(second?.metadata).toMatchObject({
      title: "Ferries",
      authors: ["Ann Poe"],
      date: "2018-07-16",
      language: "en",
    });
  });

  it("reads the other lines where one is broken, and says which and why", async () => {
    const { documents, problems } = await readAll(
      `{"text":"One."}\n{"text":\n\n[1,2]\n"three"\nnull\n{"text":"Four."}\n{}\n`,
      "a.ndjson",
    );
    expect(documents.map(({ part, document }) => [part, document.text])).toEqual([
      ["line 1", "One."],
      ["line 7", "Four."],
    ]);
    expect(problems).toEqual([
      { part: "line 2", reason: expect.stringMatching(/not JSON/) as string },
      { part: "line 4", reason: expect.stringMatching(/not an object/) as string },
      { part: "line 5", reason: expect.stringMatching(/not an object/) as string },
      { part: "line 6", reason: expect.stringMatching(/not an object/) as string },
    ]);
  });

  it("refuses an object that is nested without end, and stops at the limit of lines", async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`;
    const { documents, problems } = await readAll(`${deep}\n{"text":"One."}`, "a.jsonl");
    expect(documents.map(({ part }) => part)).toEqual(["line 2"]);
    expect(problems).toEqual([{ part: "line 1", reason: expect.stringMatching(/nested/) as string }]);
    const many = Buffer.from('{"text":"One."}\n'.repeat(5));
    const limited = await readContents(many, "a.jsonl", { ...defaultLimits, maxEntries: 2 });
    expect(limited.documents).toHaveLength(2);
    expect(limited.problems).toEqual([
      { part: "from line 3", reason: expect.stringMatching(/more than 2 lines/) as string },
    ]);
  });

  it("says what a file is that holds no such lines", async () => {
    await expect(readAll("{}\n\n", "a.jsonl")).rejects.toThrow(/no text/);
    await expect(readAll(Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]), "a.jsonl")).rejects.toThrow(/binary/);
  });

  it("keeps every word of every object, and covers its text with blocks", async () => {
    const word = fc.constantFrom("harbour", "pilot", "Ölhafen", "гавань", "12", "ferry");
    const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
    const key = fc.constantFrom(
      "title",
      "text",
      "body",
      "author",
      "tags",
      "date",
      "url",
      "metadata",
      "port",
      "notes",
    );
    const value = fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.dictionary(key, text, { maxKeys: 3 }));
    const object = fc.dictionary(key, value, { minKeys: 1, maxKeys: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(object, { minLength: 1, maxLength: 4 }), async (objects) => {
        const { documents } = await readAll(lines(...objects, { text: "last" }), "a.jsonl");
        for (const { part, document } of documents) {
          expect(coverageFaults(document)).toEqual([]);
          const written = wordsOf(objects[Number(part?.split(" ")[1]) - 1] ?? {});
          const read = new Set(
            `${document.text} ${document.metadata.authors.join(" ")}`.toLowerCase().match(/[\p{L}\p{N}]+/gu),
          );
          expect(written.filter((one) => !read.has(one))).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function wordsOf(value: unknown): string[] {
  if (typeof value === "string") return value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}
