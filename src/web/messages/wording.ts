import type { ComponentChildren } from "preact";

/** A part of a sentence: words, or an element of the page. */
export type Child = ComponentChildren;
export type Rich = readonly Child[];

/** The forms of a noun or a phrase that a count decides. English and German have two. */
interface PluralForms {
  readonly one: string;
  readonly other: string;
}

/** How a language writes numbers, counts, days and lists. */
export interface Wording {
  readonly number: (value: number) => string;
  /** With that many decimals. */
  readonly decimal: (value: number, decimals: number) => string;
  /** Of a share from 0 to 1, rounded down, so that it never says 100 % of what is not whole. */
  readonly percent: (share: number) => string;
  /** The form alone. */
  readonly form: (count: number, forms: PluralForms) => string;
  /** "1,200 passages". */
  readonly counted: (count: number, forms: PluralForms) => string;
  /** A date as Pincite knows it (`2018-07-16`, `2018-07`, `2018`) or the day of a time; anything else stays as it is. */
  readonly day: (date: string) => string;
  /** "pdf, docx or html". */
  readonly anyOf: (values: readonly string[]) => string;
}

/** @param locale a BCP 47 tag */
export function wordingOf(locale: string): Wording {
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: "percent" });
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: "disjunction" });
  const form = (count: number, forms: PluralForms): string =>
    plurals.select(count) === "one" ? forms.one : forms.other;
  return {
    number: (value) => numbers.format(value),
    decimal: (value, decimals) =>
      value
        .toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
        .replace("-", "−"),
    percent: (share) => percents.format(Math.floor(share * 100) / 100),
    form,
    counted: (count, forms) => `${numbers.format(count)} ${form(count, forms)}`,
    day: (date) => dayIn(locale, date),
    anyOf: (values) => lists.format(values),
  };
}

function dayIn(locale: string, date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T|$)/.exec(date) ?? [];
  const time = new Date(`${year ?? ""}-${month ?? "01"}-${day ?? "01"}T00:00:00Z`);
  if (year === undefined || month === undefined || Number.isNaN(time.valueOf())) return date;
  return time.toLocaleDateString(locale, {
    year: "numeric",
    month: "short",
    ...(day === undefined ? {} : { day: "numeric" }),
    timeZone: "UTC",
  });
}
