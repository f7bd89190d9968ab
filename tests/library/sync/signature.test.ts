import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NEAR_DUPLICATE, signatureOf, similarity } from "../../../src/library/sync/signature.ts";

/** A text of `count` words drawn from many, the same for the same seed. */
function textOf(seed: number, count: number): string[] {
  let state = seed * 2_654_435_761 + 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return `word${state % 5_000}`;
  });
}

function phrasesOf(words: readonly string[]): Set<string> {
  return new Set(words.slice(4).map((_, index) => words.slice(index, index + 5).join(" ")));
}

describe("the signature of a text", () => {
  it("estimates the share of phrases that two texts have in common", () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 0, max: 400 }), (seed, changed) => {
        const words = textOf(seed, 400);
        const other = [...textOf(seed + 10_001, changed), ...words.slice(changed)];
        const [left, right] = [phrasesOf(words), phrasesOf(other)];
        const common = [...left].filter((phrase) => right.has(phrase)).length;
        const truth = common / (left.size + right.size - common);
        const estimate = similarity(signatureOf(words.join(" "))!, signatureOf(other.join(" "))!);
        // Five standard errors.
        expect(Math.abs(estimate - truth)).toBeLessThan(5 * 0.0625);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("does not depend on case, punctuation and line breaks", () => {
    const words = textOf(7, 100);
    const dressed = words.map((word, index) => (index % 3 === 0 ? `${word.toUpperCase()},\n` : `“${word}”`));
    expect(signatureOf(dressed.join(" "))).toEqual(signatureOf(words.join(" ")));
  });

  it("is near for the same article with another headline, and far for another article", () => {
    const body = textOf(3, 300).join(" ");
    const [one, two] = [signatureOf(`First headline. ${body}`)!, signatureOf(`Quite another one. ${body}`)!];
    expect(similarity(one, two)).toBeGreaterThan(NEAR_DUPLICATE);
    expect(similarity(one, signatureOf(textOf(4, 300).join(" "))!)).toBeLessThan(0.2);
  });

  it("is none for a text of a few words, which says too little", () => {
    expect(signatureOf("Page left blank.")).toBeNull();
  });
});
