import type { SearchFilters } from "../../api/filters/filters.ts";
import { foldLine } from "../../text/fold.ts";
import { askedName, isNamed, knownName } from "../../text/names.ts";

/** What a document is filtered by. */
export interface FilteredFacts {
  readonly id: string;
  readonly source: string;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  /** Null for a file that could not be read. */
  readonly format: string | null;
}

/** Names, tags and sources as they are compared, each made once: most documents share them, and folding is what a filter costs. */
export class FoldedFacts {
  private readonly names = new Map<string, ReadonlySet<string>>();
  private readonly lines = new Map<string, string>();

  /** How many texts it remembers. */
  get size(): number {
    return this.names.size + this.lines.size;
  }

  name(author: string): ReadonlySet<string> {
    const folded = this.names.get(author) ?? knownName(author);
    this.names.set(author, folded);
    return folded;
  }

  line(text: string): string {
    const folded = this.lines.get(text) ?? foldLine(text);
    this.lines.set(text, folded);
    return folded;
  }
}

/**
 * Tells of documents whether they meet every filter. What is asked for is folded once, however many they are; what is known
 * of them once for as long as `folded` is kept.
 */
export function documentFilter(
  filters: readonly SearchFilters[],
  folded: FoldedFacts = new FoldedFacts(),
): (document: FilteredFacts) => boolean {
  const met = filters.map((filter) => oneFilter(filter, folded));
  return (document) => met.every((isMet) => isMet(document));
}

function oneFilter(filters: SearchFilters, folded: FoldedFacts): (document: FilteredFacts) => boolean {
  const { documents, authors, sources, languages, tags, formats, undated } = filters;
  const names = authors?.map(askedName) ?? [];
  const folders = sources?.map((source) => foldLine(source).replace(ENDING_SLASHES, "")) ?? [];
  const wantedTags = new Set(tags?.map(foldLine));
  const wantedLanguages = languages?.map((language) => language.toLowerCase());
  const wantedFormats = formats?.map((format) => format.toLowerCase());
  return (document) =>
    isAmong(document.id, documents) &&
    isAmong(document.language, wantedLanguages) &&
    isAmong(document.format, wantedFormats) &&
    (isWithin(document.date, filters) || (document.date === null && undated === "include")) &&
    (folders.length === 0 || liesInAny(folded.line(document.source), folders)) &&
    (wantedTags.size === 0 || document.tags.some((tag) => wantedTags.has(folded.line(tag)))) &&
    (names.length === 0 ||
      document.authors.some((author) => names.some((name) => isNamed(folded.name(author), name))));
}

/** A pattern that ends with its repetition begins anew at every slash of a text. */
const ENDING_SLASHES = /(?<!\/)\/+$/u;

function isAmong(value: string | null, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.length === 0 || (value !== null && wanted.includes(value));
}

/** The source itself, one of its parts, or a file in the folder. */
function liesInAny(source: string, folders: readonly string[]): boolean {
  return folders.some(
    (folder) => source === folder || source.startsWith(`${folder}/`) || source.startsWith(`${folder}#`),
  );
}

/** A date that is only a month or a year is within every time that some of its days are in. */
function isWithin(date: string | null, { from, to }: SearchFilters): boolean {
  if (from === undefined && to === undefined) return true;
  return (
    date !== null &&
    (from === undefined || date >= from.slice(0, date.length)) &&
    (to === undefined || date <= to)
  );
}
