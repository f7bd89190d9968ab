import type { CollectionQuestion } from "./collection.ts";
import { mean, quantile } from "./ranking-metrics.ts";
import type { RankedQuestion } from "./ranking-quality.ts";

/** How the systems do on questions of up to, not including, `below` words, and of as many as the class before ends at. */
export interface LengthClass {
  readonly from: number;
  /** Null for the last class. */
  readonly below: number | null;
  readonly questions: number;
  /** nDCG@10 of each system, in their order. */
  readonly ndcg10: readonly number[];
  /** What a question of this length costs with the first system. */
  readonly medianMs: number | null;
}

/** A line, a paragraph, a page. */
const BOUNDS = [0, 10, 50, 200];

/** The classes that have questions. `systems`: what each ranked, of the same questions; `tookMs`: how long the first took. */
export function lengthClasses(
  questions: readonly CollectionQuestion[],
  systems: readonly (readonly RankedQuestion[])[],
  tookMs: readonly number[],
): LengthClass[] {
  const words = new Map(questions.map(({ id, text }) => [id, text.trim().split(/\s+/u).length]));
  return BOUNDS.map((from, index): LengthClass => {
    const below = BOUNDS[index + 1] ?? null;
    const isWithin = ({ id }: RankedQuestion): boolean => {
      const length = words.get(id) ?? 0;
      return length >= from && (below === null || length < below);
    };
    const within = systems.map((ranked) => ranked.filter(isWithin));
    const times = (systems[0] ?? []).flatMap((question, place) =>
      isWithin(question) ? (tookMs[place] ?? []) : [],
    );
    return {
      from,
      below,
      questions: within[0]?.length ?? 0,
      ndcg10: within.map((ranked) => mean(ranked.map(({ ndcg10 }) => ndcg10)) ?? 0),
      medianMs: times.length === 0 ? null : quantile(times, 0.5),
    };
  }).filter((each) => each.questions > 0);
}
