import { nameWithin } from "../api/upload-source.ts";
import { webAddress } from "../core/web-address.ts";
import { personName, type PersonName } from "./person-name.ts";

/** What a citation in any format is made of: a document, a place in it, and the words that stand there. */
export interface CitedWork {
  /** Unique among documents, of letters and digits that every format takes in a key. */
  readonly key: string;
  readonly title: string;
  readonly authors: readonly PersonName[];
  readonly date: PartialDate | null;
  readonly url: string | null;
  /** The file. */
  readonly source: string;
  /** ISO 639. */
  readonly language: string | null;
  readonly page: number | null;
  readonly quote: string;
  /** Author, title, date, page and source as every hit has them. */
  readonly line: string;
}

/** A date is cited as exactly as it is known, and never more so. */
export interface PartialDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number | null;
  readonly day: number | null;
}

export interface CitedPlace extends Pick<CitedWork, "page" | "quote" | "line"> {
  readonly document: {
    readonly id: string;
    readonly title: string;
    readonly authors: readonly string[];
    readonly date: string | null;
    readonly url: string | null;
    readonly source: string;
    readonly language: string | null;
  };
}

/**
 * Every field is one line without control characters, whatever the document calls itself: no format has a place for others,
 * and what a title says must not end its field, its entry, or turn the direction of what follows.
 */
export function citedWork({ document, page, quote, line }: CitedPlace): CitedWork {
  const { id, title, authors, date, url, source, language } = document;
  return {
    key: `pincite-${id}`,
    title: oneLine(title),
    authors: authors
      .map(oneLine)
      .filter((name) => name !== "")
      .map(personName),
    date: date === null ? null : partialDate(date),
    url: webUrl(url),
    source: oneLine(nameWithin(source)),
    language,
    page,
    quote: oneLine(quote),
    line: oneLine(line),
  };
}

/** White space is one space; what is no character, or turns the direction of reading without ending that, is left out. */
function oneLine(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
}

/** What a program that keeps bibliographies may make a link of; null for anything else. */
function webUrl(url: string | null): string | null {
  const address = webAddress(url === null ? null : oneLine(url));
  return address !== null && URL.canParse(address) ? address : null;
}

function partialDate(date: string): PartialDate | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(date) ?? [];
  if (year === undefined) return null;
  return { year: Number(year), month: numberOrNull(month), day: numberOrNull(day) };
}

const numberOrNull = (digits: string | undefined): number | null =>
  digits === undefined ? null : Number(digits);
