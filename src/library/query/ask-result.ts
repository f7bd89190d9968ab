import { confidenceOf, verdictOf } from "../../answer/confidence.ts";
import { answerFeatures } from "../../answer/answer-features.ts";
import { selectAnswer } from "../../answer/selection.ts";
import { RANKINGS, type Ranking } from "../../search/ranking/ranking.ts";
import { documentsSearched } from "../../api/questions/answer-wording.ts";
import { asField, notice, sentencesOf, type Notice } from "../../api/notices/notice.ts";
import type { Facets } from "../../api/filters/facets.ts";
import type { Hit } from "../../api/questions/hit.ts";
import type { AnswerSource } from "../../answer/source.ts";

import { areDifferent, TELLING_CHARACTERS } from "../../text/familiarity.ts";
import { likeliestLanguage } from "../../text/function-words.ts";
import { differingAnswers } from "../differences/differing-answers.ts";
import { hitOf, round } from "./citation.ts";
import { metadataAnswer, missingMetadata, type MetadataFinding } from "./metadata-answer.ts";
import type { SearchOutcome } from "./searcher.ts";
import type {
  Answered,
  Interpretation,
  NotAnswered,
  SearchedLibrary,
  SearchResult,
} from "../../api/questions/question-responses.ts";
import type { SearchMode } from "../../api/questions/question-requests.ts";

/** What a question found, and how it was read. */
export interface QuestionOutcome extends SearchOutcome {
  readonly interpretation: Interpretation;
  /** The question without what is not searched for. */
  readonly asked: string;
  /** How well the model knows what a text is written in, see `familiarityOf`. */
  readonly familiarityOf: (text: string) => number;
  /** What to know of the hits. */
  readonly notes: readonly Notice[];
  /** What is known of the document, where the question asks who wrote it or when it was published. */
  readonly metadata: MetadataFinding | null;
  /** How much of the library was searched. */
  readonly library: SearchedLibrary;
  /** The documents that meet the filters, where they were to be counted. */
  readonly counted: { readonly facets?: Facets };
}

/** Passages that decide whether and how a question is answered, however many are wanted. */
export const EVIDENCE_PASSAGES = 5;
/** Passages among which sources that differ are looked for, however many are wanted. */
export const COMPARED_PASSAGES = 10;

export function toSearchResult(
  found: QuestionOutcome,
  { query, offset, explain }: { query: string; offset: number; explain: boolean },
): Omit<SearchResult, "tookMs"> {
  const hits = found.hits.map((hit, index) => hitOf(hit, offset + index + 1, explain));
  const notes = hits.length > 0 ? found.notes : [emptyNote(found, offset), ...found.notes];
  return {
    query,
    interpretation: found.interpretation,
    hits,
    note: sentencesOf(notes),
    ...asField("notes", notes),
    library: found.library,
    ...undatedIn(found),
    ...found.counted,
  };
}

/**
 * Sentences of the best passages, or the reason why they do not answer the question, with at least `k` hits. A question of a
 * document's metadata is answered by them, unless it may as well be about a text of which the documents speak and they do.
 */
export function toAskResult(
  found: QuestionOutcome,
  { question, k, explain }: { question: string; k: number; explain: boolean },
): Omit<Answered, "tookMs"> | Omit<NotAnswered, "tookMs"> {
  const passages = sourcesIn(found);
  const features = answerFeatures(found.asked, passages);
  const confidence = features === null ? 0 : confidenceOf(features);
  const { metadata } = found;
  const said = verdictOf(confidence);
  const stated = said !== "answered" || metadata?.isCertain === true ? metadataAnswer(found, explain) : null;
  const verdict = stated === null && metadata?.pointsToDocument === true ? "not-found" : said;
  const answer = verdict === "answered" ? selectAnswer(found.asked, passages) : null;
  const common = {
    question,
    interpretation: found.interpretation,
    confidence: round(stated?.confidence ?? (verdict === said ? confidence : 0)),
    note: sentencesOf(found.notes),
    ...asField("notes", found.notes),
    library: found.library,
    ...undatedIn(found),
    ...found.counted,
  };
  if (stated !== null) {
    const citations = [stated.hit, ...otherHits(found, stated.hit, { k, explain })];
    return { ...common, answered: true, outcome: "answered", answer: stated.answer, citations };
  }
  const cited = answer?.sentences.map(({ citation }) => citation) ?? [];
  const hits = found.hits.slice(0, Math.max(k, ...cited)).map((hit, index) => hitOf(hit, index + 1, explain));
  if (answer !== null) {
    const differences = differingAnswers(
      found.asked,
      found.hits.slice(0, COMPARED_PASSAGES),
      answer.sentences,
    );
    const differing = differences.length === 0 ? {} : { differences };
    return { ...common, answered: true, outcome: "answered", answer, citations: hits, ...differing };
  }
  const outcome = verdict === "not-found" ? "not-found" : "uncertain";
  const reason = reasonFor(outcome, found);
  return {
    ...common,
    answered: false,
    outcome,
    answer,
    reason: reason.text,
    reasons: [reason],
    nearest: hits,
  };
}

function undatedIn({ undated }: SearchOutcome): Pick<SearchResult, "undated"> {
  return undated === null ? {} : { undated: undated.length };
}

function reasonFor(outcome: NotAnswered["outcome"], found: QuestionOutcome): Notice {
  if (outcome === "not-found" && found.hits.length === 0) return emptyNote(found, 0);
  const missing = missingMetadata(found.metadata);
  return missing ?? (outcome === "uncertain" ? notice("uncertain") : nothingIn(found.library));
}

/** Of other documents than the one whose metadata answer. */
function otherHits(
  { hits }: QuestionOutcome,
  { document }: Hit,
  { k, explain }: { readonly k: number; readonly explain: boolean },
): Hit[] {
  return hits
    .filter(({ passage }) => passage.document.id !== document.id)
    .slice(0, k - 1)
    .map((hit, index) => hitOf(hit, index + 2, explain));
}

/** The model's vectors compare only what it knows: the lesser of question and passage counts. */
function sourcesIn({ hits, asked, familiarityOf }: QuestionOutcome): AnswerSource[] {
  const known = familiarityOf(asked);
  const language = likeliestLanguage(asked);
  return hits.slice(0, EVIDENCE_PASSAGES).map((hit) => {
    const beginning = hit.passage.text.slice(0, TELLING_CHARACTERS);
    const isForeign = areDifferent(language, likeliestLanguage(beginning));
    return { ...hit, familiarity: isForeign ? 0 : Math.min(known, familiarityOf(beginning)) };
  });
}

/** Only the hybrid ranking can be another one than the default. */
export function rankingFor(mode: SearchMode, hybrid: Ranking = RANKINGS.default): Ranking {
  return mode === "hybrid" ? hybrid : RANKINGS[mode];
}

function emptyNote({ scope }: SearchOutcome, offset: number): Notice {
  if (scope === "no-document") return notice("no-document-in-filters");
  return notice(offset > 0 ? "no-further-hits" : "no-word-found");
}

function nothingIn(library: SearchedLibrary): Notice {
  return notice("nothing-found", { documents: documentsSearched(library) });
}
