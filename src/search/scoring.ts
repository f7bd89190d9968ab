import { bm25 } from "./bm25.ts";
import { wordEvidence, type Wanted } from "./evidence.ts";
import { normalise, reciprocalRanks, type SideScores } from "./fusion.ts";
import type { Ranking, RankingWeights } from "./ranking.ts";
import { isReferenceHeading, REFERENCE_LIST_FACTOR } from "./reference-list.ts";
import type { Candidate, ScoredCandidate } from "./candidate.ts";
import { supportOf } from "./support.ts";
import type { HitContributions } from "../core/hit.ts";

/** A candidate with all that speaks for it, before it is weighed. */
interface Evidence extends Omit<ScoredCandidate, "score" | "contributions"> {
  /** The score of the best sentence, at least 0. */
  readonly evidence: number;
}

/** Every candidate with its score, in the order of `candidates`. */
export function scoreCandidates(
  candidates: readonly Candidate[],
  wanted: Wanted,
  ranking: Ranking,
): ScoredCandidate[] {
  const weights = shares(ranking.weights, wanted);
  const evidence = candidates.map((candidate) => evidenceOf(candidate, wanted));
  const sides = ranking.fusion === "convex" ? normalise(evidence) : reciprocalRanks(evidence);
  const scored = evidence.flatMap((candidate, index) => {
    const side = sides[index];
    if (side === undefined) return [];
    const contributions = ownContributions(candidate, side, weights);
    return [{ ...candidate, contributions, score: sumOf(contributions) }];
  });
  const gains = ranking.support ? supportOf(scored) : [];
  return scored.map((candidate, index) => {
    const support = gains[index] ?? 0;
    if (support === 0) return candidate;
    const contributions = { ...candidate.contributions, support };
    return { ...candidate, contributions, score: sumOf(contributions) };
  });
}

function evidenceOf(candidate: Candidate, wanted: Wanted): Evidence {
  const { matches, ...words } = wordEvidence(candidate.words, wanted);
  const sentences = words.sentences.map((coverage, index) => {
    const cosine = candidate.sentenceCosines[index] ?? 0;
    return { score: (cosine + coverage) / 2, cosine, coverage, said: words.said[index] ?? false };
  });
  return {
    ...candidate,
    bm25: bm25(matches, wanted.terms),
    coverage: words.coverage,
    attributed: words.attributed,
    namesMissing: words.namesMissing,
    namesUnknown: words.namesUnknown,
    proximity: words.proximity,
    sentences,
    evidence: sentences.reduce((most, { score }) => Math.max(most, score), 0),
  };
}

function ownContributions(
  { heading, evidence, proximity, sentences }: Evidence,
  { lexical, dense }: SideScores,
  weights: RankingWeights,
): HitContributions {
  const parts = {
    lexical: weights.lexical * lexical,
    dense: weights.dense * dense,
    sentence: weights.sentence * evidence,
    proximity: weights.proximity * proximity,
    attribution: weights.attribution * Number(sentences.some(({ said }) => said)),
    referenceList: 0,
    support: 0,
  };
  return {
    ...parts,
    referenceList: isReferenceHeading(heading) ? (REFERENCE_LIST_FACTOR - 1) * sumOf(parts) : 0,
  };
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
  return of.lexical + of.dense + of.sentence + of.proximity + of.attribution + of.referenceList + of.support;
}
