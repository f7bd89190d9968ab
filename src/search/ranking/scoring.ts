import type { HitContributions } from "../../api/questions/hit.ts";
import type { DocumentId } from "../../core/ids.ts";
import { bm25, bm25Spread, documentBm25 } from "../words/bm25.ts";
import { frequenciesIn } from "../words/document-words.ts";
import type { Candidate, PassageScores, ScoredCandidate, ScoredSentence } from "./candidate.ts";
import { feedbackOf } from "./feedback.ts";
import { inSpreads, normalise, reciprocalRanks, type SideScores } from "./fusion.ts";
import { supportOf, type Supported } from "./neighbours.ts";
import { passageSignals, type PassageSignals, type Wanted } from "./passage-signals.ts";
import { cosineScale, type Population } from "./population.ts";
import type { Ranking, RankingWeights } from "./ranking.ts";
import { isReferenceHeading } from "../../text/references.ts";

/** What candidates are compared with. */
export interface Asked {
  readonly wanted: Wanted;
  /** Unit length. */
  readonly vector: Float32Array;
  /** How well the model knows what the question is written in, 0 to 1. */
  readonly familiarity: number;
}

/** Each part of a candidate's score, 0 to 1. */
interface Parts extends SideScores {
  readonly documentLexical: number;
  readonly documentDense: number;
}

type Weighed = Pick<ScoredCandidate, "candidate" | "scores">;

/** What is left of the score of a passage in a list of references: found when nothing else is, else below the text. */
const REFERENCE_LIST_FACTOR = 0.5;

/** Every candidate with its score, in the order of `candidates`. */
export function scoreCandidates(
  candidates: readonly Candidate[],
  asked: Asked,
  ranking: Ranking,
  population: Population,
): ScoredCandidate[] {
  // Baselines take each side as it is.
  const [familiarity, words] =
    ranking.fusion === "spreads" ? [asked.familiarity, brevity(asked.wanted)] : [1, 1];
  const weights = shares(ranking.weights, asked.wanted, { familiarity, words });
  const scoresOf = scorerFor(asked.wanted, familiarity, population);
  const weighed = candidates.map((candidate) => ({ candidate, scores: scoresOf(candidate) }));
  const parts = partsOf(weighed, asked, ranking, population);
  const scored = withFeedback(weighed, parts, weights, population);
  const gains = ranking.support ? supportOf(supported(scored), familiarity) : [];
  return scored.map((own, index) => {
    const neighbours = gains[index] ?? 0;
    if (neighbours === 0) return own;
    const contributions = { ...own.contributions, neighbours };
    return { ...own, contributions, score: sumOf(contributions) };
  });
}

/** Every candidate's own score: first without feedback, then with that of the best. */
function withFeedback(
  weighed: readonly Weighed[],
  parts: readonly Parts[],
  weights: RankingWeights,
  population: Population,
): ScoredCandidate[] {
  const scoredBy = (feedback: readonly number[]): ScoredCandidate[] =>
    weighed.flatMap(({ candidate, scores }, index) => {
      const part = parts[index];
      if (part === undefined) return [];
      const contributions = ownContributions(candidate, scores, part, feedback[index] ?? 0, weights);
      return [{ candidate, scores, contributions, score: sumOf(contributions) }];
    });
  const first = scoredBy([]);
  if (weights.feedback === 0) return first;
  const ranked = first.map(({ candidate: { words }, score }) => ({ words, score }));
  return scoredBy(feedbackOf(ranked, population));
}

function scorerFor(
  wanted: Wanted,
  familiarity: number,
  { documentLength }: Population,
): (candidate: Candidate) => PassageScores {
  // Passages of one document share what it says as a whole.
  const ofDocuments = new Map<DocumentId, number>();
  return ({ document, words, cosine, sentenceCosines, said: spoken, whole }) => {
    const signals = passageSignals(words, wanted, spoken);
    const { matches, coverage, namesMissing, namesUnknown, attributed } = signals;
    const sentences = scoredSentences(signals, sentenceCosines, familiarity);
    const own = bm25(matches, wanted.terms);
    if (whole !== null && !ofDocuments.has(document)) {
      const frequencies = frequenciesIn(whole.words, wanted.numbers, wanted.terms.length);
      const length = documentLength > 0 ? whole.length / documentLength : 1;
      ofDocuments.set(document, documentBm25(frequencies, length, wanted.terms));
    }
    return {
      coverage,
      namesMissing,
      namesUnknown,
      attributed,
      bm25: own,
      documentBm25: ofDocuments.get(document) ?? own,
      documentCosine: whole?.cosine ?? cosine,
      sentences,
      bestSentence: sentences.reduce((most, { score }) => Math.max(most, score), 0),
    };
  };
}

/** What the words and the vectors of a passage's sentences say together, in text order. */
export function scoredSentences(
  { sentences, contexts, said, onTopic }: Omit<PassageSignals, "matches">,
  sentenceCosines: readonly number[],
  familiarity: number,
): ScoredSentence[] {
  return sentences.map((coverage, index) => {
    const cosine = sentenceCosines[index] ?? 0;
    return {
      score: (familiarity * cosine + coverage) / (familiarity + 1),
      cosine,
      coverage,
      contextCoverage: contexts[index] ?? coverage,
      said: said[index] ?? false,
      onTopic: onTopic[index] ?? 0,
    };
  });
}

function partsOf(
  weighed: readonly Weighed[],
  { wanted, vector }: Asked,
  { fusion }: Ranking,
  population: Population,
): Parts[] {
  const raw = weighed.map(({ candidate: { cosine }, scores: { bm25 } }) => ({ bm25, cosine }));
  if (fusion === "spreads") {
    const scales = { bm25Spread: bm25Spread(wanted.terms), cosine: cosineScale(population, vector) };
    const sidesOf = inSpreads(raw, scales);
    return weighed.map(({ candidate, scores }) => {
      const own = sidesOf({ bm25: scores.bm25, cosine: candidate.cosine });
      const whole = sidesOf({ bm25: scores.documentBm25, cosine: scores.documentCosine });
      const { lexical, dense } = own;
      return { lexical, dense, documentLexical: whole.lexical, documentDense: whole.dense };
    });
  }
  const sides = fusion === "convex" ? normalise(raw) : reciprocalRanks(raw);
  return sides.map((side) => ({ ...side, documentLexical: 0, documentDense: 0 }));
}

function ownContributions(
  { heading }: Candidate,
  { bestSentence, sentences }: PassageScores,
  parts: Parts,
  feedback: number,
  weights: RankingWeights,
): HitContributions {
  const own = {
    lexical: weights.lexical * parts.lexical,
    dense: weights.dense * parts.dense,
    document: weights.documentLexical * parts.documentLexical + weights.documentDense * parts.documentDense,
    // A cosine may be greater than 1 by a rounding.
    sentence: weights.sentence * Math.min(1, bestSentence),
    feedback: weights.feedback * feedback,
    attribution: weights.attribution * Number(sentences.some(({ said }) => said)),
    referenceList: 0,
    neighbours: 0,
  };
  if (isReferenceHeading(heading)) own.referenceList = (REFERENCE_LIST_FACTOR - 1) * sumOf(own);
  return own;
}

function supported(scored: readonly ScoredCandidate[]): Supported[] {
  const mostWords = scored.reduce((most, { scores }) => Math.max(most, scores.bm25), 0);
  const nearest = scored.reduce((most, { candidate }) => Math.max(most, candidate.cosine), -Infinity);
  return scored.map(({ candidate: { vector, cosine, heading }, scores, score }) => ({
    vector,
    score,
    evidence: scores.bestSentence,
    undisputed:
      scores.bm25 > 0 &&
      scores.bm25 >= mostWords &&
      cosine >= nearest &&
      scores.attributed &&
      !isReferenceHeading(heading),
  }));
}

/** A question of so many different words may ask for one fact; the more it has, the more it describes a topic. */
const WORDS_OF_FACT = 5;

/** How far a question asks for a fact, 0 to 1; measured with weights to its power of ½ and 1 on five collections. */
function factuality({ terms }: Wanted): number {
  return Math.min(1, WORDS_OF_FACT / Math.max(1, terms.length));
}

/** A question of so many different words says what it means; of fewer the words are all there is. */
const WORDS_OF_A_THOUGHT = 4;

/**
 * What the lexical side counts more in a question of one, two or three words: 2, 5/3 and 4/3 times. Measured with none, the same,
 * double and four times as much more, on two rare words that no text but the wanted ones holds together (nDCG@10 64.2, 67.8,
 * 69.3, 71.8) and on the two and three rarest words of questions of the SQuAD part and XQuAD (best as it is, or 0.04 below it).
 */
function brevity({ terms }: Wanted): number {
  return 1 + Math.max(0, WORDS_OF_A_THOUGHT - terms.length) / (WORDS_OF_A_THOUGHT - 1);
}

/**
 * The weights over the sum of those that apply, so that a score is at most 1. One sentence may state a fact, so it counts the
 * most in a question for one; a topic is what many words are about, so feedback counts the more the longer its description.
 */
function shares(
  weights: RankingWeights,
  wanted: Wanted,
  { familiarity, words }: { readonly familiarity: number; readonly words: number },
): RankingWeights {
  const { speaker } = wanted;
  const fact = factuality(wanted);
  const applying = {
    ...weights,
    lexical: weights.lexical * words,
    documentLexical: weights.documentLexical * words,
    sentence: weights.sentence * Math.sqrt(fact),
    feedback: weights.feedback * (1 - fact),
    dense: weights.dense * familiarity,
    documentDense: weights.documentDense * familiarity,
    attribution: speaker === null ? 0 : weights.attribution,
  };
  const { lexical, dense, documentLexical, documentDense, sentence, feedback, attribution } = applying;
  const total = lexical + dense + documentLexical + documentDense + sentence + feedback + attribution;
  return {
    lexical: lexical / total,
    dense: dense / total,
    documentLexical: documentLexical / total,
    documentDense: documentDense / total,
    sentence: sentence / total,
    feedback: feedback / total,
    attribution: attribution / total,
  };
}

function sumOf(of: HitContributions): number {
  return (
    of.lexical +
    of.dense +
    of.document +
    of.sentence +
    of.feedback +
    of.attribution +
    of.referenceList +
    of.neighbours
  );
}
