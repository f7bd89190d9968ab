import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measureDifferences } from "../../scripts/differences/measure-differences.ts";
import { HELD_OUT_PAIRS, MEASURED_PAIRS } from "../../scripts/differences/measured-pairs.ts";
import { readAssertion } from "../../src/differences/assertion.ts";
import { differenceBetween, type Compared } from "../../src/differences/comparison.ts";
import { differencesAmong } from "../../src/differences/grouping.ts";

function stated(sentence: string, title: string, published: string | null = null, language = "en"): Compared {
  const assertion = readAssertion(sentence, title, language);
  if (assertion === null) throw new Error(`asserts nothing: ${sentence}`);
  return { ...assertion, published };
}

describe("whether two sentences differ", () => {
  test("is said of few that only seem to, and of most that do", () => {
    const first = measureDifferences(MEASURED_PAIRS);
    expect(first.wrong).toEqual([]);
    expect(first.right / first.differing).toBeGreaterThan(0.95);
    const heldOut = measureDifferences(HELD_OUT_PAIRS);
    expect(heldOut.wrong).toEqual([]);
    expect(heldOut.right / heldOut.differing).toBeGreaterThan(0.85);
  });

  test("does not depend on which comes first", () => {
    for (const { documents, sentences, language } of [...MEASURED_PAIRS, ...HELD_OUT_PAIRS]) {
      const [left, right] = sentences.map((sentence, index) => {
        const [title = "", published = null] = (documents[index] ?? "").split(" | ");
        const assertion = readAssertion(sentence, title, language);
        return assertion && { ...assertion, published };
      });
      if (!left || !right) continue;
      expect(differenceBetween(left, right)?.kind).toBe(differenceBetween(right, left)?.kind);
      expect(differenceBetween(left, left)).toBeNull();
    }
  });

  test("any text is read in time that grows with it, and never differs from itself", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 700 }),
        fc.constantFrom("en", "de", "fr", "ru"),
        (text, language) => {
          const assertion = readAssertion(text, "A title", language);
          if (assertion === null) return;
          const one = { ...assertion, published: null };
          expect(differenceBetween(one, one)).toBeNull();
        },
      ),
    );
  });

  test.each(["1 ".repeat(290), "1-".repeat(290), "$5 ".repeat(190), "1:1 ".repeat(140)])(
    "a row of numbers asserts nothing: %s",
    (row) => {
      expect(readAssertion(`The Orsk dam ${row}`, "Orsk", "en")).toBeNull();
    },
  );

  test("what changes with time is told where the dates of the documents are near, and passed over where they are far", () => {
    const told = (first: string, last: string): string | undefined =>
      differenceBetween(
        stated("Prices in Tarn rose by 4 percent.", "Prices in Tarn", first),
        stated("Prices in Tarn rose by 9 percent.", "Prices in Tarn", last),
      )?.kind;
    expect(told("2018-01-01", "2018-02-01")).toBe("number");
    expect(told("2018-01-01", "2021-02-01")).toBeUndefined();
  });

  test("sentences of one document do not stand against each other, and a third joins the two that differ", () => {
    const items = [
      ["a", "The flood killed 12 people in Varnhem."],
      ["a", "The flood killed 19 people in Varnhem."],
      ["b", "The flood killed 31 people in Varnhem."],
      ["c", "The flood killed 40 people in Varnhem."],
    ].map(([document = "", sentence = ""]) => ({
      ...stated(sentence, "Flood in Varnhem"),
      document,
      sentence,
    }));
    expect(differencesAmong(items.slice(0, 2))).toEqual([]);
    const [group, ...others] = differencesAmong(items);
    expect(others).toEqual([]);
    expect(group?.items.map(({ item }) => item.document)).toEqual(["a", "b", "c"]);
  });
});
