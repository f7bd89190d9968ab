import { beginsTable, filled, partsOfTable, type TableParts } from "../tables/head-row.ts";

/** A table of a sheet with what stands above it; one without rows is text alone. */
export type SheetTable = TableParts;

type Row = readonly string[];

/**
 * The tables of a sheet, of whose rows at most `maxRows` that hold something are read. Empty rows part what is a table of its own, with
 * its own head, and remarks below a table; other rows behind them go on with the table above.
 */
export function sheetTables(rows: readonly Row[], maxRows: number): readonly SheetTable[] {
  const groups: Row[][] = [];
  for (const group of groupsOf(rows, maxRows)) {
    const last = groups.at(-1);
    if (last === undefined || isRemark(last) || isRemark(group) || isTableOfItsOwn(group))
      groups.push([...group]);
    else last.push(...group);
  }
  const tables = groups.map((group) => (isRemark(group) ? textAlone(group) : partsOfTable(group)));
  return titlesJoined(tables);
}

function groupsOf(rows: readonly Row[], maxRows: number): Row[][] {
  const groups: Row[][] = [[]];
  let left = maxRows;
  for (const row of rows) {
    if (filled(row) === 0) groups.push([]);
    else if (left-- > 0) groups.at(-1)?.push(row);
  }
  return groups.filter(({ length }) => length > 0);
}

/** A table may have a title above its head. */
function isTableOfItsOwn(group: readonly Row[]): boolean {
  const start = group.findIndex((row) => filled(row) > 1);
  return start !== -1 && beginsTable(group.slice(start));
}

function isRemark(group: readonly Row[]): boolean {
  return group.every((row) => filled(row) === 1);
}

function textAlone(group: readonly Row[]): SheetTable {
  return { above: group, columns: [], rows: [] };
}

/** What stands alone above the first table is above it. */
function titlesJoined(tables: readonly SheetTable[]): readonly SheetTable[] {
  const first = tables.findIndex(({ rows, columns }) => rows.length > 0 || columns.length > 0);
  const table = tables[first];
  if (table === undefined) return tables;
  const above = [...tables.slice(0, first).flatMap((one) => one.above), ...table.above];
  return [{ ...table, above }, ...tables.slice(first + 1)];
}
