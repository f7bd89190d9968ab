import { mean, shareOf } from "./ranking-metrics.ts";

/** How a confidence threshold would do: a question is refused where its confidence is below it. Shares are 0 to 1. */
export interface RefusalPoint {
  /** At most this share of the answerable questions may be refused. */
  readonly allowed: number;
  /** The highest threshold that keeps to it. */
  readonly threshold: number;
  /** The share of the answerable questions that it refuses. */
  readonly wronglyRefused: number;
  /** The shares that it refuses of what should be refused; null where the collection has no such questions. */
  readonly absentRefused: number | null;
  readonly impossibleRefused: number | null;
}

/** Confidences, by what the documents hold. */
export interface Confidences {
  readonly answerable: readonly number[];
  /** Of questions about an article that was left out of the library. */
  readonly absent: readonly number[];
  /** Of questions that the paragraph they are about does not answer. */
  readonly impossible: readonly number[];
}

/** One point for each allowed share of wrong refusals; none where nothing is answerable. */
export function refusalCurve(
  { answerable, absent, impossible }: Confidences,
  allowedShares: readonly number[],
): RefusalPoint[] {
  const ascending = [...answerable].sort((left, right) => left - right);
  return allowedShares.flatMap((allowed) => {
    const threshold = ascending[Math.min(Math.floor(allowed * ascending.length), ascending.length - 1)];
    if (threshold === undefined) return [];
    const isRefused = (confidence: number): boolean => confidence < threshold;
    return [
      {
        allowed,
        threshold,
        wronglyRefused: shareOf(answerable, isRefused) ?? 0,
        absentRefused: shareOf(absent, isRefused),
        impossibleRefused: shareOf(impossible, isRefused),
      },
    ];
  });
}

/** The questions whose confidence lies from `from` up to, not including, `to`; the last bin includes 1. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly questions: number;
  readonly meanConfidence: number;
  /** The share of them that the documents do answer: the same as the mean confidence where that is well calibrated. */
  readonly answerable: number;
}

/** Bins of equal width, without the empty ones, over answerable and absent questions. */
export function reliability(
  answerable: readonly number[],
  absent: readonly number[],
  bins = 10,
): ReliabilityBin[] {
  const all = [
    ...answerable.map((confidence) => ({ confidence, isAnswerable: true })),
    ...absent.map((confidence) => ({ confidence, isAnswerable: false })),
  ];
  return Array.from({ length: bins }, (_, index) => {
    const inBin = all.filter(({ confidence }) => Math.min(Math.floor(confidence * bins), bins - 1) === index);
    return {
      from: index / bins,
      to: (index + 1) / bins,
      questions: inBin.length,
      meanConfidence: mean(inBin.map(({ confidence }) => confidence)) ?? 0,
      answerable: shareOf(inBin, ({ isAnswerable }) => isAnswerable) ?? 0,
    };
  }).filter(({ questions }) => questions > 0);
}

/**
 * The expected calibration error: by how much the mean confidence of a bin misses the share of answerable questions in it,
 * on average over the questions (Naeini, Cooper and Hauskrecht, 2015). It depends on how many answerable and how many
 * absent questions there are. Null of no questions.
 */
export function calibrationError(bins: readonly ReliabilityBin[]): number | null {
  const questions = bins.reduce((sum, bin) => sum + bin.questions, 0);
  if (questions === 0) return null;
  return bins.reduce(
    (sum, bin) => sum + (bin.questions / questions) * Math.abs(bin.meanConfidence - bin.answerable),
    0,
  );
}
