import type { Language } from "../text/forms.ts";
import { isFunctionWord } from "../text/function-words.ts";
import { splitSentences } from "../text/sentences/sentences.ts";
import type { Alignment, Step } from "./alignment.ts";
import type { Comparison, Stretch } from "./comparison.ts";
import type { Quotation, Unit } from "./units.ts";

/** How much of a quotation stands at a place. */
export type Nearness = "verbatim" | "altered" | "far";

/**
 * An altered quotation has so many of its words at its place, and so much more that agrees than differs. Both were chosen so that
 * the made set of docs/quotes.md comes out right, and were not measured on quotations that people have altered.
 */
const LEAST_MATCHED = 0.6;
const LEAST_BALANCE = 0.4;
/** So many of the words that stand there must be more than joining ones; of a short quotation, all but one. */
const LEAST_TELLING = 2;

/** Longer omissions without a mark join what does not belong together. In units: three long sentences. */
const LONGEST_OMISSION = 90;
/** What an ellipsis may stand for: a page. */
const LONGEST_ELLIPSIS = 500;

/** Words left out of a row count so many times: one clause is one change. */
const MOST_FOR_A_ROW = 3;

/** A part of a quotation, as numbers of its units, `[from, to)`. */
export type Range = readonly [from: number, to: number];

/** How near a quotation comes to the place that it is aligned with. */
export function nearnessOf(
  quotation: Quotation,
  stretch: Stretch,
  alignment: Alignment,
  comparison: Comparison,
): Nearness {
  const { units, matched, differences } = comparison;
  if (breaksIn(quotation, stretch, alignment).length > 0) return "far";
  if (units > 0 && matched === units && differences.length === 0) return "verbatim";
  const same = alignment.steps.filter(({ kind }) => kind === "same");
  const telling = same.filter(({ quote }) => isTelling(quotation.units[quote[0]], stretch.language)).length;
  const balance = balanceOf(alignment.steps) / Math.max(1, units);
  const isAltered =
    units > LEAST_TELLING &&
    telling >= LEAST_TELLING &&
    matched / units >= LEAST_MATCHED &&
    balance >= LEAST_BALANCE;
  return isAltered ? "altered" : "far";
}

/** Same words less those that differ. */
export function balanceOf(steps: readonly Step[]): number {
  let row = 0;
  return steps.reduce((sum, step) => {
    row = step.kind === "omitted" ? row + 1 : 0;
    return sum + worthOf(step, row);
  }, 0);
}

function worthOf({ kind, quote, text }: Step, row: number): number {
  if (kind === "same") return quote[1] - quote[0];
  if (kind === "left out with a mark") return 0;
  if (kind === "omitted") return row > MOST_FOR_A_ROW ? 0 : -1;
  return -Math.max(quote[1] - quote[0], text[1] - text[0]);
}

/** Whether a unit says more than that words belong together. */
export function isTelling(unit: Unit | undefined, language: Language): boolean {
  return unit !== undefined && !isFunctionWord(unit.key, language);
}

/**
 * The part of a quotation that agrees best with its place, without going over one of the breaks; null where nothing of it
 * stands there.
 */
export function bestPart(quotation: Quotation, stretch: Stretch, alignment: Alignment): Range | null {
  const breaks = new Set(breaksIn(quotation, stretch, alignment));
  let best: { readonly range: Range; readonly score: number } | null = null;
  let from = 0;
  let score = 0;
  let row = 0;
  alignment.steps.forEach((step, index) => {
    row = step.kind === "omitted" ? row + 1 : 0;
    if (score <= 0 || breaks.has(index)) {
      from = step.quote[0];
      score = 0;
    }
    score += worthOf(step, row);
    if (step.kind === "same" && score > (best?.score ?? 0)) best = { range: [from, step.quote[1]], score };
  });
  // TypeScript does not see that the loop assigns it.
  return (best as { readonly range: Range } | null)?.range ?? null;
}

/**
 * Numbers of the steps with which another part begins: words of the document are left out before them that nobody may pass
 * over in silence, because there are too many or because a sentence ends among them and none does in the quotation.
 */
function breaksIn(quotation: Quotation, stretch: Stretch, { steps }: Alignment): number[] {
  const found: number[] = [];
  let former: Step | null = null;
  steps.forEach((step, index) => {
    if (step.kind === "omitted" || step.kind === "left out with a mark") return;
    if (former !== null && step.text[0] > former.text[1]) {
      const isMarked = steps[index - 1]?.kind === "left out with a mark";
      const omitted = step.text[0] - former.text[1];
      const isBreak = isMarked
        ? omitted > LONGEST_ELLIPSIS
        : omitted > LONGEST_OMISSION || joinsSentences(quotation, stretch, former, step);
      if (isBreak) found.push(index);
    }
    if (step.text[1] > step.text[0]) former = step;
  });
  return found;
}

const SENTENCE_END = /[.!?。！？;]/u;

function joinsSentences(
  quotation: Quotation,
  { text, units, language }: Stretch,
  left: Step,
  right: Step,
): boolean {
  const between = quotation.text.slice(
    quotation.units[left.quote[1] - 1]?.end ?? 0,
    quotation.units[right.quote[0]]?.start ?? 0,
  );
  if (SENTENCE_END.test(between)) return false;
  const [last, next] = [units[left.text[1] - 1], units[right.text[0]]];
  if (last === undefined || next === undefined) return false;
  // With a word of either side, so that what ends right behind the one or before the other is seen.
  const sentences = splitSentences(
    text,
    { start: last.start, end: next.end },
    { lines: "wrapped", language },
  );
  return sentences.length > 1;
}
