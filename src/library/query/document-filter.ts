import type { SearchFilters } from "../../api/filters.ts";

/** What a document is filtered by. */
export interface FilteredFacts {
  readonly id: string;
  readonly source: string;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
}

/** Whether the document meets every filter. */
export function meetsFilters(document: FilteredFacts, filters: SearchFilters): boolean {
  return (
    meetsAny(filters.documents, (id) => document.id === id) &&
    meetsAny(filters.authors, (name) => document.authors.some((author) => isNamed(author, name))) &&
    meetsAny(filters.sources, (source) => liesIn(document.source, source)) &&
    meetsAny(filters.languages, (language) => document.language === language.toLowerCase()) &&
    meetsAny(filters.tags, (tag) => document.tags.some((own) => plain(own) === plain(tag))) &&
    isWithin(document.date, filters.from, filters.to)
  );
}

function meetsAny(wanted: readonly string[] | undefined, meets: (entry: string) => boolean): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.some(meets);
}

/** Whether the author has every word of the name: "ivanov" and "Igor Ivanov" both name "Igor S. Ivanov". */
function isNamed(author: string, name: string): boolean {
  const words = new Set(wordsOf(author));
  const wanted = wordsOf(name);
  return wanted.length > 0 && wanted.every((word) => words.has(word));
}

/** The source itself, one of its parts, or a file in the folder. */
function liesIn(source: string, wanted: string): boolean {
  const folder = wanted.replace(/\/+$/u, "");
  return source === folder || source.startsWith(`${folder}/`) || source.startsWith(`${folder}#`);
}

function isWithin(date: string | null, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  return date !== null && (from === undefined || date >= from) && (to === undefined || date <= to);
}

function wordsOf(text: string): readonly string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** In small letters without accents. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
