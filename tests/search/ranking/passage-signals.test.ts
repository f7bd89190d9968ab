import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  wantedOf,
  passageSignals,
  type PassageSignals,
} from "../../../src/search/ranking/passage-signals.ts";
import { encodeWords, hashOf, type WordSource } from "../../../src/search/words/passage-words.ts";
import { stemOf } from "../../../src/text/terms.ts";

interface Asked {
  readonly rarity?: number;
  readonly certainty?: number;
  readonly isName?: boolean;
  readonly occurs?: boolean;
  readonly speaks?: boolean;
}

/** Each word of `asked` weighs 1, unless it says otherwise. */
function evidence(
  asked: Readonly<Record<string, Asked>>,
  given: Partial<WordSource>,
  said: readonly boolean[] = [],
): PassageSignals {
  const words = Object.entries(asked);
  const terms = words.map(([word, { rarity = 1, certainty = 1, isName = false, occurs = true }]) => ({
    hashes: [hashOf(stemOf(word))],
    weight: 1,
    rarity,
    count: 1,
    certainty,
    isName,
    occurs,
  }));
  const speaker = words.findIndex(([, { speaks }]) => speaks === true);
  const topic = [...terms.keys()].filter((term) => term !== speaker);
  const source = { title: "", author: "", heading: "", sentences: [], ...given };
  const wanted = speaker < 0 ? wantedOf(terms) : wantedOf(terms, [speaker], topic);
  return passageSignals(encodeWords(source), wanted, said);
}

describe("coverage", () => {
  const ASKED = { ivanov: { rarity: 3 }, treaty: {}, us: {} };

  test.each<[string, Partial<WordSource>, number]>([
    ["nothing", { sentences: ["Alaska was sold."] }, 0],
    ["one form of a word", { sentences: ["Treaties were signed."] }, 0.2],
    ["a name in the possessive", { sentences: ["IVANOV’s view."] }, 0.6],
    ["initials of a name", { sentences: ["Ivanov, of the United States"] }, 0.8],
    ["all, in several sentences", { sentences: ["Ivanov spoke.", "The treaty with the US"] }, 1],
    ["one in the title", { title: "The Treaty" }, 0.2],
    ["one in a heading", { heading: "Talks › Ivanov" }, 0.6],
    ["one in its author", { author: "Igor Ivanov" }, 0.6],
    ["a part of a word only", { sentences: ["Ivanova, retreatism, bus"] }, 0],
  ])("of a passage that holds %s", (_, source, share) => {
    expect(evidence(ASKED, source).coverage).toBeCloseTo(share, 12);
  });

  test("counts a guess as far as it is certain", () => {
    const asked = { river: { certainty: 0.5 }, treaty: { rarity: 3 } };
    expect(evidence(asked, { sentences: ["The river."] }).coverage).toBe(0.125);
  });

  test("of a question without terms is 0", () => {
    const { coverage, namesMissing } = evidence({}, { sentences: ["Anything."] });
    expect([coverage, namesMissing]).toEqual([0, 0]);
  });

  test("is between 0 and 1, and more text never covers less", () => {
    const word = fc.constantFrom("Ivanov", "treaty", "US", "United", "States", "spoke", "of", ".");
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (some, more) => {
        const share = evidence(ASKED, { sentences: [some] }).coverage;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(evidence(ASKED, { sentences: [some, more] }).coverage).toBeGreaterThanOrEqual(share);
      }),
    );
  });
});

describe("a sentence's coverage", () => {
  test("is of its own words, and of the author, who says each of them", () => {
    const asked = { ivanov: {}, treaty: {} };
    const sentences = ["Ivanov spoke.", "A treaty.", "Ivanov on the treaty.", "Nothing."];
    expect(evidence(asked, { sentences }).sentences).toEqual([0.5, 0.5, 1, 0]);
    expect(evidence(asked, { sentences, author: "Ivanov" }).sentences).toEqual([0.5, 1, 1, 0.5]);
    expect(evidence(asked, { sentences, title: "Ivanov" }).sentences).toEqual([0.5, 0.5, 1, 0]);
  });
});

test("a sentence's context is what it holds together with its neighbours", () => {
  const asked = { river: {}, treaty: {}, stone: {}, delta: {} };
  const { sentences, contexts } = evidence(asked, {
    sentences: ["The river.", "It rose.", "A treaty on stone.", "Nothing.", "The delta."],
  });
  expect(sentences).toEqual([0.25, 0, 0.5, 0, 0.25]);
  expect(contexts).toEqual([0.25, 0.75, 0.5, 0.75, 0.25]);
});

describe("who is to speak", () => {
  const ASKED = { ivanov: { speaks: true }, treaty: {} };

  test("is covered where it is that person who speaks, not where others speak of them", () => {
    const sentences = ["He said the treaty held.", "Ivanov left the treaty."];
    const spoken = evidence(ASKED, { sentences }, [true, false]);
    expect([spoken.said, spoken.sentences, spoken.coverage]).toEqual([[true, false], [1, 0.5], 1]);
    const mentioned = evidence(ASKED, { title: "Ivanov", sentences: ["Ivanov left the treaty."] }, [false]);
    expect([mentioned.said, mentioned.sentences, mentioned.coverage]).toEqual([[false], [0.5], 0.5]);
  });

  test("is held to speak of it where a word of the topic falls, too", () => {
    const attributed = (said: readonly boolean[], ...sentences: readonly string[]): boolean =>
      evidence({ ...ASKED, river: {} }, { sentences }, said).attributed;
    expect(attributed([true], "Ivanov said the treaty held.")).toBe(true);
    expect(attributed([false, true], "A river.", "Ivanov said so.")).toBe(true);
    expect(attributed([true, false], "Ivanov said so.", "A river.")).toBe(false);
    expect(attributed([true], "Ivanov said so.")).toBe(false);
    expect(attributed([false], "Ivanov left the treaty.")).toBe(false);
    expect(attributed([], "Ivanov left the treaty.")).toBe(false);
    expect(evidence({ treaty: {} }, { sentences: ["Nothing."] }).attributed).toBe(true);
    const alone = evidence({ ivanov: { speaks: true } }, { sentences: ["Ivanov said so."] }, [true]);
    expect(alone.attributed).toBe(true);
  });
});

test("the share of names that a passage lacks is told apart from other words, and those that no passage has", () => {
  const asked = { lavrov: { isName: true, occurs: false }, geneva: { isName: true }, treaty: {} };
  const lacking = evidence(asked, { sentences: ["A treaty of Geneva."] });
  expect([lacking.namesMissing, lacking.namesUnknown]).toEqual([0.5, 0.5]);
  const nothing = evidence(asked, { sentences: ["Nothing."] });
  expect([nothing.namesMissing, nothing.namesUnknown]).toEqual([1, 0.5]);
  expect(evidence(asked, { author: "Lavrov", title: "Geneva" }).namesMissing).toBe(0);
  expect(evidence({ treaty: {} }, { sentences: ["Nothing."] }).namesMissing).toBe(0);
});
