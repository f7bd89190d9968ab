/** Cells of a sheet that are one; rows and columns counted from 0. */
export interface MergedCells {
  readonly top: number;
  readonly bottom: number;
  readonly column: number;
}

const MOST_MERGED = 20_000;
const MOST_ROWS = 1_000;

/** Says what stands in a cell over several rows in each of them that holds something; `rowAt` gives a row, where there is one. */
export function fillMerged(
  merged: readonly MergedCells[],
  rowAt: (row: number) => string[] | undefined,
): void {
  for (const { top, bottom, column } of merged.slice(0, MOST_MERGED)) {
    const value = rowAt(top)?.[column] ?? "";
    if (value === "") continue;
    for (let number = top + 1; number <= Math.min(bottom, top + MOST_ROWS); number++) {
      const row = rowAt(number);
      if (row === undefined || row.every((cell) => cell === "")) continue;
      while (row.length <= column) row.push("");
      if (row[column] === "") row[column] = value;
    }
  }
}
