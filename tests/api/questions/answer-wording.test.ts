import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { confidenceWords, documentsSearched, headline } from "../../../src/api/questions/answer-wording.ts";
import { sentencesOf } from "../../../src/api/notices/notice.ts";
import { coverageNote } from "../../../src/library/query/question-note.ts";
import type { SearchedLibrary } from "../../../src/api/questions/question-responses.ts";

const coverage = (
  searched: number,
  waiting: number | null,
  unreadable: number | null,
  complete = false,
): SearchedLibrary => ({ complete, searched, waiting, unreadable });

describe("what was searched", () => {
  test.each([
    [coverage(58, 0, 0, true), "your documents", null],
    [coverage(9, 49, 0), "the 9 of 58 documents read so far", "49 files are waiting to be read."],
    [
      coverage(9, 47, 2),
      "the 9 of 58 documents read so far",
      "47 files are waiting to be read. 2 files could not be read; `pincite status` and the list of documents say why.",
    ],
    [coverage(0, 1, 0), "the 0 of 1 document read so far", "1 file is waiting to be read."],
    [
      coverage(12, 0, 1),
      "the 12 of 13 documents that could be read",
      "1 file could not be read; `pincite status` and the list of documents say why.",
    ],
    [
      coverage(1_200, 0, 0),
      "the 1,200 documents read so far",
      "The documents folder is being looked through for changes.",
    ],
    [coverage(3, null, null), "the 3 documents that your key may see", null],
  ])("is said of %o", (library, documents, missing) => {
    expect(documentsSearched(library)).toBe(documents);
    expect(sentencesOf(coverageNote(library))).toBe(missing);
  });

  it("is called “your documents” of a complete library only", () => {
    const counts = fc.option(fc.nat(1_000));
    fc.assert(
      fc.property(fc.nat(1_000), counts, counts, (searched, waiting, unreadable) => {
        const library = coverage(searched, waiting, unreadable);
        const said = headline({ outcome: "not-found", confidence: 0, library });
        expect(said).not.toMatch(/your documents/);
        expect(said).toBe(`Not in ${documentsSearched(library)}`);
      }),
    );
  });
});

test("the confidence is a word for each outcome, and high only for an answer", () => {
  const word = (outcome: "answered" | "uncertain" | "not-found", confidence: number): string =>
    confidenceWords({ outcome, confidence }).word;
  expect([word("answered", 0.95), word("answered", 0.7)]).toEqual(["high", "moderate"]);
  expect([word("uncertain", 0.5), word("uncertain", 0.95)]).toEqual(["low", "low"]);
  expect(word("not-found", 0.01)).toBe("very low");
});
