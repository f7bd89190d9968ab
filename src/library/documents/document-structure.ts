import type { DocumentStructure } from "../../api/document-responses.ts";
import type { DocumentFormat, Span } from "../../core/document.ts";
import { literalPattern } from "../../core/literal-pattern.ts";
import type { FoundPassage } from "../../core/passage.ts";
import { textBlocksOf } from "./text-blocks.ts";

/** Where a passage stands, as far as the structure of its document follows from it. */
export type PlacedPassage = Pick<FoundPassage, "start" | "end" | "page" | "headings">;

/** What of a document's record its structure follows from. */
interface StructuredRecord {
  readonly title: string;
  readonly format: DocumentFormat | null;
}

/**
 * The headings and pages of a document, as its passages tell them: no passage goes over a heading, and each knows those above
 * it and the page that it begins on. `passages` are in text order. A heading with nothing below it, and a page on which no
 * passage begins, are not told. The title is the first heading where the text shows it above all others.
 */
export function structureOf(
  text: string,
  passages: readonly PlacedPassage[],
  { title, format }: StructuredRecord,
): DocumentStructure {
  const found = headingsOf(text, passages);
  const shown = shownTitle(title, text, Math.min(passages[0]?.start ?? 0, found[0]?.start ?? text.length));
  const headings =
    shown === null
      ? found
      : [
          { level: 1, text: title, ...shown },
          ...found.map((heading) => ({ ...heading, level: heading.level + 1 })),
        ];
  return { headings, pages: pagesOf(passages), ...textBlocksOf(text, format) };
}

/** Where the title stands in lines of its own before the first passage and heading. */
function shownTitle(title: string, text: string, before: number): Span | null {
  const place = placeOf(title, text, 0, before);
  if (place === null) return null;
  const isAlone = (text[place.start - 1] ?? "\n") === "\n" && (text[place.end] ?? "\n") === "\n";
  return isAlone ? place : null;
}

function headingsOf(text: string, passages: readonly PlacedPassage[]): DocumentStructure["headings"] {
  const found: DocumentStructure["headings"][number][] = [];
  let path: readonly string[] = [];
  let end = 0;
  for (const passage of passages) {
    const { headings, start } = passage;
    const between = text.slice(end, Math.max(start, end));
    const common = headings.findIndex((heading, depth) => heading !== path[depth]);
    const first = common >= 0 ? common : repeatsLast(between, headings) ? headings.length - 1 : headings.length;
    let from = end;
    for (const [depth, heading] of headings.entries()) {
      if (depth < first) continue;
      const place = placeOf(heading, text, from, passage.end) ?? { start, end: start };
      found.push({ level: depth + 1, text: heading, ...place });
      from = Math.max(from, place.end);
    }
    path = headings;
    end = Math.max(end, passage.end);
  }
  return found;
}

/** Two neighbouring sections of one name have the same path. */
function repeatsLast(between: string, headings: readonly string[]): boolean {
  const last = headings.at(-1);
  return last !== undefined && placeOf(last, between, 0, between.length) !== null;
}

/** A passage knows a heading as one line, which the text may have on several. */
function placeOf(heading: string, text: string, from: number, to: number): Span | null {
  const pattern = literalPattern(heading);
  if (pattern === "") return null;
  const match = new RegExp(pattern, "u").exec(text.slice(from, to));
  if (match === null) return null;
  return { start: from + match.index, end: from + match.index + match[0].length };
}

function pagesOf(passages: readonly PlacedPassage[]): DocumentStructure["pages"] {
  const pages: DocumentStructure["pages"][number][] = [];
  for (const { page, start } of passages) {
    if (page !== null && page > (pages.at(-1)?.page ?? 0)) pages.push({ page, start });
  }
  return pages;
}
