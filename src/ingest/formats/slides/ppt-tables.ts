import { collapseSpace } from "../../clean.ts";

/** A group of shapes, of which each cell of a table is one. */
export const SHAPE_GROUP = 0xf003;
const SHAPE = 0xf004;
const PROPERTIES: ReadonlySet<number> = new Set([0xf00b, 0xf121, 0xf122]);
/** Of a group: what kind of table it is. */
const TABLE_PROPERTY = 0x39f;
/** Where a shape lies in its group: left, top, right and bottom. */
const PLACE = 0xf00f;
const TEXT_WIDE = 4000;
const TEXT_NARROW = 4008;
/** Shapes hold their text three records deep. */
const DEEPEST = 4;

/** A record of the file, its content from `from` to `to`. */
interface PptRecord {
  readonly type: number;
  readonly instance: number;
  readonly isContainer: boolean;
  readonly from: number;
  readonly to: number;
}

interface Cell {
  readonly left: number;
  readonly top: number;
  readonly text: string;
}

/** The text of a record that holds text; null of any other. */
export function recordText(stream: Buffer, type: number, from: number, to: number): string | null {
  if (type === TEXT_WIDE) return stream.subarray(from, to).toString("utf16le");
  return type === TEXT_NARROW ? stream.subarray(from, to).toString("latin1") : null;
}

/** Whether the group is a table: its first shape, which is the group itself, says so. */
export function isTableGroup(stream: Buffer, from: number, to: number): boolean {
  const [group] = recordsIn(stream, from, to);
  if (group?.type !== SHAPE) return false;
  return recordsIn(stream, group.from, group.to)
    .filter(({ type }) => PROPERTIES.has(type))
    .some((properties) => valueOf(stream, properties, TABLE_PROPERTY) % 2 === 1);
}

/** The rows of a table, as lines: cells that begin at one height are a row. */
export function tableRows(stream: Buffer, from: number, to: number): string[] {
  const rows = new Map<number, Cell[]>();
  for (const shape of recordsIn(stream, from, to).filter(({ type }) => type === SHAPE)) {
    const cell = cellOf(stream, shape);
    if (cell !== null) rows.set(cell.top, [...(rows.get(cell.top) ?? []), cell]);
  }
  return [...rows]
    .sort(([one], [other]) => one - other)
    .map(([, cells]) => cells.sort((one, other) => one.left - other.left).map(({ text }) => text))
    .filter((cells) => cells.some((text) => text !== ""))
    .map((cells) => cells.join(" | ").replace(/(?: \|)+\s*$/, ""));
}

function cellOf(stream: Buffer, shape: PptRecord): Cell | null {
  const inner = recordsIn(stream, shape.from, shape.to);
  const place = inner.find(({ type, from, to }) => type === PLACE && to - from >= 16);
  if (place === undefined) return null;
  const text = collapseSpace(textsIn(stream, shape, 0).join(" "));
  return { left: stream.readInt32LE(place.from), top: stream.readInt32LE(place.from + 4), text };
}

function textsIn(stream: Buffer, { from, to }: PptRecord, depth: number): string[] {
  return recordsIn(stream, from, to).flatMap((record): string[] => {
    const text = recordText(stream, record.type, record.from, record.to);
    if (text !== null) return [text];
    return record.isContainer && depth < DEEPEST ? textsIn(stream, record, depth + 1) : [];
  });
}

/** The value of a property in a list of six bytes each; 0 where it is not there. */
function valueOf(stream: Buffer, { from, to, instance }: PptRecord, property: number): number {
  for (let at = from; at + 6 <= to && at < from + instance * 6; at += 6) {
    if ((stream.readUInt16LE(at) & 0x3fff) === property) return stream.readUInt32LE(at + 2);
  }
  return 0;
}

/** The records that stand one after the other; one that is cut off ends with what holds it. */
export function recordsIn(stream: Buffer, from: number, to: number): PptRecord[] {
  const records: PptRecord[] = [];
  for (let at = from; at + 8 <= to;) {
    const head = stream.readUInt16LE(at);
    const end = Math.min(at + 8 + stream.readUInt32LE(at + 4), to);
    records.push({
      type: stream.readUInt16LE(at + 2),
      instance: head >> 4,
      isContainer: (head & 15) === 15,
      from: at + 8,
      to: end,
    });
    at = end;
  }
  return records;
}
