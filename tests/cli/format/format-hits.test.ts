import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAsk, formatSearch } from "../../../src/cli/format/format-hits.ts";
import { roundedTogether } from "../../../src/cli/format/format-score.ts";
import { styleFor } from "../../../src/cli/terminal.ts";
import { documentId, passageId } from "../../../src/core/ids.ts";
import { HIT, INTERPRETATION, LIBRARY } from "../../http/fake-library.ts";
import type { Hit, HitContributions, NearDuplicate } from "../../../src/api/questions/hit.ts";
import type { Interpretation, SearchResult } from "../../../src/api/questions/question-responses.ts";

const style = styleFor({ write: () => undefined, columns: 100 }, {});

function search(changes: Partial<SearchResult>): string {
  const result = {
    query: "x",
    interpretation: INTERPRETATION,
    hits: [HIT],
    note: null,
    library: LIBRARY,
    tookMs: 1,
  };
  return formatSearch({ ...result, ...changes }, style);
}

function read(changes: Partial<Interpretation>): string {
  return search({ interpretation: { ...INTERPRETATION, ...changes } });
}

function explained(hit: Hit, parts: Partial<HitContributions>): Hit {
  const none = {
    lexical: 0,
    dense: 0,
    sentence: 0,
    feedback: 0,
    document: 0,
    attribution: 0,
    referenceList: 0,
    neighbours: 0,
  };
  const contributions = { ...none, ...parts };
  const score = Object.values(contributions).reduce((sum, part) => sum + part, 0);
  const evidence = { bm25: 3, cosine: 0.5, bestSentence: 0.5, coverage: 0.5 };
  return { ...hit, score, explanation: { contributions, ...evidence } };
}

function nearDuplicate(source: string): NearDuplicate {
  return {
    id: passageId("00000000000000bb-0-9-12345678"),
    documentId: documentId("00000000000000bb"),
    title: "Harbour notes",
    source,
    language: null,
  };
}

describe("how a question was read", () => {
  it("is not said where it was read as it stands", () => {
    expect(read({})).toMatch(/^\[1\] Ann Macleod/);
  });

  it("is said before the passages: corrections, phrases, whose words, and every filter that applies", () => {
    const filters = {
      authors: ["Macleod", "Ross"],
      from: "2018-01-01",
      to: "2020-05-31",
      sources: ["ferries"],
      languages: ["en"],
      tags: ["timetable"],
      documents: ["00000000000000aa"],
    };
    const corrections = [{ original: "fery", corrected: "ferry" }];
    const out = read({ phrases: ["at nine", "free"], filters, speaker: "Ross", corrections });
    const [question] = out.split("\n\n");
    expect(question?.split("\n")).toEqual([
      "Looked for ferry in place of fery.",
      "Only passages with “at nine” and “free”.",
      "Looked above all for what Ross says.",
      "Filters: author Macleod, Ross · from 2018-01-01 · to 2020-05-31 · source ferries · language en · tag",
      "timetable · document 00000000000000aa",
    ]);
  });

  it("stands before the answer, also where there is none", () => {
    const corrections = [{ original: "fery", corrected: "ferry" }];
    const common = {
      question: "fery",
      interpretation: { ...INTERPRETATION, corrections },
      library: LIBRARY,
      tookMs: 1,
    };
    const answer = { text: "Yes.", sentences: [{ text: "Yes.", citation: 1, start: 0, end: 4 }] };
    const answered = formatAsk(
      { ...common, answered: true, outcome: "answered", answer, confidence: 1, citations: [HIT], note: null },
      style,
    );
    expect(answered).toMatch(/^Looked for ferry in place of fery\.\n\nYes\. \[1\]\n/);
    const refused = formatAsk(
      {
        ...common,
        answered: false,
        outcome: "not-found",
        answer: null,
        reason: "No.",
        nearest: [],
        confidence: 0,
        note: null,
      },
      style,
    );
    expect(refused).toMatch(/^Looked for ferry in place of fery\.\n\nNot in your documents\.\nNo\.\n/);
  });

  it("cannot be dressed up by the question", () => {
    expect(read({ phrases: ["\u001b[2J"], speaker: "\u202e", filters: { tags: ["\u0007"] } })).not.toMatch(
      /[\u0007\u001b\u202e]/,
    );
  });
});

describe("a search that finds nothing", () => {
  it("says why, below the filters that apply", () => {
    const interpretation = { ...INTERPRETATION, filters: { tags: ["moon"] } };
    expect(search({ interpretation, hits: [], note: "No document meets the filters." })).toBe(
      "Filters: tag moon\n\nNo document meets the filters.\n",
    );
  });
});

describe("passages that say nearly the same", () => {
  it("are named below the passage, each source once", () => {
    const hits = [
      { ...HIT, nearDuplicates: [nearDuplicate("a.txt"), nearDuplicate("b/c.md"), nearDuplicate("a.txt")] },
    ];
    expect(search({ hits })).toMatch(/free of charge\.\n {4}also in a\.txt, b\/c\.md\n$/);
  });

  it("are counted where they are many", () => {
    const hits = [
      { ...HIT, nearDuplicates: [1, 2, 3, 4, 5, 6, 7].map((number) => nearDuplicate(`${number}.txt`)) },
    ];
    expect(search({ hits })).toContain("also in 1.txt, 2.txt, 3.txt, 4.txt, 5.txt and 2 more\n");
  });
});

describe("a score", () => {
  it("stands alone where its parts are not known", () => {
    expect(search({})).toContain("    score 0.88 · Timetable · cite 000000-12345678\n");
  });

  it("is followed by the parts that add to it or take from it", () => {
    const hit = explained(HIT, { lexical: 0.25, sentence: 0.3, neighbours: -0.05 });
    expect(search({ hits: [hit] })).toContain(
      "    score 0.50 = 0.25 words + 0.30 sentence - 0.05 similar passages · Timetable · cite\n",
    );
    expect(search({ hits: [explained(HIT, {})] })).toContain(
      "    score 0.00 · Timetable · cite 000000-12345678\n",
    );
  });

  it("is explained for the passages below an answer, too", () => {
    const second = explained({ ...HIT, rank: 2 }, { dense: 0.2 });
    const answer = { text: "Yes.", sentences: [{ text: "Yes.", citation: 1, start: 0, end: 4 }] };
    const citations = [explained(HIT, { dense: 0.4 }), second, { ...second, rank: 3 }];
    const common = {
      question: "x",
      interpretation: INTERPRETATION,
      confidence: 1,
      library: LIBRARY,
      tookMs: 1,
    };
    const out = formatAsk(
      { ...common, answered: true, outcome: "answered", answer, citations, note: null },
      style,
    );
    expect(out).toContain("See also\n[2] Ann Macleod");
    expect(out.match(/score 0\.20 = 0\.20 meaning/g)).toHaveLength(2);
  });

  it("is the sum of its parts as they are printed", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -100, max: 100, noNaN: true })), (values) => {
        const rounded = roundedTogether(values);
        const sum = values.reduce((total, value) => total + value, 0);
        expect(rounded.reduce((total, value) => total + value, 0)).toBeCloseTo(Math.round(sum), 9);
        rounded.forEach((value, index) => {
          expect(Math.abs(value - (values[index] ?? 0))).toBeLessThanOrEqual(1 + 1e-9);
        });
      }),
    );
  });
});
