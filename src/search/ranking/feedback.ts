import { documentBm25, FIELD_WEIGHTS, idf, USUAL_LENGTH, type CountedTerm } from "../words/bm25.ts";
import { forEachWord } from "../words/passage-words.ts";
import type { Population } from "./population.ts";

/** So many of the best passages are taken for relevant, and so many of the words that they share are looked for. */
const BEST = 10;
const WORDS = 30;

/** A word that more of all passages hold tells nothing of a topic. */
const COMMON = 0.1;

/** A word of one passage alone may be there by chance. */
const FEWEST_HOLDERS = 2;

/** In a passage of fewer words each would count too much. */
const SHORTEST = 10;

/** A passage as it was ranked without feedback. */
export interface RankedWords {
  /** See `encodeWords`. */
  readonly words: Uint32Array;
  readonly score: number;
}

/**
 * What the best passages have in common in words, as a further question: relevance feedback without anybody's judgement
 * (RM3: Lavrenko and Croft, 2001; Abdul-Jaleel and others, 2004). Gives for each of `passages` how well it answers that
 * question, 0 to 1 of the best; all 0 where the best passages share no word that is rare. A question that describes a topic
 * gains by it, one that asks for a fact loses: see `factuality`.
 */
export function feedbackOf(passages: readonly RankedWords[], population: Population): number[] {
  const terms = sharedWords(
    [...passages].sort((left, right) => right.score - left.score).slice(0, BEST),
    population,
  );
  const scores = passages.map(({ words }) => bm25Of(words, terms));
  const most = scores.reduce((greatest, score) => Math.max(greatest, score), 0);
  return scores.map((score) => (most === 0 ? 0 : score / most));
}

/** Hash → what the word counts. */
type SharedWords = ReadonlyMap<number, CountedTerm>;

function sharedWords(best: readonly RankedWords[], { words: sample }: Population): SharedWords {
  const total = best.reduce((sum, { score }) => sum + Math.max(0, score), 0);
  const found = new Map<number, { share: number; holders: number }>();
  for (const { words, score } of total === 0 ? [] : best) {
    const { frequencies, length } = frequenciesOf(words);
    const worth = Math.max(0, score) / total / Math.max(SHORTEST, length);
    for (const [hash, frequency] of frequencies) {
      const { share = 0, holders = 0 } = found.get(hash) ?? {};
      found.set(hash, { share: share + worth * frequency, holders: holders + 1 });
    }
  }
  const telling = [...found].flatMap(([hash, { share, holders }]) => {
    const occurrences = sample.occurrences.get(hash) ?? 0;
    if (holders < FEWEST_HOLDERS || occurrences > COMMON * sample.passages) return [];
    const weight = idf(sample.passages, occurrences);
    return [{ hash, weight, said: share * weight }];
  });
  const first = telling
    .sort((left, right) => right.said - left.said || left.hash - right.hash)
    .slice(0, WORDS);
  const most = first[0]?.said ?? 0;
  return new Map(first.map(({ hash, weight, said }) => [hash, { weight, count: said / most }]));
}

function frequenciesOf(words: Uint32Array): {
  readonly frequencies: ReadonlyMap<number, number>;
  readonly length: number;
} {
  const frequencies = new Map<number, number>();
  let length = 0;
  forEachWord(words, (hash, field) => {
    length += 1;
    frequencies.set(hash, (frequencies.get(hash) ?? 0) + FIELD_WEIGHTS[field]);
  });
  return { frequencies, length };
}

function bm25Of(words: Uint32Array, terms: SharedWords): number {
  if (terms.size === 0) return 0;
  const held = new Map<CountedTerm, number>();
  let length = 0;
  forEachWord(words, (hash, field) => {
    length += 1;
    const term = terms.get(hash);
    if (term !== undefined) held.set(term, (held.get(term) ?? 0) + FIELD_WEIGHTS[field]);
  });
  return documentBm25([...held.values()], length / USUAL_LENGTH, [...held.keys()]);
}
