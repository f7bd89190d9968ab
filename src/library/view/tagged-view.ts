import { createHash } from "node:crypto";
import type { DocumentSummary } from "../../api/document-responses.ts";
import type { SearchedLibrary } from "../../api/questions/question-responses.ts";
import { AppError } from "../../core/errors.ts";
import type { PassageRow } from "../../core/ids.ts";
import { AsyncVersionedCache } from "../../core/versioned-cache.ts";
import type { SearchSources } from "../../search/search.ts";
import { idf } from "../../search/words/bm25.ts";
import { NO_WORDS, Vocabulary } from "../../search/words/vocabulary.ts";
import type { DocumentFacts, DocumentRecord } from "../../store/records.ts";
import type { Store } from "../../store/store.ts";
import { documentFilter, type FilteredFacts, type FoldedFacts } from "../query/document-filter.ts";
import { LibraryView, type SearchScope, type ViewStatus } from "./library-view.ts";
import type { WholeView } from "./whole-view.ts";

/**
 * A library as it is for a reader of some tags. Everything but the time that it takes is as in a library without all other
 * documents: a document of other tags is missing like any that never was, and nothing is counted with it or said of it.
 */
export class TaggedView extends LibraryView {
  private readonly shown = new AsyncVersionedCache<number, readonly DocumentSummary[]>();
  private readonly filtered = new AsyncVersionedCache<number, readonly DocumentFacts[]>();
  private readonly digests = new AsyncVersionedCache<number, number>();
  private readonly visibleRows = new AsyncVersionedCache<number, ReadonlySet<PassageRow>>();

  constructor(
    store: Store,
    private readonly whole: WholeView,
    private readonly tags: readonly string[],
  ) {
    super(store);
  }

  /** Without files that could not be read or are of another kind: nobody has said whose they are. */
  async documents(): Promise<readonly DocumentSummary[]> {
    return this.shown.get(await this.revision(), async () => {
      const isVisible = await this.visibility();
      const isRead = ({ state }: DocumentSummary): boolean => state !== "failed" && state !== "skipped";
      return (await this.whole.documents())
        .filter((document) => isRead(document) && isVisible(document))
        .map(withoutOthers);
    });
  }

  async document(id: string): Promise<DocumentSummary | undefined> {
    return (await this.documents()).find((document) => document.id === id);
  }

  async record(id: string): Promise<DocumentRecord | undefined> {
    return (await this.document(id)) && this.whole.record(id);
  }

  /** `revision` is another number whenever something visible changes, and only then. */
  async status(): Promise<ViewStatus> {
    const documents = await this.documents();
    const { model, fingerprint } = await this.model();
    return {
      built: documents.length > 0,
      documents: documents.length,
      passages: documents.reduce((sum, { passages }) => sum + passages, 0),
      failed: [],
      skipped: [],
      revision: await this.digest(),
      model,
      fingerprint,
    };
  }

  async edition(): Promise<string> {
    return [await this.digest(), (await this.model()).fingerprint].join(" ");
  }

  /**
   * Which files are waiting or could not be read would tell of others, since nobody has said whose they are: so it is not
   * told, and the library is never said to be complete.
   */
  async coverage(): Promise<SearchedLibrary> {
    return { complete: false, searched: (await this.facts()).length, waiting: null, unreadable: null };
  }

  async requirePassages(): Promise<void> {
    if ((await this.facts()).length > 0) return;
    throw new AppError("library_not_built", "The library holds no documents yet.");
  }

  async facts(): Promise<readonly DocumentFacts[]> {
    return this.filtered.get(await this.revision(), async () =>
      (await this.whole.facts()).filter(await this.visibility()),
    );
  }

  async visibility(): Promise<(document: FilteredFacts) => boolean> {
    // An empty list of tags is no filter, but whoever may see the documents of no tag sees none.
    if (this.tags.length === 0) return () => false;
    return documentFilter([{ tags: this.tags }], await this.folded());
  }

  folded(): Promise<FoldedFacts> {
    return this.whole.folded();
  }

  async rows(): Promise<ReadonlySet<PassageRow>> {
    return this.visibleRows.get(await this.revision(), async () => this.rowsOf(await this.facts()));
  }

  protected async passageCount(): Promise<number> {
    return (await this.rows()).size;
  }

  /** No word is suggested: which the library knows is found among all documents. */
  protected async vocabulary(): Promise<Vocabulary> {
    return new Vocabulary(NO_WORDS);
  }

  protected async compounds(): Promise<null> {
    return null;
  }

  /** Which passages come into question must not depend on those that may not be seen either. */
  protected lexical({ within }: SearchScope): SearchSources["lexical"] {
    return {
      search: async (terms, limit) => {
        const rows = await this.rows();
        const weighted = terms.map(({ forms, passages, count }) => ({
          forms,
          weight: count * idf(rows.size, passages),
        }));
        return this.store.lexical.heaviest(weighted, limit, within ?? rows);
      },
    };
  }

  private async digest(): Promise<number> {
    return this.digests.get(await this.revision(), async () => digestOf(await this.documents()));
  }
}

/**
 * Without what speaks of other documents. Which of several near-duplicates counts as the first one is found among all, so
 * that none is named. The size of a file that holds several documents is the size of all of them.
 */
function withoutOthers(document: DocumentSummary): DocumentSummary {
  const state = document.state === "duplicate" ? "indexed" : document.state;
  return { ...document, state, duplicateOf: null, bytes: document.part === null ? document.bytes : 0 };
}
const DIGITS_OF_48_BITS = 12;

/** 0 for no documents, as in a library that is not built. */
function digestOf(documents: readonly DocumentSummary[]): number {
  if (documents.length === 0) return 0;
  const digest = createHash("sha256").update(JSON.stringify(documents)).digest("hex");
  return Number.parseInt(digest.slice(0, DIGITS_OF_48_BITS), 16);
}
