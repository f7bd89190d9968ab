import type { DocumentSummary } from "../../api/document-responses.ts";
import type { SearchedLibrary } from "../../api/questions/question-responses.ts";
import { VersionedCache } from "../../core/versioned-cache.ts";
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

/** The library as it is for whoever may see all of it. */
export class WholeView extends LibraryView {
  private readonly searched: LibraryCoverage;
  private readonly filtered = new VersionedCache<number, readonly DocumentFacts[]>();
  private readonly foldedFacts = new VersionedCache<number, FoldedFacts>();
  private readonly spelling = new VersionedCache<number, Vocabulary>();
  private readonly longWords = new VersionedCache<number, Compounds>();

  constructor(store: Store) {
    super(store);
    this.searched = new LibraryCoverage(store);
  }

  /** Files that could not be read are among them. */
  documents(): readonly DocumentSummary[] {
    return this.store.documents.all().map(summaryOf);
  }

  document(id: string): DocumentSummary | undefined {
    const record = this.record(id);
    return record && summaryOf(record);
  }

  record(id: string): DocumentRecord | undefined {
    return this.store.documents.byId(id);
  }

  status(): ViewStatus {
    const { revision, model, fingerprint } = this.store.record();
    const { documents, passages } = this.store.documents.count();
    const problems = problemsIn(this.store.documents.withReason());
    return { built: revision > 0, documents, passages, ...problems, revision, model, fingerprint };
  }

  edition(): string {
    return this.store.edition();
  }

  coverage(): SearchedLibrary {
    return this.searched.now();
  }

  requirePassages(): void {
    if (this.passageCount() === 0) throw notBuilt(true, this.store.waiting.count().files);
  }

  facts(): readonly DocumentFacts[] {
    return this.filtered.get(this.revision(), () => this.store.documents.facts());
  }

  folded(): FoldedFacts {
    return this.foldedFacts.get(this.revision(), () => new FoldedFacts());
  }

  rows(): null {
    return null;
  }

  protected passageCount(): number {
    return this.store.documents.count().passages;
  }

  protected vocabulary(): Vocabulary {
    return this.spelling.get(this.revision(), () => new Vocabulary(this.store.lexical.vocabulary()));
  }

  protected compounds(): Compounds {
    return this.longWords.get(this.revision(), () => new Compounds(this.store.lexical.otherForms()));
  }

  protected lexical({ within, sides }: SearchScope): SearchSources["lexical"] {
    const { lexical } = this.store;
    // How common a word is among the passages that meet filters is not known; and what common words alone would propose,
    // the dense side has to make up for.
    const isSelective = within === null && sides === "both";
    const proposing = (terms: readonly LexicalTerm[], limit: number): readonly LexicalTerm[] =>
      isSelective ? selectiveTerms(terms, this.passageCount(), limit) : terms;
    return {
      search: (terms, limit) =>
        lexical.search(
          // SQLite's BM25 adds up what it is asked for, so a word twice counts twice.
          proposing(terms, limit).flatMap(({ forms, count }) =>
            new Array<readonly string[]>(Math.min(count, MOST_REPEATED)).fill(forms).flat(),
          ),
          limit,
          within,
        ),
    };
  }
}
