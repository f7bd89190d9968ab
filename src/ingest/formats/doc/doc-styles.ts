import { raised } from "../../blocks/note-mark-text.ts";
import { cleanText, collapseSpace } from "../../clean.ts";

/** A paragraph of the main text as Word has styled it. */
export interface DocParagraph {
  /** Its text without marks of style, by which it is found again; white space is one space. */
  readonly plain: string;
  /** The same with raised figures raised, and without what is hidden. */
  readonly text: string;
  /** 1 to 9 for a heading; null for others. */
  readonly level: number | null;
}

/** Places in the header of a document of Word 97 to 2003, in bytes ([MS-DOC], FibRgFcLcb97). */
const AT = {
  flags: 0x0a,
  textLength: 0x4c,
  styles: 0xa2,
  characters: 0xfa,
  paragraphs: 0x102,
  pieces: 0x1a2,
} as const;
const SECOND_TABLE = 0x0200;
/** Formatting is kept in pages of this many bytes, the last of which says how many runs the page has. */
const PAGE = 512;
/** Styles 1 to 9 are the headings of these levels, in every document and language. */
const LAST_HEADING = 9;
/** What the style of a document's title is known by. */
const TITLE = 62;
/** The property that raises (1) or lowers (2) characters. */
const SCRIPT = 0x2a48;
const RAISED = 1;
/** Those that say whether they are hidden, or deleted while changes are tracked. */
const VANISH = 0x083c;
const DELETED = 0x0800;
const ON = 1;
const MOST_RUNS = 1_000_000;
/** Of looking for the pieces of all runs: no document of Word's comes near. */
const MOST_STEPS = 50_000_000;

interface Piece {
  /** Of its first character in the text. */
  readonly start: number;
  readonly end: number;
  /** Where it stands in the stream, in bytes. */
  readonly offset: number;
  /** Bytes of a character. */
  readonly width: 1 | 2;
}

/** Bytes of the stream with their properties. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly properties: Buffer;
}

/**
 * The paragraphs of the main text in order. Throws `RangeError` where a length or a place leads out of the streams.
 * `tables` are the streams "0Table" and "1Table".
 */
export function docParagraphs(main: Buffer, tables: readonly [Buffer | null, Buffer | null]): DocParagraph[] {
  const table = tables[(main.readUInt16LE(AT.flags) & SECOND_TABLE) === 0 ? 0 : 1];
  if (table === null) return [];
  const length = main.readUInt32LE(AT.textLength);
  const pieces = piecesOf(partOf(main, table, AT.pieces));
  const runs = runsOf(main, partOf(main, table, AT.paragraphs), 13);
  const characters = runsOf(main, partOf(main, table, AT.characters), 1);
  const scripts = characters.filter(({ properties }) => valueOf(properties, SCRIPT) === RAISED);
  const hidden = characters.filter(({ properties }) => valueOf(properties, VANISH) === ON);
  const deleted = characters.filter(({ properties }) => valueOf(properties, DELETED) === ON);
  const total = pieces.reduce((sum, { start, end }) => sum + Math.max(0, end - start), 0);
  if (
    total > main.length ||
    pieces.length * (runs.length + scripts.length + hidden.length + deleted.length) > MOST_STEPS
  )
    return [];
  const text = pieces
    .map((piece) => textOf(main, piece))
    .join("")
    .slice(0, length);
  const levels = new Map<number, number>();
  const title = titleStyle(partOf(main, table, AT.styles));
  for (const run of runs) {
    const number = styleOf(run.properties);
    const style = number === title ? 1 : number;
    if (style >= 1 && style <= LAST_HEADING)
      for (const [, to] of placesOf(run, pieces)) levels.set(to - 1, style);
  }
  return paragraphsOf(text, levels, {
    raised: charactersOf(scripts, pieces),
    hidden: charactersOf(hidden, pieces),
    deleted: charactersOf(deleted, pieces),
  });
}

function charactersOf(runs: readonly Run[], pieces: readonly Piece[]): ReadonlySet<number> {
  const characters = new Set<number>();
  for (const run of runs) {
    for (const [from, to] of placesOf(run, pieces)) for (let at = from; at < to; at++) characters.add(at);
  }
  return characters;
}

function partOf(main: Buffer, table: Buffer, at: number): Buffer {
  const [start, length] = [main.readUInt32LE(at), main.readUInt32LE(at + 4)];
  return table.subarray(start, start + length);
}

/** The stretches of the stream that make the text, one behind the other. */
function piecesOf(parts: Buffer): Piece[] {
  let at = 0;
  while (parts.readUInt8(at) === 1) at += 3 + parts.readUInt16LE(at + 1);
  if (parts.readUInt8(at) !== 2) return [];
  const body = parts.subarray(at + 5, at + 5 + parts.readUInt32LE(at + 1));
  const count = Math.floor((body.length - 4) / 12);
  return Array.from({ length: count }, (_, piece) => {
    const place = body.readUInt32LE((count + 1) * 4 + piece * 8 + 2);
    const isNarrow = (place & 0x4000_0000) !== 0;
    return {
      start: body.readUInt32LE(piece * 4),
      end: body.readUInt32LE(piece * 4 + 4),
      offset: isNarrow ? (place & 0x3fff_ffff) / 2 : place,
      width: isNarrow ? 1 : 2,
    };
  });
}

function textOf(main: Buffer, { start, end, offset, width }: Piece): string {
  const bytes = main.subarray(offset, offset + Math.max(0, end - start) * width);
  return width === 2 ? bytes.toString("utf16le") : new TextDecoder("windows-1252").decode(bytes);
}

/** The runs of all pages that a list of pages names; of each run `size` bytes tell where its properties stand. */
function runsOf(main: Buffer, list: Buffer, size: number): Run[] {
  const count = Math.floor((list.length - 4) / 8);
  const runs: Run[] = [];
  for (let page = 0; page < count && runs.length < MOST_RUNS; page++) {
    const number = list.readUInt32LE((count + 1) * 4 + page * 4) & 0x3f_ffff;
    const bytes = main.subarray(number * PAGE, (number + 1) * PAGE);
    const inPage = bytes.readUInt8(PAGE - 1);
    for (let run = 0; run < inPage; run++) {
      const place = bytes.readUInt8((inPage + 1) * 4 + run * size) * 2;
      runs.push({
        from: bytes.readUInt32LE(run * 4),
        to: bytes.readUInt32LE(run * 4 + 4),
        properties: place === 0 ? Buffer.alloc(0) : bytes.subarray(place),
      });
    }
  }
  return runs;
}

/** The number of the style for titles among all styles, each behind its length; null where there is none. */
function titleStyle(styles: Buffer): number | null {
  if (styles.length < 4) return null;
  const count = styles.readUInt16LE(2);
  let at = 2 + styles.readUInt16LE(0);
  for (let number = 0; number < count && at + 4 <= styles.length; number++) {
    const length = styles.readUInt16LE(at);
    if (length > 1 && (styles.readUInt16LE(at + 2) & 0xfff) === TITLE) return number;
    at += 2 + length + (length % 2);
  }
  return null;
}

/** The number of the style, behind the length of the properties in words: in one byte, or in two the first of which is 0. */
function styleOf(properties: Buffer): number {
  if (properties.length < 4) return 0;
  return properties.readUInt16LE(properties.readUInt8(0) === 0 ? 2 : 1);
}

/** What a property of characters says, or null: properties stand behind their length, each a number and what its size is. */
function valueOf(properties: Buffer, wanted: number): number | null {
  if (properties.length === 0) return null;
  const end = Math.min(properties.length, 1 + properties.readUInt8(0));
  for (let at = 1; at + 2 < end;) {
    const property = properties.readUInt16LE(at);
    if (property === wanted) return properties.readUInt8(at + 2);
    const size = [1, 1, 2, 4, 2, 2, 0, 3][property >> 13] ?? 0;
    at += 2 + (size === 0 ? 1 + properties.readUInt8(at + 2) : size);
  }
  return null;
}

/** Which characters of the text a run's bytes are: piece by piece, as the text is made of those. */
function placesOf({ from, to }: Run, pieces: readonly Piece[]): [number, number][] {
  const places: [number, number][] = [];
  for (const { start, end, offset, width } of pieces) {
    const [first, last] = [Math.max(from, offset), Math.min(to, offset + (end - start) * width)];
    if (first < last)
      places.push([start + Math.floor((first - offset) / width), start + Math.ceil((last - offset) / width)]);
  }
  return places;
}

/** Fields begin with 0x13, what they were made of ends with 0x14, and they themselves with 0x15: the middle is no text. */
function paragraphsOf(
  text: string,
  levels: ReadonlyMap<number, number>,
  { raised: above, hidden, deleted }: Readonly<Record<"raised" | "hidden" | "deleted", ReadonlySet<number>>>,
): DocParagraph[] {
  const paragraphs: DocParagraph[] = [];
  let [plain, styled] = ["", ""];
  const fields: boolean[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "\u0013") fields.push(true);
    else if (character === "\u0014") fields.splice(-1, 1, false);
    else if (character === "\u0015") fields.pop();
    else if (character === "\r" || character === "\u0007" || character === "\f") {
      // Cells of tables are read elsewhere.
      const line = {
        plain: keyOf(plain),
        text: collapseSpace(cleanText(styled)),
        level: levels.get(at) ?? null,
      };
      if (line.plain !== "" && character !== "\u0007") paragraphs.push(line);
      [plain, styled] = ["", ""];
    } else if (!fields.includes(true) && !deleted.has(at)) {
      plain += character;
      if (!hidden.has(at)) styled += above.has(at) ? raised(character) : character;
    }
  }
  return paragraphs;
}

/** What a paragraph is found by, whichever way its text was read. */
export function keyOf(text: string): string {
  return collapseSpace(cleanText(text).replace(/(?![\t\n])\p{Cc}/gu, ""));
}
