import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignKeys } from "../../src/web/reader/pdf/key-alignment.ts";
import { keyTextOf } from "../../src/web/reader/pdf/key-text.ts";
import { placesOf, whereabouts, type PageText } from "../../src/web/reader/pdf/page-places.ts";

const marked = (text: string, words: string, pages: readonly PageText[]): Record<number, string> | null => {
  const start = text.indexOf(words);
  const whole = { start: 0, end: text.length };
  const places = placesOf(text, whole, { start, end: start + words.length }, pages);
  if (places === null) return null;
  const textOf = (page: number, { item, start: from, end }: { item: number; start: number; end: number }) =>
    pages.find((one) => one.page === page)!.items[item]!.slice(from, end);
  return Object.fromEntries(
    [...places].map(([page, ranges]) => [page, ranges.map((range) => textOf(page, range)).join("|")]),
  );
};

describe("what of a text is compared", () => {
  it("is its letters and digits, without case, accents and ligatures, each with its place", () => {
    const { keys, places } = keyTextOf("Oﬃce-Ärger 𝒜 ½");
    expect(keys).toBe("officeargera12");
    expect(places).toEqual([0, 1, 1, 1, 2, 3, 5, 6, 7, 8, 9, 11, 14, 14]);
  });
});

describe("the place of words on a page", () => {
  it("is found over ends of lines, hyphens, ligatures and missing spaces", () => {
    const items = ["Eﬃcient ferries cross the ", "har-", "bour at", "night."];
    expect(
      marked("Efficient ferries cross the harbour at night.", "ferries cross the harbour", [
        { page: 3, items },
      ]),
    ).toEqual({ 3: "ferries cross the |har-|bour" });
  });

  it("goes over the end of a page, past a running head and the mark of a note", () => {
    const text = "The council raised the dues of the harbour in spring and lowered them in autumn.";
    const pages = [
      { page: 1, items: ["The council raised", " the dues¹ of the harbour"] },
      { page: 2, items: ["YEARBOOK 12", "in spring and lowered", "them in autumn."] },
    ];
    expect(marked(text, "raised the dues of the harbour in spring", pages)).toEqual({
      1: "raised| the dues|of the harbour",
      2: "in spring",
    });
  });

  it("is that of the same occurrence where all of it stands twice on the page", () => {
    const words = "The fare to Mull is paid on board.";
    const text = `${words}\n${words}`;
    const items = ["The fare to Mull ", "is paid on board.", "The fare to Mull is ", "paid on board."];
    const placeOf = (start: number) =>
      placesOf(text, { start: 0, end: text.length }, { start, end: start + words.length }, [
        { page: 1, items },
      ])
        ?.get(1)
        ?.map(({ item }) => item);
    expect(placeOf(0)).toEqual([0, 1]);
    expect(placeOf(words.length + 1)).toEqual([2, 3]);
  });

  it("is none where the occurrence that is counted lies on the wrong side of what is certain", () => {
    const refrain = "Refrain of the song, sung by all.";
    const text = `${refrain} One verse, 4711. ${refrain} Another verse, 4712.`;
    const page = {
      page: 1,
      items: ["One verse, 4711.", " * * ", refrain, " * * ", refrain, " * * ", "Another verse, 4712."],
    };
    expect(marked(text, refrain, [page])).toBe(null);
  });

  it("is none where the words stand oftener on the page than in the text, or are others", () => {
    const text = "Total for the year";
    expect(
      marked(text, "Total for the year", [{ page: 1, items: ["Total for the year", "Total for the year"] }]),
    ).toBe(null);
    expect(
      marked("Eighty boats left.", "Eighty boats left", [{ page: 1, items: ["Ninety boats left."] }]),
    ).toBe(null);
    expect(marked("Words that nobody drew.", "nobody drew", [{ page: 1, items: [] }])).toBe(null);
  });

  it("is looked for on the pages on which a passage may go on", () => {
    const structure = {
      pages: [
        { page: 2, start: 10 },
        { page: 5, start: 100 },
      ],
    };
    expect(whereabouts(structure, { start: 20, end: 40 }, 300, 9)).toEqual({
      pages: [2, 3, 4, 5],
      stretch: { start: 10, end: 100 },
    });
    expect(whereabouts(structure, { start: 120, end: 140 }, 300, 6).pages).toEqual([5, 6]);
    expect(whereabouts(structure, { start: 0, end: 140 }, 300, 900).pages).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(whereabouts({ pages: [] }, { start: 0, end: 1 }, 300, 900).pages).toEqual([]);
  });

  const word = fc.string({ unit: fc.constantFrom(...Array.from("abcdefghij")), minLength: 2, maxLength: 9 });

  it("is never one where other words stand, whatever the order and whatever is drawn between", () => {
    const blocks = fc.array(fc.array(word, { minLength: 3, maxLength: 12 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        blocks,
        fc.array(word, { maxLength: 20 }),
        fc.nat(),
        fc.infiniteStream(fc.nat()),
        (read, noise, at, turns) => {
          const take = (): number => turns.next().value as number;
          const sentences = read.map((words) => words.join(" "));
          const text = sentences.join("\n");
          // Each piece of the page is a word that was read, with its place in the text, or noise, which has none.
          const drawn = read
            .map((words, index) => {
              let place = sentences.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
              return words.flatMap((one) => {
                const piece = { text: one, place };
                place += one.length + 1;
                const between = take() % 4 === 0 ? noise[take() % Math.max(noise.length, 1)] : undefined;
                return between === undefined ? [piece] : [piece, { text: between, place: -1 }];
              });
            })
            .map((pieces) => ({ pieces, order: take() }))
            .sort((one, other) => one.order - other.order)
            .flatMap(({ pieces }) => pieces);
          const sentence = sentences[at % sentences.length]!;
          const start = text.indexOf(sentence);
          const span = { start, end: start + sentence.length };
          const places = placesOf(text, { start: 0, end: text.length }, span, [
            { page: 1, items: drawn.map((piece) => piece.text) },
          ]);
          for (const { item, start: from, end } of places?.get(1) ?? []) {
            const piece = drawn[item]!;
            expect(sentence.replaceAll(" ", "")).toContain(piece.text.slice(from, end));
          }
        },
      ),
    );
  });

  it("is found for every sentence of a page without repetitions, in any order", () => {
    const numbered = fc.uniqueArray(fc.integer({ min: 100_000, max: 999_999 }), {
      minLength: 4,
      maxLength: 40,
    });
    fc.assert(
      fc.property(numbered, fc.nat(), (numbers, at) => {
        const sentences = numbers.map(
          (number) => `Number ${number} was ${Array.from(String(number)).reverse().join("x")} once.`,
        );
        const text = sentences.join(" ");
        const pages = [{ page: 1, items: [...sentences].reverse() }];
        const sentence = sentences[at % sentences.length]!;
        expect(marked(text, sentence, pages)?.[1]).toBe(sentence.slice(0, -1));
      }),
    );
  });
});

describe("aligning keys", () => {
  it("maps equal keys only, and each to one place", () => {
    const keys = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 60 });
    fc.assert(
      fc.property(keys, keys, keys, keys, (one, two, three, four) => {
        const [from, to] = [one + two + three, three + four + one + two];
        for (const [at, target] of alignKeys(from, to).targets.entries()) {
          if (target >= 0) expect(to[target]).toBe(from[at]);
        }
      }),
    );
  });
});
