import type { AskedQuestion } from "./answer-quality.ts";
import { mean } from "./ranking-metrics.ts";
import type { RankedQuestion } from "./ranking-quality.ts";
import { randomisationTest } from "./significance.ts";

/** A measure of the same questions in two runs. Values are 0 to 1, more is better. */
export interface MeasureComparison {
  readonly measure: string;
  /** That both runs have. */
  readonly questions: number;
  /** Questions whose value is now higher than, lower than, or the same as before. */
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  readonly before: number;
  readonly now: number;
  /** `now - before`. */
  readonly difference: number;
  /** How likely so great a mean difference is between equal systems: `randomisationTest`. */
  readonly p: number;
}

/** A question's outcome, whenever it was and however long it took. */
export type Outcome = Omit<AskedQuestion, "tookMs" | "outcome">;

/** Question id → value. */
type Values = ReadonlyMap<string, number>;

const RANKING_MEASURES = [
  ["nDCG@10", "ndcg10"],
  ["recall@10", "recall10"],
  ["recall@100", "recall100"],
  ["MRR@10", "mrr10"],
] as const;

/** What is asked of an answer, as 0 or 1; null for a question that it does not concern. */
const ANSWER_MEASURES: readonly (readonly [string, (question: Outcome) => boolean | null])[] = [
  ["gold answer shown", ({ kind, goldShown }) => (kind === "answerable" ? goldShown : null)],
  ["answerable answered", ({ kind, answered }) => (kind === "answerable" ? answered : null)],
  ["impossible refused", ({ kind, answered }) => (kind === "impossible" ? !answered : null)],
  ["absent refused", ({ kind, answered }) => (kind === "absent" ? !answered : null)],
];

export function compareRankings(
  before: readonly RankedQuestion[],
  now: readonly RankedQuestion[],
): MeasureComparison[] {
  return RANKING_MEASURES.flatMap(([name, field]) => {
    const values = (questions: readonly RankedQuestion[]): Values =>
      new Map(questions.map((question) => [question.id, question[field]]));
    return compare(name, values(before), values(now));
  });
}

export function compareAnswers(before: readonly Outcome[], now: readonly Outcome[]): MeasureComparison[] {
  return ANSWER_MEASURES.flatMap(([name, valueOf]) => {
    const values = (questions: readonly Outcome[]): Values =>
      new Map(
        questions.flatMap((question) => {
          const value = valueOf(question);
          return value === null ? [] : [[question.id, Number(value)]];
        }),
      );
    return compare(name, values(before), values(now));
  });
}

/** No comparison where the runs have no question in common. */
function compare(measure: string, before: Values, now: Values): MeasureComparison[] {
  const pairs = [...now].flatMap(([id, value]) => {
    const former = before.get(id);
    return former === undefined ? [] : [{ before: former, now: value }];
  });
  if (pairs.length === 0) return [];
  const differences = pairs.map((pair) => pair.now - pair.before);
  return [
    {
      measure,
      questions: pairs.length,
      wins: differences.filter((difference) => difference > 0).length,
      losses: differences.filter((difference) => difference < 0).length,
      ties: differences.filter((difference) => difference === 0).length,
      before: mean(pairs.map((pair) => pair.before)) ?? 0,
      now: mean(pairs.map((pair) => pair.now)) ?? 0,
      difference: mean(differences) ?? 0,
      p: randomisationTest(differences),
    },
  ];
}
