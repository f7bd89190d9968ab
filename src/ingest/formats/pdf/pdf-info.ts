import { unique } from "../../../core/order.ts";
import { parseDate } from "../../metadata/dates.ts";
import { personNames } from "../../metadata/byline-names.ts";
import type { DeclaredMetadata } from "../reader.ts";

/** What a PDF says about itself; empty where it says nothing. */
export interface PdfInfo {
  readonly title: string;
  readonly authors: readonly string[];
  /** As the file writes it: `D:20180720101500Z` or `2018-07-20T10:15:00Z`. */
  readonly date: string;
  readonly language: string;
  readonly keywords: string;
}

/** XMP metadata as pdf.js hands it over. */
interface XmpFields {
  get(name: string): unknown;
}

/** The info dictionary with, where that is silent, XMP. A publication date in XMP goes before the file's making. */
export function infoOf(info: unknown, xmp: XmpFields | null | undefined): PdfInfo {
  const fields = new Map<string, unknown>(
    typeof info === "object" && info !== null ? Object.entries(info) : [],
  );
  const field = (name: string): string => textOf(fields.get(name))[0] ?? "";
  const described = (name: string): readonly string[] => textOf(xmp?.get(name));
  const author = field("Author");
  return {
    title: field("Title") || (described("dc:title")[0] ?? ""),
    authors: author === "" ? described("dc:creator") : [author],
    date:
      described("prism:publicationdate")[0] ??
      described("prism:coverdate")[0] ??
      (field("CreationDate") || (described("xmp:createdate")[0] ?? "")),
    language: field("Language") || (described("dc:language")[0] ?? ""),
    keywords: field("Keywords") || described("dc:subject").join(";"),
  };
}

/** The values of a field that may hold one text or a list of them, without the empty ones. */
function textOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values
    .flatMap((one) => (typeof one === "string" ? [one.replace(/[\s\0]+/g, " ").trim()] : []))
    .filter((text) => text !== "");
}

/** Titles that programs write by themselves: file names, "Untitled", "Microsoft Word - draft". */
const MADE_UP_TITLE =
  /^(?:\(?(?:untitled|unbenannt|sans titre)\)?[\s\d-]*|document\s?\d*|slide \d+|powerpoint(?: presentation)?|presentation\s?\d*|microsoft (?:word|powerpoint|excel)\b.*|.*\.(?:docx?|pdf|rtf|odt|pptx?|xlsx?|indd|qxd|tex|dvi|html?|txt|ps|pmd))$/iu;

/** PDF info, as far as a person may have written it. The date of the file's making yields to one in the text. */
export function declaredBy(info: PdfInfo): DeclaredMetadata {
  const evidence = "pdf-info";
  const plausible = /\p{L}/u.test(info.title) && !MADE_UP_TITLE.test(info.title);
  const authors = unique(info.authors.flatMap((author) => personNames(author, false)));
  const date = dateOf(info.date);
  const tags = tagsOf(info.keywords);
  return {
    ...(plausible && {
      title: { value: info.title, evidence, weak: !/\s/.test(info.title) || info.title.includes("_") },
    }),
    ...(authors.length > 0 && { authors: { value: authors, evidence } }),
    ...(date !== null && { date: { value: date, evidence, weak: true } }),
    ...(/^[a-z]{2,3}(?:[-_][a-z\d-]+)?$/iu.test(info.language) && {
      language: { value: info.language.replace("_", "-"), evidence },
    }),
    ...(tags.length > 0 && { tags: { value: tags, evidence } }),
  };
}

function dateOf(written: string): string | null {
  const [, year, month, day] = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(written) ?? [];
  return parseDate(year === undefined ? written : `${year}-${month}-${day}`);
}

/** Keywords are parted by semicolons; by commas where there are none. */
function tagsOf(keywords: string): readonly string[] {
  const tags = keywords.split(keywords.includes(";") ? ";" : ",").map((tag) => tag.trim());
  return unique(tags.filter((tag) => tag !== "" && tag.length <= 80));
}
