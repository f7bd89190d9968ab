import type { DocumentId, PassageRow } from "../../core/ids.ts";
import { idf } from "../../search/words/bm25.ts";
import { prepareTerms, type PreparedTerms } from "../../search/question/prepared-terms.ts";
import { selectiveTerms, type LexicalTerm } from "../../search/words/selective-terms.ts";
import type { Ranking } from "../../search/ranking/ranking.ts";
import { formsIn, isCompounding, phraseForms, type Language } from "../../text/forms.ts";
import { wordsOf } from "../../text/terms.ts";
import { Compounds } from "../../search/words/compounds.ts";
import { Vocabulary } from "../../search/words/vocabulary.ts";
import { familiarityOf } from "../../text/familiarity.ts";
import { SAMPLE, sampledWords, type Population } from "../../search/ranking/population.ts";
import { searchPassages, type Page, type RankedPassage, type SearchSources } from "../../search/search.ts";
import type { DenseIndex } from "../../store/dense/dense-index.ts";
import type { DocumentFacts } from "../../store/records.ts";
import type { Store } from "../../store/store.ts";
import { dot } from "../../core/dot.ts";
import { VersionedCache } from "../../core/versioned-cache.ts";
import { documentFilter, FoldedFacts } from "./document-filter.ts";
import { saidIn } from "./said-sentences.ts";
import type { InterpretedQuestion } from "./interpretation.ts";
import type { VisibleTags } from "../library.ts";
import type { TextEmbedder } from "../sync/sync-ports.ts";
import type { Interpretation } from "../../api/question-responses.ts";

/** A word that a question repeats more often proposes no other passages; the ranking counts it as often as it is asked. */
const MOST_REPEATED = 8;

/** Up to so many passages, all are compared with the question: the graph is slow where few of its nodes are wanted. */
const COMPARED_ONE_BY_ONE = 4_000;

export interface Ranked {
  readonly hits: readonly RankedPassage[];
  readonly corrections: Interpretation["corrections"];
  /** Phrases that no passage in question holds, or all of them where none holds all: the search went on without them. */
  readonly absentPhrases: readonly string[];
  /** Sources of documents that meet all filters but those of the date, for they have none. */
  readonly undated: readonly string[];
  /** Whether any document meets the filters. */
  readonly scope: "all" | "some" | "no-document";
}

/** A question's words as one state of the library weighs them, and its text with the mistyped ones mended: what is embedded. */
export interface Prepared {
  readonly change: number;
  readonly terms: PreparedTerms;
  readonly text: string;
}

interface Scope {
  /** The passages that may be hits; null where all may. */
  readonly within: readonly PassageRow[] | null;
  /** Those that exist for whoever asks; null where all do. */
  readonly seen: readonly PassageRow[] | null;
  readonly sides: Ranking["sides"];
}

/** More different terms than the questions between two changes of a library have. */
const REMEMBERED_TERMS = 50_000;

/** Searches one state of the library: its methods belong into one `Store.read`. */
export class Searcher {
  private readonly facts = new VersionedCache<number, readonly DocumentFacts[]>();
  private readonly foldedFacts = new VersionedCache<number, FoldedFacts>();
  private readonly words = new VersionedCache<number, Vocabulary>();
  private readonly frequencies = new VersionedCache<number, Map<string, number>>();
  private readonly longWords = new VersionedCache<number, Compounds>();
  private readonly populations = new VersionedCache<string, Population>();

  constructor(
    private readonly store: Store,
    private readonly embedder: Pick<TextEmbedder, "countTokens">,
  ) {}

  /** What filters look at, of every document that is searched. */
  documents(visible: VisibleTags): readonly DocumentFacts[] {
    const documents = this.facts.get(this.store.record().change, () => this.store.documents.facts());
    if (visible === null) return documents;
    // An empty list of tags is no filter, but whoever may see the documents of no tag sees none.
    return visible.length === 0 ? [] : documents.filter(documentFilter([{ tags: visible }], this.folded()));
  }

  /** For the filters of one state of the library. */
  folded(): FoldedFacts {
    return this.foldedFacts.get(this.store.record().change, () => new FoldedFacts());
  }

  /** Weighs the words of a question, and mends those that are mistyped. */
  prepare({ question }: InterpretedQuestion, visible: VisibleTags): Prepared {
    // Read first: where another process writes meanwhile, the terms are of an earlier change, and are prepared anew.
    const { change } = this.store.record();
    const terms = prepareTerms(question, this.statistics(visible, this.seenBy(visible)));
    return { change, terms, text: corrected(question.text, terms.corrections) };
  }

  rank(
    interpreted: InterpretedQuestion,
    prepared: Prepared,
    vector: Float32Array,
    dense: DenseIndex,
    options: { readonly page: Page; readonly ranking: Ranking; readonly visible: VisibleTags },
  ): Ranked {
    const { question, phrases, filters } = interpreted;
    const seen = this.seenBy(options.visible);
    const undated = this.undated(filters, options.visible);
    const filtered = this.rowsWithin(filters, options.visible, seen);
    if (filtered === "no-document") {
      return { hits: [], corrections: [], absentPhrases: [], undated, scope: "no-document" };
    }
    const languages = this.languages(options.visible);
    const { rows: within, absent: absentPhrases } = this.rowsHolding(phrases, filtered, languages);
    const isCurrent = prepared.change === this.store.record().change;
    const { terms } = isCurrent ? prepared : this.prepare(interpreted, options.visible);
    const { lexicalTerms, wanted, corrections } = terms;
    const { attribution } = question;
    const asked = attribution === null ? null : corrected(attribution.speaker, corrections);
    const scope = { within, seen, sides: options.ranking.sides };
    const population = this.population(options.visible, seen);
    const sources = { ...this.sources(dense, scope, asked), population };
    const familiarity = familiarityOf(question.text, (text) => this.embedder.countTokens(text));
    const hits = searchPassages(
      { lexicalTerms, wanted, vector, familiarity },
      options.page,
      options.ranking,
      sources,
    );
    return { hits, corrections, absentPhrases, undated, scope: within === null ? "all" : "some" };
  }

  /** The passages whose documents meet the filters; null where all may be hits. */
  private rowsWithin(
    filters: InterpretedQuestion["filters"],
    visible: VisibleTags,
    seen: readonly PassageRow[] | null,
  ): readonly PassageRow[] | null | "no-document" {
    if (filters.length === 0 && visible === null) return null;
    const documents = this.documents(visible).filter(documentFilter(filters, this.folded()));
    if (documents.length === 0) return "no-document";
    return filters.length === 0 ? seen : this.rowsOf(documents);
  }

  /** Those of `rows` that hold every phrase which any of them holds; where none holds these together, all of `rows`. */
  private rowsHolding(
    phrases: readonly string[],
    rows: readonly PassageRow[] | null,
    languages: readonly Language[],
  ): { readonly rows: readonly PassageRow[] | null; readonly absent: readonly string[] } {
    const allowed = rows === null ? null : new Set(rows);
    const holding = (wanted: readonly string[]): readonly PassageRow[] =>
      this.store.lexical
        .rowsHolding(wanted.map((phrase) => phraseForms(phrase, languages)))
        .filter((row) => allowed?.has(row) ?? true);
    const absent = phrases.filter((phrase) => holding([phrase]).length === 0);
    const present = phrases.filter((phrase) => !absent.includes(phrase));
    if (present.length === 0) return { rows, absent };
    const together = holding(present);
    return together.length === 0 ? { rows, absent: phrases } : { rows: together, absent };
  }

  /** The only document that meets the filters; null where there are more, or none. */
  onlyDocument({ filters }: Pick<InterpretedQuestion, "filters">, visible: VisibleTags): DocumentId | null {
    const documents = this.documents(visible).filter(documentFilter(filters, this.folded()));
    return documents.length === 1 ? (documents[0]?.id ?? null) : null;
  }

  private undated(filters: InterpretedQuestion["filters"], visible: VisibleTags): string[] {
    if (filters.every(({ from, to }) => from === undefined && to === undefined)) return [];
    const others = filters.map(({ from: _, to: __, ...filter }) => filter);
    return this.documents(visible)
      .filter(({ date }) => date === null)
      .filter(documentFilter(others, this.folded()))
      .map(({ source }) => source);
  }

  /** Null where all passages may be seen. */
  private seenBy(visible: VisibleTags): readonly PassageRow[] | null {
    return visible === null ? null : this.rowsOf(this.documents(visible));
  }

  private rowsOf(documents: readonly { readonly id: DocumentId }[]): readonly PassageRow[] {
    return this.store.passages.rowsOf(documents.map(({ id }) => id));
  }

  /** What is counted, and which words may be suggested, is of the passages that may be seen. */
  private statistics(
    visible: VisibleTags,
    seen: readonly PassageRow[] | null,
  ): Parameters<typeof prepareTerms>[1] {
    const { lexical } = this.store;
    const languages = this.languages(visible);
    return {
      passages: seen === null ? this.store.documents.count().passages : seen.length,
      languages,
      documentFrequency: (forms) => this.documentFrequency(forms, seen),
      hasNeighbours: (left, right) => lexical.hasNeighbours(left, right, seen),
      // A model's vocabulary holds common words as a whole and builds all others of pieces.
      isCommon: (word) => this.embedder.countTokens(word) === 1,
      formOf: (stem) => this.formOf(stem, languages),
      vocabulary: () => (seen === null ? this.vocabulary() : new Vocabulary(new Map())),
      compounds: () => (seen === null && languages.some(isCompounding) ? this.compounds() : null),
    };
  }

  /** Counting a common word's passages takes milliseconds in a large library, and questions share their common words. */
  private documentFrequency(forms: readonly string[], seen: readonly PassageRow[] | null): number {
    const { lexical } = this.store;
    if (seen !== null) return lexical.documentFrequency(forms, seen);
    const known = this.frequencies.get(this.store.record().change, () => new Map<string, number>());
    const key = forms.join(" ");
    const frequency = known.get(key) ?? lexical.documentFrequency(forms);
    if (known.size < REMEMBERED_TERMS) known.set(key, frequency);
    return frequency;
  }

  /** Of the documents that may be seen, and "not known", by which the words of all the others are read. */
  private languages(visible: VisibleTags): readonly Language[] {
    return [...new Set([null, ...this.documents(visible).map(({ language }) => language)])];
  }

  /** The stem itself where no text, but a title or a name, holds the word. */
  private formOf(stem: string, languages: readonly Language[]): string {
    const { lexical, passages } = this.store;
    const [passage] = passages.byRows(lexical.search([stem], 1));
    const isForm = (word: string): boolean =>
      languages.some((language) => formsIn(word, language).words.includes(stem));
    return wordsOf(passage?.text ?? "").find(isForm) ?? stem;
  }

  private compounds(): Compounds {
    const { lexical } = this.store;
    return this.longWords.get(this.store.record().change, () => new Compounds(lexical.otherForms()));
  }

  private vocabulary(): Vocabulary {
    return this.words.get(this.store.record().change, () => new Vocabulary(this.store.lexical.vocabulary()));
  }

  /** The same for all questions of one state of the library and of whoever may see the same of it. */
  private population(visible: VisibleTags, seen: readonly PassageRow[] | null): Population {
    const { change } = this.store.record();
    return this.populations.get(JSON.stringify([change, visible]), () => {
      const lengths = this.documents(visible).map(({ characters }) => characters);
      const sample = this.store.vectors.sample(SAMPLE, seen);
      return {
        vectors: sample.map(({ vector }) => vector),
        words: sampledWords(sample.map(({ words }) => words)),
        documentLength: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length),
      };
    });
  }

  private sources(
    dense: DenseIndex,
    { within, seen, sides }: Scope,
    asked: string | null,
  ): Omit<SearchSources, "population"> {
    const { vectors, passages } = this.store;
    return {
      lexical: seen === null ? this.lexicalOver({ within, sides }) : this.lexicalOfSeen(seen, within ?? seen),
      dense: {
        search: (query, limit) =>
          within === null || within.length > COMPARED_ONE_BY_ONE
            ? dense.search(query, limit, within === null ? null : new Set(within))
            : nearest(vectors.vectors(within), query, limit),
      },
      passages,
      statements: { saidIn: (rows) => (asked === null ? new Map() : saidIn(this.store, rows, asked)) },
    };
  }

  private lexicalOver({ within, sides }: Omit<Scope, "seen">): SearchSources["lexical"] {
    const { lexical, documents } = this.store;
    // How common a word is among the passages that meet filters is not known; and what common words alone would propose,
    // the dense side has to make up for.
    const isSelective = within === null && sides === "both";
    const proposing = (terms: readonly LexicalTerm[], limit: number): readonly LexicalTerm[] =>
      isSelective ? selectiveTerms(terms, documents.count().passages, limit) : terms;
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

  /** Which passages come into question must not depend on those that may not be seen either. */
  private lexicalOfSeen(
    seen: readonly PassageRow[],
    within: readonly PassageRow[],
  ): SearchSources["lexical"] {
    return {
      search: (terms, limit) =>
        this.store.lexical.heaviest(
          terms.map(({ forms, passages, count }) => ({
            forms,
            weight: count * idf(seen.length, passages),
          })),
          limit,
          within,
        ),
    };
  }
}

function corrected(text: string, corrections: Interpretation["corrections"]): string {
  return corrections.reduce(
    (written, correction) =>
      written.replace(
        new RegExp(`(?<!\\p{L})${correction.original}(?!\\p{L})`, "giu"),
        () => correction.corrected,
      ),
    text,
  );
}

/** Exact: every vector is compared. By falling cosine, ties by row. */
function nearest(
  vectors: ReadonlyMap<PassageRow, Float32Array>,
  query: Float32Array,
  limit: number,
): { readonly row: PassageRow; readonly score: number }[] {
  return [...vectors]
    .map(([row, vector]) => ({ row, score: dot(vector, query) }))
    .sort((left, right) => right.score - left.score || left.row - right.row)
    .slice(0, limit);
}
