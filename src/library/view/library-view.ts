import type { DocumentSummary } from "../../api/document-responses.ts";
import type { SearchFilters } from "../../api/filters/filters.ts";
import type { LibraryStatus } from "../../api/library-responses.ts";
import type { SearchedLibrary } from "../../api/questions/question-responses.ts";
import { PackedVectors } from "../../core/dot/dot.ts";
import { AppError } from "../../core/errors.ts";
import type { DocumentId, PassageRow } from "../../core/ids.ts";
import type { Statement } from "../../core/statement.ts";
import { AsyncVersionedCache, VersionedCache } from "../../core/versioned-cache.ts";
import type { WordStatistics } from "../../search/question/prepared-terms.ts";
import { peopleAmong, type Person } from "../../people/people.ts";
import { SAMPLE, sampledWords, type Population } from "../../search/ranking/population.ts";
import type { Ranking } from "../../search/ranking/ranking.ts";
import type { SearchSources } from "../../search/search.ts";
import type { Compounds } from "../../search/words/compounds.ts";
import type { Vocabulary } from "../../search/words/vocabulary.ts";
import type { DenseIndex } from "../../store/dense/dense-index.ts";
import type { FoundPassage, StoredCandidate } from "../../core/passage.ts";
import type { DocumentFacts, DocumentRecord } from "../../store/records.ts";
import type { LibraryRecord, Store } from "../../store/store.ts";
import { formsIn, isCompounding, type Language } from "../../text/forms.ts";
import { wordsOf } from "../../text/terms.ts";
import { KnownTitles } from "../suggestions/known-titles.ts";
import { KnownValues } from "../suggestions/known-values.ts";
import { topicsOf } from "../suggestions/topics.ts";
import type { Suggestion } from "../../api/suggestions/suggestion-responses.ts";
import { OrderedDocuments } from "../documents/document-list.ts";
import { documentFilter, type FilteredFacts, type FoldedFacts } from "../query/document-filter.ts";
import { saidIn } from "./said-sentences.ts";

/** A statement and where it stands. */
export interface Said extends Statement {
  readonly document: DocumentId;
}

/** What is told of the state of a library, without where it lies. */
export type ViewStatus = Omit<
  LibraryStatus,
  "documentsDirectory" | "indexDirectory" | "indexBytes" | "readOnly" | "linkedElsewhere" | "scrub"
>;

/** What checking a quotation asks of a library. */
export interface Quotable {
  /** How many passages may be looked at. */
  readonly passages: number;
  readonly languages: readonly Language[];
  /** In how many passages one of the stems stands; of a frequent one `MOST_COUNTED` at least. */
  frequency(stems: readonly string[]): Promise<number>;
  holdingMost(
    arms: Parameters<Store["lexical"]["holdingMost"]>[0],
    limit: number,
  ): ReturnType<Store["lexical"]["holdingMost"]>;
  nearest(
    dense: DenseIndex,
    vector: Float32Array,
    limit: number,
  ): ReturnType<SearchSources["dense"]["search"]>;
  byRows(rows: readonly PassageRow[]): Promise<FoundPassage[]>;
  candidates(rows: readonly PassageRow[], vector: Float32Array): Promise<StoredCandidate[]>;
  /** Empty where the document has gone, or what is stored of it is damaged. */
  text(id: DocumentId): Promise<string>;
  language(id: DocumentId): Promise<Language>;
  statementsOf(id: DocumentId): Promise<readonly Statement[]>;
  placeAt(id: DocumentId, offset: number): Promise<Pick<FoundPassage, "page" | "headings">>;
}

/** Where a question looks. */
export interface SearchScope {
  /** The passages that may be hits; null where all that exist for whoever asks may. */
  readonly within: ReadonlySet<PassageRow> | null;
  readonly sides: Ranking["sides"];
  /** Whose statements are asked for; null in a question of anything else. */
  readonly speaker: string | null;
}

/** Passages and, in the same order, their vectors. */
interface ComparedPassages {
  readonly rows: readonly PassageRow[];
  readonly vectors: PackedVectors;
}

/** Up to so many passages, all are compared with the question: the graph is slow where few of its nodes are wanted. */
const COMPARED_ONE_BY_ONE = 4_000;

/** A word of more passages is frequent, whatever their number: counting on takes long. */
const MOST_COUNTED = 5_000;

/** More different terms than the questions between two changes of a library have. */
const REMEMBERED_TERMS = 50_000;

/**
 * What exists of a library for whoever asks: all of it, or the documents of some tags. Whatever is read, counted, weighed and
 * searched for an answer comes from one of these, which nobody can go round: what a key may see is decided here alone.
 */
export abstract class LibraryView {
  private readonly frequencies = new VersionedCache<number, Map<string, number>>();
  private readonly holding = new VersionedCache<number, Map<string, number>>();
  private readonly speaking = new AsyncVersionedCache<number, readonly Person<Said>[]>();
  private readonly populations = new AsyncVersionedCache<number, Population>();
  private readonly ordered = new AsyncVersionedCache<number, OrderedDocuments>();

  private readonly values = new AsyncVersionedCache<number, KnownValues>();
  private readonly titled = new AsyncVersionedCache<number, KnownTitles>();
  private readonly asked = new AsyncVersionedCache<number, readonly Suggestion[]>();
  private readonly compared = new WeakMap<ReadonlySet<PassageRow>, Promise<ComparedPassages>>();
  private readonly meeting = new AsyncVersionedCache<string, ReadonlySet<PassageRow>>();

  constructor(protected readonly store: Store) {}

  /** In order of their sources. */
  abstract documents(): Promise<readonly DocumentSummary[]>;
  abstract document(id: string): Promise<DocumentSummary | undefined>;
  abstract record(id: string): Promise<DocumentRecord | undefined>;
  abstract status(): Promise<ViewStatus>;
  /** Another text whenever an answer could be another one. */
  abstract edition(): Promise<string>;
  /** How much of the library a search at this moment goes over. */
  abstract coverage(): Promise<SearchedLibrary>;
  /** Throws `library_not_built` where there is nothing to search. */
  abstract requirePassages(): Promise<void>;
  /** What filters look at, of every document that is searched. */
  abstract facts(): Promise<readonly DocumentFacts[]>;
  /** Tells of any document, also of one that is not in the library any more, whether it exists for whoever asks. */
  abstract visibility(): Promise<(document: FilteredFacts) => boolean>;
  /** For the filters of one state of the library. */
  abstract folded(): Promise<FoldedFacts>;
  /** The passages of these documents; null where those are all that the index holds. */
  abstract rows(): Promise<ReadonlySet<PassageRow> | null>;
  protected abstract passageCount(): Promise<number>;
  protected abstract vocabulary(): Promise<Vocabulary>;
  /** Null where the parts of long words are not known. */
  protected abstract compounds(): Promise<Compounds | null>;
  protected abstract lexical(scope: SearchScope): SearchSources["lexical"];

  /** Runs reads that must all see the library as it is at one moment; see `Store.read`. */
  read<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.store.read(work);
  }

  /** Another number whenever anything in the library has changed, whoever may see it. */
  async revision(): Promise<number> {
    return (await this.store.record()).revision;
  }

  async orderedDocuments(): Promise<OrderedDocuments> {
    return this.ordered.get(
      await this.revision(),
      async () => new OrderedDocuments(await this.documents(), await this.folded()),
    );
  }

  /** All that its documents can be filtered by. */
  async knownValues(): Promise<KnownValues> {
    return this.values.get(
      await this.revision(),
      async () => new KnownValues(await this.facts(), await this.folded()),
    );
  }

  /** What can be asked about while somebody types. */
  async titles(): Promise<KnownTitles> {
    return this.titled.get(await this.revision(), async () => new KnownTitles(await this.documents()));
  }

  /** Titles and headings to ask about. */
  async topics(): Promise<readonly Suggestion[]> {
    return this.asked.get(await this.revision(), () => this.read(() => topicsOf(this)));
  }

  model(): Promise<Pick<LibraryRecord, "model" | "fingerprint">> {
    return this.store.record();
  }

  async text(id: string): Promise<string | undefined> {
    const record = await this.record(id);
    return record && this.store.documents.text(record.id);
  }

  /** Undefined for a text that is not as it was stored, too: where many are read, one is left out and the coverage says so. */
  async undamagedText(id: string): Promise<string | undefined> {
    try {
      return await this.text(id);
    } catch (error) {
      if (error instanceof AppError && error.code === "library_damaged") return undefined;
      throw error;
    }
  }

  /** Of the passage in which a character of a document's text stands. */
  placeAt(id: DocumentId, offset: number): Promise<Pick<FoundPassage, "page" | "headings">> {
    return this.store.passages.placeAt(id, offset);
  }

  placesOf(id: DocumentId): ReturnType<Store["passages"]["placesOf"]> {
    return this.store.passages.placesOf(id);
  }

  /**
   * The passages of the documents that meet all of the filters. Those of the filters asked for last are kept: questions with the same ones
   * follow each other, and to list 30,000 passages takes 16 ms.
   */
  async rowsMeeting(filters: readonly SearchFilters[]): Promise<ReadonlySet<PassageRow>> {
    const key = `${await this.revision()} ${JSON.stringify(filters)}`;
    return this.meeting.get(key, async () =>
      this.rowsOf((await this.facts()).filter(documentFilter(filters, await this.folded()))),
    );
  }

  protected async rowsOf(
    documents: readonly { readonly id: DocumentId }[],
  ): Promise<ReadonlySet<PassageRow>> {
    return new Set(await this.store.passages.rowsOf(documents.map(({ id }) => id)));
  }

  /** The passages that hold all phrases, each given by the forms of its words. */
  async rowsHolding(phrases: Parameters<Store["lexical"]["rowsHolding"]>[0]): Promise<readonly PassageRow[]> {
    const rows = await this.rows();
    const holding = await this.store.lexical.rowsHolding(phrases);
    return rows === null ? holding : holding.filter((row) => rows.has(row));
  }

  /** Of the documents, and "not known", by which the words of all the others are read. */
  async languages(): Promise<readonly Language[]> {
    return [...new Set([null, ...(await this.facts()).map(({ language }) => language)])];
  }

  /** How often words occur, and which may be suggested in place of those that do not. */
  async words(): Promise<Omit<WordStatistics, "isCommon">> {
    const { lexical } = this.store;
    const [rows, languages] = [await this.rows(), await this.languages()];
    return {
      passages: await this.passageCount(),
      languages,
      documentFrequency: (forms) => this.documentFrequency(forms, rows),
      hasNeighbours: (left, right) => lexical.hasNeighbours(left, right, rows),
      formOf: (stem) => this.formOf(stem, languages),
      vocabulary: () => this.vocabulary(),
      compounds: async () => (languages.some(isCompounding) ? this.compounds() : null),
    };
  }

  /** Counting a common word's passages takes milliseconds in a large library, and questions share their common words. */
  private async documentFrequency(
    forms: readonly string[],
    rows: ReadonlySet<PassageRow> | null,
  ): Promise<number> {
    const known = this.frequencies.get(await this.revision(), () => new Map<string, number>());
    const key = forms.join(" ");
    const frequency = known.get(key) ?? (await this.store.lexical.documentFrequency(forms, rows));
    if (known.size < REMEMBERED_TERMS) known.set(key, frequency);
    return frequency;
  }

  /** What a question is answered from. */
  async sources(dense: DenseIndex, scope: SearchScope): Promise<SearchSources> {
    const { passages, candidates } = this.store;
    const { speaker } = scope;
    const within = scope.within ?? (await this.rows());
    return {
      lexical: this.lexical(scope),
      dense: this.nearestIn(dense, within),
      passages: {
        documentsOf: (rows) => candidates.documentsOf(rows),
        candidates: (rows, vector) => candidates.of(rows, vector),
        byRows: (rows) => passages.byRows(rows),
      },
      statements: {
        saidIn: async (rows) => (speaker === null ? new Map() : this.saidIn(rows, speaker)),
      },
      population: await this.population(),
    };
  }

  /** For each sentence of each of these passages whether `speaker`, as a question calls him, says it. */
  saidIn(rows: readonly PassageRow[], speaker: string): Promise<ReadonlyMap<PassageRow, readonly boolean[]>> {
    return saidIn(this.store, rows, speaker);
  }

  /** Who speaks in the documents that exist for whoever asks; those who say most first. */
  async people(): Promise<readonly Person<Said>[]> {
    return this.speaking.get(await this.revision(), async () => {
      const there = new Set((await this.facts()).map(({ id }) => id));
      const said = (await this.store.said.all()).filter(({ document }) => there.has(document));
      return peopleAmong(said.map((one) => ({ document: one.document, speaker: one.speaker, said: one })));
    });
  }

  private nearestIn(dense: DenseIndex, within: ReadonlySet<PassageRow> | null): SearchSources["dense"] {
    return {
      search: async (query, limit) =>
        within === null || within.size > COMPARED_ONE_BY_ONE
          ? dense.search(query, limit, within)
          : nearest(await this.comparedIn(within), query, limit),
    };
  }

  /** Kept for as long as the set is, which is for questions with the same filters: to read 3,000 vectors takes 20 ms. */
  private comparedIn(within: ReadonlySet<PassageRow>): Promise<ComparedPassages> {
    const known = this.compared.get(within);
    if (known !== undefined) return known;
    const read = this.store.vectors.vectors([...within]).then((vectors) => ({
      rows: [...vectors.keys()],
      vectors: new PackedVectors([...vectors.values()]),
    }));
    this.compared.set(within, read);
    read.catch(() => this.compared.delete(within));
    return read;
  }

  /** What a quotation is looked for in: the passages `within`, or all that exist for whoever asks where it is null. */
  async quotable(within: ReadonlySet<PassageRow> | null): Promise<Quotable> {
    const { lexical, passages, candidates, said } = this.store;
    const rows = within ?? (await this.rows());
    return {
      passages: rows?.size ?? (await this.passageCount()),
      languages: await this.languages(),
      frequency: async (stems) => {
        if (rows !== null)
          return within === null
            ? this.documentFrequency(stems, rows)
            : lexical.documentFrequency(stems, rows);
        const known = this.holding.get(await this.revision(), () => new Map<string, number>());
        const holding = stems.map(async (stem) => {
          const count = known.get(stem) ?? (await lexical.passagesHolding(stem, MOST_COUNTED));
          if (known.size < REMEMBERED_TERMS) known.set(stem, count);
          return count;
        });
        return (await Promise.all(holding)).reduce((sum, count) => sum + count, 0);
      },
      holdingMost: (arms, limit) => lexical.holdingMost(arms, limit, rows),
      nearest: (dense, vector, limit) => this.nearestIn(dense, rows).search(vector, limit),
      byRows: (wanted) => passages.byRows(wanted),
      candidates: (wanted, vector) => candidates.of(wanted, vector),
      text: async (id) => (await this.undamagedText(id)) ?? "",
      language: async (id) => (await this.record(id))?.language ?? null,
      statementsOf: (id) => said.of(id),
      placeAt: (id, offset) => this.placeAt(id, offset),
    };
  }

  /** The same for all questions of one state of the library. */
  private async population(): Promise<Population> {
    return this.populations.get(await this.revision(), async () => {
      const lengths = (await this.facts()).map(({ characters }) => characters);
      const sample = await this.store.vectors.sample(SAMPLE, await this.rows());
      return {
        vectors: new PackedVectors(sample.map(({ vector }) => vector)),
        words: sampledWords(sample.map(({ words }) => words)),
        documentLength: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length),
      };
    });
  }

  /** The stem itself where no text, but a title or a name, holds the word. */
  private async formOf(stem: string, languages: readonly Language[]): Promise<string> {
    const { lexical, passages } = this.store;
    const [passage] = await passages.byRows(await lexical.search([stem], 1, await this.rows()));
    const isForm = (word: string): boolean =>
      languages.some((language) => formsIn(word, language).words.includes(stem));
    return wordsOf(passage?.text ?? "").find(isForm) ?? stem;
  }
}

/** Exact: every vector is compared. By falling cosine, ties by row. */
function nearest(
  { rows, vectors }: ComparedPassages,
  query: Float32Array,
  limit: number,
): { readonly row: PassageRow; readonly score: number }[] {
  const scores = vectors.dots(query);
  return rows
    .map((row, index) => ({ row, score: scores[index] ?? 0 }))
    .sort((left, right) => right.score - left.score || left.row - right.row)
    .slice(0, limit);
}
