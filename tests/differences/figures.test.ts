import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { likenessOf } from "../../src/differences/comparison.ts";
import { figuresIn, type Figure } from "../../src/differences/figures.ts";
import { measureWords } from "../../src/differences/measure-words.ts";
import { tokensOf } from "../../src/differences/tokens.ts";

function read(text: string, language = "en"): readonly Figure[] {
  const words = measureWords(language);
  if (words === null) throw new Error(`${language} is not known`);
  return figuresIn(text, tokensOf(text, language, words), language, words).figures;
}

function only(text: string, language = "en"): Figure {
  const [figure, ...others] = read(text, language);
  if (figure === undefined || others.length > 0) throw new Error(`not one figure: ${text}`);
  return figure;
}

describe("the figures of a sentence", () => {
  test.each([
    ["It lost 12 men.", "en", [11.5, 12.5]],
    ["It cost 1.2 billion dollars.", "en", [1.15e9, 1.25e9]],
    ["It sold 41,200 copies.", "en", [41_150, 41_250]],
    ["Es kostete 41.200 Mark.", "de", [41_150, 41_250]],
    ["At least 30 people came.", "en", [25, Infinity]],
    ["Es kamen höchstens 30 Leute.", "de", [0, 30]],
    ["Il y avait plus de 15 maisons.", "fr", [14.5, Infinity]],
    ["Seven ships sank.", "en", [6.5, 7.5]],
    ["Погибли 14 моряков.", "ru", [13.5, 14.5]],
    ["Murieron 14 marineros.", "es", [13.5, 14.5]],
  ])("%s", (text, language, [low, high]) => {
    expect(only(text, language)).toMatchObject({ kind: "number", low, high });
  });

  test.each([
    ["The Senate passed it by 98 to 2.", "en"],
    ["The Senate passed it 98–2.", "en"],
    ["Der Senat nahm es mit 98 zu 2 Stimmen an.", "de"],
    ["Der Senat nahm es mit 98:2 Stimmen an.", "de"],
    ["Le Sénat l'a adopté par 98 voix contre 2.", "fr"],
    ["El Senado la aprobó por 98 votos contra 2.", "es"],
  ])("the result of a vote: %s", (text, language) => {
    expect(only(text, language)).toMatchObject({ kind: "score", sides: [98, 2] });
  });

  test.each([
    ["It opened in March 2014.", "2014-03-01", "2014-03-31"],
    ["It opened on 4 May 2014.", "2014-05-04", "2014-05-04"],
    ["It opened on 4 May.", "05-04", "05-04"],
    ["It opened in 1866.", "1866-01-01", "1866-12-31"],
  ])("a date: %s", (text, from, to) => {
    expect(only(text)).toMatchObject({ kind: "date", from, to });
  });

  test.each([
    "Article 5 protects fishermen.",
    "The train leaves at 5:40.",
    "An F-16 crashed.",
    "Line 7 is closed.",
    "The 3rd floor burned.",
  ])("no figure: %s", (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe("whether two figures differ", () => {
  const likeness = (left: string, right: string, language = "en"): string =>
    likenessOf(only(left, language), only(right, language));

  test.each([
    ["It took 12 men.", "It took 13 men.", "different"],
    ["It took 12 men.", "It took 13 women.", "unlike"],
    ["It cost 40 million euros.", "It cost 41.3 million euros.", "different"],
    ["It cost about 40 million euros.", "It cost 41.3 million euros.", "near"],
    ["It cost 41 million euros.", "It cost 41.3 million euros.", "near"],
    ["It has 41,000 houses.", "It has 41,217 houses.", "near"],
    ["It took at least 30 men.", "It took 12 men.", "different"],
    ["It took at least 12 men.", "It took 30 men.", "near"],
    ["It opened in 2014.", "It opened in May 2014.", "near"],
    ["It opened in March 2014.", "It opened in May 2014.", "different"],
    ["It opened before 2014.", "It opened in 2012.", "unlike"],
    ["They won 3–1.", "They won by 3 to 1.", "same"],
  ])("%s / %s: %s", (left, right, expected) => {
    expect(likeness(left, right)).toBe(expected);
    expect(likeness(right, left)).toBe(expected);
  });

  test("a number is like itself however it is grouped, and unlike any other of as many digits", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1001, max: 9_999_999 }),
        fc.integer({ min: 1, max: 500 }),
        (value, more) => {
          const grouped = value.toLocaleString("en");
          expect(likeness(`It has ${value} houses.`, `It has ${grouped} houses.`)).toBe("same");
          const [one, other] = [value * 10 + 1, value * 10 + 1 + more * 10];
          expect(likeness(`It has ${one} houses.`, `It has ${other} houses.`)).toBe("different");
        },
      ),
    );
  });
});
