import { ANSWER_THRESHOLD, confidenceOf } from "../../answer/confidence.ts";
import { answerEvidence } from "../../answer/answer-features.ts";
import { selectAnswer } from "../../answer/selection.ts";
import { RANKINGS, type Ranking } from "../../search/ranking/ranking.ts";
import { hitOf, round } from "./citation.ts";
import { metadataAnswer, missingMetadata, type MetadataFinding } from "./metadata-answer.ts";
import type { Ranked } from "./searcher.ts";
import type { Answered, Interpretation, NotAnswered, SearchResult } from "../../api/question-responses.ts";
import type { SearchMode } from "../../api/question-requests.ts";

/** What a question found, and how it was read. */
export interface Found extends Ranked {
  readonly interpretation: Interpretation;
  /** The question without what is not searched for. */
  readonly asked: string;
  /** What to know of the hits, as sentences. */
  readonly notes: readonly string[];
  /** What is known of the document, where the question asks who wrote it or when it was published. */
  readonly metadata: MetadataFinding | null;
}

/** Passages that decide whether and how a question is answered, however many are wanted. */
export const EVIDENCE_PASSAGES = 5;

const NOTHING_SPEAKS = "Nothing in your documents speaks to this question. The nearest passages are listed.";

export function resultOf(
  found: Found,
  { query, offset, explain }: { query: string; offset: number; explain: boolean },
): Omit<SearchResult, "tookMs"> {
  const hits = found.hits.map((hit, index) => hitOf(hit, offset + index + 1, explain));
  const note = noteOf(hits.length > 0 ? found.notes : [emptyNote(found, offset), ...found.notes]);
  return { query, interpretation: found.interpretation, hits, note };
}

/**
 * Sentences of the best passages, or the reason why they do not answer the question, with at least `k` hits. A question of a
 * document's metadata is answered by them, unless it may as well be about a text of which the documents speak and they do.
 */
export function answerFrom(
  found: Found,
  { question, k, explain }: { question: string; k: number; explain: boolean },
): Omit<Answered, "tookMs"> | Omit<NotAnswered, "tookMs"> {
  const passages = found.hits.slice(0, EVIDENCE_PASSAGES);
  const evidence = answerEvidence(found.asked, passages);
  const confidence = evidence === null ? 0 : confidenceOf(evidence);
  const answer = confidence >= ANSWER_THRESHOLD ? selectAnswer(found.asked, passages) : null;
  const stated =
    answer === null || found.metadata?.isCertain === true ? metadataAnswer(found, explain) : null;
  if (stated !== null) {
    const others = found.hits.filter(({ passage }) => passage.document.id !== stated.hit.document.id);
    const citations = [
      stated.hit,
      ...others.slice(0, k - 1).map((hit, index) => hitOf(hit, index + 2, explain)),
    ];
    const { interpretation, notes } = found;
    const { answer: statement, confidence: sure } = stated;
    return {
      question,
      interpretation,
      confidence: sure,
      note: noteOf(notes),
      answered: true,
      answer: statement,
      citations,
    };
  }
  const cited = answer?.sentences.map(({ citation }) => citation) ?? [];
  const hits = found.hits.slice(0, Math.max(k, ...cited)).map((hit, index) => hitOf(hit, index + 1, explain));
  const common = {
    question,
    interpretation: found.interpretation,
    confidence: round(confidence),
    note: noteOf(found.notes),
  };
  if (answer !== null) return { ...common, answered: true, answer, citations: hits };
  const reason =
    hits.length === 0 ? emptyNote(found, 0) : (missingMetadata(found.metadata) ?? NOTHING_SPEAKS);
  return { ...common, answered: false, answer, reason, nearest: hits };
}

/** Only the hybrid ranking can be another one than the default. */
export function rankingFor(mode: SearchMode, hybrid: Ranking = RANKINGS.default): Ranking {
  return mode === "hybrid" ? hybrid : RANKINGS[mode];
}

function emptyNote({ scope }: Ranked, offset: number): string {
  if (scope === "no-document") return "No document meets the filters.";
  return offset > 0 ? "There are no further hits." : "No passage holds a word of the question.";
}

function noteOf(sentences: readonly string[]): string | null {
  return sentences.length === 0 ? null : sentences.join(" ");
}
