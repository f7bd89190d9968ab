import { matchWords, TermNumbers, type WordMatches } from "../words/passage-words.ts";

/** A term of the question with how much its occurrence says. */
export interface WeightedTerm {
  /** Hashes of the stems that count as the term. */
  readonly hashes: readonly number[];
  /** Inverse passage frequency. */
  readonly weight: number;
  /** How much of the question's sense it carries, see `rarity`. */
  readonly rarity: number;
  /** How often the question asks for it. */
  readonly count: number;
  /** 1, or less for a word that the writer may have meant: how far finding it covers the question. */
  readonly certainty: number;
  /** Whether the question writes it as a name or a number. */
  readonly isName: boolean;
  /** Whether any passage of the library holds the word or what was looked for in its place. */
  readonly occurs: boolean;
}

/** What is looked for in each passage. */
export interface Wanted {
  readonly terms: readonly WeightedTerm[];
  /** Hash → numbers of the terms that it stands for: ceasefire is both words of cease fire. */
  readonly numbers: ReadonlyMap<number, readonly number[]>;
  /** The numbers of the terms that name who is to speak; null where the question names nobody. */
  readonly speaker: readonly number[] | null;
  /** The numbers of the terms of what this person is to speak about; empty where the question names nobody. */
  readonly topic: readonly number[];
}

export function wantedOf(
  terms: readonly WeightedTerm[],
  speaker: readonly number[] | null = null,
  topic: readonly number[] = [],
): Wanted {
  const numbers = new TermNumbers();
  terms.forEach(({ hashes }, term) => {
    for (const hash of new Set(hashes)) numbers.set(hash, [...(numbers.get(hash) ?? []), term]);
  });
  return { terms, numbers, speaker, topic };
}

/** What the words of a passage say to the question. */
export interface PassageSignals {
  readonly matches: WordMatches;
  /** For each sentence: the share, by rarity, of the question's terms that it holds; its authors say each of them. */
  readonly sentences: readonly number[];
  /** The same of each sentence together with the one before and the one behind it. */
  readonly contexts: readonly number[];
  /** For each sentence, in a question of what somebody says: whether that is who speaks; empty otherwise. */
  readonly said: readonly boolean[];
  /** The share of the terms that occur in the passage or in what is known of its document. */
  readonly coverage: number;
  /** The share of the question's names and numbers that do not; 0 for a question without any. */
  readonly namesMissing: number;
  /** The share of them that no passage of the library holds. */
  readonly namesUnknown: number;
  /** False only in a question of what somebody says, where this person does not speak here, or no word of the topic falls
   *  in what is said or beside it. */
  readonly attributed: boolean;
  /**
   * For each sentence, in such a question: 0 where this person does not speak, else the share of the topic, by weight, that
   * falls in it or above it, and half of what falls in the two sentences before; empty otherwise.
   */
  readonly onTopic: readonly number[];
}

/** How much it counts that a word of the topic stands in one of the two sentences before what is said of it. */
const TAKEN_UP = 0.5;

/** `said`: for each sentence, whether who is asked for speaks there; nothing where the question names nobody. */
export function passageSignals(
  words: Uint32Array,
  wanted: Wanted,
  said: readonly boolean[] = [],
): PassageSignals {
  const { terms, numbers, speaker } = wanted;
  const matches = matchWords(words, numbers, terms.length);
  const names = new Set(speaker);
  const total = terms.reduce((sum, { rarity }) => sum + rarity, 0);
  const share = (holds: (term: number) => boolean): number =>
    total === 0
      ? 0
      : terms.reduce((sum, { rarity, certainty }, term) => sum + (holds(term) ? rarity * certainty : 0), 0) /
        total;
  const { author, title, heading, text } = matches.frequency;
  const isAuthor = (term: number): boolean => (author[term] ?? 0) > 0;
  // Who is asked about is there when it is that person who speaks; a text about somebody is not by somebody.
  const isSpoken = (term: number, sentence: number): boolean => !names.has(term) || said[sentence] === true;
  const isHeldIn = (term: number, held: readonly number[]): boolean =>
    names.has(term) || isAuthor(term) || held[term] === 1;
  const isHeld = (term: number): boolean =>
    names.has(term)
      ? said.includes(true)
      : isAuthor(term) || (title[term] ?? 0) + (heading[term] ?? 0) + (text[term] ?? 0) > 0;
  const onTopic = onTopicOf(matches, wanted, said);
  const named = [...terms.keys()].filter((term) => terms[term]?.isName === true);
  const saidIn = matches.sentences.map((held, sentence) =>
    terms.map((_, term) => isSpoken(term, sentence) && isHeldIn(term, held)),
  );
  return {
    matches,
    sentences: saidIn.map((said) => share((term) => said[term] === true)),
    contexts: saidIn.map((own, sentence) => {
      const [before, behind] = [saidIn[sentence - 1], saidIn[sentence + 1]];
      return share((term) => own[term] === true || before?.[term] === true || behind?.[term] === true);
    }),
    said,
    coverage: share(isHeld),
    attributed: speaker === null || onTopic.some((share) => share > 0),
    onTopic,
    namesMissing: shareOf(named, (term) => !isHeld(term)),
    namesUnknown: shareOf(named, (term) => !isHeld(term) && terms[term]?.occurs !== true),
  };
}

/** How far the person who is asked for speaks of the topic, for each sentence. */
function onTopicOf(
  { frequency, sentences }: WordMatches,
  { terms, topic }: Wanted,
  said: readonly boolean[],
): number[] {
  const { author, title, heading } = frequency;
  const isInFields = (term: number): boolean =>
    (author[term] ?? 0) + (title[term] ?? 0) + (heading[term] ?? 0) > 0;
  const topicWeight = topic.reduce((sum, term) => sum + (terms[term]?.weight ?? 0), 0);
  const topicShare = (sentence: number): number =>
    topicWeight === 0
      ? 1
      : topic.reduce((sum, term) => {
          const isThere = isInFields(term) || sentences[sentence]?.[term] === 1;
          return sum + (isThere ? (terms[term]?.weight ?? 0) : 0);
        }, 0) / topicWeight;
  return said.map((speaks, index) => {
    if (!speaks) return 0;
    const before = Math.max(0, ...[index - 1, index - 2].map((near) => (near < 0 ? 0 : topicShare(near))));
    return Math.max(topicShare(index), TAKEN_UP * before);
  });
}

/** 0 of none. */
function shareOf(numbers: readonly number[], holds: (number: number) => boolean): number {
  return numbers.length === 0 ? 0 : numbers.filter(holds).length / numbers.length;
}
