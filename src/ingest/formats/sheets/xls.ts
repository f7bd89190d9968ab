import { AppError } from "../../../core/errors.ts";
import { CompoundFile, damagedFile } from "../ole/compound-file.ts";
import { declaredBySummary } from "../ole/summary.ts";
import type { ContainerReader } from "../reader.ts";
import { BiffReader } from "./biff.ts";
import { sheetParts } from "./sheet-draft.ts";

/** Workbooks of Excel 97 to 2003: each sheet a document, each row a record; formulas as the values that they had. */
export const xlsReader: ContainerReader = {
  format: "xls",
  maxBytes: (limits) => limits.maxFileBytes,
  readParts(bytes, limits) {
    const file = CompoundFile.open(bytes, "an Excel workbook");
    const stream = file.stream("/Workbook") ?? file.stream("/Book");
    if (stream === null) throw damagedFile();
    const sheets = sheetsOf(stream, limits.maxEntries);
    return Promise.resolve(sheetParts(sheets, declaredBySummary(file), limits.maxEntries));
  },
};

function sheetsOf(stream: Uint8Array, maxRows: number): ReturnType<BiffReader["sheets"]> {
  try {
    return new BiffReader(Buffer.from(stream), maxRows).sheets();
  } catch (error) {
    if (error instanceof AppError) throw error;
    // A length or place that leads out of the file.
    throw damagedFile(error);
  }
}
