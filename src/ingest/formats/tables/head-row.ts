import { parseDate } from "../../metadata/dates.ts";
import { roleOf } from "./rows-columns.ts";

/** The parts of a sheet or of a file of rows. */
export interface TableParts {
  /** What stands above the head: a title, a source, remarks. */
  readonly above: readonly (readonly string[])[];
  /** The names in the head row, where there is one; a column may be without a name. */
  readonly columns: readonly (string | undefined)[];
  /** The rows of data. */
  readonly rows: readonly (readonly string[])[];
}

/** A head stands within this many rows; what is further down is data. */
const SEARCHED_ROWS = 20;

/** Finds the row that names the columns, or the two that do. Where none does, all rows from the first full one on are data. */
export function partsOfTable(records: readonly (readonly string[])[]): TableParts {
  const width = usualWidth(records);
  const first = records.findIndex((record) => filled(record) >= Math.max(1, Math.ceil(width * 0.6)));
  const start = first === -1 || first >= SEARCHED_ROWS ? 0 : first;
  for (const upper of [start, start - 1].filter((row) => row >= 0)) {
    const columns = namesOfTwoRows(records.slice(upper, upper + 3));
    if (columns !== null)
      return { above: rowsAbove(records, upper), columns, rows: records.slice(upper + 2) };
  }
  const head = records[start] ?? [];
  const above = rowsAbove(records, start);
  const below = records.slice(start + 1);
  if (!isHead(head, below)) return { above, columns: [], rows: records.slice(start) };
  return { above, columns: head.map((name) => name.trim() || undefined), rows: below };
}

function rowsAbove(records: readonly (readonly string[])[], start: number): readonly (readonly string[])[] {
  return records.slice(0, start).filter((record) => filled(record) > 0);
}

/**
 * The names of columns whose head takes two rows: a name in the upper one goes on over the empty cells to its right as far as the lower
 * one has names there. Null where they are no such head.
 */
function namesOfTwoRows([upper, lower, data]: readonly (readonly string[])[]): string[] | null {
  if (upper === undefined || lower === undefined || data === undefined || filled(upper) < 2) return null;
  const names = [...upper, ...lower].map((name) => name.trim()).filter((name) => name !== "");
  if (!names.every((name) => isName(name) || isYear(name)) || names.some((name) => name.endsWith(":")))
    return null;
  const columns: string[] = [];
  let group = "";
  let goesOn = false;
  for (let at = 0; at < Math.max(upper.length, lower.length); at++) {
    const [above, below] = [upper[at]?.trim() ?? "", lower[at]?.trim() ?? ""];
    if (above !== "") group = above;
    else if (below !== "" && group !== "") goesOn = true;
    if (above === "" && below === "") group = "";
    columns.push(below === "" || below === group ? group : `${group} ${below}`.trim());
  }
  const isAboveData = lower.some(
    (name, at) => isName(name.trim()) && /^[-+(]?\d/.test(data[at]?.trim() ?? ""),
  );
  const areDistinct = new Set(columns).size === columns.length;
  return goesOn && isAboveData && areDistinct ? columns : null;
}

/** Whether a row can only be the head of the rows below it, whatever stands above: short texts above numbers or dates. */
export function beginsTable([head = [], ...below]: readonly (readonly string[])[]): boolean {
  if (filled(head) < 2 || !isHead(head, below)) return false;
  return head.some(
    (name, at) => name.trim() !== "" && below.some((row) => /^[-+(]?\d[\d.,:-]*/.test(row[at]?.trim() ?? "")),
  );
}

/** How many cells most of the first rows fill. */
function usualWidth(records: readonly (readonly string[])[]): number {
  const widths = records
    .slice(0, 5 * SEARCHED_ROWS)
    .map(filled)
    .filter((width) => width > 0);
  return widths.sort((one, other) => one - other)[Math.floor(widths.length / 2)] ?? 0;
}

export function filled(record: readonly string[]): number {
  return record.filter((cell) => cell.trim() !== "").length;
}

const LONGEST_NAME = 60;

/** Whether a row names the columns: a name that is known, or short different texts or years that are no data. */
function isHead(record: readonly string[], below: readonly (readonly string[])[]): boolean {
  const names = record.map((name) => name.trim()).filter((name) => name !== "");
  // A label stands before what it names, not above it.
  if (names[0]?.endsWith(":") === true) return false;
  if (names.some((name) => roleOf(name) !== null)) return true;
  if (below.length === 0 || new Set(names).size < names.length) return false;
  const years = names.filter(isYear);
  if (years.length === 0) return names.every(isName);
  // Years are names above numbers that are none.
  const isOfYears = years.length > 1 || names.length > 2;
  return isOfYears && names.every((name) => isYear(name) || isName(name)) && !hasYearsBelow(record, below);
}

function hasYearsBelow(record: readonly string[], below: readonly (readonly string[])[]): boolean {
  const columns = record.flatMap((name, at) => (isYear(name.trim()) ? [at] : []));
  const cells = below.slice(0, SEARCHED_ROWS).flatMap((row) => columns.map((at) => row[at]?.trim() ?? ""));
  const values = cells.filter((cell) => cell !== "");
  return values.filter(isYear).length > values.length / 2;
}

function isYear(text: string): boolean {
  return /^(?:1[5-9]|20)\d\d$/.test(text);
}

function isName(text: string): boolean {
  if (text.length > LONGEST_NAME || !/\p{L}/u.test(text) || /^[-+]?[\d.,]+\s?\S{0,3}$/u.test(text))
    return false;
  return !/@|:\/\/|[.!?]$/.test(text) && parseDate(text) === null;
}
