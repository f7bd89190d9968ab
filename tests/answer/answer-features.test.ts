import { describe, expect, test } from "vitest";
import { answerFeatures } from "../../src/answer/answer-features.ts";
import type { AnswerSource } from "../../src/answer/source.ts";

const TEXT = "The price was 7 million. Nobody was glad.";

function sourceOf(given: Partial<AnswerSource>, best = 0.6): AnswerSource {
  return {
    score: 0.5,
    cosine: 0.4,
    coverage: 0.8,
    familiarity: 1,
    namesMissing: 0,
    namesUnknown: 0,
    attributed: true,
    passage: { start: 10, end: 10 + TEXT.length, text: TEXT, document: { id: "a" } },
    sentences: [
      { start: 10, end: 34, score: best, cosine: 0.5, coverage: 0.7, contextCoverage: 0.75, onTopic: 0 },
      { start: 35, end: 51, score: 0.2, cosine: 0.3, coverage: 0.1, contextCoverage: 0.75, onTopic: 0 },
    ],
    ...given,
  };
}

test("the evidence is that of the best sentence, and of the nearest passage", () => {
  const further = sourceOf({ cosine: 0.9, namesMissing: 0.5, namesUnknown: 0.5, attributed: false }, 0.3);
  expect(answerFeatures("How much was it?", [sourceOf({}), further])).toEqual({
    cosine: 0.9,
    sentenceCosine: 0.5,
    contextCoverage: 0.75,
    passageCoverage: 0.8,
    familiarity: 1,
    namesMissing: 0,
    namesUnknown: 0,
    attributed: 1,
    onTopic: 0,
    quantityMissing: 0,
    timeMissing: 0,
    nameMissing: 0,
    countMissing: 0,
    contradicts: 0,
  });
});

test("one missing name counts like many, and what was asked for may be missing too", () => {
  const seen = answerFeatures("When was it?", [sourceOf({ namesMissing: 0.25, namesUnknown: 0.25 })]);
  expect(seen).toMatchObject({ namesMissing: 1, namesUnknown: 1, timeMissing: 1 });
});

test("the best sentence may say the contrary of what the question takes for given", () => {
  expect(answerFeatures("How much was not the price?", [sourceOf({})])?.contradicts).toBe(1);
});

test("a question that asks for no number, date or name is neither met nor missed", () => {
  const none = { quantityMissing: 0, timeMissing: 0, nameMissing: 0 };
  expect(answerFeatures("Why was it?", [sourceOf({})])).toMatchObject(none);
  expect(answerFeatures("Who sold it, and when?", [sourceOf({})])).toMatchObject({
    ...none,
    timeMissing: 1,
    nameMissing: 1,
  });
});

test("without sentences there is no evidence", () => {
  expect(answerFeatures("Why was it?", [])).toBeNull();
  expect(answerFeatures("Why was it?", [sourceOf({ sentences: [] })])).toBeNull();
});

test("in a question of what somebody says, the evidence is that of what this person says", () => {
  const said = sourceOf({
    sentences: [
      { start: 10, end: 34, score: 0.9, cosine: 0.5, coverage: 0.7, contextCoverage: 0.75, onTopic: 0 },
      { start: 35, end: 51, score: 0.2, cosine: 0.3, coverage: 0.1, contextCoverage: 0.75, onTopic: 0.5 },
    ],
  });
  expect(answerFeatures("What did Olm say?", [said])).toMatchObject({ sentenceCosine: 0.3, onTopic: 0.5 });
});

describe("a number that how many asks for", () => {
  const beside = (text: string): number | undefined => {
    const end = text.indexOf(".") + 1;
    const common = { cosine: 0.5, coverage: 0.7, contextCoverage: 0.75, onTopic: 0 };
    const sentences = [
      { start: 0, end, score: 0.9, ...common },
      { start: end + 1, end: text.length, score: 0.2, ...common },
    ];
    const passage = { start: 0, end: text.length, text, document: { id: "a" } };
    return answerFeatures("How many boats were lost?", [sourceOf({ sentences, passage })])?.countMissing;
  };

  test("may stand in the sentence or beside it", () => {
    expect(beside("Forty boats were lost. Nobody was glad.")).toBe(0);
    expect(beside("Many boats were lost. The harbour counted 41.")).toBe(0);
  });

  test("is missing where there is none, or only a year or a duration beside it", () => {
    expect(beside("Many boats were lost. Nobody was glad.")).toBe(1);
    expect(beside("Many boats were lost. That was in 1871.")).toBe(1);
    expect(beside("Many boats were lost. It took 3 days.")).toBe(1);
  });

  test("is not asked for by how long or how old", () => {
    expect(answerFeatures("How long was it?", [sourceOf({}, 0.1)])?.countMissing).toBe(0);
  });
});
