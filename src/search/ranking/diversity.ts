import type { PassageRow } from "../../core/ids.ts";
import { remembering } from "../../core/remembering.ts";
import { textWords } from "../words/passage-words.ts";
import type { ScoredCandidate } from "./candidate.ts";

/** A passage that stands for those further down that say nearly the same. */
export interface DistinctPassage {
  readonly best: ScoredCandidate;
  readonly nearDuplicates: readonly PassageRow[];
}

/** Two passages say the same when they share this much of the words that either has. */
const SAME_WORDS = 0.8;

/** Nearly equal words give nearly equal cosines with the question: others need not be compared. */
const COSINE_MARGIN = 0.1;

/** Passages further down are taken as they are: to compare all candidates with each other took a third of a search's time. */
const COMPARED = 50;

/**
 * Merges near-identical passages among the first `COMPARED` into the best of them. `ranked` is by falling score, and so is
 * what comes back.
 */
export function collapseDuplicates(ranked: readonly ScoredCandidate[]): DistinctPassage[] {
  const wordsOf = remembering(({ candidate }: ScoredCandidate) => distinctWords(textWords(candidate.words)));
  const kept: { best: ScoredCandidate; nearDuplicates: PassageRow[] }[] = [];
  for (const scored of ranked.slice(0, COMPARED)) {
    const same = kept.find(
      ({ best }) =>
        Math.abs(best.candidate.cosine - scored.candidate.cosine) <= COSINE_MARGIN &&
        haveSameWords(wordsOf(best), wordsOf(scored)),
    );
    if (same === undefined) kept.push({ best: scored, nearDuplicates: [] });
    else same.nearDuplicates.push(scored.candidate.row);
  }
  return [...kept, ...ranked.slice(COMPARED).map((best) => ({ best, nearDuplicates: [] }))];
}

export interface Spread {
  readonly k: number;
  readonly groupByDocument: boolean;
}

/** How many passages of one document stand among the first ones while another document has something to say. */
const OF_ONE_DOCUMENT = 3;

/**
 * A passage of another document has something to say when it reaches this share of the score of the one it displaces. Measured
 * where 1,283 questions are asked of 49 whole articles: with half of it the right passage is among the ten best for 0.6 % fewer.
 */
const WORTH_THE_PLACE = 0.8;

/**
 * Leaves room for other documents: a document's fourth and later passages step back behind those of others, unless these
 * are much weaker. With `groupByDocument` a document is represented by its best passage alone.
 */
export function diversify(hits: readonly DistinctPassage[], { groupByDocument }: Spread): DistinctPassage[] {
  const counts = new Map<string, number>();
  const first: DistinctPassage[] = [];
  const later: DistinctPassage[] = [];
  for (const hit of hits) {
    const count = (counts.get(hit.best.candidate.document) ?? 0) + 1;
    counts.set(hit.best.candidate.document, count);
    if (count === 1 || (!groupByDocument && count <= OF_ONE_DOCUMENT)) first.push(hit);
    else if (!groupByDocument) later.push(hit);
  }
  return mergeByWorth(first, later);
}

/** Both lists are by falling score: one of `later` goes before the first of `first` that is much weaker than it. */
function mergeByWorth(
  first: readonly DistinctPassage[],
  later: readonly DistinctPassage[],
): DistinctPassage[] {
  const merged: DistinctPassage[] = [];
  let next = 0;
  for (const hit of first) {
    for (;;) {
      const waiting = later[next];
      if (waiting === undefined || hit.best.score >= WORTH_THE_PLACE * waiting.best.score) break;
      merged.push(waiting);
      next += 1;
    }
    merged.push(hit);
  }
  return [...merged, ...later.slice(next)];
}

/** Each once, in their order: two passages are compared in one go through both, without a look-up. */
function distinctWords(words: readonly number[]): Uint32Array {
  const sorted = Uint32Array.from(words).sort();
  let count = 0;
  for (const word of sorted) {
    if (count > 0 && sorted[count - 1] === word) continue;
    sorted[count] = word;
    count += 1;
  }
  return sorted.subarray(0, count);
}

/** Whether Jaccard's coefficient reaches `SAME_WORDS`; two texts without words say nothing, so not the same. */
function haveSameWords(left: Uint32Array, right: Uint32Array): boolean {
  // Of shared / (all − shared) ≥ s; the last term keeps a whole number whole.
  const needed = Math.ceil((SAME_WORDS * (left.length + right.length)) / (1 + SAME_WORDS) - 1e-9);
  if (needed === 0 || needed > Math.min(left.length, right.length)) return false;
  let spare = left.length - needed;
  let other = 0;
  for (const word of left) {
    while (other < right.length && (right[other] ?? 0) < word) other += 1;
    if (right[other] === word) continue;
    // Most pairs are told apart by their first words: ten times as fast as counting all of them, measured.
    if (spare === 0) return false;
    spare -= 1;
  }
  return true;
}
