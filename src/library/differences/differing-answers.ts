import type { Difference } from "../../api/differences/difference-responses.ts";
import { asksForFigure, asksForTime, asksWhether } from "../../answer/expectation.ts";
import type { AnswerPart } from "../../api/questions/answer-parts.ts";
import type { Difference as Compared } from "../../differences/comparison.ts";
import { differencesAmong } from "../../differences/grouping.ts";
import type { RankedPassage } from "../../search/search.ts";
import { shownDifference, statedIn, type StatedSentence } from "./stated-sentences.ts";

/** Of each passage so many are looked at that say nearly the same. */
const ALIKE_PASSAGES = 5;
/** A sentence speaks of what is asked when it holds this share of the question's words, by weight. */
const LEAST_COVERAGE = 0.5;
const MOST_SHOWN = 3;

/**
 * Where the passages that a question of a number, of a date or of whether something is so found differ; none for any other
 * question. What differs must be of the kind that is asked for, and one of the sentences must speak of what is asked: it is
 * part of the answer, or holds enough of the question's words.
 */
export function differingAnswers(
  question: string,
  hits: readonly RankedPassage[],
  answer: readonly AnswerPart[],
): Difference[] {
  const kinds = kindsAskedFor(question);
  if (kinds.size === 0) return [];
  const relevant = new Set<StatedSentence>();
  const sentences: StatedSentence[] = [];
  for (const hit of hits) {
    for (const { start, end, coverage } of hit.sentences) {
      const stated = statedIn(hit.passage, { start, end });
      if (stated === null) continue;
      sentences.push(stated);
      const isShown = answer.some(({ text }) => text === stated.sentence.text);
      if (coverage >= LEAST_COVERAGE || isShown) relevant.add(stated);
    }
    for (const alike of hit.nearDuplicates.slice(0, ALIKE_PASSAGES)) {
      sentences.push(...alike.sentences.flatMap((sentence) => statedIn(alike, sentence) ?? []));
    }
  }
  const groups = differencesAmong(
    sentences,
    ({ kind }, left, right) => kinds.has(kind) && (relevant.has(left) || relevant.has(right)),
  );
  return groups.slice(0, MOST_SHOWN).map(shownDifference);
}

function kindsAskedFor(question: string): ReadonlySet<Compared["kind"]> {
  return new Set<Compared["kind"]>([
    ...(asksForFigure(question) ? (["number"] as const) : []),
    ...(asksForTime(question) ? (["date"] as const) : []),
    ...(asksWhether(question) ? (["denial", "number", "date"] as const) : []),
  ]);
}
