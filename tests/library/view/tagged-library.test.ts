import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AppError } from "../../../src/core/errors.ts";
import type { ServedLibrary } from "../../../src/library/library.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import type { AskResult, SearchResult } from "../../../src/api/questions/question-responses.ts";
import type { DocumentSummary } from "../../../src/api/document-responses.ts";
import type { LibraryStatus } from "../../../src/api/library-responses.ts";
import type { SearchRequest } from "../../../src/api/questions/question-requests.ts";

interface Article {
  readonly name: string;
  readonly tag: string;
  readonly text: string;
}

const WORDS = [
  "ferry",
  "harbour",
  "island",
  "winter",
  "tide",
  "storm",
  "lighthouse",
  "herring",
  "boats",
  "dogs",
];

const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 4, maxLength: 12 })
  .map((words) => `The ${words.join(" ")}.`);
const text = fc.array(sentence, { minLength: 1, maxLength: 8 }).map((sentences) => sentences.join(" "));
const texts = (length: number) => fc.array(text, { minLength: length, maxLength: 6 });
const query = fc
  .array(fc.constantFrom(...WORDS, "ferries", "unheard", '"winter tide"', "tag:secret"), {
    minLength: 1,
    maxLength: 4,
  })
  .map((words) => words.join(" "));

/** Names that come before and after each other, so that rows and positions of the two kinds alternate. */
function articles(shown: readonly string[], hidden: readonly string[]): Article[] {
  return [
    ...shown.map((body, index) => ({ name: `${index}-b.md`, tag: "Open", text: body })),
    ...hidden.map((body, index) => ({ name: `${index}-a.md`, tag: "secret", text: body })),
  ];
}

async function libraryOf(written: readonly Article[]): Promise<FakeLibrary> {
  const library = new FakeLibrary();
  for (const { name, tag, text: body } of written) put(library, name, `---\ntags: ${tag}\n---\n${body}\n`);
  await library.library.sync();
  return library;
}

function put({ documents }: FakeLibrary, name: string, content: string): void {
  mkdirSync(dirname(join(documents, name)), { recursive: true });
  writeFileSync(join(documents, name), content);
}

const timeless = ({ tookMs, ...rest }: SearchResult | AskResult): string => JSON.stringify(rest);
/** Without what a limited reader is told of its limits: that the documents that it sees are not known to be all. */
const unlimited = ({ library, ...rest }: SearchResult | AskResult): string =>
  timeless({ ...rest, library: null, ...("reason" in rest ? { reason: "", reasons: [] } : {}) } as never);
const undated = (documents: readonly DocumentSummary[]): string =>
  JSON.stringify(documents.map(({ indexedAt, ...rest }) => rest));

describe("a library for a reader of some tags", () => {
  it("answers byte for byte as one without all other documents", async () => {
    await fc.assert(
      fc.asyncProperty(
        texts(1),
        texts(1),
        fc.array(query, { minLength: 3, maxLength: 3 }),
        async (shown, hidden, queries) => {
          // The first hidden text is there twice in some way: as a near-duplicate of what is shown.
          const all = await libraryOf(articles(shown, [...hidden, shown[0] ?? ""]));
          const alone = await libraryOf(articles(shown, []));
          const view = all.library.visibleTo(["open"]);
          const same = alone.library;
          const sameView = same.visibleTo(["open"]);
          for (const asked of queries) {
            const requests: SearchRequest[] = [
              { query: asked, k: 20, explain: true },
              { query: asked, mode: "lexical", groupBy: "document" },
              { query: asked, mode: "dense", offset: 1 },
            ];
            for (const request of requests) {
              const found = await view.search(request);
              expect(timeless(found)).toBe(timeless(await sameView.search(request)));
              expect(unlimited(found)).toBe(unlimited(await same.search(request)));
            }
            const question = { question: asked, explain: true };
            const answer = await view.ask(question);
            expect(timeless(answer)).toBe(timeless(await sameView.ask(question)));
            expect(unlimited(answer)).toBe(unlimited(await same.ask(question)));
          }
          expect(undated(await view.documents())).toBe(undated(await same.documents()));
          const counts = ({ built, documents, passages }: LibraryStatus) => ({ built, documents, passages });
          expect(counts(await view.status())).toEqual(counts(await same.status()));
          await all.library.close();
          await alone.library.close();
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  it("chooses among many passages by what is visible alone", async () => {
    // More than either side proposes as candidates, so that the choice among them shows.
    const shown = Array.from({ length: 130 }, (_, index) => {
      const own = WORDS[index % WORDS.length] ?? "";
      return `The ferry and the ${index % 3 === 0 ? "storm" : "tide"} of day ${index}, and ${own} with it.`;
    });
    const hidden = Array.from(
      { length: 130 },
      (_, index) => `The storm of night ${index} took the boats away.`,
    );
    const all = await libraryOf(articles(shown, hidden));
    const alone = await libraryOf(articles(shown, []));
    const [view, same] = [all, alone].map(({ library }) => library.visibleTo(["open"]));
    for (const asked of ["storm tide", "ferry", "boats storm day"]) {
      for (const mode of ["hybrid", "lexical", "dense"] as const) {
        const request: SearchRequest = { query: asked, mode, k: 100, offset: 20 };
        expect(timeless(await view!.search(request))).toBe(timeless(await same!.search(request)));
      }
    }
  }, 60_000);

  it("misses a document of other tags as it misses one that never was", async () => {
    const { library } = await libraryOf(articles(["An open day."], ["A secret night."]));
    const view = library.visibleTo(["open"]);
    const hidden = (await library.documents()).find(({ tags }) => tags.includes("secret"))!;
    const refusal = async (act: () => Promise<unknown>): Promise<unknown> => {
      try {
        return await act();
      } catch (error) {
        const { code, field, message } = error as AppError;
        return { code, field, message };
      }
    };
    for (const act of [(id: string) => view.document(id), (id: string) => view.documentText(id)]) {
      expect(await refusal(() => act(hidden.id))).toEqual(await refusal(() => act("0000000000000000")));
      expect(await refusal(() => act(hidden.id))).toMatchObject({ code: "not_found" });
    }
    expect(await view.documentText((await view.documents())[0]!.id)).toContain("An open day.");
    expect(await view.search({ query: "night", filters: { documents: [hidden.id] } })).toMatchObject({
      hits: [],
      note: `No document meets the filters. No document has the id “${hidden.id}”.`,
    });
  });

  it("answers each of its methods as if the other documents were not there", async () => {
    const all = await libraryOf(articles(["An open day."], ["A secret night."]));
    const alone = await libraryOf(articles(["An open day."], []));
    put(all, "empty.md", "");
    await all.library.sync();
    const [hidden, shown] = (await all.library.documents()).filter(({ state }) => state === "indexed");
    const ids = [hidden!.id, shown!.id, `${hidden!.id}-0-15-0123abcd`];
    const draftOf = (id: string): string => {
      const path = join(temporaryFolder(), "draft.txt");
      writeFileSync(path, `“An open day”, and again “night ${id} of the open day”.\n`);
      return path;
    };
    const keeper = { keyId: null, seesAll: true };
    // Type-checked: whoever adds a method to the library says here how it is asked.
    const asked = {
      search: (view, id) =>
        view.search({ query: `night ${id}`, filters: { documents: [id] }, facets: ["tag"] }),
      ask: (view, id) => view.ask({ question: `What of the night? ${id}`, facets: ["folder"] }),
      checkQuote: (view, id) => view.checkQuote({ quote: `night ${id} of the open day` }),
      checkDraft: (view, id) => view.checkDraft({ path: draftOf(id) }),
      suggest: async (view) => [
        await view.suggest({ for: "question" }),
        await view.suggest({ for: "tag" }),
        await view.suggest({ for: "folder", beginning: "n" }),
        await view.suggest({ for: "author" }),
      ],
      people: (view) => view.people(),
      statements: (view, id) => view.statements({ name: `night ${id}` }),
      documents: (view) => view.documents(),
      listDocuments: (view) => view.listDocuments({ limit: 9, words: "night", facets: ["tag", "author"] }),
      document: (view, id) => view.document(id),
      documentText: (view, id) => view.documentText(id),
      checkCitation: (view, id) => view.checkCitation(id),
      cite: (view, id) => view.cite(`${id}-0-5-00000000`, "plain"),
      documentStructure: (view, id) => view.documentStructure(id),
      originalFile: async (view, id) => (await view.originalFile(id)).name,
      keepAlert: async (view, id) => {
        const { question, hits } = await view.keepAlert({ question: `night ${id.slice(0, 2)}` }, keeper);
        return { question, hits };
      },
      alerts: async (view) =>
        (await view.alerts(keeper)).alerts.map(({ question, hits }) => [question, hits]),
      alert: (view, id) => view.alert(id, keeper),
      removeAlert: (view, id) => view.removeAlert(id, keeper),
      alertHits: (view, id) => view.alertHits(id, {}, keeper),
      alertDeliveries: (view) => view.alertDeliveries(),
      noteAlertDelivery: (view, id) => view.noteAlertDelivery(id, { through: 1, arrived: true }),
      alertFeed: (view, id) => view.alertFeed(id, "token", {}),
      remove: (view, id) => view.remove(id),
      editDocument: (view, id) => view.editDocument(id, { title: "Another" }),
      readAgain: (view, id) => view.readAgain(id),
      status: (view) => view.status(),
      edition: (view) => view.edition(),
      scrub: (view) => view.scrub(0),
      follow: (view) => view.follow(),
      readiness: (view) => view.readiness(),
      observeStages: (view) => {
        view.observeStages(() => undefined);
      },
      visibleTo: (view) => view.visibleTo(null),
      close: (view) => view.close(),
    } satisfies Record<keyof ServedLibrary, (view: ServedLibrary, id: string) => unknown>;
    const timed = new Set(["tookMs", "indexedAt", "revision"]);
    const outcomeOf = async (view: ServedLibrary, ask: (typeof asked)[keyof typeof asked], id: string) => {
      let outcome: unknown;
      try {
        outcome = { result: await ask(view, id) };
      } catch (error) {
        outcome = { error: [(error as AppError).code, (error as AppError).message] };
      }
      return JSON.stringify(outcome, (key, value: unknown) => (timed.has(key) ? null : value));
    };
    const [view, same] = [all, alone].map(({ library }) => library.visibleTo(["open"]));
    for (const [method, ask] of Object.entries(asked).filter(([name]) => name !== "edition")) {
      for (const id of ids) {
        const outcome = await outcomeOf(view!, ask, id);
        expect([method, outcome]).toEqual([method, await outcomeOf(same!, ask, id)]);
        expect(outcome).not.toMatch(/secret|0-a\.md/);
      }
    }
    // It names what is visible with the times of it, so it is not that of another library.
    expect(await view!.edition()).not.toBe(await all.library.edition());
  });

  it("tells neither folders nor files that could not be read, and its change follows what is visible alone", async () => {
    const all = await libraryOf(articles(["An open day."], ["A secret night."]));
    put(all, "empty.md", "");
    put(all, "program.exe", "MZ");
    await all.library.sync();
    const view = all.library.visibleTo(["OPEN"]);
    const [before, edition] = [await view.status(), await view.edition()];
    expect(before).toMatchObject({ documents: 1, passages: 1, failed: [], skipped: [], indexBytes: 0 });
    expect(JSON.stringify([before, await view.documents()])).not.toContain(all.index);
    expect(JSON.stringify([before, await view.documents()])).not.toMatch(/empty|program|secret|night/);
    put(all, "9-a.md", "---\ntags: secret\n---\nAnother night.\n");
    await all.library.sync();
    expect([await view.status(), await view.edition()]).toEqual([before, edition]);
    put(all, "9-b.md", "---\ntags: open\n---\nAnother day.\n");
    await all.library.sync();
    expect(await view.status()).toMatchObject({ documents: 2 });
    expect((await view.status()).revision).not.toBe(before.revision);
    expect(await view.edition()).not.toBe(edition);
  });

  it("of whom no document is visible is like a library that holds nothing", async () => {
    const { library } = await libraryOf(articles([], ["A secret night."]));
    for (const tags of [["open"], []]) {
      const view = library.visibleTo(tags);
      await expect(view.search({ query: "night" })).rejects.toMatchObject({ code: "library_not_built" });
      await expect(view.ask({ question: "night" })).rejects.toMatchObject({ code: "library_not_built" });
      expect(await view.documents()).toEqual([]);
      expect(await view.status()).toMatchObject({ built: false, documents: 0, passages: 0, revision: 0 });
    }
  });

  it("names no document of which a visible one is a duplicate", async () => {
    const body = Array.from({ length: 80 }, (_, index) => `word${index}`).join(" ");
    const { library } = await libraryOf(articles([`${body}.`], [`${body}.`]));
    expect((await library.documents()).map(({ duplicateOf }) => duplicateOf)).toContain("0-a.md");
    const view = library.visibleTo(["open"]);
    expect(await view.documents()).toMatchObject([{ state: "indexed", duplicateOf: null }]);
    expect(JSON.stringify(await view.search({ query: "word7" }))).not.toContain("0-a.md");
  });

  it("is given a visible document's file, unless other documents are in it", async () => {
    const fake = await libraryOf(articles(["An open day."], ["A secret night."]));
    const { library } = fake;
    const rows = [
      { text: "Row one of the open day.", tags: ["open"] },
      { text: "Row two of the secret night.", tags: ["secret"] },
    ];
    put(fake, "rows.jsonl", rows.map((row) => JSON.stringify(row)).join("\n"));
    await library.sync();
    const view = library.visibleTo(["open"]);
    const [own, row] = await view.documents();
    expect(await view.originalFile(own!.id)).toMatchObject({ name: "0-b.md", changed: false });
    expect(row).toMatchObject({ file: "rows.jsonl" });
    await expect(view.originalFile(row!.id)).rejects.toMatchObject({ code: "not_allowed" });
    expect(await library.originalFile(row!.id)).toMatchObject({ name: "rows.jsonl" });
  });

  it("changes nothing", async () => {
    const { library } = await libraryOf(articles(["An open day."], []));
    const view = library.visibleTo(["open"]);
    await expect(view.remove((await library.documents())[0]!.id)).rejects.toMatchObject({
      code: "not_allowed",
    });
    await view.close();
    expect(await library.documents()).toHaveLength(1);
  });

  it("is the library itself for who may see all, and one view for the same tags", () => {
    const { library } = new FakeLibrary();
    expect(library.visibleTo(null)).toBe(library);
    expect(library.visibleTo(["a", "b"])).toBe(library.visibleTo(["a", "b"]));
    expect(library.visibleTo(["a"])).not.toBe(library.visibleTo(["a", "b"]));
  });
});
