import { createHash } from "node:crypto";
import type { SearchFilters } from "../../api/filters/filters.ts";
import type { PassageRow } from "../../core/ids.ts";
import { prepareTerms, type WordStatistics } from "../../search/question/prepared-terms.ts";
import { NO_WORDS, Vocabulary } from "../../search/words/vocabulary.ts";
import type { AlertRecord, AlertVector } from "../../store/alerts/alert-table.ts";
import { familiarityOf } from "../../text/familiarity.ts";
import { likeliestLanguage } from "../../text/function-words.ts";
import { phraseForms } from "../../text/forms.ts";
import { documentFilter, type FilteredFacts } from "../query/document-filter.ts";
import { interpret, type InterpretedQuestion } from "../query/interpretation.ts";
import type { TextEmbedder } from "../sync/sync-ports.ts";
import type { LibraryView } from "../view/library-view.ts";
import type { AskedQuestion } from "./alert-match.ts";
import type { NearCopies } from "./near-copy.ts";

/** An alert's question as one state of the library has it. */
export interface PreparedAlert extends AskedQuestion {
  readonly alert: AlertRecord;
  /** Whether a document exists for whoever keeps it, and the filters and operators of the question let it in. */
  readonly isWithin: (document: FilteredFacts) => boolean;
  /** The passages that hold its quoted phrases; null where it has none. */
  readonly holding: ReadonlySet<PassageRow> | null;
  /** Who is to say it; null in a question of anything else. */
  readonly speaker: string | null;
  /** Of the view that it has in common with other alerts. */
  readonly copies: NearCopies;
  /** Where the one that is kept is of another model or another text. */
  readonly newVector: AlertVector | null;
}

/** What the alerts of one view have in common. */
export interface AlertSetting {
  readonly view: LibraryView;
  readonly words: Omit<WordStatistics, "isCommon">;
  readonly copies: NearCopies;
  readonly embedder: TextEmbedder;
}

/** `kept`: the vector that was made before. */
export async function preparedAlert(
  alert: AlertRecord,
  kept: AlertVector | undefined,
  { view, words, copies, embedder }: AlertSetting,
): Promise<PreparedAlert> {
  const asked = await interpretedAlert(alert, view);
  const { text, attribution } = asked.question;
  // No word is corrected: what a kept question waits for may be a name that no document has yet.
  const terms = await prepareTerms(asked.question, {
    ...words,
    vocabulary: async () => NO_VOCABULARY,
    isCommon: (word) => embedder.countTokens(word) === 1,
  });
  const known = kept?.key === vectorKey(embedder, text) ? kept : null;
  const vector = known ?? (await embedded(text, embedder));
  return {
    alert,
    text,
    wanted: terms.wanted,
    vector: vector.vector,
    language: likeliestLanguage(text),
    familiarity: familiarityOf(text, (part) => embedder.countTokens(part)),
    isWithin: await scopeOf(asked, view),
    holding: await holding(asked, words.languages, view),
    speaker: attribution?.speaker ?? null,
    copies,
    newVector: known === null ? vector : null,
  };
}

/** The vector of an alert that is kept now. */
export async function vectorOf(
  alert: AlertRecord,
  view: LibraryView,
  embedder: TextEmbedder,
): Promise<AlertVector> {
  return embedded((await interpretedAlert(alert, view)).question.text, embedder);
}

async function embedded(text: string, embedder: TextEmbedder): Promise<AlertVector> {
  return { key: vectorKey(embedder, text), vector: await embedder.embedQuestion(text) };
}

/** A time that is spoken of ("last month") is the one of the day on which the question was kept. */
export async function interpretedAlert(alert: AlertRecord, view: LibraryView): Promise<InterpretedQuestion> {
  return interpret(alert.question, {
    requested: JSON.parse(alert.filters) as SearchFilters,
    documents: () => view.facts(),
    folded: await view.folded(),
    today: alert.createdAt.slice(0, 10),
  });
}

/** Tells of documents whether a question speaks of them. */
export async function scopeOf(
  { filters }: Pick<InterpretedQuestion, "filters">,
  view: LibraryView,
): Promise<(document: FilteredFacts) => boolean> {
  const [isVisible, isMet] = [await view.visibility(), documentFilter(filters, await view.folded())];
  return (document) => isVisible(document) && isMet(document);
}

const NO_VOCABULARY = new Vocabulary(NO_WORDS);

async function holding(
  { phrases }: InterpretedQuestion,
  languages: WordStatistics["languages"],
  view: LibraryView,
): Promise<ReadonlySet<PassageRow> | null> {
  if (phrases.length === 0) return null;
  return new Set(await view.rowsHolding(phrases.map((phrase) => phraseForms(phrase, languages))));
}

function vectorKey({ fingerprint }: TextEmbedder, text: string): string {
  return createHash("sha256")
    .update(JSON.stringify([fingerprint, text]))
    .digest("hex");
}
