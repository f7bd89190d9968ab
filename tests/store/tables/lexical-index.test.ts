import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { passageRow, type PassageRow } from "../../../src/core/ids.ts";
import { Store } from "../../../src/store/store.ts";
import { formsIn, phraseForms } from "../../../src/text/forms.ts";
import { entryOf } from "../../fixtures/entries.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

describe("lexical search", () => {
  it("finds the passages that hold at least one of the terms, in any field", async () => {
    const store = openStore();
    await put(store, "alpha", "one two");
    await put(store, "t2", "two alpha");
    await put(store, "t3", "three");
    await store.putDocument(entryOf("t4", ["nothing"], { authors: ["Alpha Beta"] }));
    expect((await titles(store, ["alpha"])).sort()).toEqual(["alpha", "t2", "t4"]);
    expect((await titles(store, ["alpha", "three"])).sort()).toEqual(["alpha", "t2", "t3", "t4"]);
    expect(await titles(store, ["four"])).toEqual([]);
  });

  it("finds what a naive search finds, among the given rows alone and never more than the limit", async () => {
    const word = fc.constantFrom("ant", "bee", "cat", "dog", "elk", "owl");
    const bodies = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        bodies,
        fc.array(word, { maxLength: 3 }),
        fc.option(fc.array(fc.nat(7)), { nil: null }),
        fc.integer({ min: 1, max: 9 }),
        async (passages, terms, chosen, limit) => {
          const store = Store.open(temporaryFolder());
          const names = passages.map((_, index) => `t${index}`);
          for (const [index, words] of passages.entries()) await put(store, names[index]!, words.join(" "));
          const rows =
            chosen &&
            (await rowsOfAll(
              store,
              chosen.map((index) => names[index] ?? ""),
            ));
          const expected = names.filter(
            (_, index) =>
              (chosen === null || chosen.includes(index)) &&
              terms.some((term) => passages[index]!.includes(term)),
          );
          expect((await titles(store, terms, rows)).sort()).toEqual(expected);
          if (rows !== null) {
            const many = [...rows, ...NO_ROWS];
            expect(await titles(store, terms, many, limit)).toEqual(await titles(store, terms, rows, limit));
          }
          expect(await titles(store, terms, rows, limit)).toEqual(
            (await titles(store, terms, rows)).slice(0, limit),
          );
          for (const term of terms) {
            const holding = expected.filter((name) => passages[names.indexOf(name)]!.includes(term));
            expect(await store.lexical.documentFrequency([term], rows && new Set(rows))).toBe(holding.length);
          }
          store.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it("ranks as if what was removed had never been there", async () => {
    const store = openStore();
    await put(store, "t1", "cat dog");
    await put(store, "t2", "dog owl owl elk");
    await put(store, "t3", "owl ant bee");
    const ranking = (): Promise<string[][]> =>
      Promise.all(["cat", "dog", "owl"].map((term) => titles(store, [term])));
    const before = await ranking();
    for (let number = 0; number < 20; number += 1)
      await put(store, `gone ${number}`, `cat ${"zebra ".repeat(50)}`);
    await put(store, "t-late", "cat cat");
    await put(store, "t-late", "cat owl");
    const gone = (await store.documents.all()).filter(
      ({ title }) => title.startsWith("gone") || title === "t-late",
    );
    await store.removeDocuments(gone.map(({ id }) => id));
    expect(await ranking()).toEqual(before);
    expect(await store.lexical.among(["zebra"])).toEqual(new Map());
  });

  it("ranks the rarer word, the more frequent word and the shorter passage higher", async () => {
    const store = openStore();
    await put(store, "common-1", "common filler filler filler");
    await put(store, "common-2", "common filler filler filler");
    await put(store, "rare", "rare filler filler filler");
    await put(store, "twice", "comet comet filler filler");
    await put(store, "once", "comet filler filler filler");
    await put(store, "once-long", `comet ${"filler ".repeat(40)}`);
    await put(store, "other-1", "nothing of this");
    await put(store, "other-2", "nothing of that");
    expect((await titles(store, ["common", "rare"]))[0]).toBe("rare");
    expect(await titles(store, ["comet"])).toEqual(["twice", "once", "once-long"]);
  });

  it("counts a title more than the text", async () => {
    const store = openStore();
    await put(store, "other", "the walrus again");
    await put(store, "walrus", "a text on ice");
    await put(store, "third", "nothing here");
    await put(store, "fourth", "nothing there");
    expect(await titles(store, formsIn("walrus", null).words)).toEqual(["walrus", "other"]);
  });

  it("finds other forms of a word, in any case, with or without diacritics", async () => {
    const store = openStore();
    await put(store, "t", "Négociations continued in Zürich");
    for (const term of ["negociation", "NÉGOCIATIONS", "continue", "zurich"]) {
      expect(await titles(store, formsIn(term, null).words), term).toEqual(["t"]);
    }
  });

  it("gives equal scores in the order of the rows", async () => {
    const store = openStore();
    for (const name of ["c", "a", "b"]) await put(store, name, "equal words");
    expect(await titles(store, ["equal"])).toEqual(["c", "a", "b"]);
  });

  it("takes any text for text, never for query syntax", async () => {
    const store = openStore();
    await put(store, "t", "alpha beta gamma");
    const syntax = ['"', "'", "*", "^", "(", ")", "NEAR(", "AND", "OR", "NOT", "body:", "-", "+", "{a b}:"];
    const term = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc
        .array(fc.constantFrom(...syntax, "title : alpha", "\0", "\uD800", "alpha", "zzz", " "), {
          maxLength: 6,
        })
        .map((parts) => parts.join("")),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(term, { maxLength: 6 }), async (terms) => {
        expect((await store.lexical.search(terms, 10)).length).toBeLessThanOrEqual(1);
        for (const each of terms) {
          expect(await store.lexical.documentFrequency([each])).toBeLessThanOrEqual(1);
          expect((await store.lexical.rowsHolding([[[each]]])).length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("does not let syntax widen what is found", async () => {
    const store = openStore();
    await put(store, "t", "alpha beta gamma");
    for (const term of [
      "alp*",
      '" OR alpha OR "',
      "zzz OR alpha",
      "body:alpha",
      "NEAR(alpha gamma)",
      "NOT zzz",
    ]) {
      expect(await titles(store, [term]), term).toEqual([]);
      expect(await store.lexical.rowsHolding([[[term]]]), term).toEqual([]);
    }
    expect(await titles(store, ['"alpha"'])).toEqual(["t"]);
    expect(await titles(store, ["alpha\0beta"])).toEqual(["t"]);
    expect(await titles(store, ["", "?", "\0", "beta"])).toEqual(["t"]);
    expect(await titles(store, [""])).toEqual([]);
    expect(await titles(store, [])).toEqual([]);
  });

  it("takes as many terms as the longest question has", async () => {
    const store = openStore();
    await put(store, "t", "alpha w999");
    const terms = Array.from({ length: 1000 }, (_, index) => `w${index}`);
    expect(await titles(store, terms)).toEqual(["t"]);
  });
});

describe("the heaviest passages", () => {
  it("are those with the greatest sum of weights, words above the text counted twice, then by row", async () => {
    const store = openStore();
    await put(store, "t1", "ant");
    await put(store, "t2", "bee");
    await put(store, "t3", "ant bee");
    await put(store, "bee", "owl");
    await put(store, "t5", "owl");
    const rows = await rowsOfAll(store, ["t1", "t2", "t3", "bee", "t5"]);
    const words = [
      { forms: ["ant"], weight: 1 },
      { forms: ["bee", "bees"], weight: 2 },
    ];
    const heaviest = async (limit: number, among = rows): Promise<string[]> =>
      titlesOf(store, await store.lexical.heaviest(words, limit, new Set(among)));
    expect(await heaviest(10)).toEqual(["bee", "t3", "t2", "t1"]);
    expect(await heaviest(2)).toEqual(["bee", "t3"]);
    expect(await heaviest(10, rows.slice(0, 2))).toEqual(["t2", "t1"]);
    expect(await heaviest(10, [])).toEqual([]);
    expect(await store.lexical.heaviest([{ forms: ['" OR owl'], weight: 1 }], 10, new Set(rows))).toEqual([]);
  });
});

describe("the passages that hold phrases", () => {
  it("are those with all the words of each, in order and side by side", async () => {
    const store = openStore();
    await put(store, "exact", "They signed the treaty of peace in spring.");
    await put(store, "apart", "The treaty ended a war of which no peace came.");
    await put(store, "turned", "Peace of the treaty.");
    expect(await holding(store, ["treaty of peace"])).toEqual(["exact"]);
    expect(await holding(store, ["Treaty, of PEACE!"])).toEqual(["exact"]);
    expect(await holding(store, ["treaty"])).toEqual(["exact", "apart", "turned"]);
    expect(await holding(store, ["treaty", "war"])).toEqual(["apart"]);
    expect(await holding(store, ["treaty of peace", "war"])).toEqual([]);
    expect(await holding(store, ["treaties of peace"])).toEqual(["exact"]);
  });

  it("do not put a phrase together from two fields", async () => {
    const store = openStore();
    await put(store, "red", "sky at night");
    expect(await holding(store, ["red sky"])).toEqual([]);
  });
});

describe("the vocabulary", () => {
  it("tells for each stem in how many passages it stands, in any field", async () => {
    const store = openStore();
    await put(store, "Glacier", "glaciers and moraines");
    await put(store, "t2", "moraine");
    expect(await store.lexical.among(["and", "glacier", "morain", "mora", "t2"])).toEqual(
      new Map([
        ["and", 1],
        ["glacier", 1],
        ["morain", 2],
        ["t2", 1],
      ]),
    );
  });

  it("is read by what words begin with", async () => {
    const store = openStore();
    await put(store, "t1", "moss moraine ice war wars 戦争");
    await put(store, "t2", "moraine 戸 \ud83d\ude00");
    expect(await store.lexical.beginningWith("m")).toEqual(
      new Map([
        ["morain", 2],
        ["moss", 1],
      ]),
    );
    const beginnings = await store.lexical.beginnings();
    expect(beginnings).toEqual([...new Set(beginnings)]);
    const words = await Promise.all(beginnings.map((letter) => store.lexical.beginningWith(letter)));
    const all = words.flatMap((some) => [...some.keys()]);
    expect(all).toEqual(expect.arrayContaining(["ic", "morain", "moss", "t1", "t2", "war", "戦争"]));
    expect(await store.lexical.among(all)).toEqual(new Map(words.flatMap((some) => [...some])));
    expect(await store.lexical.beginningWith("x")).toEqual(new Map());
  });
});

function openStore(): Store {
  const store = Store.open(temporaryFolder());
  onTestFinished(() => {
    store.close();
  });
  return store;
}

/** More rows than SQLite is given, which no passage has. */
const NO_ROWS = Array.from({ length: 10_001 }, (_, index) => passageRow(1_000_000 + index));

async function put(store: Store, title: string, body: string): Promise<void> {
  await store.putDocument(entryOf(title, [body]));
}

async function rowsOf(store: Store, title: string): Promise<PassageRow[]> {
  return store.passages.rowsOf([entryOf(title, []).record.id]);
}

/** In the order of the titles. */
async function rowsOfAll(store: Store, titles: readonly string[]): Promise<PassageRow[]> {
  return (await Promise.all(titles.map((title) => rowsOf(store, title)))).flat();
}

async function titles(
  store: Store,
  terms: readonly string[],
  rows: readonly PassageRow[] | null = null,
  limit = 100,
): Promise<string[]> {
  return titlesOf(store, await store.lexical.search(terms, limit, rows && new Set(rows)));
}

async function holding(store: Store, phrases: readonly string[]): Promise<string[]> {
  return titlesOf(
    store,
    (await store.lexical.rowsHolding(phrases.map((phrase) => phraseForms(phrase, [null])))).sort(
      (left, right) => left - right,
    ),
  );
}

async function titlesOf(store: Store, rows: readonly PassageRow[]): Promise<string[]> {
  const passages = new Map((await store.passages.byRows(rows)).map((passage) => [passage.row, passage]));
  return rows.map((row) => passages.get(row)?.document.title ?? "");
}
