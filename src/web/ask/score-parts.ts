import type { HitContributions } from "../../api/questions/hit.ts";

/** In the order in which they are shown. */
const PARTS = [
  "lexical",
  "dense",
  "document",
  "sentence",
  "feedback",
  "attribution",
  "referenceList",
  "neighbours",
] as const satisfies readonly (keyof HitContributions)[];

interface ScorePart {
  readonly part: keyof HitContributions;
  readonly hundredths: number;
}

/** What adds or takes anything, in hundredths that add up to the score as it is shown. */
export function partsOf(contributions: HitContributions): ScorePart[] {
  let sum = 0;
  return PARTS.map((part) => {
    const before = Math.round(sum * 100);
    sum += contributions[part];
    return { part, hundredths: Math.round(sum * 100) - before };
  }).filter(({ hundredths }) => hundredths !== 0);
}
