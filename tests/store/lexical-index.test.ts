import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { Store } from "../../src/store/store.ts";
import { entryOf } from "../fixtures/entries.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";

const EVEN = { title: 1, author: 1, heading: 1, body: 1 };
const BODY_ONLY = { title: 0, author: 0, heading: 0, body: 1 };

describe("lexical search", () => {
  it("scores with BM25 (k1 1.2, b 0.75), here computed by hand for three passages", () => {
    const store = openStore();
    // Three passages of 2, 4 and 3 tokens of body and 1 of title each: 4 on average. "cat" is in one of the three, so
    // idf = ln((3 - 1 + 0.5) / (1 + 0.5)) = ln(5/3) = 0.5108; "dog" is in two: FTS5 lifts its idf to 0.000001.
    put(store, "t1", "cat dog");
    put(store, "t2", "dog owl owl elk");
    put(store, "t3", "owl ant bee");
    const [cat] = store.lexical.search(["cat"], EVEN, 10);
    // tf 1, length 3: 1 · 2.2 / (1 + 1.2 · (0.25 + 0.75 · 3/4)) = 2.2 / 1.975 = 1.1139; · 0.5108 = 0.5690.
    expect(cat?.score).toBeCloseTo(0.569, 4);
    const dogs = store.lexical.search(["dog"], EVEN, 10);
    // Length 3 and 5: 2.2 / 1.975 and 2.2 / (1 + 1.2 · (0.25 + 0.75 · 5/4)) = 2.2 / 2.425, each · 1e-6.
    expect(dogs.map(({ score }) => score * 1e6)).toEqual([
      expect.closeTo(1.1139, 4),
      expect.closeTo(0.9072, 4),
    ]);
  });

  it("scores as if what was removed had never been there", () => {
    const store = openStore();
    for (const [title, body] of [
      ["t1", "cat dog"],
      ["t2", "dog owl owl elk"],
      ["t3", "owl ant bee"],
    ] as const) {
      put(store, title, body);
    }
    const before = ["cat", "dog", "owl"].map((term) => store.lexical.search([term], EVEN, 10));
    for (let number = 0; number < 20; number += 1) put(store, `gone ${number}`, `cat ${"zebra ".repeat(50)}`);
    put(store, "t-late", "cat cat");
    put(store, "t-late", "cat owl");
    const gone = store.documents.all().filter(({ title }) => title.startsWith("gone") || title === "t-late");
    store.removeDocuments(gone.map(({ id }) => id));
    expect(["cat", "dog", "owl"].map((term) => store.lexical.search([term], EVEN, 10))).toEqual(before);
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

  it("counts a field as much as its weight says", () => {
    const store = openStore();
    put(store, "walrus", "a text on ice");
    put(store, "other", "the walrus again");
    put(store, "third", "nothing here");
    put(store, "fourth", "nothing there");
    expect(titles(store, ["walrus"], { ...EVEN, title: 5 })).toEqual(["walrus", "other"]);
    expect(titles(store, ["walrus"], { ...EVEN, title: 0.2 })).toEqual(["other", "walrus"]);
  });

  it("finds other forms of a word, in any case, with or without diacritics", () => {
    const store = openStore();
    put(store, "t", "Négociations continued in Zürich");
    for (const term of ["negociation", "NÉGOCIATIONS", "continue", "zurich"]) {
      expect(titles(store, [term]), term).toEqual(["t"]);
    }
  });

  it("gives equal scores in the order of the rows", () => {
    const store = openStore();
    for (const name of ["c", "a", "b"]) put(store, name, "equal words");
    const rows = store.lexical.search(["equal"], BODY_ONLY, 10).map(({ row }) => row);
    expect(rows).toEqual([...rows].sort((left, right) => left - right));
  });

  it("takes any text for text, never for query syntax", () => {
    const store = openStore();
    put(store, "t", "alpha beta gamma");
    const syntax = [
      '"',
      "'",
      "*",
      "^",
      "(",
      ")",
      "NEAR(",
      "AND",
      "OR",
      "NOT",
      "body:",
      "title : alpha",
      "-",
      "+",
      "{a b}:",
    ];
    const term = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc
        .array(fc.constantFrom(...syntax, "\0", "\uD800", "alpha", "zzz", " "), { maxLength: 6 })
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(fc.array(term, { maxLength: 6 }), (terms) => {
        for (const { score } of store.lexical.search(terms, EVEN, 10)) expect(score).toBeGreaterThan(0);
        for (const each of terms) expect(store.lexical.passagesWith(each)).toBeLessThanOrEqual(1);
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
    expect(
      titles(
        store,
        Array.from({ length: 1000 }, (_, index) => `w${index}`),
      ),
    ).toEqual(["t"]);
  });

  it("counts the passages that hold a term in any field", () => {
    const store = openStore();
    put(store, "alpha", "beta");
    put(store, "gamma", "alpha alpha");
    expect(store.lexical.passagesWith("alpha")).toBe(2);
    expect(store.lexical.passagesWith("beta")).toBe(1);
    expect(store.lexical.passagesWith("delta")).toBe(0);
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

function titles(store: Store, terms: readonly string[], weights = EVEN): string[] {
  return store.lexical
    .search(terms, weights, 100)
    .map(({ row }) => store.passages.byRows([row])[0]?.document.title ?? "");
}
