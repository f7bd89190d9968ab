import type { Span } from "../core/document.ts";

/** A hit that sentences may be taken from, best first; its rank is its place in the list, from 1. */
export interface AnswerSource {
  /** 0 to 1. */
  readonly score: number;
  /** Of the question with the passage. */
  readonly cosine: number;
  /** The share, by weight, of the question's terms that the passage, or what is known of its document, holds. */
  readonly coverage: number;
  /** How well the model knows what question and passage are written in, 0 to 1; 0 where their languages differ. */
  readonly familiarity: number;
  /** The share of the question's names and numbers that the passage does not hold. */
  readonly namesMissing: number;
  /** The share of them that no passage of the library holds. */
  readonly namesUnknown: number;
  /** False only in a question of what somebody says, where this person does not speak here or not of the topic. */
  readonly attributed: boolean;
  readonly passage: Span & { readonly text: string; readonly document: { readonly id: string } };
  readonly sentences: readonly SourceSentence[];
}

export interface SourceSentence extends Span {
  /** Half cosine, half coverage. */
  readonly score: number;
  readonly cosine: number;
  /** The share, by weight, of the question's terms that the sentence holds. */
  readonly coverage: number;
  /** The same of the sentence together with the one before and the one behind it. */
  readonly contextCoverage: number;
  /** In a question of what somebody says: how far this person speaks here of what is asked, 0 to 1. */
  readonly onTopic: number;
}

/** Which sentences may answer: in a question of what somebody says those where this person says it, if there are any. */
export function eligibility(sources: readonly AnswerSource[]): (sentence: SourceSentence) => boolean {
  const isSaid = sources.some(({ sentences }) => sentences.some(({ onTopic }) => onTopic > 0));
  return isSaid ? ({ onTopic }) => onTopic > 0 : () => true;
}

/** In a question of what somebody says, the sources where this person speaks of it, if there are any; else all. */
export function relevantSources(sources: readonly AnswerSource[]): readonly AnswerSource[] {
  const attributed = sources.filter((source) => source.attributed);
  return attributed.length > 0 ? attributed : sources;
}
