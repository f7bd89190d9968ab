import { CsvError, parse } from "csv-parse/sync";
import { parseDate } from "../../metadata/dates.ts";
import { roleOf } from "./rows-columns.ts";

export interface Table {
  /** The names in the header row, where there is one; a column may be without a name. */
  readonly columns: readonly (string | undefined)[];
  /** The data rows, each with as many cells as it has; blank lines are no rows. */
  readonly rows: readonly (readonly string[])[];
}

/** The table that a text is: at most `maxRows` of its data rows and one more, by which it can be seen that there are more. */
export function readTable(text: string, maxRows: number): Table {
  const { delimiter, body } = announcedDelimiter(text) ?? { delimiter: delimiterOf(text), body: text };
  const records = parseRecords(body, delimiter, maxRows + 2);
  const [first = [], ...rest] = records;
  if (!isHeader(first, rest)) return { columns: [], rows: records.slice(0, maxRows + 1) };
  return { columns: first.map((name) => name.trim() || undefined), rows: rest };
}

function parseRecords(text: string, delimiter: string, count: number): string[][] {
  const options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    to: count,
  };
  try {
    return parse(text, options);
  } catch (error) {
    // A quotation mark that is never closed would swallow the rest of the table; taken as a character, nothing is lost.
    if (error instanceof CsvError && error.code === "CSV_QUOTE_NOT_CLOSED") {
      return parse(text, { ...options, quote: null });
    }
    throw error;
  }
}

/** What Excel writes as the first line: `sep=;`. */
function announcedDelimiter(text: string): { readonly delimiter: string; readonly body: string } | null {
  const [line, delimiter] = /^sep=([^\n])\n/i.exec(text) ?? [];
  return line === undefined || delimiter === undefined ? null : { delimiter, body: text.slice(line.length) };
}

const DELIMITERS = ["\t", ";", ",", "|"] as const;
/** A table of one column has none: a character that stands in no text. */
const NO_DELIMITER = "\x1f";
const SAMPLED_CHARACTERS = 65_536;

/** The delimiter that parts most records into as many cells as the first one, and those into the most. */
function delimiterOf(text: string): string {
  const records = delimiterCounts(text.slice(0, SAMPLED_CHARACTERS));
  const [first] = records;
  let best = { delimiter: NO_DELIMITER, alike: 0, cells: 0 };
  for (const delimiter of DELIMITERS) {
    const cells = first?.get(delimiter) ?? 0;
    if (cells === 0) continue;
    const alike = records.filter((record) => record.get(delimiter) === cells).length / records.length;
    // In a tenth of the records the difference may be chance.
    const better = alike > best.alike + 0.1 || (alike > best.alike - 0.1 && cells > best.cells);
    if (better) best = { delimiter, alike, cells };
  }
  return best.delimiter;
}

/** How often each delimiter stands outside of quotation marks, for each record of a sample that is not blank. */
function delimiterCounts(sample: string): ReadonlyMap<string, number>[] {
  const records: Map<string, number>[] = [];
  let record = new Map<string, number>();
  let quoted = false;
  let blank = true;
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    if (character === "\n" && !quoted) {
      if (!blank) records.push(record);
      record = new Map();
      blank = true;
      continue;
    }
    if (!quoted && DELIMITERS.some((delimiter) => delimiter === character)) {
      record.set(character, (record.get(character) ?? 0) + 1);
    }
    blank &&= character.trim() === "";
  }
  // The last record of the sample may be cut; it counts only where it is the only one.
  if (records.length === 0) records.push(record);
  return records;
}

const LONGEST_NAME = 60;

/** Whether the first record names the columns: a name that is known, or short different texts that are no data. */
function isHeader(record: readonly string[], rows: readonly unknown[]): boolean {
  const names = record.map((name) => name.trim()).filter((name) => name !== "");
  if (names.some((name) => roleOf(name) !== null)) return true;
  return rows.length > 0 && new Set(names).size === names.length && names.every(isName);
}

function isName(text: string): boolean {
  if (text.length > LONGEST_NAME || !/\p{L}/u.test(text) || /^[-+]?[\d.,]+\s?\S{0,3}$/u.test(text))
    return false;
  return !/@|:\/\/|[.!?]$/.test(text) && parseDate(text) === null;
}
