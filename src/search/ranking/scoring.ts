import { bm25 } from "../words/bm25.ts";
import { wordEvidence, type Wanted } from "./passage-signals.ts";
import { normalise, reciprocalRanks, type SideScores } from "./fusion.ts";
import type { Ranking, RankingWeights } from "./ranking.ts";
import { isReferenceHeading, REFERENCE_LIST_FACTOR } from "./reference-list.ts";
import type { Candidate, Evidence, ScoredCandidate } from "./candidate.ts";
import { supportOf, type Supported } from "./neighbours.ts";
import type { HitContributions } from "../../api/hit.ts";

/** Every candidate with its score, in the order of `candidates`. */
export function scoreCandidates(
  candidates: readonly Candidate[],
  wanted: Wanted,
  ranking: Ranking,
): ScoredCandidate[] {
  const weights = shares(ranking.weights, wanted);
  const weighed = candidates.map((candidate) => ({ candidate, evidence: evidenceOf(candidate, wanted) }));
  const raw = weighed.map(({ candidate: { cosine }, evidence: { bm25 } }) => ({ bm25, cosine }));
  const sides = ranking.fusion === "convex" ? normalise(raw) : reciprocalRanks(raw);
  const scored = weighed.flatMap(({ candidate, evidence }, index) => {
    const side = sides[index];
    if (side === undefined) return [];
    const contributions = ownContributions(candidate, evidence, side, weights);
    return [{ candidate, evidence, contributions, score: sumOf(contributions) }];
  });
  const gains = ranking.support ? supportOf(supported(scored)) : [];
  return scored.map((own, index) => {
    const neighbours = gains[index] ?? 0;
    if (neighbours === 0) return own;
    const contributions = { ...own.contributions, neighbours };
    return { ...own, contributions, score: sumOf(contributions) };
  });
}

function evidenceOf({ words, sentenceCosines, said: spoken }: Candidate, wanted: Wanted): Evidence {
  const { matches, said, ...shares } = wordEvidence(words, wanted, spoken);
  const sentences = shares.sentences.map((coverage, index) => {
    const cosine = sentenceCosines[index] ?? 0;
    return { score: (cosine + coverage) / 2, cosine, coverage, said: said[index] ?? false };
  });
  return {
    bm25: bm25(matches, wanted.terms),
    coverage: shares.coverage,
    namesMissing: shares.namesMissing,
    namesUnknown: shares.namesUnknown,
    attributed: shares.attributed,
    proximity: shares.proximity,
    sentences,
    bestSentence: sentences.reduce((most, { score }) => Math.max(most, score), 0),
  };
}

function ownContributions(
  { heading }: Candidate,
  { bestSentence, proximity, sentences }: Evidence,
  { lexical, dense }: SideScores,
  weights: RankingWeights,
): HitContributions {
  const parts = {
    lexical: weights.lexical * lexical,
    dense: weights.dense * dense,
    sentence: weights.sentence * bestSentence,
    proximity: weights.proximity * proximity,
    attribution: weights.attribution * Number(sentences.some(({ said }) => said)),
    referenceList: 0,
    neighbours: 0,
  };
  if (isReferenceHeading(heading)) parts.referenceList = (REFERENCE_LIST_FACTOR - 1) * sumOf(parts);
  return parts;
}

function supported(scored: readonly ScoredCandidate[]): Supported[] {
  const mostWords = scored.reduce((most, { evidence }) => Math.max(most, evidence.bm25), 0);
  const nearest = scored.reduce((most, { candidate }) => Math.max(most, candidate.cosine), -Infinity);
  return scored.map(({ candidate: { vector, cosine, heading }, evidence, score }) => ({
    vector,
    score,
    evidence: evidence.bestSentence,
    undisputed:
      evidence.bm25 > 0 &&
      evidence.bm25 >= mostWords &&
      cosine >= nearest &&
      evidence.attributed &&
      !isReferenceHeading(heading),
  }));
}

/** The weights over the sum of those that apply, so that a score is at most 1. */
function shares(weights: RankingWeights, { speaker }: Wanted): RankingWeights {
  const attribution = speaker === null ? 0 : weights.attribution;
  const { lexical, dense, sentence, proximity } = weights;
  const total = lexical + dense + sentence + proximity + attribution;
  return {
    lexical: lexical / total,
    dense: dense / total,
    sentence: sentence / total,
    proximity: proximity / total,
    attribution: attribution / total,
  };
}

function sumOf(of: HitContributions): number {
  return (
    of.lexical + of.dense + of.sentence + of.proximity + of.attribution + of.referenceList + of.neighbours
  );
}
