import type { StoredCandidate } from "../../core/passage.ts";
import type { HitContributions } from "../../api/questions/hit.ts";

/** A passage that may be a hit, as ranking needs it. */
export interface Candidate extends StoredCandidate {
  /** For each sentence, in a question of what somebody says: whether that is who speaks; empty otherwise. */
  readonly said: readonly boolean[];
}

export interface ScoredSentence {
  /** Half the sentence's cosine, half its coverage of the question's terms; less of the cosine where the model knows little. */
  readonly score: number;
  readonly cosine: number;
  readonly coverage: number;
  /** Of the sentence together with the one before and the one behind it. */
  readonly contextCoverage: number;
  /** In a question of what somebody says: whether that is who speaks. */
  readonly said: boolean;
  /** How far this person speaks of the topic of the question, 0 to 1. */
  readonly onTopic: number;
}

/** What speaks for a passage. */
export interface PassageScores {
  readonly bm25: number;
  readonly coverage: number;
  /** The share of the question's names and numbers that do not; 0 for a question without any. */
  readonly namesMissing: number;
  /** The share of them that no passage of the library holds. */
  readonly namesUnknown: number;
  /** False only in a question of what somebody says, where this person does not speak here or not of the topic. */
  readonly attributed: boolean;
  /** Of its whole document. */
  readonly documentBm25: number;
  readonly documentCosine: number;
  /** In text order. */
  readonly sentences: readonly ScoredSentence[];
  /** The score of the best of them, at least 0. */
  readonly bestSentence: number;
}

export interface ScoredCandidate {
  readonly candidate: Candidate;
  readonly scores: PassageScores;
  readonly contributions: HitContributions;
  /** The sum of the contributions. */
  readonly score: number;
}
