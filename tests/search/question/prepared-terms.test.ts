import { describe, expect, test } from "vitest";
import { attributionIn } from "../../../src/search/question/attribution.ts";
import { idf } from "../../../src/search/words/bm25.ts";
import { hashOf } from "../../../src/search/words/passage-words.ts";
import { prepareTerms, type PreparedTerms } from "../../../src/search/question/prepared-terms.ts";
import { counted } from "../words/counted-words.ts";
import { Vocabulary } from "../../../src/search/words/vocabulary.ts";

/** Of a library of a hundred passages: how many hold each stem. */
const PASSAGES: Readonly<Record<string, number>> = { treati: 40, lavrov: 3, syria: 10, sanction: 5 };

interface Documents {
  readonly passages: Readonly<Record<string, number>>;
  readonly language: string | null;
}

function prepare(
  text: string,
  common: readonly string[] = [],
  { passages = PASSAGES, language = null }: Partial<Documents> = {},
): Promise<PreparedTerms> {
  return prepareTerms(
    { text, attribution: attributionIn(text) },
    {
      passages: 100,
      languages: language === null ? [null] : [null, language],
      documentFrequency: async (forms) => Math.max(0, ...forms.map((form) => passages[form] ?? 0)),
      hasNeighbours: async () => false,
      compounds: async () => (language === "de" ? { holding: () => [] } : null),
      formOf: async (stem) => (stem === "sanction" ? "sanctions" : stem),
      isCommon: (word) => common.includes(word),
      vocabulary: async () => new Vocabulary(counted(new Map(Object.entries(passages)))),
    },
  );
}

const wordsOf = (terms: PreparedTerms["lexicalTerms"]): string[] => terms.flatMap(({ forms }) => forms);

describe("the terms of a question", () => {
  test("are its telling words, each once, weighed by how rare they are and counted in every form", async () => {
    const { lexicalTerms, wanted, corrections } = await prepare("Which treaty, and what treaties of Syria?");
    expect(lexicalTerms).toEqual([
      { forms: ["treati"], passages: 40, count: 2 },
      { forms: ["syria"], passages: 10, count: 1 },
    ]);
    expect(wanted.terms.map(({ weight }) => weight)).toEqual([idf(100, 40), idf(100, 10)]);
    expect(wanted.terms.map(({ count }) => count)).toEqual([2, 1]);
    expect(wanted.terms.map(({ hashes }) => hashes)).toEqual([[hashOf("treati")], [hashOf("syria")]]);
    expect(wanted.terms.every(({ certainty, occurs }) => certainty === 1 && occurs)).toBe(true);
    expect([wanted.speaker, wanted.topic, corrections]).toEqual([null, [], []]);
  });

  test("are none for a question without words", async () => {
    expect(await prepare("?!")).toMatchObject({ lexicalTerms: [], wanted: { terms: [] }, corrections: [] });
  });
});

describe("a word that no passage holds", () => {
  test("is mended where another is like it, counts a little less, and is told", async () => {
    const { lexicalTerms, wanted, corrections } = await prepare("Lawrow sanctoins");
    expect(corrections).toEqual([
      { original: "lawrow", corrected: "lavrov" },
      { original: "sanctoins", corrected: "sanctions" },
    ]);
    expect(lexicalTerms).toEqual([
      { forms: ["lavrov"], passages: 3, count: 1 },
      { forms: ["sanction"], passages: 5, count: 1 },
    ]);
    expect(wanted.terms[0]).toMatchObject({
      hashes: [hashOf("lawrow"), hashOf("lavrov")],
      weight: idf(100, 3),
      certainty: 0.8,
      occurs: true,
    });
  });

  test("is left alone where it is a common word: it is written as it should be", async () => {
    const { lexicalTerms, wanted, corrections } = await prepare("lawrow", ["lawrow"]);
    expect([wordsOf(lexicalTerms), corrections]).toEqual([["lawrow"], []]);
    expect(wanted.terms[0]).toMatchObject({ certainty: 1, occurs: false });
  });

  test("is looked for as it stands where none is like it, and weighs most", async () => {
    const { lexicalTerms, wanted, corrections } = await prepare("xylophone treaty");
    expect([wordsOf(lexicalTerms), corrections]).toEqual([["xylophon", "treati"], []]);
    expect(wanted.terms[0]).toMatchObject({ weight: idf(100, 0), occurs: false });
  });
});

describe("who is to speak", () => {
  test("is the terms of the name, and the topic the terms after it", async () => {
    const { lexicalTerms, wanted } = await prepare("What did Sergei Lavrov say about sanctions on Syria?");
    expect(wordsOf(lexicalTerms)).toEqual(["sergei", "lavrov", "sanction", "syria"]);
    expect([wanted.speaker, wanted.topic]).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test("may be written otherwise than in the documents", async () => {
    const { wanted, corrections } = await prepare("What did Lawrow say about Syria?");
    expect(wanted.speaker).toEqual([0]);
    expect(wanted.numbers.get(hashOf("lavrov"))).toEqual([0]);
    expect(corrections).toEqual([{ original: "lawrow", corrected: "lavrov" }]);
  });

  test("is nobody in other questions", async () => {
    expect((await prepare("Which sanctions did Lavrov sign?")).wanted).toMatchObject({
      speaker: null,
      topic: [],
    });
  });
});

test("names and numbers are told apart from other words", async () => {
  const { lexicalTerms, wanted } = await prepare("Which treaty did Lavrov sign in 1987?");
  expect(wordsOf(lexicalTerms.filter((_, term) => wanted.terms[term]!.isName))).toEqual(["lavrov", "1987"]);
});

test("nouns of a German question are no names for their capitals", async () => {
  const { wanted } = await prepare("Wie viel Wasser fasst die Talsperre seit 1987?");
  expect(wanted.terms.filter(({ isName }) => isName).map(({ hashes }) => hashes[0])).toEqual([
    hashOf("1987"),
  ]);
});

describe("a word of another language that stands nowhere", () => {
  test("is looked for by the words that it is composed of", async () => {
    const documents = { passages: { vandal: 3, reich: 10, rom: 9 }, language: "de" };
    const { lexicalTerms, wanted, corrections } = await prepare(
      "Wer hat das Vandalenreich besiegt?",
      [],
      documents,
    );
    expect(lexicalTerms.map(({ passages }) => passages)).toEqual([3, 10, 0]);
    expect(lexicalTerms[0]?.forms).toContain("vandal");
    expect(lexicalTerms[1]?.forms).toContain("reich");
    expect(wanted.terms.map(({ certainty, weight }) => [certainty, weight])).toEqual([
      [0.8, idf(100, 3)],
      [0.8, idf(100, 10)],
      [1, idf(100, 0)],
    ]);
    expect(corrections).toEqual([]);
  });

  test("is looked for by words of its root", async () => {
    const documents = { passages: { мексик: 4, президент: 9 }, language: "ru" };
    const { lexicalTerms, wanted, corrections } = await prepare(
      "Кто первый мексиканский президент?",
      [],
      documents,
    );
    expect(lexicalTerms.map(({ forms, passages }) => [forms, passages])).toEqual([
      [["перв", "первы"], 0],
      [["мексиканск", "мексик"], 4],
      [["президент"], 9],
    ]);
    expect(wanted.terms[1]).toMatchObject({ certainty: 0.8, weight: idf(100, 4), occurs: true });
    expect(corrections).toEqual([]);
  });

  test("is looked for as it is where the documents hold it", async () => {
    const documents = { passages: { мексиканск: 1, мексик: 4 }, language: "ru" };
    const { lexicalTerms } = await prepare("Где мексиканский флаг?", [], documents);
    expect(lexicalTerms[0]).toMatchObject({ forms: ["мексиканск"], passages: 1 });
  });

  test("is looked for as it is in English, where the model knows kin by their meaning", async () => {
    const { lexicalTerms } = await prepare("Which lavrovites were there?");
    expect(wordsOf(lexicalTerms)).not.toContain("lavrov");
  });
});
