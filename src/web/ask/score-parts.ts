import type { HitContributions } from "../../api/questions/hit.ts";

const PARTS: Readonly<Record<keyof HitContributions, string>> = {
  lexical: "Words of the question",
  dense: "Meaning of the whole passage",
  document: "What its document is about",
  sentence: "Its best sentence",
  feedback: "The words that the best passages share",
  attribution: "The right person speaks",
  referenceList: "Stands in a list of references",
  neighbours: "Company of similar passages",
};

interface ScorePart {
  readonly name: string;
  readonly hundredths: number;
}

/** What adds or takes anything, in hundredths that add up to the score as it is shown. */
export function partsOf(contributions: HitContributions): ScorePart[] {
  let sum = 0;
  return (Object.keys(PARTS) as (keyof HitContributions)[])
    .map((part) => {
      const before = Math.round(sum * 100);
      sum += contributions[part];
      return { name: PARTS[part], hundredths: Math.round(sum * 100) - before };
    })
    .filter(({ hundredths }) => hundredths !== 0);
}
