import { texText } from "../core/tex.ts";
import type { CitedWork, PartialDate } from "./cited-work.ts";
import { invertedName, type PersonName } from "./person-name.ts";

/* The formats of programs that keep bibliographies. */

const MONTH_MACROS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/**
 * An entry that BibTeX and biblatex both read: `year` and `month` are for the one, `date` for the other. The words are in
 * `annote`, which no style prints unless it is told to.
 */
export function bibtexEntry(work: CitedWork): string {
  const { key, title, authors, date, url, source, language, page, quote } = work;
  const month = date?.month ?? null;
  const fields: readonly (readonly [string, string | null])[] = [
    ["author", authors.length === 0 ? null : braced(authors.map(bibtexName).join(" and "))],
    // The second braces keep the capitals as they are.
    ["title", braced(braced(texText(title)))],
    ["year", date === null ? null : braced(String(date.year).padStart(4, "0"))],
    ["month", month === null ? null : (MONTH_MACROS[month - 1] ?? null)],
    ["date", date === null ? null : braced(isoDate(date))],
    ["pages", page === null ? null : braced(String(page))],
    ["url", url === null ? null : braced(bibtexAddress(url))],
    ["howpublished", braced(texText(source))],
    ["langid", language === null ? null : braced(texText(language))],
    ["annote", braced(texText(quote))],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value}`]));
  return `@misc{${key},\n${lines.join(",\n")}\n}\n`;
}

/** The field is taken as it is: what TeX would stumble over has another spelling in an address. */
function bibtexAddress(url: string): string {
  return url.replace(/[\\{}^ "<>]/gu, (sign) => encodeURIComponent(sign));
}

/** An institution in braces is not taken apart at its "and", and neither is a part of a name that holds one. */
function bibtexName({ family, given, literal }: PersonName): string {
  if (family === null || given === null) return braced(texText(literal));
  return `${texText(family)}, ${texText(given)}`;
}

const braced = (text: string): string => `{${text}}`;

/** The format of RefWorks, EndNote and Zotero: two letters, two spaces, a hyphen, a space; lines end with CR and LF. */
export function risEntry(work: CitedWork): string {
  const { key, title, authors, date, url, source, language, page, quote } = work;
  const lines: readonly (readonly [string, string | null])[] = [
    ["TY", url === null ? "GEN" : "ELEC"],
    ["ID", key],
    ...authors.map((author) => ["AU", invertedName(author)] as const),
    ["TI", title],
    ["PY", date === null ? null : String(date.year).padStart(4, "0")],
    ["DA", date === null ? null : risDate(date)],
    ["SP", page === null ? null : String(page)],
    ["UR", url],
    ["DP", source],
    ["LA", language],
    ["N1", quote],
    ["ER", ""],
  ];
  return lines.map(([tag, value]) => (value === null ? "" : `${tag}  - ${value}\r\n`)).join("");
}

/** One item in a list, as CSL processors take it (CSL-JSON 1.0.2). */
export function cslJson(work: CitedWork): string {
  const { key, title, authors, date, url, source, language, page, quote } = work;
  const parts = [date?.year, date?.month, date?.day].filter((part) => typeof part === "number");
  const item = {
    id: key,
    type: url === null ? "document" : "webpage",
    title,
    ...(authors.length > 0 && { author: authors.map(cslName) }),
    ...(date !== null && { issued: { "date-parts": [parts] } }),
    ...(page !== null && { page: String(page) }),
    ...(url !== null && { URL: url }),
    source,
    ...(language !== null && { language }),
    annote: quote,
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

function cslName({ family, given, literal }: PersonName): Readonly<Record<string, string>> {
  return family === null || given === null ? { literal } : { family, given };
}

const twoDigits = (part: number): string => String(part).padStart(2, "0");

function isoDate({ year, month, day }: PartialDate): string {
  const known = [month, day].filter((part) => part !== null);
  return [String(year).padStart(4, "0"), ...known.map(twoDigits)].join("-");
}

/** `2018/07/16/`: what is not known stays empty between its slashes. */
function risDate({ year, month, day }: PartialDate): string {
  return [
    String(year).padStart(4, "0"),
    ...[month, day].map((part) => (part === null ? "" : twoDigits(part))),
    "",
  ].join("/");
}
