import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeWords, hashOf, matchWords } from "../../src/search/words/passage-words.ts";
import { formsIn, phraseForms, type Language } from "../../src/text/forms.ts";
import { askedName, isNamed, knownName } from "../../src/text/names.ts";
import { joinedTerms, questionTerms } from "../../src/text/terms.ts";
import { readWords } from "../../src/text/words.ts";
import { anyText, SPELLINGS } from "./arbitrary-text.ts";

const LANGUAGES: readonly Language[] = [
  "en",
  "de",
  "fr",
  "es",
  "it",
  "nl",
  "sv",
  "ru",
  "uk",
  "pl",
  "ar",
  "he",
  "tr",
  "el",
];

/** Every form that a question's words are looked for by. */
function askedFor(question: string, language: Language): readonly (readonly string[])[] {
  const joined = joinedTerms(question, [language]);
  return questionTerms(question, [language]).map(({ stem, forms, writtenOut }) => [
    ...forms,
    ...writtenOut,
    ...joined.filter(({ parts }) => parts.includes(stem)).flatMap((one) => one.forms),
  ]);
}

/** Whether a text in this language holds every word that is asked for. */
function meets(text: string, question: string, language: Language): boolean {
  const { words, others } = formsIn(text, language);
  const held = new Set([...words, ...others]);
  const terms = askedFor(question, language);
  return terms.length > 0 && terms.every((forms) => forms.some((form) => held.has(form)));
}

describe("a text is found by every other spelling of its words", () => {
  test.each(SPELLINGS)("%s: %s", (_, ...spellings) => {
    for (const written of spellings)
      for (const asked of spellings)
        for (const language of [null, "en"] as const)
          expect(meets(`Near ${written} it was.`, asked, language), `${asked} in ${written}`).toBe(true);
  });

  test.each(SPELLINGS.filter(([kind]) => !/^-|^ae$|^oe$|listed|small numbers/u.test(kind)))(
    "in any language: %s: %s",
    (_, ...spellings) => {
      for (const written of spellings)
        for (const asked of spellings)
          for (const language of LANGUAGES)
            expect(
              meets(`Da ${written} da.`, asked, language),
              `${asked} in ${written}, ${String(language)}`,
            ).toBe(true);
    },
  );

  test("whatever the text: any of its words, as it stands", () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom<Language>(null, ...LANGUAGES, "zh", "ja", "ko", "th"),
        (text, language) => {
          const { words, others } = formsIn(text, language);
          const held = new Set([...words, ...others]);
          for (const word of readWords(text).words) {
            const asked = text.slice(word.start, word.end);
            const terms = questionTerms(asked, [language]);
            expect(terms.length, asked).toBeGreaterThan(0);
            for (const { forms } of terms)
              expect(
                forms.some((form) => held.has(form)),
                asked,
              ).toBe(true);
          }
        },
      ),
      { numRuns: 1_500 },
    );
  });
});

describe("a text is found by other forms of its words, in its language", () => {
  test.each<[Language, string, string]>([
    ["de", "Die Leuchttürme stehen.", "Leuchtturm"],
    ["de", "Wir sahen große Brücken.", "Brücke"],
    ["fr", "Les travaux déterminaient tout.", "déterminer"],
    ["fr", "une école normale", "écoles"],
    ["es", "las organizaciones locales", "organización"],
    ["es", "la organización local", "organizacion"],
    ["it", "i ragazzi corrono", "ragazzo"],
    ["pt", "as pontes fechadas", "ponte fechada"],
    ["nl", "de boten zijn oud", "boot"],
    ["sv", "hamnarna är stängda", "hamnen"],
    ["ru", "стальные мосты построены", "стальной мост"],
    ["uk", "нові мости", "мостів"],
    ["fi", "talossa on kaksi ovea", "talo"],
    ["hu", "a könyvtárban", "könyvtár"],
    ["ar", "فتحت المكتبة أبوابها", "مكتبة"],
    ["el", "της βιβλιοθήκης", "βιβλιοθήκη"],
    ["de", "Sieben Schiffe", "7 Schiffe"],
    ["de", "7 Schiffe", "sieben Schiffe"],
    ["fr", "douze bateaux", "12"],
    ["ru", "пять судов", "5"],
  ])("%s: “%s” by “%s”", (language, text, question) => {
    expect(meets(text, question, language)).toBe(true);
  });

  test.each<[Language, string, string]>([
    ["en", "the treaty", "treat"],
    ["en", "therapist", "rapist"],
    ["de", "die Brücke", "Brocken"],
    ["en", "in 1867² it rained", "18672"],
    ["en", "version 2.17.2", "2172"],
    ["en", "on 13.07.2018", "13072018"],
    ["en", "3.14 metres", "314"],
    ["en", "two ships", "3"],
    ["ja", "東京の蜂", "京都"],
  ])("%s: “%s” not by “%s”", (language, text, question) => {
    expect(meets(text, question, language)).toBe(false);
  });
});

describe("a text without spaces is found by its words and by any phrase", () => {
  const TEXTS: readonly (readonly [Language, string, readonly string[]])[] = [
    ["zh", "港务局决定从六月起关闭东侧码头进行加固，预计需要四个月。", ["码头", "港务局", "加固", "六月"]],
    ["ja", "灯台の管理人は毎晩海図を調べる。", ["灯台", "管理人", "海図"]],
    ["th", "เรือข้ามฟากหยุดให้บริการในวันอาทิตย์", ["เรือ", "บริการ", "วันอาทิตย์"]],
    ["ko", "등대지기는 매일 밤 항해일지를 기록했다.", ["등대", "등대지기", "항해일지"]],
  ];

  test.each(TEXTS)("%s: %s", (language, text, words) => {
    for (const word of words) expect(meets(text, word, language), word).toBe(true);
    for (const other of [null, "en"] as const)
      for (const word of words) expect(meets(text, word, other)).toBe(true);
  });

  test.each(TEXTS)("every piece of %s: %s", (_, text) => {
    const held = ` ${formsIn(text, null).words.join(" ")} `;
    const others = formsIn(text, null).others;
    for (const run of text.split(/[^\p{L}\p{M}\p{N}]+/u)) {
      const characters = [...new Intl.Segmenter("und", { granularity: "grapheme" }).segment(run)].map(
        ({ segment }) => segment,
      );
      for (let from = 0; from < characters.length; from += 1)
        for (let to = from + 1; to <= Math.min(characters.length, from + 9); to += 1) {
          const phrase = characters.slice(from, to).join("");
          const ways = phraseForms(phrase, [null]);
          const isFound = ways.some(
            (way) => held.includes(` ${way.join(" ")} `) || (way.length === 1 && others.has(way[0]!)),
          );
          expect(isFound, phrase).toBe(true);
        }
    }
  });

  test("a word that only asks is left out", () => {
    const asked = (question: string): string[] => questionTerms(question).map(({ stem }) => stem);
    expect(asked("码头什么时候关闭？")).toEqual(["码头", "关闭"]);
    expect(asked("灯台はどこですか")).toEqual(["灯台"]);
    expect(asked("등대는 어디에 있는가")).toContain("등대");
  });
});

describe("a phrase", () => {
  const holds = (text: string, phrase: string, language: Language): boolean => {
    const held = ` ${formsIn(text, language).words.join(" ")} `;
    return phraseForms(phrase, [null, language]).some((way) => held.includes(` ${way.join(" ")} `));
  };

  test("is found in the words that it was taken from, wherever it begins and ends", () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom<Language>(null, "de", "ru"),
        fc.nat(20),
        fc.nat(5),
        (text, language, from, length) => {
          const { words } = readWords(text);
          const [first, last] = [words[from], words[from + length]];
          if (first === undefined || last === undefined) return;
          expect(holds(text, text.slice(first.start, last.end), language)).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test.each<[Language, string, string]>([
    ["en", "They signed the treaty of peace.", "Treaties, of PEACE"],
    ["de", "Der Ausschuß tagte.", "der Ausschuss"],
    ["en", "the seabed was mapped", "the sea-bed was"],
    ["en", "62\u00a0450 tons of rye", "62,450 tons"],
    ["fr", "près de l’orage", "de l'orage"],
    ["ru", "стально\u0438\u0306 мост", "стальной мост"],
  ])("%s: “%s” holds “%s”", (language, text, phrase) => {
    expect(holds(text, phrase, language)).toBe(true);
  });
});

describe("a name", () => {
  const names = (known: string, asked: string): boolean => isNamed(knownName(known), askedName(asked));

  test.each([
    ["Łukasz Żak", "lukasz"],
    ["Søren Kjær", "Soeren Kjaer"],
    ["Jürgen Müller", "Mueller"],
    ["Juergen Mueller", "müller"],
    ["Pat O’Brien", "O'Brien"],
    ["Pat O’Brien", "OBrien"],
    ["Pat O’Brien", "brien"],
    ["Jean-Pierre Serre", "jean pierre"],
    ["Jean-Pierre Serre", "JeanPierre"],
    ["王小明", "王小明"],
    ["Фёдор Йовков", "Федор йовков"],
    ["Société d’Énergie", "societe energie"],
    ["IVANOV, Igor", "igor ivanov"],
  ])("%s is %s", (known, asked) => {
    expect(names(known, asked)).toBe(true);
  });

  test.each([
    ["Igor Ivanov", "Ivan"],
    ["Igor Ivanov", "…"],
    ["王小明", "王大明"],
    ["Ada Larsen", "Ada Ivanov"],
  ])("%s is not %s", (known, asked) => {
    expect(names(known, asked)).toBe(false);
  });
});

test("what a passage stores of its words is what its question finds", () => {
  const words = encodeWords({
    language: "de",
    title: "Die Straße",
    author: "Jürgen Müller",
    heading: "",
    sentences: ["Sieben Leuchttürme.", "Ein Waffen\u00adstillstand."],
  });
  const asked = ["Strasse", "Mueller", "7", "Leuchtturm", "Waffenstillstand", "Brücke"];
  const terms = new Map<number, number[]>();
  asked.forEach((question, number) => {
    for (const form of askedFor(question, "de").flat())
      terms.set(hashOf(form), [...(terms.get(hashOf(form)) ?? []), number]);
  });
  const { frequency, sentences } = matchWords(words, terms, asked.length);
  expect(frequency.title).toEqual([1, 0, 0, 0, 0, 0]);
  expect(frequency.author).toEqual([0, 1, 0, 0, 0, 0]);
  expect(sentences).toEqual([
    [0, 0, 1, 1, 0, 0],
    [0, 0, 0, 0, 1, 0],
  ]);
});
