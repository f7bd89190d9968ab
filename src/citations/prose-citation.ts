import type { CitedWork, PartialDate } from "./cited-work.ts";
import { withinDoubleMarks } from "./inner-marks.ts";
import { nameWithInitials, type PersonName } from "./person-name.ts";

/*
 * The styles of running text. Each is the quotation with where it stands, in plain characters: titles that print would set in
 * italics stand as they are. Marks around the words are double, so those inside become single, as all three styles have it.
 */

/** As every hit of Pincite names its place. */
export function plainCitation({ quote, line }: CitedWork): string {
  return `${quoted(quote)} (${line})\n`;
}

/** A note of The Chicago Manual of Style (17th edition, 14.205 to 14.208), behind the words that it is for. */
export function chicagoCitation(work: CitedWork): string {
  const { authors, title, date, page, url, source, quote } = work;
  const parts = [
    authors.length === 0 ? null : chicagoNames(authors),
    quotedWith(title, ","),
    date === null ? null : dateInWords(date),
    page === null ? null : String(page),
    url ?? source,
  ].filter((part) => part !== null);
  // The title has its comma inside its marks already.
  const note = parts.reduce(
    (line, part) => (line === "" ? part : `${line}${/[,?!]”$/u.test(line) ? "" : ","} ${part}`),
    "",
  );
  return `${quoted(quote)}\n\n${withEnd(note)}\n`;
}

/** The words with the reference in brackets, and the entry of the list of references (APA style, 7th edition). */
export function apaCitation(work: CitedWork): string {
  const { authors, title, date, page, url, source, quote } = work;
  const year = date === null ? "n.d." : String(date.year);
  const named = authors.length === 0 ? quotedWith(title, ",") : apaShortNames(authors);
  const rest = [year, page === null ? null : `p. ${page}`].filter((part) => part !== null).join(", ");
  const where = `${named}${named.endsWith(",”") ? "" : ","} ${rest}`;
  const when = `(${date === null ? "n.d." : apaDate(date)}).`;
  const names = apaNames(authors);
  const head =
    authors.length === 0 ? `${withEnd(title)} ${when}` : `${withEnd(names)} ${when} ${withEnd(title)}`;
  // An address has no full stop behind it: it would be read as a part of it.
  return `${quoted(quote)} (${where})\n\n${head} ${url ?? withEnd(source)}\n`;
}

function quoted(text: string): string {
  return `“${withinDoubleMarks(text)}”`;
}

/** With a mark that stands inside the quotation marks, unless the title ends with one of its own. */
function quotedWith(title: string, mark: string): string {
  return `“${withinDoubleMarks(title)}${/[?!,]$/u.test(title) ? "" : mark}”`;
}

function withEnd(text: string): string {
  return /[.?!]$/u.test(text) ? text : `${text}.`;
}

/** Four authors and more are the first one "et al." */
function chicagoNames(authors: readonly PersonName[]): string {
  const names = authors.map(({ literal, given, family }) =>
    given === null || family === null ? literal : `${given} ${family}`,
  );
  if (names.length > 3) return `${names[0] ?? ""} et al.`;
  return joined(names, "and");
}

function apaNames(authors: readonly PersonName[]): string {
  const names = authors.map(nameWithInitials);
  if (names.length > 20) return `${names.slice(0, 19).join(", ")}, . . . ${names.at(-1) ?? ""}`;
  if (names.length === 2) return names.join(", & ");
  return joined(names, "&");
}

function apaShortNames(authors: readonly PersonName[]): string {
  const names = authors.map(({ family, literal }) => family ?? literal);
  return names.length > 2 ? `${names[0] ?? ""} et al.` : names.join(" & ");
}

function joined(names: readonly string[], word: string): string {
  if (names.length < 3) return names.join(` ${word} `);
  return `${names.slice(0, -1).join(", ")}, ${word} ${names.at(-1) ?? ""}`;
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

function monthName(month: number): string {
  return MONTHS[month - 1] ?? "";
}

function dateInWords({ year, month, day }: PartialDate): string {
  if (month === null) return String(year);
  return day === null ? `${monthName(month)} ${year}` : `${monthName(month)} ${day}, ${year}`;
}

function apaDate({ year, month, day }: PartialDate): string {
  if (month === null) return String(year);
  return day === null ? `${year}, ${monthName(month)}` : `${year}, ${monthName(month)} ${day}`;
}
