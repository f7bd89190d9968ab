import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { selectAnswer } from "../../src/answer/selection.ts";
import type { AnswerSource } from "../../src/answer/source.ts";

/** Asks for no number, date or name, so that the scores alone decide. */
const QUESTION = "Why was the treaty signed?";

/** What a cosine of 1 gives a sentence that holds no word of the question, where the model knows the language. */
const BY_MEANING = 1.5 / (1.5 + 1);

/** A passage at `start` of the document whose sentences "s1.", "s2.", … have these scores. */
function sourceOf(score: number, start: number, ...sentenceScores: readonly number[]): AnswerSource {
  const words = sentenceScores.map((_, index) => `p${start}s${index + 1}.`);
  let position = start;
  const sentences = words.map((word, index) => {
    const sentence = { start: position, end: position + word.length, score: sentenceScores[index] ?? 0 };
    position += word.length + 1;
    return sentence;
  });
  return { ...passageOf(words.join(" "), sentences, start), score };
}

interface GivenSentence {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** A passage of the document of this name, with nothing known of it but its sentences' scores. */
function passageOf(
  text: string,
  sentences: readonly GivenSentence[],
  start = 0,
  document = "a",
): AnswerSource {
  return {
    score: 0,
    cosine: 0,
    coverage: 0,
    familiarity: 1,
    namesMissing: 0,
    namesUnknown: 0,
    attributed: true,
    passage: { start, end: start + text.length, text, document: { id: document } },
    sentences: sentences.map((sentence) => ({
      ...sentence,
      // Without a word of the question, meaning alone gives this score.
      cosine: sentence.score / BY_MEANING,
      coverage: 0,
      contextCoverage: 0,
      onTopic: 0,
    })),
  };
}

const textsOf = (sources: readonly AnswerSource[], question = QUESTION): string[] | undefined =>
  selectAnswer(question, sources)?.sentences.map(({ text }) => text);

describe("of one that has the question's words and one that says it in others", () => {
  const inWords = { start: 0, end: 9, score: 0.35, cosine: 0.2, coverage: 0.4 };
  const inOthers = { start: 10, end: 20, score: 0.35, cosine: 0.7, coverage: 0 };
  const asked = (familiarity: number): string | undefined => {
    const source = passageOf("In words. In others.", [], 0);
    const sentences = [inWords, inOthers].map((one) => ({ ...one, contextCoverage: 0, onTopic: 0 }));
    return textsOf([{ ...source, familiarity, sentences }])?.join(" ");
  };

  test("the second is the answer", () => {
    expect(asked(1)).toBe("In others.");
  });

  test("the first is the answer where the model does not know the language", () => {
    expect(asked(0)).toBe("In words.");
  });
});

describe("the answer is", () => {
  test("none where there are no sentences", () => {
    expect(selectAnswer(QUESTION, [])).toBeNull();
    expect(selectAnswer(QUESTION, [sourceOf(1, 0)])).toBeNull();
  });

  test("the best sentence, cited by its passage's rank, with its place in the document", () => {
    expect(selectAnswer(QUESTION, [sourceOf(0.5, 100, 0.1), sourceOf(0.5, 300, 0.1, 0.9)])).toEqual({
      text: "p300s2.",
      sentences: [{ text: "p300s2.", citation: 2, start: 308, end: 315 }],
    });
  });

  test("without the bullet that makes it an item of a list", () => {
    const text = "* Peace was wanted.";
    const source = passageOf(text, [{ start: 40, end: 40 + text.length, score: 1 }], 40);
    expect(selectAnswer(QUESTION, [source])).toEqual({
      text: "Peace was wanted.",
      sentences: [{ text: "Peace was wanted.", citation: 1, start: 42, end: 59 }],
    });
    const dialogue = "– Peace was wanted.";
    expect(textsOf([passageOf(dialogue, [{ start: 0, end: dialogue.length, score: 1 }])])).toEqual([
      dialogue,
    ]);
  });

  test("two sentences where the second is nearly as good, in reading order", () => {
    expect(textsOf([sourceOf(0, 0, 0.8, 0.2, 0.9)])).toEqual(["p0s1.", "p0s3."]);
  });

  test("one sentence where the second is much weaker", () => {
    expect(textsOf([sourceOf(0, 0, 0.9, 0.4)])).toEqual(["p0s1."]);
  });

  test("never more than four sentences", () => {
    expect(textsOf([sourceOf(0, 0, 0.9, 0.9, 0.9, 0.9, 0.9)])).toEqual(["p0s1.", "p0s2.", "p0s3.", "p0s4."]);
  });

  test("the better passage's sentence where two sentences are alike", () => {
    expect(textsOf([sourceOf(0.2, 0, 0.5), sourceOf(1, 50, 0.5)])).toEqual(["p50s1."]);
  });

  test("begun by the passage that holds the best sentence", () => {
    expect(textsOf([sourceOf(1, 0, 0.8), sourceOf(1, 50, 0.9)])).toEqual(["p50s1.", "p0s1."]);
  });

  test("never from the sixth passage or a later one", () => {
    const weak = [0, 20, 40, 60, 80].map((start) => sourceOf(0.1, start, 0.1));
    expect(textsOf([...weak, sourceOf(1, 100, 1)])).not.toContain("p100s1.");
    expect(textsOf([...weak.slice(1), sourceOf(1, 100, 1)])).toEqual(["p100s1."]);
  });

  test("also a weaker sentence with a number where the question asks how much", () => {
    const text = "It was a fair price. We paid 7 million.";
    const sentences = [
      { start: 0, end: 20, score: 0.5 },
      { start: 21, end: 39, score: 0.3 },
    ];
    const source = passageOf(text, sentences);
    expect(textsOf([source], "How much was it?")).toContain("We paid 7 million.");
    expect(textsOf([source], "Why was it?")).not.toContain("We paid 7 million.");
  });
});

describe("the sentence after the best one", () => {
  /** Two sentences, of which the second has nothing of the question but, where it is said, a word. */
  function answersTo(question: string, first: string, second: string, coverage = 0): string[] | undefined {
    const text = `${first} ${second}`;
    const source = passageOf(text, [
      { start: 0, end: first.length, score: 0.8 },
      { start: first.length + 1, end: text.length, score: 0.2 },
    ]);
    const sentences = source.sentences.map((sentence, place) => ({
      ...sentence,
      coverage: place * coverage,
    }));
    return textsOf([{ ...source, sentences }], question);
  }

  test.each<[string, string, string, number?]>([
    ["Was anyone hurt when the mast fell?", "The mast fell at noon.", "Luckily no sailor was hurt.", 0.3],
    ["Was anyone injured when the mast fell?", "The mast fell at noon.", "Nobody was hurt."],
    ["Wurde jemand verletzt, als der Mast fiel?", "Der Mast fiel am Mittag.", "Niemand kam zu Schaden."],
    ["Why did the mast fall?", "The mast fell at noon in the harbour.", "It was rotten."],
    ["Warum fiel der Mast?", "Der Mast fiel mittags im Hafen.", "Er war morsch."],
    [
      "What did the tower cost?",
      "This tower took six years to build.",
      "The whole cost ran to 3 million, which few in the town had thought likely when the work began in spring.",
    ],
    [
      "Who designed the tower?",
      "This tower took six years to build.",
      "The drawings, which filled a room of the town hall and several boxes more, were by Ada Larsen.",
    ],
  ])("is shown where it answers “%s”", (question, first, second, coverage) => {
    expect(answersTo(question, first, second, coverage)).toContain(second);
  });

  test.each([
    ["Why did the mast fall?", "The mast fell at noon.", "We had lunch."],
    ["Was anyone hurt when the mast fell?", "The mast fell at noon.", "We had lunch."],
    [
      "What did the tower cost?",
      "The tower cost 3 million.",
      "The town has 9,000 people and a harbour with two piers, one of which was closed last year.",
    ],
  ])("is not shown where it does not, as for “%s”", (question, first, second) => {
    expect(answersTo(question, first, second)).not.toContain(second);
  });
});

describe("a sentence that points back", () => {
  const text = "The treaty was signed in Washington. It ended the dispute. Nobody was glad.";
  const sentences = [
    { start: 0, end: 36, score: 0.1 },
    { start: 37, end: 58, score: 0.9 },
    { start: 59, end: 75, score: 0.1 },
  ];

  test("comes with the one before it, in reading order", () => {
    expect(textsOf([passageOf(text, sentences)])).toEqual([
      "The treaty was signed in Washington.",
      "It ended the dispute.",
    ]);
  });

  test("comes alone where it opens the passage", () => {
    const opening = passageOf(text.slice(37), sentences.slice(1), 37);
    expect(textsOf([opening])).toEqual(["It ended the dispute."]);
  });

  test("brings nothing along where its first word points nowhere", () => {
    const plain = passageOf(text.replace("It ended", "So-so was"), sentences);
    expect(textsOf([plain])).toHaveLength(2);
    const named = passageOf(text.replace("It", "We"), sentences);
    expect(textsOf([named])).toEqual(["We ended the dispute."]);
  });
});

describe("two documents that give different numbers", () => {
  const one = (text: string, score: number, document: string): AnswerSource =>
    passageOf(text, [{ start: 0, end: text.length, score }], 0, document);
  const question = "How much did it cost?";

  test("are both shown, where the question asks for a number", () => {
    const given = [one("The price was 7 million.", 0.8, "a"), one("It went for 9 million.", 0.6, "b")];
    expect(textsOf(given, question)).toEqual(["The price was 7 million.", "It went for 9 million."]);
    expect(textsOf(given, "Why was it sold?")).toEqual(["The price was 7 million."]);
  });

  test("are not both shown where they agree, or are one document", () => {
    const agreeing = [one("The price was 7,000 coins.", 0.8, "a"), one("It went for 7000 coins.", 0.6, "b")];
    expect(textsOf(agreeing, question)).toHaveLength(1);
    const same = [one("The price was 7 million.", 0.8, "a"), one("It went for 9 million.", 0.6, "a")];
    expect(textsOf(same, question)).toHaveLength(1);
  });
});

const score = fc.double({ min: 0, max: 1, noNaN: true });
const sources = fc.array(
  fc
    .tuple(score, fc.nat(1_000), fc.array(score, { maxLength: 6 }))
    .map(([passageScore, start, sentences]) => sourceOf(passageScore, start, ...sentences)),
  { maxLength: 6 },
);

test("a passage that lacks a name of the question is not quoted beside one that has it", () => {
  const of = (text: string, document: string, namesMissing: number): AnswerSource => ({
    ...passageOf(text, [{ start: 0, end: text.length, score: 0.8 }], 0, document),
    namesMissing,
  });
  const [right, other] = ["The island cost 7 million.", "Orm paid 9 thousand for his fort."];
  const question = "How much did Ulva cost?";
  expect(textsOf([of(right, "a", 0), of(other, "b", 1)], question)).toEqual([right]);
  // Its passage may name the island elsewhere: the sentence gives another sum, and not for the island.
  expect(
    textsOf([of(right.replace("The island", "Ulva"), "a", 1), of(other, "b", 1)], question),
  ).toHaveLength(1);
  expect(textsOf([of(right, "a", 1), of(other, "b", 1)], question)).toHaveLength(2);
});

test("an answer is made of exact slices of the passages that it cites, joined", () => {
  fc.assert(
    fc.property(sources, fc.constantFrom(QUESTION, "How much?", "When and who?"), (given, question) => {
      const answer = selectAnswer(question, given);
      expect(answer === null).toBe(given.slice(0, 5).every(({ sentences }) => sentences.length === 0));
      if (answer === null) return;
      expect([1, 2, 3, 4]).toContain(answer.sentences.length);
      expect(answer.text).toBe(answer.sentences.map(({ text }) => text).join(" "));
      for (const { text, citation, start, end } of answer.sentences) {
        const { passage, sentences } = given[citation - 1]!;
        expect(sentences.some((sentence) => sentence.start === start && sentence.end === end)).toBe(true);
        expect(passage.text.slice(start - passage.start, end - passage.start)).toBe(text);
      }
      expect(new Set(answer.sentences.map(({ citation, start }) => `${citation} ${start}`)).size).toBe(
        answer.sentences.length,
      );
    }),
  );
});

test("the best sentence of the best passages is always part of the answer", () => {
  fc.assert(
    fc.property(sources, (given) => {
      const answer = selectAnswer(QUESTION, given);
      const totals = given.slice(0, 5).flatMap(({ score: passageScore, sentences }, index) =>
        sentences.map(({ start, score: own }) => ({
          start,
          citation: index + 1,
          total: own + passageScore / 2,
        })),
      );
      const best = Math.max(...totals.map(({ total }) => total));
      const shown = (answer?.sentences ?? []).map(
        ({ start, citation }) =>
          totals.find((one) => one.start === start && one.citation === citation)!.total,
      );
      if (answer !== null) expect(Math.max(...shown)).toBe(best);
    }),
  );
});
