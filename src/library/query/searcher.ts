import type { Notice } from "../../api/notices/notice.ts";
import type { Interpretation } from "../../api/questions/question-responses.ts";
import type { DocumentId, PassageRow } from "../../core/ids.ts";
import { prepareTerms, type PreparedTerms } from "../../search/question/prepared-terms.ts";
import type { Ranking } from "../../search/ranking/ranking.ts";
import { searchPassages, type Page, type RankedPassage } from "../../search/search.ts";
import type { DenseIndex } from "../../store/dense/dense-index.ts";
import type { DocumentFacts } from "../../store/records.ts";
import { familiarityOf } from "../../text/familiarity.ts";
import { phraseForms } from "../../text/forms.ts";
import type { TextEmbedder } from "../sync/sync-ports.ts";
import type { LibraryView } from "../view/library-view.ts";
import type { FacetName, Facets } from "../../api/filters/facets.ts";
import { facetCounts } from "./facet-counts.ts";
import { documentFilter } from "./document-filter.ts";
import type { InterpretedQuestion } from "./interpretation.ts";
import { unmetFilters } from "./unmet-filters.ts";

export interface SearchOutcome {
  readonly hits: readonly RankedPassage[];
  readonly corrections: Interpretation["corrections"];
  /** Phrases that no passage in question holds, or all of them where none holds all: the search went on without them. */
  readonly absentPhrases: readonly string[];
  /** Sources of documents that meet all filters but those of the date, for they have none; null where no date leaves out any. */
  readonly undated: readonly string[] | null;
  /** Whether any document meets the filters. */
  readonly scope: "all" | "some" | "no-document";
  /** Why no document meets them, and what would. */
  readonly unmet: readonly Notice[];
}

/** A question's words as one state of the library weighs them, and its text with the mistyped ones corrected: what is embedded. */
export interface PreparedQuestion {
  readonly revision: number;
  readonly terms: PreparedTerms;
  readonly text: string;
}

/** Searches one view of a library; what it asks of it belongs into one `read`. */
export class Searcher {
  constructor(
    private readonly view: LibraryView,
    private readonly embedder: Pick<TextEmbedder, "countTokens">,
  ) {}

  /** Weighs the words of a question, and corrects those that are mistyped. */
  async prepare({ question }: InterpretedQuestion): Promise<PreparedQuestion> {
    // Read first: where another process writes meanwhile, the terms are of an earlier revision, and are prepared anew.
    const revision = await this.view.revision();
    // A model's vocabulary holds common words as a whole and builds all others of pieces.
    const isCommon = (word: string): boolean => this.embedder.countTokens(word) === 1;
    const terms = await prepareTerms(question, { ...(await this.view.words()), isCommon });
    return { revision, terms, text: corrected(question.text, terms.corrections) };
  }

  async rank(
    interpreted: InterpretedQuestion,
    prepared: PreparedQuestion,
    vector: Float32Array,
    dense: DenseIndex,
    { page, ranking }: { readonly page: Page; readonly ranking: Ranking },
  ): Promise<SearchOutcome> {
    const { question, phrases, filters } = interpreted;
    const undated = await this.undated(filters);
    const filtered = await this.rowsWithin(filters);
    if (filtered === "no-document") {
      const unmet = await unmetFilters(this.view, filters);
      return { hits: [], corrections: [], absentPhrases: [], undated, scope: "no-document", unmet };
    }
    const { rows: within, absent: absentPhrases } = await this.rowsHolding(phrases, filtered);
    const isCurrent = prepared.revision === (await this.view.revision());
    const { lexicalTerms, wanted, corrections } = isCurrent
      ? prepared.terms
      : (await this.prepare(interpreted)).terms;
    const { attribution } = question;
    const speaker = attribution === null ? null : corrected(attribution.speaker, corrections);
    const sources = await this.view.sources(dense, { within, sides: ranking.sides, speaker });
    const familiarity = familiarityOf(question.text, (text) => this.embedder.countTokens(text));
    const hits = await searchPassages({ lexicalTerms, wanted, vector, familiarity }, page, ranking, sources);
    const scope = within === null ? "all" : "some";
    return { hits, corrections, absentPhrases, undated, scope, unmet: [] };
  }

  /** The passages whose documents meet the filters; null where all may be hits. */
  private async rowsWithin(
    filters: InterpretedQuestion["filters"],
  ): Promise<ReadonlySet<PassageRow> | null | "no-document"> {
    if (filters.length === 0) {
      const rows = await this.view.rows();
      return rows?.size === 0 ? "no-document" : rows;
    }
    const rows = await this.view.rowsMeeting(filters);
    return rows.size === 0 && (await this.meeting(filters)).length === 0 ? "no-document" : rows;
  }

  /** Those of `rows` that hold every phrase which any of them holds; where none holds these together, all of `rows`. */
  private async rowsHolding(
    phrases: readonly string[],
    rows: ReadonlySet<PassageRow> | null,
  ): Promise<{ readonly rows: ReadonlySet<PassageRow> | null; readonly absent: readonly string[] }> {
    if (phrases.length === 0) return { rows, absent: [] };
    const languages = await this.view.languages();
    const holding = async (wanted: readonly string[]): Promise<readonly PassageRow[]> => {
      const found = await this.view.rowsHolding(wanted.map((phrase) => phraseForms(phrase, languages)));
      return found.filter((row) => rows?.has(row) ?? true);
    };
    const absent: string[] = [];
    for (const phrase of phrases) if ((await holding([phrase])).length === 0) absent.push(phrase);
    const present = phrases.filter((phrase) => !absent.includes(phrase));
    if (present.length === 0) return { rows, absent };
    const together = await holding(present);
    return together.length === 0 ? { rows, absent: phrases } : { rows: new Set(together), absent };
  }

  /** The only document that meets the filters; null where there are more, or none. */
  async onlyDocument({ filters }: Pick<InterpretedQuestion, "filters">): Promise<DocumentId | null> {
    const documents = await this.meeting(filters);
    return documents.length === 1 ? (documents[0]?.id ?? null) : null;
  }

  /** The documents that meet the filters, counted. */
  async facets(
    { filters }: Pick<InterpretedQuestion, "filters">,
    names: readonly FacetName[],
  ): Promise<Facets> {
    return facetCounts(await this.meeting(filters), names, await this.view.folded());
  }

  private async undated(filters: InterpretedQuestion["filters"]): Promise<string[] | null> {
    const isDated = filters.some(({ from, to }) => from !== undefined || to !== undefined);
    if (!isDated || filters.some(({ undated }) => undated === "include")) return null;
    const others = filters.map(({ from: _, to: __, ...filter }) => filter);
    return (await this.meeting(others)).filter(({ date }) => date === null).map(({ source }) => source);
  }

  private async meeting(filters: InterpretedQuestion["filters"]): Promise<readonly DocumentFacts[]> {
    return (await this.view.facts()).filter(documentFilter(filters, await this.view.folded()));
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
