import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { docParagraphs } from "../../../src/ingest/formats/doc/doc-styles.ts";
import { CompoundFile } from "../../../src/ingest/formats/ole/compound-file.ts";
import { blocksOf, coverageFaults, read, textOf } from "../support.ts";

const bytes = new Uint8Array(readFileSync(new URL("../../fixtures/pandoc/lock.doc", import.meta.url)));

function stream(name: string): Buffer {
  return Buffer.from(CompoundFile.open(bytes, "a Word document").stream(name) ?? []);
}

describe("a document of Word 97 to 2003", () => {
  it("has the title, the headings and their levels that its styles say", async () => {
    const document = await read(bytes, "lock.doc");
    expect(document.metadata).toMatchObject({
      title: "The lock at Ferrow Weir",
      authors: ["Ida Moor", "Tomas Okafor"],
      date: "2019-04-02",
    });
    const headings = document.blocks.filter(({ kind }) => kind === "heading");
    expect(headings.map((block) => `${block.level} ${textOf(document, block)}`)).toEqual([
      "1 The lock",
      "2 Tolls",
      "2 Keepers",
      "1 The flood",
    ]);
    expect(coverageFaults(document)).toEqual([]);
  });

  it("keeps figures raised, and its table a table", async () => {
    const document = await read(bytes, "lock.doc");
    expect(document.text).toContain("grey stone in 1867² and widened twice.");
    expect(blocksOf(document, "table")).toEqual([
      "Cargo | Toll | Year\nTimber | 12 | 1871\nSalt | 9 | 1872\nCoal & coke | 14",
    ]);
  });

  it("gives its styles or a range error, whatever numbers in it are changed", () => {
    const [main, first, second] = [stream("/WordDocument"), stream("/0Table"), stream("/1Table")];
    const change = fc.record({ inMain: fc.boolean(), at: fc.nat(20_000), value: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const [text, tables] = [Buffer.from(main), [Buffer.from(first), Buffer.from(second)] as const];
        for (const { inMain, at, value } of changes)
          for (const part of inMain ? [text] : tables) if (part.length > 0) part[at % part.length] = value;
        try {
          expect(docParagraphs(text, tables).length).toBeLessThan(text.length);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
