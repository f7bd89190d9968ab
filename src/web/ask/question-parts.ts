import { entryOf, type Filter, type FilterName } from "./filter.ts";

/** The operators of a question that set the first or the last day; those of the lists stand in the table of filters. */
const DAY_OPERATORS: Readonly<Partial<Record<FilterName, readonly string[]>>> = {
  from: ["since", "after", "date"],
  to: ["until", "before", "date"],
};

const OPERATOR = /(?<=^|\s)(\p{L}+):(?:["“„«]([^"“”„«»]*)["“”»]|([^\s"“”„«»]+))/giu;
/** A date that is written in words is longer than its first word, and is left to whoever wrote it. */
const DATE_IN_DIGITS = /^\d[\d./-]*$/u;

/** The question without the operators that say a filter; null where it says it in another way, or is nothing else. */
export function withoutOperator(question: string, { name, value }: Filter): string | null {
  const days = DAY_OPERATORS[name];
  const words: readonly string[] = days ?? entryOf(name).operators;
  const isMeant = (written: string): boolean =>
    days === undefined ? written.toLowerCase() === value.toLowerCase() : DATE_IN_DIGITS.test(written);
  const rest = question.replace(
    OPERATOR,
    (whole: string, operator: string, quoted?: string, plain?: string) =>
      words.includes(operator.toLowerCase()) && isMeant(quoted ?? plain ?? "") ? "" : whole,
  );
  return changed(question, rest);
}

const OPENING = '"“”„«»「『＂';
const CLOSING = '"“”«»」』＂';

/** The question with a phrase as words like all others; null where its marks are not found. */
export function withoutMarks(question: string, phrase: string): string | null {
  let at = question.indexOf(phrase);
  while (at >= 0) {
    const [before, after] = [question.slice(0, at).trimEnd(), question.slice(at + phrase.length).trimStart()];
    const [opening, closing] = [before.at(-1) ?? " ", after.charAt(0)];
    if (OPENING.includes(opening) && closing !== "" && CLOSING.includes(closing))
      return changed(question, `${before.slice(0, -1)}${phrase}${after.slice(1)}`);
    at = question.indexOf(phrase, at + 1);
  }
  return null;
}

function changed(question: string, rest: string): string | null {
  const tidied = rest.replace(/\s+/gu, " ").trim();
  return rest === question || tidied === "" ? null : tidied;
}
