import type { Hit, HitContributions } from "../../api/questions/hit.ts";

/** What each part of the ranking is called on the command line. */
const PARTS: Readonly<Record<keyof HitContributions, string>> = {
  lexical: "words",
  dense: "meaning",
  document: "document",
  sentence: "sentence",
  feedback: "shared words",
  attribution: "speaker",
  referenceList: "reference list",
  neighbours: "similar passages",
};

/** "score 0.62 = 0.25 words + 0.30 meaning + 0.09 sentence - 0.02 similar passages", the parts where they are known. */
export function formatScore({ score, explanation }: Hit): string {
  const total = `score ${score.toFixed(2)}`;
  if (explanation === undefined) return total;
  const { contributions } = explanation;
  const names = Object.keys(PARTS) as (keyof HitContributions)[];
  const hundredths = roundedTogether(names.map((name) => contributions[name] * 100));
  const parts = names
    .map((name, index) => ({ name, part: hundredths[index] ?? 0 }))
    .filter(({ part }) => part !== 0)
    .map(({ name, part }, index) => {
      const sign = part < 0 ? "- " : index === 0 ? "" : "+ ";
      return `${sign}${(Math.abs(part) / 100).toFixed(2)} ${PARTS[name]}`;
    });
  return parts.length === 0 ? total : `${total} = ${parts.join(" ")}`;
}

/** Whole numbers, each within 1 of its value, whose sum is the rounded sum of the values. */
export function roundedTogether(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    const before = Math.round(sum);
    sum += value;
    return Math.round(sum) - before;
  });
}
