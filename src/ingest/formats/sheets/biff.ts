import { AppError } from "../../../core/errors.ts";
import { numberFormat, shownNumber } from "./cell-value.ts";
import { fillMerged, type MergedCells } from "./merged-cells.ts";
import type { Sheet } from "./sheet-draft.ts";

/** Types of the records in Excel's binary format (BIFF8) that carry what is shown. */
const RECORD = {
  formula: 0x06,
  end: 0x0a,
  date1904: 0x22,
  filePass: 0x2f,
  continue: 0x3c,
  sheet: 0x85,
  multipleRk: 0xbd,
  format: 0x41e,
  style: 0xe0,
  merged: 0xe5,
  strings: 0xfc,
  labelOfStrings: 0xfd,
  label: 0x204,
  number: 0x203,
  string: 0x207,
  rk: 0x27e,
} as const;

interface BiffRecord {
  readonly type: number;
  readonly data: Buffer;
  /** The data of the records that go on where this one was full. */
  readonly more: readonly Buffer[];
}

/** Rows and columns that a sheet of this format can have. */
const MOST_ROWS = 65_536;
const MOST_COLUMNS = 256;

/** Reads the stream of a workbook. Throws `RangeError` where a length leads out of it. */
export class BiffReader {
  private strings: readonly string[] = [];
  private readonly codes = new Map<number, string>();
  private readonly kinds: number[] = [];
  private starts1904 = false;

  constructor(
    private readonly stream: Buffer,
    private readonly maxRows: number,
  ) {}

  sheets(): readonly Sheet[] {
    const places: { readonly name: string; readonly offset: number }[] = [];
    for (const { type, data, more } of this.records(0)) {
      if (type === RECORD.filePass) throw locked();
      if (type === RECORD.date1904) this.starts1904 = data.readUInt16LE(0) === 1;
      else if (type === RECORD.format) this.codes.set(data.readUInt16LE(0), unicodeAt(data, 2, 2).text);
      else if (type === RECORD.style) this.kinds.push(data.readUInt16LE(2));
      else if (type === RECORD.strings) this.strings = sharedStrings([data, ...more]);
      // Of the kinds of sheet only those of cells: no charts, no macros.
      else if (type === RECORD.sheet && data.readUInt8(5) === 0)
        places.push({ offset: data.readUInt32LE(0), name: unicodeAt(data, 6, 1).text });
    }
    return places.map(({ name, offset }) => ({ name, rows: this.rowsAt(offset) }));
  }

  private rowsAt(offset: number): string[][] {
    const rows: string[][] = [];
    const merged: MergedCells[] = [];
    let formula: { readonly row: number; readonly column: number } | null = null;
    const put = (row: number, column: number, text: string): void => {
      if (text === "" || row >= Math.min(MOST_ROWS, this.maxRows + 1) || column >= MOST_COLUMNS) return;
      while (rows.length <= row) rows.push([]);
      const cells = rows[row] ?? [];
      while (cells.length < column) cells.push("");
      cells[column] = text;
    };
    for (const { type, data } of this.records(offset)) {
      if (type === RECORD.string && formula !== null)
        put(formula.row, formula.column, unicodeAt(data, 0, 2).text);
      if (data.length < 6) continue;
      if (type === RECORD.merged) merged.push(...mergedAt(data));
      const [row, column, style] = [data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4)];
      if (type === RECORD.labelOfStrings) put(row, column, this.strings[data.readUInt32LE(6)] ?? "");
      else if (type === RECORD.label) put(row, column, unicodeAt(data, 6, 2).text);
      else if (type === RECORD.number) put(row, column, this.shown(data.readDoubleLE(6), style));
      else if (type === RECORD.rk) put(row, column, this.shown(rkAt(data, 6), style));
      else if (type === RECORD.multipleRk) {
        for (let at = 4, next = column; at + 6 <= data.length - 2; at += 6, next++)
          put(row, next, this.shown(rkAt(data, at + 2), data.readUInt16LE(at)));
      } else if (type === RECORD.formula) {
        formula = { row, column };
        // A result that is no number is marked so; a text follows in a record of its own.
        if (data.readUInt16LE(12) !== 0xffff) put(row, column, this.shown(data.readDoubleLE(6), style));
      }
    }
    fillMerged(merged, (at) => rows[at]);
    return rows;
  }

  private shown(value: number, style: number): string {
    const format = this.kinds[style] ?? 0;
    return shownNumber(value, numberFormat(format, this.codes.get(format)), this.starts1904);
  }

  /** The records from a place on to the end of what begins there. */
  private *records(offset: number): Generator<BiffRecord> {
    for (let at = offset; at + 4 <= this.stream.length;) {
      const type = this.stream.readUInt16LE(at);
      const { data, next } = this.dataAt(at);
      const more: Buffer[] = [];
      at = next;
      while (at + 4 <= this.stream.length && this.stream.readUInt16LE(at) === RECORD.continue) {
        const part = this.dataAt(at);
        more.push(part.data);
        at = part.next;
      }
      if (type === RECORD.end) return;
      yield { type, data, more };
    }
  }

  private dataAt(at: number): { readonly data: Buffer; readonly next: number } {
    const next = at + 4 + this.stream.readUInt16LE(at + 2);
    return { data: this.stream.subarray(at + 4, next), next };
  }
}

/** Ranges of four numbers each behind their count: first and last row, first and last column. */
function mergedAt(data: Buffer): MergedCells[] {
  const count = Math.min(data.readUInt16LE(0), Math.floor((data.length - 2) / 8));
  return Array.from({ length: count }, (_, at) => ({
    top: data.readUInt16LE(2 + at * 8),
    bottom: data.readUInt16LE(4 + at * 8),
    column: data.readUInt16LE(6 + at * 8),
  }));
}

/** A number in four bytes: whole or the upper half of a float, perhaps a hundred times too large. */
function rkAt(data: Buffer, at: number): number {
  const raw = data.readInt32LE(at);
  const wide = Buffer.alloc(8);
  wide.writeInt32LE(raw & ~3, 4);
  const value = (raw & 2) === 0 ? wide.readDoubleLE(0) : raw >> 2;
  return (raw & 1) === 0 ? value : value / 100;
}

/** A text behind its length, which takes one or two bytes. */
function unicodeAt(data: Buffer, at: number, lengthBytes: 1 | 2): { readonly text: string } {
  const length = lengthBytes === 1 ? data.readUInt8(at) : data.readUInt16LE(at);
  const wide = (data.readUInt8(at + lengthBytes) & 1) === 1;
  const start = at + lengthBytes + 1;
  const raw = data.subarray(start, start + (wide ? length * 2 : length));
  return { text: raw.toString(wide ? "utf16le" : "latin1") };
}

/** The table of texts, which goes on over several records; within a text each record says anew how wide letters are. */
function sharedStrings(parts: readonly Buffer[]): readonly string[] {
  const reader = new PartsReader(parts);
  reader.uint32();
  const count = reader.uint32();
  const strings: string[] = [];
  while (strings.length < count && !reader.ended) strings.push(reader.string());
  return strings;
}

class PartsReader {
  private part = 0;
  private at = 0;

  constructor(private readonly parts: readonly Buffer[]) {}

  get ended(): boolean {
    this.settle();
    return this.part >= this.parts.length;
  }

  uint32(): number {
    return this.uint16() + this.uint16() * 0x1_0000;
  }

  string(): string {
    let left = this.uint16();
    const flags = this.byte();
    let wide = (flags & 1) === 1;
    const runs = (flags & 8) === 0 ? 0 : this.uint16();
    const extended = (flags & 4) === 0 ? 0 : this.uint32();
    let text = "";
    while (left > 0 && this.part < this.parts.length) {
      const room = Math.floor(((this.parts[this.part]?.length ?? 0) - this.at) / (wide ? 2 : 1));
      const taken = Math.min(left, room);
      const raw = this.take(wide ? taken * 2 : taken);
      text += raw.toString(wide ? "utf16le" : "latin1");
      left -= taken;
      if (left > 0) {
        this.nextPart();
        wide = (this.byte() & 1) === 1;
      }
    }
    this.skip(runs * 4 + extended);
    return text;
  }

  private uint16(): number {
    return this.byte() + this.byte() * 0x100;
  }

  private byte(): number {
    this.settle();
    return this.parts[this.part]?.[this.at++] ?? 0;
  }

  private take(length: number): Buffer {
    const taken = this.parts[this.part]?.subarray(this.at, this.at + length) ?? Buffer.alloc(0);
    this.at += length;
    return taken;
  }

  private skip(length: number): void {
    for (let left = length; left > 0 && this.part < this.parts.length;) {
      const room = (this.parts[this.part]?.length ?? 0) - this.at;
      if (left <= room) {
        this.at += left;
        return;
      }
      left -= room;
      this.nextPart();
    }
  }

  private settle(): void {
    while (this.part < this.parts.length && this.at >= (this.parts[this.part]?.length ?? 0)) this.nextPart();
  }

  private nextPart(): void {
    this.part++;
    this.at = 0;
  }
}

function locked(): AppError {
  return new AppError("unsupported_media_type", "The file is protected by a password; save it without one.");
}
