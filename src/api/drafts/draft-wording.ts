import type { DraftCheck, DraftFigure, DraftQuotation, FigureVerdict } from "./draft-responses.ts";
import { VERDICT_WORDS } from "../quotes/quote-wording.ts";
import type { Verdict } from "../quotes/quote-responses.ts";

/** What the result of a draft's check is called wherever a person reads it. It imports types alone: the page loads it as it is. */

/** In the order of their words. */
const keysOf = <Key extends string>(words: Readonly<Record<Key, string>>): Key[] =>
  Object.keys(words) as Key[];

/** "12 quotations: 9 verbatim, 2 altered, 1 not found." */
export function draftSummary({ counts, claimCounts, figureCounts, terms }: DraftCheck): string {
  const sentences = [countsSentence("quotation", counts)];
  if (total(claimCounts) > 0) sentences.push(countsSentence("claim", claimCounts));
  const figures = keysOf(FIGURE_COUNTED).filter((verdict) => figureCounts[verdict] > 0);
  if (figures.length > 0) {
    const parts = figures.map((verdict) => `${figureCounts[verdict]} ${FIGURE_COUNTED[verdict]}`);
    sentences.push(`Numbers and dates: ${parts.join(", ")}.`);
  }
  if (terms.length > 0)
    sentences.push(
      `${terms.length} in quotation marks that ${terms.length === 1 ? "is" : "are"} no quotation.`,
    );
  return sentences.join(" ");
}

function countsSentence(noun: string, counts: DraftCheck["counts"]): string {
  const all = total(counts);
  const parts = keysOf(VERDICT_WORDS)
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${VERDICT_WORDS[verdict].toLowerCase()}`);
  return `${all} ${noun}${all === 1 ? "" : "s"}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}.`;
}

function total(counts: DraftCheck["counts"]): number {
  return keysOf(VERDICT_WORDS).reduce((sum, verdict) => sum + counts[verdict], 0);
}

const FIGURE_COUNTED: Readonly<Record<FigureVerdict, string>> = {
  agrees: "as in the documents",
  differs: "other than in the documents",
  "not-found": "not found",
};

const FIGURE_WORDS: Readonly<Record<FigureVerdict, string>> = {
  agrees: "As in the documents",
  differs: "Differs from the documents",
  "not-found": "Not found in the documents",
};

/** "Differs from the documents · page 3 · “98 to 2”" */
export function figureHeading({ verdict, part, page, value }: DraftFigure): string {
  return [
    FIGURE_WORDS[verdict],
    ...(part === null ? [] : [part]),
    ...(page === null ? [] : [`page ${page}`]),
    `“${value}”`,
  ].join(" · ");
}

/** What a document gives for a figure: "“89 to 11”: <citation>". */
export function figurePlace({ value, likeness, citation }: DraftFigure["places"][number]): string {
  const how = likeness === "near" ? " (rounded or less exact)" : "";
  return `“${value}”${how}: ${citation}`;
}

/** What a claim is found to be: it is no quotation, and need not be one. */
const CLAIM_WORDS: Readonly<Record<Verdict, string>> = {
  verbatim: "Claim, in these words",
  altered: "Claim, nearly in these words",
  spliced: "Claim, in words of several places",
  misattributed: "Claim about another's words",
  paraphrase: "Claim, near in meaning",
  absent: "Claim, not found",
};

/** "Altered, page 3, said by Seward" */
export function draftHeading({ kind, check, part, page, by, isOpen }: DraftQuotation): string {
  const { verdict } = check;
  return [
    kind === "claim" ? CLAIM_WORDS[verdict] : VERDICT_WORDS[verdict],
    ...(part === null ? [] : [part]),
    ...(page === null ? [] : [`page ${page}`]),
    ...(by === null ? [] : [`by ${by}`]),
    ...(isOpen ? ["without a closing mark"] : []),
  ].join(" · ");
}

/** What is put before the citation of a place that does not hold the words. */
export function placeLabel(verdict: Verdict): string {
  return verdict === "paraphrase" || verdict === "absent" ? "Nearest: " : "";
}

/** Whether all that the draft quotes stands in the documents as quoted, and no figure differs. Claims are no quotations. */
export function isFaithful({ counts, figureCounts }: DraftCheck): boolean {
  return total(counts) === counts.verbatim && figureCounts.differs === 0;
}
