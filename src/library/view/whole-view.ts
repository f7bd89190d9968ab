import type { DocumentSummary } from "../../api/document-responses.ts";
import type { SearchedLibrary } from "../../api/questions/question-responses.ts";
import { AsyncVersionedCache, VersionedCache } from "../../core/versioned-cache.ts";
import type { SearchSources } from "../../search/search.ts";
import { Compounds } from "../../search/words/compounds.ts";
import { selectiveTerms, type LexicalTerm } from "../../search/words/selective-terms.ts";
import { Vocabulary } from "../../search/words/vocabulary.ts";
import type { DocumentFacts, DocumentRecord } from "../../store/records.ts";
import type { Store } from "../../store/store.ts";
import { notBuilt } from "../absent.ts";
import { summaryOf } from "../documents/document-summary.ts";
import { FoldedFacts } from "../query/document-filter.ts";
import { problemsIn } from "../sync/file-records.ts";
import { LibraryCoverage } from "./library-coverage.ts";
import { LibraryView, type SearchScope, type ViewStatus } from "./library-view.ts";

/** A word that a question repeats more often proposes no other passages; the ranking counts it as often as it is asked. */
const MOST_REPEATED = 8;

/**
 * So many folded texts are remembered before any are forgotten: a document has a source, some folders, authors and tags. To fold those of
 * 100,000 documents takes half a second, which no change of one document shall cost again.
 */
const FOLDED_TEXTS = 10_000;
const FOLDED_TEXTS_OF_A_DOCUMENT = 8;

/** The library as it is for whoever may see all of it. */
export class WholeView extends LibraryView {
  private readonly searched: LibraryCoverage;
  private readonly listed = new AsyncVersionedCache<number, readonly DocumentSummary[]>();
  private readonly filtered = new AsyncVersionedCache<number, readonly DocumentFacts[]>();
  private readonly foldedFacts = new AsyncVersionedCache<number, FoldedFacts>();
  private folding = new FoldedFacts();
  private readonly spelling = new VersionedCache<number, Vocabulary>();
  private readonly longWords = new AsyncVersionedCache<number, Compounds>();

  constructor(store: Store) {
    super(store);
    this.searched = new LibraryCoverage(store);
  }

  /** Files that could not be read are among them. */
  async documents(): Promise<readonly DocumentSummary[]> {
    return this.listed.get(await this.revision(), async () =>
      (await this.store.documents.all()).map(summaryOf),
    );
  }

  async document(id: string): Promise<DocumentSummary | undefined> {
    const record = await this.record(id);
    return record && summaryOf(record);
  }

  record(id: string): Promise<DocumentRecord | undefined> {
    return this.store.documents.byId(id);
  }

  async status(): Promise<ViewStatus> {
    const { revision, model, fingerprint } = await this.store.record();
    const { documents, passages } = await this.store.documents.count();
    const problems = problemsIn(await this.store.documents.withReason());
    return { built: revision > 0, documents, passages, ...problems, revision, model, fingerprint };
  }

  edition(): Promise<string> {
    return this.store.edition();
  }

  coverage(): Promise<SearchedLibrary> {
    return this.searched.now();
  }

  async requirePassages(): Promise<void> {
    if ((await this.passageCount()) === 0) throw notBuilt(true, (await this.store.waiting.count()).files);
  }

  async facts(): Promise<readonly DocumentFacts[]> {
    return this.filtered.get(await this.revision(), () => this.store.documents.facts());
  }

  async visibility(): Promise<() => boolean> {
    return () => true;
  }

  async folded(): Promise<FoldedFacts> {
    return this.foldedFacts.get(await this.revision(), async () => {
      // A text is folded in the same way whatever changes: only those of documents that are gone are forgotten.
      const most = FOLDED_TEXTS + FOLDED_TEXTS_OF_A_DOCUMENT * (await this.facts()).length;
      if (this.folding.size > most) this.folding = new FoldedFacts();
      return this.folding;
    });
  }

  async rows(): Promise<null> {
    return null;
  }

  protected async passageCount(): Promise<number> {
    return (await this.store.documents.count()).passages;
  }

  protected async vocabulary(): Promise<Vocabulary> {
    return this.spelling.get(await this.revision(), () => new Vocabulary(this.store.lexical));
  }

  protected async compounds(): Promise<Compounds> {
    return this.longWords.get(
      await this.revision(),
      async () => new Compounds(await this.store.lexical.otherForms()),
    );
  }

  protected lexical({ within, sides }: SearchScope): SearchSources["lexical"] {
    const { lexical } = this.store;
    const proposedBy = (terms: readonly LexicalTerm[], limit: number) =>
      lexical.search(formsOf(terms), limit, within);
    return {
      search: async (terms, limit) => {
        // What common words alone would propose, the dense side has to make up for.
        if (sides !== "both") return proposedBy(terms, limit);
        const all = await this.passageCount();
        const share = within === null ? 1 : within.size / all;
        const selective = selectiveTerms(terms, all, limit / share);
        const proposed = await proposedBy(selective, limit);
        // Words may be rarer among the passages that meet filters than their share of all.
        const isEnough = within === null || proposed.length === limit || selective.length === terms.length;
        return isEnough ? proposed : proposedBy(terms, limit);
      },
    };
  }
}

/** SQLite's BM25 adds up what it is asked for, so a word twice counts twice. */
function formsOf(terms: readonly LexicalTerm[]): string[] {
  return terms.flatMap(({ forms, count }) =>
    new Array<readonly string[]>(Math.min(count, MOST_REPEATED)).fill(forms).flat(),
  );
}
