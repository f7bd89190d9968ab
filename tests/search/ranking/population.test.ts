import { describe, expect, test } from "vitest";
import { PackedVectors } from "../../../src/core/dot/dot.ts";
import { cosineScale, sampledWords } from "../../../src/search/ranking/population.ts";
import { encodeWords, hashOf } from "../../../src/search/words/passage-words.ts";

const EAST = Float32Array.of(1, 0);
const NORTH = Float32Array.of(0, 1);
const WEST = Float32Array.of(-1, 0);

const scaleOf = (...vectors: readonly Float32Array[]) =>
  cosineScale({ vectors: new PackedVectors(vectors) }, EAST);

describe("the scale of the cosine", () => {
  test("is mean and spread over the library", () => {
    expect(scaleOf(EAST, NORTH)).toEqual({ mean: 0.5, spread: 0.5 });
    expect(scaleOf(EAST, WEST, NORTH, NORTH)).toEqual({ mean: 0, spread: Math.SQRT1_2 });
  });

  test("has no spread of next to nothing, however few passages there are", () => {
    expect(scaleOf(EAST)).toEqual({ mean: 1, spread: 0.07 });
    expect(scaleOf(NORTH, NORTH)).toEqual({ mean: 0, spread: 0.07 });
    expect(scaleOf()).toEqual({ mean: 0, spread: 0.07 });
  });
});

test("a word of the sample counts once for each passage that holds it, in whichever field", () => {
  const words = (title: string, ...sentences: string[]): Uint32Array =>
    encodeWords({ title, author: "", heading: "", sentences });
  const sample = sampledWords([
    words("Ferry", "The ferry left.", "A ferry."),
    words("", "One ferry."),
    words(""),
  ]);
  expect(sample.passages).toBe(3);
  expect(sample.occurrences.get(hashOf("ferri"))).toBe(2);
  expect(sample.occurrences.get(hashOf("left"))).toBe(1);
  expect(sample.occurrences.get(hashOf("harbour"))).toBeUndefined();
});
