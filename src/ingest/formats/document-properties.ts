import { filled } from "../clean.ts";
import { parseDate } from "../metadata/dates.ts";
import type { DeclaredMetadata } from "./reader.ts";

/** What an office program notes about a document, each field as written, in the order in which it is to be believed. */
export interface DocumentProperties {
  readonly title: readonly string[];
  readonly creators: readonly string[];
  readonly dates: readonly string[];
  readonly languages: readonly string[];
  readonly keywords: readonly string[];
}

/** Titles that programs write by themselves: file names, "Untitled", "Microsoft Word - draft". */
const MADE_UP_TITLE =
  /^(?:untitled|(?:word )?document ?\d*|dokument ?\d*|title|microsoft word\b.*|.*\.(?:docx?|dotx?|rtf|odt|pdf|html?|txt))$/iu;
/** Creators that are programs or placeholders: "Microsoft Office User", "Apache POI", "Un-named". */
const MADE_UP_CREATOR =
  /^(?:(?:microsoft|windows|ms)\b.*|(?:default|office|local)? ?user ?\d*|admin(?:istrator)?|author|un-?named|unknown|anonymous|owner|test|apache poi)$/iu;
/** The name of an account rather than of a person: "jdoe7", "python-docx". */
const ACCOUNT_NAME = /^[\p{Ll}\d._@\\-]+$/u;
/** The day that every document of the library python-docx bears unless its user writes another. */
const TEMPLATE_DATE = "2013-12-23T23:15:00Z";

/**
 * The properties that a person may have written. Title, creators and dates are weak: programs fill them in with the
 * first line of a template, the owner of the computer and the day of a copy, so what the text shows is better evidence.
 */
export function declaredProperties(properties: DocumentProperties): DeclaredMetadata {
  const evidence = "document-properties";
  const title = firstFilled(properties.title);
  const authors = filled(properties.creators.flatMap((creator) => creator.split(";"))).filter(
    isPlausibleCreator,
  );
  const date = properties.dates
    .filter((written) => written !== TEMPLATE_DATE)
    .map((value) => parseDate(value))
    .find((found) => found !== null);
  const language = firstFilled(properties.languages);
  const tags = filled(properties.keywords.flatMap((keywords) => keywords.split(/[;,\n]/)));
  return {
    ...(title !== undefined && isPlausibleTitle(title) && { title: { value: title, evidence, weak: true } }),
    ...(authors.length > 0 && { authors: { value: authors, evidence, weak: true } }),
    ...(date !== undefined && { date: { value: date, evidence, weak: true } }),
    ...(language !== undefined && { language: { value: language, evidence } }),
    ...(tags.length > 0 && { tags: { value: tags, evidence } }),
  };
}

function isPlausibleTitle(title: string): boolean {
  return /\p{L}/u.test(title) && !MADE_UP_TITLE.test(title);
}

function isPlausibleCreator(creator: string): boolean {
  return /\p{L}/u.test(creator) && !MADE_UP_CREATOR.test(creator) && !ACCOUNT_NAME.test(creator);
}

function firstFilled(values: readonly string[]): string | undefined {
  return filled(values)[0];
}
