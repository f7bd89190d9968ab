import type { DocumentStructure } from "../../api/document-responses.ts";
import type { DocumentFormat, Span } from "../../core/document.ts";

type TextBlocks = Pick<DocumentStructure, "lists" | "tables" | "records">;

/**
 * Lists, tables and records of a document, as its text shows them: readers write an item behind its marker, the cells of a row
 * with a bar between, a field behind its name, and a blank line after each block. So nothing of it has to be stored, and
 * documents that were indexed long ago have it as well. Takes one pass over the text.
 */
export function textBlocksOf(text: string, format: DocumentFormat | null): TextBlocks {
  const blocks: { lists: Span[]; tables: Span[]; records: Span[] } = { lists: [], tables: [], records: [] };
  for (const block of paragraphsOf(text)) {
    const lines = text.slice(block.start, block.end).split("\n");
    if (isList(lines)) blocks.lists.push(block);
    else if (isTable(lines)) blocks.tables.push(block);
    else if (isRecord(lines, format)) blocks.records.push(block);
  }
  return blocks;
}

/** What stands between blank lines. A longer one is prose, or nothing that a person reads. */
const LONGEST = 1_000_000;

function* paragraphsOf(text: string): Generator<Span> {
  let start = 0;
  while (start < text.length) {
    const blank = text.indexOf("\n\n", start);
    const end = blank < 0 ? text.length : blank;
    const first = text[start] === "\n" ? start + 1 : start;
    if (end > first && end - first <= LONGEST) yield { start: first, end };
    start = end + 2;
  }
}

const MARKER = /^(?:[-•‣◦*–] |\d{1,4}[.)] )/;
const INDENTED = /^ {2,}\S/;

function isList(lines: readonly string[]): boolean {
  return MARKER.test(lines[0] ?? "") && lines.every((line) => MARKER.test(line) || INDENTED.test(line));
}

/** As readers write between two cells. A row ends with its last cell that is not empty. */
const BAR = " |";

function isTable(lines: readonly string[]): boolean {
  if (lines.length < 2 || !lines[0]?.includes(BAR)) return false;
  const withBar = lines.filter((line) => line.includes(BAR));
  return withBar.length * 2 >= lines.length;
}

/** The formats whose blocks of "name: value" are fields, and not sentences with a colon. */
const OF_RECORDS: ReadonlySet<DocumentFormat> = new Set([
  "csv",
  "jsonl",
  "json",
  "xlsx",
  "xls",
  "ods",
  "xml",
  "mail",
  "msg",
  "mbox",
  "mhtml",
]);
const FIELD = /^[^\s:][^\n:]{0,79}: \S/;

function isRecord(lines: readonly string[], format: DocumentFormat | null): boolean {
  return format !== null && OF_RECORDS.has(format) && lines.every((line) => FIELD.test(line));
}
