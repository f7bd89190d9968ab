import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { interpret } from "../../../src/library/query/interpretation.ts";
import { TaggedView } from "../../../src/library/view/tagged-view.ts";
import { WholeView } from "../../../src/library/view/whole-view.ts";
import { isEmptyFilter } from "../../../src/api/filters/filter-table.ts";
import type { SearchFilters } from "../../../src/api/filters/filters.ts";
import { documentFilter, FoldedFacts } from "../../../src/library/query/document-filter.ts";
import { Searcher, type SearchOutcome } from "../../../src/library/query/searcher.ts";
import { RANKINGS } from "../../../src/search/ranking/ranking.ts";
import { DenseIndex } from "../../../src/store/dense/dense-index.ts";
import type { DocumentRecord } from "../../../src/store/records.ts";
import { Store } from "../../../src/store/store.ts";
import { entryOf } from "../../fixtures/entries.ts";
import { FakeEmbedder } from "../../fixtures/fake-embedder.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

const embedder = new FakeEmbedder();

/** No word is a common one, so that any that occurs nowhere may be mended. */
const RARE_WORDS = { countTokens: () => 2 };

interface MadeUpDocument extends Partial<Pick<DocumentRecord, "authors" | "date" | "language" | "tags">> {
  readonly source: string;
  readonly passages: readonly string[];
}

/** A real store with a searcher over it. */
class Shelf {
  readonly store = Store.open(temporaryFolder());
  private readonly whole = new WholeView(this.store);

  static async of(documents: readonly MadeUpDocument[]): Promise<Shelf> {
    const shelf = new Shelf();
    for (const { source, passages, ...facts } of documents) {
      await shelf.store.putDocument(entryOf(source, passages, facts));
    }
    return shelf;
  }

  async search(
    question: string,
    filters: SearchFilters = {},
    visible: readonly string[] | null = null,
  ): Promise<SearchOutcome> {
    const view = visible === null ? this.whole : new TaggedView(this.store, this.whole, visible);
    const searcher = new Searcher(view, RARE_WORDS);
    const asked = await interpret(question, {
      requested: filters,
      documents: () => view.facts(),
      folded: new FoldedFacts(),
      today: "2026-11-28",
    });
    return await this.store.read(async () =>
      searcher.rank(
        asked,
        await searcher.prepare(asked),
        embedder.vectorOf(asked.question.text),
        await this.dense(),
        {
          page: { k: 100, offset: 0, groupByDocument: false },
          ranking: RANKINGS.default,
        },
      ),
    );
  }

  private async dense(): Promise<DenseIndex> {
    const index = DenseIndex.create(embedder.dimensions);
    index.follow(await this.store.vectors.changesSince({ row: 0, revision: 0 }, 10_000));
    return index;
  }
}

async function shelf(...documents: readonly MadeUpDocument[]): Promise<Shelf> {
  const made = await Shelf.of(documents);
  onTestFinished(() => {
    made.store.close();
  });
  return made;
}

const sourcesOf = ({ hits }: SearchOutcome): string[] => [
  ...new Set(
    hits.flatMap(({ passage, nearDuplicates }) =>
      [passage, ...nearDuplicates].map((each) => each.document.source),
    ),
  ),
];

const DAM = { source: "dam.txt", passages: ["The dam was closed in spring."] };
const FERRY = { source: "ferry.txt", passages: ["The ferry leaves at nine.", "Dogs travel free of charge."] };

describe("a filter", () => {
  const LIBRARY: readonly MadeUpDocument[] = [
    { ...DAM, authors: ["Harbour Office"], date: "2018-07-16", tags: ["water"], language: "en" },
    { ...FERRY, source: "notes/ferry.txt", date: "2019-01-01" },
    { source: "notes/ice.txt", passages: ["The lake froze early."], authors: ["Ice Commission"] },
  ];

  test.each<[string, SearchFilters, string[]]>([
    ["dam ferry lake", {}, ["dam.txt", "notes/ferry.txt", "notes/ice.txt"]],
    ["author:harbour ferry", {}, ["dam.txt"]],
    ["ferry", { sources: ["notes"] }, ["notes/ferry.txt", "notes/ice.txt"]],
    ["in:notes after:2018 dam", {}, ["notes/ferry.txt"]],
    ["lang:en ferry", {}, ["dam.txt"]],
    ["tag:WATER ferry", {}, ["dam.txt"]],
    ["by:commission", { sources: ["notes"] }, ["notes/ice.txt"]],
  ])("in “%s” with %j leaves %j", async (question, filters, sources) => {
    expect(sourcesOf(await (await shelf(...LIBRARY)).search(question, filters)).sort()).toEqual(sources);
  });

  test("that no document meets leaves nothing, and says so", async () => {
    for (const question of ["author:nobody dam", "after:2030 dam", "tag:fire dam"]) {
      expect(await (await shelf(...LIBRARY)).search(question)).toMatchObject({
        hits: [],
        scope: "no-document",
      });
    }
    expect((await (await shelf(...LIBRARY)).search("dam", { documents: ["0".repeat(16)] })).scope).toBe(
      "no-document",
    );
  });

  test.each<[string, SearchFilters, string]>([
    [
      "dam",
      { authors: ["harbor ofice"] },
      "No document has an author called “harbor ofice”. Near it: “Harbour Office”.",
    ],
    [
      "in:nots dam",
      {},
      "No file or folder is called “nots”. Near it: “notes”, “notes/ferry.txt”, “notes/ice.txt”.",
    ],
    ["tag:fire dam", {}, "No document has the tag “fire”. There are: “water”."],
    ["lang:fr dam", {}, "No document is in the language “fr”. There are: “en”."],
    ["after:2030 dam", {}, "No document dates from that time; the dates go from 2018-07-16 to 2019-01-01."],
    ["dam", { documents: ["0".repeat(16)] }, "No document has the id “0000000000000000”."],
    [
      "author:ice tag:water dam",
      { languages: ["en"] },
      "Each filter is met by some document, but no document meets all of them. Without “author:ice” 1 document is left.",
    ],
    [
      "dam",
      { authors: ["Ice"], tags: ["water", "fire"] },
      "Each filter is met by some document, but no document meets all of them. " +
        "Without “author:Ice” 1 document is left. Without “tag:water”, “tag:fire” 1 document is left.",
    ],
  ])("that no document meets is named, with what there is: “%s” with %j", async (question, filters, said) => {
    const { unmet } = await (await shelf(...LIBRARY)).search(question, filters);
    expect(unmet.map(({ text }) => text).join(" ")).toBe(said);
  });

  test("that no document meets tells nothing of documents which do not exist for whoever asks", async () => {
    const { unmet } = await (await shelf(...LIBRARY)).search("author:harbor dam", {}, ["water"]);
    expect(unmet.map(({ text }) => text)).toEqual([
      "No document has an author called “harbor”.",
      "Near it: “Harbour Office”.",
    ]);
    const hidden = await (await shelf(...LIBRARY)).search("author:commissoin dam", {}, ["water"]);
    expect(hidden.unmet.map(({ text }) => text)).toEqual([
      "No document has an author called “commissoin”.",
      "There are: “Harbour Office”.",
    ]);
  });

  test("leaves every passage of the documents that meet it, and no other", async () => {
    const authors = ["Harbour Office", "Ice Commission"];
    const document = fc.record({
      authors: fc.subarray(authors),
      tags: fc.subarray(["water", "fire"]),
      date: fc.option(fc.constantFrom("2018-01-01", "2019-06-30")),
      texts: fc.array(fc.constantFrom("the dam", "a ferry and the dam", "ice"), {
        minLength: 1,
        maxLength: 3,
      }),
    });
    const filter = fc.record(
      {
        authors: fc.subarray(["harbour", "Commission Ice"]),
        tags: fc.subarray(["water", "Fire", "earth"]),
        from: fc.constantFrom("2018-01-01", "2019-01-01"),
        to: fc.constantFrom("2018-12-31"),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(document, { maxLength: 8 }), filter, async (documents, filters) => {
        const made = documents.map(({ texts, ...facts }, index) => {
          const passages = texts.map((text, place) => `${text} number ${index} of ${place}`);
          return { ...facts, source: `${index}.txt`, passages };
        });
        const { store, ...found } = await searched(made, "dam", filters);
        const meant = (await store.documents.facts()).filter(documentFilter([filters]));
        expect(sourcesOf(found).sort()).toEqual(meant.map(({ source }) => source).sort());
        expect(found.scope === "no-document").toBe(meant.length === 0 && !isEmptyFilter(filters));
        store.close();
      }),
      { numRuns: 40 },
    );
  });
});

async function searched(
  documents: readonly MadeUpDocument[],
  question: string,
  filters: SearchFilters,
): Promise<SearchOutcome & { readonly store: Store }> {
  const made = await Shelf.of(documents);
  return { ...(await made.search(question, filters)), store: made.store };
}

describe("a phrase", () => {
  const LIBRARY = [
    { source: "a.txt", passages: ["The peace of spring held.", "In spring there was peace."] },
    { source: "b.txt", passages: ["Peace, of spring."], tags: ["x"] },
    { source: "c.txt", passages: ["Spring came; of peace nothing was heard."] },
  ];

  test("leaves the passages that hold it word for word", async () => {
    const { hits, scope } = await (await shelf(...LIBRARY)).search('"peace of spring" nothing was heard');
    expect(hits.map(({ passage }) => passage.text).sort()).toEqual([
      "Peace, of spring.",
      "The peace of spring held.",
    ]);
    expect(scope).toBe("some");
  });

  test("and a filter leave what both leave", async () => {
    expect(sourcesOf(await (await shelf(...LIBRARY)).search('tag:x "peace of spring"'))).toEqual(["b.txt"]);
  });

  test("that no passage holds is left aside, and named; the other phrases go on holding", async () => {
    const made = await shelf(...LIBRARY);
    const none = await made.search('"peace of autumn" spring');
    expect(none.absentPhrases).toEqual(["peace of autumn"]);
    expect(sourcesOf(none)).toEqual(sourcesOf(await made.search("peace of autumn spring")));
    const one = await made.search('"peace of autumn" "peace of spring"');
    expect(one.absentPhrases).toEqual(["peace of autumn"]);
    expect(sourcesOf(one)).toEqual(sourcesOf(await made.search('"peace of spring"')));
  });

  test("that no passage holds together with another leaves both aside", async () => {
    const { absentPhrases, scope } = await (await shelf(...LIBRARY)).search('"nothing was heard" "held"');
    expect([absentPhrases, scope]).toEqual([["nothing was heard", "held"], "all"]);
  });
});

describe("a word that no passage holds", () => {
  test("is looked for in the spelling that they have, which is told", async () => {
    const made = await shelf(DAM, { source: "lavrov.txt", passages: ["Lavrov flew to Geneva."] });
    const { hits, corrections } = await made.search("Lawrow");
    const found = hits.filter(({ bm25 }) => bm25 > 0).map(({ passage }) => passage.document.source);
    expect(found).toEqual(["lavrov.txt"]);
    expect(corrections).toEqual([{ original: "lawrow", corrected: "lavrov" }]);
  });

  test("is taken from the library as it is now", async () => {
    const made = await shelf(DAM);
    expect((await made.search("Lawrow")).corrections).toEqual([]);
    await made.store.putDocument(entryOf("lavrov.txt", ["Lavrov flew to Geneva."]));
    expect((await made.search("Lawrow")).corrections).toHaveLength(1);
    await made.store.removeDocuments([entryOf("lavrov.txt", []).record.id]);
    expect((await made.search("Lawrow")).corrections).toEqual([]);
  });
});

describe("whoever may see the documents of some tags", () => {
  const SECRET = { source: "secret.txt", passages: ["Lavrov closed the dam."], tags: ["secret"] };
  const OPEN = { ...DAM, tags: ["open"] };

  test("finds nothing else, with whatever filter or phrase", async () => {
    const made = await shelf(SECRET, OPEN, FERRY);
    for (const question of ["dam", "Lavrov", "tag:secret dam", '"closed the dam"', "in:secret.txt Lavrov"]) {
      expect(sourcesOf(await made.search(question, {}, ["open"]))).not.toContain("secret.txt");
    }
    expect((await made.search("tag:secret dam", {}, ["open"])).scope).toBe("no-document");
    expect((await made.search('"closed the dam"', {}, ["open"])).absentPhrases).toEqual(["closed the dam"]);
    expect((await made.search("dam", {}, [])).scope).toBe("no-document");
    expect(sourcesOf(await made.search("dam", {}, ["open", "SECRET"])).sort()).toEqual([
      "dam.txt",
      "secret.txt",
    ]);
  });

  test("is not told of words that stand in others only", async () => {
    expect((await (await shelf(SECRET, OPEN)).search("Lawrow", {}, ["open"])).corrections).toEqual([]);
  });

  test("does not learn from a question's time what others were written", async () => {
    const dated = { ...SECRET, date: "2018-07-16", authors: ["Lavrov"] };
    const found = await (
      await shelf(dated, OPEN)
    ).search("What did Lavrov say about the dam in July 2018?", {}, ["open"]);
    expect(found.scope).toBe("some");
    expect(sourcesOf(found)).toEqual(["dam.txt"]);
  });

  test("finds what a library without the others would give, score by score", async () => {
    const text = fc
      .array(fc.constantFrom("dam", "ferry", "spring", "ice", "the", "lake"), { minLength: 1, maxLength: 8 })
      .map((words) => words.join(" "));
    const document = fc.record({
      tags: fc.subarray(["open", "secret", "other"]),
      passages: fc.array(text, { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { minLength: 1, maxLength: 10 }),
        text,
        async (documents, question) => {
          const all = documents.map((each, index) => ({ ...each, source: `${index}.txt` }));
          const open = all.filter(({ tags }) => tags.includes("open"));
          const [whole, part] = [await Shelf.of(all), await Shelf.of(open)];
          const shown = ({ hits }: SearchOutcome): unknown =>
            hits.map(({ passage, score, contributions, nearDuplicates }) => ({
              source: passage.document.source,
              text: passage.text,
              nearDuplicates: nearDuplicates.map(({ text: same }) => same),
              score,
              contributions,
            }));
          expect(shown(await whole.search(question, {}, ["open"]))).toEqual(
            shown(await part.search(question)),
          );
          for (const each of [whole, part]) each.store.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});

test("any text is searched for, whatever it is made of", async () => {
  const made = await shelf(DAM, FERRY);
  const part = fc.oneof(
    fc.string({ unit: "binary", maxLength: 10 }),
    fc.constantFrom(
      ...['"', "“", "”", "*", "(", ")", "AND", "OR", "NOT", "NEAR(dam ferry)", "text:dam", "^dam", "-", "\0"],
      ...[
        "\uD800",
        "author:",
        'author:"',
        "in:",
        "after:2018",
        "what did",
        "say about",
        "dam",
        "'; DROP TABLE",
      ],
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
      const { hits } = await made.search(parts.join(" "));
      expect(hits.length).toBeLessThanOrEqual(3);
    }),
    { numRuns: 300 },
  );
});
