import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import type { PassageRow } from "../../../src/core/ids.ts";
import { Store } from "../../../src/store/store.ts";
import { formsIn, phraseForms } from "../../../src/text/forms.ts";
import { entryOf } from "../../fixtures/entries.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

describe("lexical search", () => {
  it("finds the passages that hold at least one of the terms, in any field", () => {
    const store = openStore();
    put(store, "alpha", "one two");
    put(store, "t2", "two alpha");
    put(store, "t3", "three");
    store.putDocument(entryOf("t4", ["nothing"], { authors: ["Alpha Beta"] }));
    expect(titles(store, ["alpha"]).sort()).toEqual(["alpha", "t2", "t4"]);
    expect(titles(store, ["alpha", "three"]).sort()).toEqual(["alpha", "t2", "t3", "t4"]);
    expect(titles(store, ["four"])).toEqual([]);
  });

  it("finds what a naive search finds, among the given rows alone and never more than the limit", () => {
    const word = fc.constantFrom("ant", "bee", "cat", "dog", "elk", "owl");
    const bodies = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        bodies,
        fc.array(word, { maxLength: 3 }),
        fc.option(fc.array(fc.nat(7)), { nil: null }),
        fc.integer({ min: 1, max: 9 }),
        (passages, terms, chosen, limit) => {
          const store = Store.open(temporaryFolder());
          const names = passages.map((_, index) => `t${index}`);
          passages.forEach((words, index) => {
            put(store, names[index]!, words.join(" "));
          });
          const rows = chosen?.flatMap((index) => rowsOf(store, names[index] ?? "")) ?? null;
          const expected = names.filter(
            (_, index) =>
              (chosen === null || chosen.includes(index)) &&
              terms.some((term) => passages[index]!.includes(term)),
          );
          expect(titles(store, terms, rows).sort()).toEqual(expected);
          expect(titles(store, terms, rows, limit)).toEqual(titles(store, terms, rows).slice(0, limit));
          for (const term of terms) {
            const holding = expected.filter((name) => passages[names.indexOf(name)]!.includes(term));
            expect(store.lexical.documentFrequency([term], rows)).toBe(holding.length);
          }
          store.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it("ranks as if what was removed had never been there", () => {
    const store = openStore();
    put(store, "t1", "cat dog");
    put(store, "t2", "dog owl owl elk");
    put(store, "t3", "owl ant bee");
    const ranking = (): string[][] => ["cat", "dog", "owl"].map((term) => titles(store, [term]));
    const before = ranking();
    for (let number = 0; number < 20; number += 1) put(store, `gone ${number}`, `cat ${"zebra ".repeat(50)}`);
    put(store, "t-late", "cat cat");
    put(store, "t-late", "cat owl");
    const gone = store.documents.all().filter(({ title }) => title.startsWith("gone") || title === "t-late");
    store.removeDocuments(gone.map(({ id }) => id));
    expect(ranking()).toEqual(before);
    expect(store.lexical.vocabulary().has("zebra")).toBe(false);
  });

  it("ranks the rarer word, the more frequent word and the shorter passage higher", () => {
    const store = openStore();
    put(store, "common-1", "common filler filler filler");
    put(store, "common-2", "common filler filler filler");
    put(store, "rare", "rare filler filler filler");
    put(store, "twice", "comet comet filler filler");
    put(store, "once", "comet filler filler filler");
    put(store, "once-long", `comet ${"filler ".repeat(40)}`);
    put(store, "other-1", "nothing of this");
    put(store, "other-2", "nothing of that");
    expect(titles(store, ["common", "rare"])[0]).toBe("rare");
    expect(titles(store, ["comet"])).toEqual(["twice", "once", "once-long"]);
  });

  it("counts a title more than the text", () => {
    const store = openStore();
    put(store, "other", "the walrus again");
    put(store, "walrus", "a text on ice");
    put(store, "third", "nothing here");
    put(store, "fourth", "nothing there");
    expect(titles(store, formsIn("walrus", null).words)).toEqual(["walrus", "other"]);
  });

  it("finds other forms of a word, in any case, with or without diacritics", () => {
    const store = openStore();
    put(store, "t", "Négociations continued in Zürich");
    for (const term of ["negociation", "NÉGOCIATIONS", "continue", "zurich"]) {
      expect(titles(store, formsIn(term, null).words), term).toEqual(["t"]);
    }
  });

  it("gives equal scores in the order of the rows", () => {
    const store = openStore();
    for (const name of ["c", "a", "b"]) put(store, name, "equal words");
    expect(titles(store, ["equal"])).toEqual(["c", "a", "b"]);
  });

  it("takes any text for text, never for query syntax", () => {
    const store = openStore();
    put(store, "t", "alpha beta gamma");
    const syntax = ['"', "'", "*", "^", "(", ")", "NEAR(", "AND", "OR", "NOT", "body:", "-", "+", "{a b}:"];
    const term = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc
        .array(fc.constantFrom(...syntax, "title : alpha", "\0", "\uD800", "alpha", "zzz", " "), {
          maxLength: 6,
        })
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(fc.array(term, { maxLength: 6 }), (terms) => {
        expect(store.lexical.search(terms, 10).length).toBeLessThanOrEqual(1);
        for (const each of terms) {
          expect(store.lexical.documentFrequency([each])).toBeLessThanOrEqual(1);
          expect(store.lexical.rowsHolding([[[each]]]).length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("does not let syntax widen what is found", () => {
    const store = openStore();
    put(store, "t", "alpha beta gamma");
    for (const term of [
      "alp*",
      '" OR alpha OR "',
      "zzz OR alpha",
      "body:alpha",
      "NEAR(alpha gamma)",
      "NOT zzz",
    ]) {
      expect(titles(store, [term]), term).toEqual([]);
      expect(store.lexical.rowsHolding([[[term]]]), term).toEqual([]);
    }
    expect(titles(store, ['"alpha"'])).toEqual(["t"]);
    expect(titles(store, ["alpha\0beta"])).toEqual(["t"]);
    expect(titles(store, ["", "?", "\0", "beta"])).toEqual(["t"]);
    expect(titles(store, [""])).toEqual([]);
    expect(titles(store, [])).toEqual([]);
  });

  it("takes as many terms as the longest question has", () => {
    const store = openStore();
    put(store, "t", "alpha w999");
    const terms = Array.from({ length: 1000 }, (_, index) => `w${index}`);
    expect(titles(store, terms)).toEqual(["t"]);
  });
});

describe("the heaviest passages", () => {
  it("are those with the greatest sum of weights, words above the text counted twice, then by row", () => {
    const store = openStore();
    put(store, "t1", "ant");
    put(store, "t2", "bee");
    put(store, "t3", "ant bee");
    put(store, "bee", "owl");
    put(store, "t5", "owl");
    const rows = ["t1", "t2", "t3", "bee", "t5"].flatMap((title) => rowsOf(store, title));
    const words = [
      { forms: ["ant"], weight: 1 },
      { forms: ["bee", "bees"], weight: 2 },
    ];
    const heaviest = (limit: number, among = rows): string[] =>
      titlesOf(store, store.lexical.heaviest(words, limit, among));
    expect(heaviest(10)).toEqual(["bee", "t3", "t2", "t1"]);
    expect(heaviest(2)).toEqual(["bee", "t3"]);
    expect(heaviest(10, rows.slice(0, 2))).toEqual(["t2", "t1"]);
    expect(heaviest(10, [])).toEqual([]);
    expect(store.lexical.heaviest([{ forms: ['" OR owl'], weight: 1 }], 10, rows)).toEqual([]);
  });
});

describe("the passages that hold phrases", () => {
  it("are those with all the words of each, in order and side by side", () => {
    const store = openStore();
    put(store, "exact", "They signed the treaty of peace in spring.");
    put(store, "apart", "The treaty ended a war of which no peace came.");
    put(store, "turned", "Peace of the treaty.");
    expect(holding(store, ["treaty of peace"])).toEqual(["exact"]);
    expect(holding(store, ["Treaty, of PEACE!"])).toEqual(["exact"]);
    expect(holding(store, ["treaty"])).toEqual(["exact", "apart", "turned"]);
    expect(holding(store, ["treaty", "war"])).toEqual(["apart"]);
    expect(holding(store, ["treaty of peace", "war"])).toEqual([]);
    expect(holding(store, ["treaties of peace"])).toEqual(["exact"]);
  });

  it("do not put a phrase together from two fields", () => {
    const store = openStore();
    put(store, "red", "sky at night");
    expect(holding(store, ["red sky"])).toEqual([]);
  });
});

describe("the vocabulary", () => {
  it("tells for each stem in how many passages it stands, in any field", () => {
    const store = openStore();
    put(store, "Glacier", "glaciers and moraines");
    put(store, "t2", "moraine");
    expect([...store.lexical.vocabulary()].sort()).toEqual([
      ["and", 1],
      ["glacier", 1],
      ["morain", 2],
      ["t2", 1],
    ]);
  });
});

function openStore(): Store {
  const store = Store.open(temporaryFolder());
  onTestFinished(() => {
    store.close();
  });
  return store;
}

function put(store: Store, title: string, body: string): void {
  store.putDocument(entryOf(title, [body]));
}

function rowsOf(store: Store, title: string): PassageRow[] {
  return store.passages.rowsOf([entryOf(title, []).record.id]);
}

function titles(
  store: Store,
  terms: readonly string[],
  rows: readonly PassageRow[] | null = null,
  limit = 100,
): string[] {
  return titlesOf(store, store.lexical.search(terms, limit, rows));
}

function holding(store: Store, phrases: readonly string[]): string[] {
  return titlesOf(
    store,
    store.lexical
      .rowsHolding(phrases.map((phrase) => phraseForms(phrase, [null])))
      .sort((left, right) => left - right),
  );
}

function titlesOf(store: Store, rows: readonly PassageRow[]): string[] {
  return rows.map((row) => store.passages.byRows([row])[0]?.document.title ?? "");
}
