import { CsvError, parse } from "csv-parse/sync";
import { partsOfTable, type TableParts } from "./head-row.ts";

/** The table that a text is: at most `maxRows` of its data rows and one more, by which it can be seen that there are more. */
export function readTable(text: string, maxRows: number): TableParts {
  const { remarks, body } = withoutRemarks(text);
  const announced = announcedDelimiter(body);
  const delimiter = announced?.delimiter ?? delimiterOf(body);
  const records = parseRecords(announced?.body ?? body, delimiter, maxRows + LINES_ABOVE);
  const { above, columns, rows } = partsOfTable(records);
  return {
    above: [...remarks.map((remark) => [remark]), ...above],
    columns,
    rows: rows.slice(0, maxRows + 1),
  };
}

/** Rows that may stand above the data, next to the one by which it can be seen that there is too much. */
const LINES_ABOVE = 22;

/** Lines of remarks above the table: "# exported on 2 May". A column may be called "#", too. */
function withoutRemarks(text: string): { readonly remarks: readonly string[]; readonly body: string } {
  const remarks: string[] = [];
  let body = text;
  for (let line = REMARK.exec(body); line !== null; line = REMARK.exec(body)) {
    remarks.push((line[1] ?? "").trim());
    body = body.slice(line[0].length);
  }
  return body.trim() === "" ? { remarks: [], body: text } : { remarks, body };
}

const REMARK = /^#(?![ \t]*[,;\t|"\n])([^\n]*)\n/;

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

/** In text of one column the signs stand here and there; above a table there may be lines without them. */
const LEAST_SHARE = 0.4;

/** The delimiter that parts most records into equally many cells, and those into the most. */
function delimiterOf(text: string): string {
  const records = delimiterCounts(text.slice(0, SAMPLED_CHARACTERS));
  let best = { delimiter: NO_DELIMITER, alike: 0, cells: 0 };
  for (const delimiter of DELIMITERS) {
    const { count: cells, times } = usualCount(records, delimiter);
    if (cells === 0) continue;
    const alike = times / records.length;
    if (records.filter((record) => (record.get(delimiter) ?? 0) > 0).length < records.length * LEAST_SHARE)
      continue;
    // In a tenth of the records the difference may be chance.
    const better = alike > best.alike + 0.1 || (alike > best.alike - 0.1 && cells > best.cells);
    if (better) best = { delimiter, alike, cells };
  }
  return best.delimiter;
}

/** The number, other than none, in which a delimiter stands in most records; of equals the first. */
function usualCount(
  records: readonly ReadonlyMap<string, number>[],
  delimiter: string,
): { readonly count: number; readonly times: number } {
  const times = new Map<number, number>();
  for (const record of records) {
    const count = record.get(delimiter) ?? 0;
    if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
  }
  return [...times].reduce((best, [count, found]) => (found > best.times ? { count, times: found } : best), {
    count: 0,
    times: 0,
  });
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
