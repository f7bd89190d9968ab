import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { AppError } from "../../../src/core/errors.ts";
import { documentId } from "../../../src/core/ids.ts";
import { checkCitation, citedPassage, findPassage } from "../../../src/library/documents/citation-check.ts";
import { passageIdOf } from "../../../src/library/query/citation.ts";
import { SUMMARY } from "../../http/fake-library.ts";

const ID = documentId("00000000000000aa");

function library(text: string) {
  return {
    document: async (id: string) => {
      if (id !== ID) throw new AppError("not_found", "No such document.");
      return SUMMARY;
    },
    documentText: async () => text,
  };
}

function citationOf(text: string, words: string): string {
  const start = text.indexOf(words);
  return passageIdOf(ID, { start, end: start + words.length, text: words });
}

const word = fc.oneof(
  fc.stringMatching(/^[a-c]{1,3}$/),
  fc.constantFrom("été", "日本。", "naïve", "😀", "x-y", "don’t", "1,000"),
);
const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((all) => all.join(" "));

describe("checkCitation", () => {
  it("refuses a span that no passage has, before anything is looked for", async () => {
    const id = `${ID}-0-131073-00000000`;
    await expect(checkCitation(library("x ".repeat(200_000)), id)).rejects.toMatchObject({
      code: "invalid_argument",
    });
  });

  it("lets others have their turn all the time, and ends, for a long span of a long text that is not there", async () => {
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const found = await checkCitation(library("a b ".repeat(50_000)), `${ID}-0-59999-00000000`);
    isOver = true;
    expect(found.state).toBe("changed");
    expect(turns).toBeGreaterThan(300);
  });

  it("says of every passage of an unchanged text that it is valid", async () => {
    await fc.assert(
      fc.asyncProperty(words, words, words, async (before, passage, after) => {
        const text = `${before}\n${passage}\n${after}`;
        const start = before.length + 1;
        const id = passageIdOf(ID, { start, end: start + passage.length, text: passage });
        expect(await checkCitation(library(text), id)).toMatchObject({
          state: "valid",
          document: { id: ID, title: SUMMARY.title },
          passage: { id, start, end: start + passage.length, text: passage },
        });
      }),
    );
  });

  it("finds moved words where they stand now, exactly as a search through all places does", async () => {
    await fc.assert(
      fc.asyncProperty(words, words, words, fc.boolean(), async (before, passage, after, isThere) => {
        const former = `${before}\n${passage}`;
        const text = isThere ? `${after}\n${after}\n${passage} ${before}` : `${after} ${before}`;
        const id = citationOf(former, passage);
        const check = await checkCitation(library(text), id);
        const { start, end } = citedPassage(id);
        const stands = text.slice(start, end) === passage;
        expect(check.state).toBe(stands ? "valid" : placesOf(text, passage).length > 0 ? "moved" : "changed");
        if (check.passage === null) return;
        expect(text.slice(check.passage.start, check.passage.end)).toBe(passage);
        expect((await checkCitation(library(text), check.passage.id)).state).toBe("valid");
        if (check.state === "valid") return;
        const nearest = Math.min(...placesOf(text, passage).map((place) => Math.abs(place - start)));
        expect(Math.abs(check.passage.start - start)).toBe(nearest);
      }),
    );
  });

  it("says that words are gone when a single character of them has changed", async () => {
    const text = "The ferry to Mull leaves at nine.";
    const id = citationOf(text, "leaves at nine");
    const check = await checkCitation(library(text.replace("nine", "nins")), id);
    expect(check).toMatchObject({ state: "changed", passage: null });
    expect((await checkCitation(library(""), id)).state).toBe("changed");
  });

  it("finds words that were cited behind the end of a text which has become shorter", async () => {
    const former = `${"One more line. ".repeat(50)}The ferry leaves at nine.`;
    const text = "It is said: The ferry leaves at nine. And so on.";
    const check = await checkCitation(library(text), citationOf(former, "The ferry leaves at nine."));
    expect(check).toMatchObject({ state: "moved", passage: { start: 12 } });
  });

  it("refuses what is no id of a passage, and knows nothing of other documents", async () => {
    for (const id of [
      "",
      "x",
      ID,
      `${ID}-5-5-12345678`,
      `${ID}-9-5-12345678`,
      `${ID}-0-5-1234567`,
      `${ID}-0-5-12345678-`,
    ]) {
      await expect(checkCitation(library("text"), id)).rejects.toMatchObject({ code: "invalid_argument" });
    }
    const other = `${"b".repeat(16)}-0-4-12345678`;
    await expect(checkCitation(library("text"), other)).rejects.toMatchObject({ code: "not_found" });
  });

  it("gives others their turn while it looks through a long text", async () => {
    const text = "a b ".repeat(20_000);
    const digest = createHash("sha256").update("nowhere").digest("hex").slice(0, 8);
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    expect(await findPassage(text, { document: ID, start: 0, end: 7, digest })).toBeNull();
    clearInterval(counting);
    expect(turns).toBeGreaterThan(0);
  });
});

/** Where the words stand between two words, by looking everywhere. */
function placesOf(text: string, passage: string): number[] {
  const letter = /[\p{L}\p{N}\p{M}\p{Surrogate}]/u;
  const isCut = (place: number): boolean =>
    place > 0 &&
    place < text.length &&
    letter.test(text.charAt(place - 1)) &&
    letter.test(text.charAt(place));
  return Array.from({ length: text.length }, (_, place) => place).filter(
    (place) => text.startsWith(passage, place) && !isCut(place) && !isCut(place + passage.length),
  );
}
