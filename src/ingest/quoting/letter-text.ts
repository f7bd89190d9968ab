import type { QuotedPart } from "../../core/document.ts";
import type { BlockWriter } from "../blocks/block-writer.ts";
import { lineGroups, wrapColumn } from "../blocks/lines.ts";
import { plainTextBlocks } from "../blocks/plain-text-blocks.ts";
import { writersOf, type LetterLine, type LineWriter } from "./letter-lines.ts";

const QUOTE_MARKS = /^(?:>[ \t]?)+/;

/** Quoted lines of a letter are hardly longer; those that are were several, which the mail parser has made whole with their marks. */
const WRAPPED = 72;
const JOINED_MARKS = / >[> ]{0,20}(?=\S)/g;
/** What stands above a signature. */
const SIGNATURE = /^-- ?$/;
/** Letters are hardly quoted so often; more marks are a drawing. */
const DEEPEST = 20;

/** Lines in a row of one writer, and as deeply quoted. */
interface Run {
  readonly writer: LineWriter | null;
  readonly depth: number;
  /** The blank ones among them too. */
  readonly lines: string[];
}

/**
 * Writes a letter's clean text, what is marked with ">" as quotes without their marks, and gives what of it others have written.
 * Without `isMail` it is any text in which letters may stand.
 */
export function writeLetter(writer: BlockWriter, text: string, isMail = true): QuotedPart[] {
  const runs = runsOf(text, isMail);
  const column = wrapColumn(runs.flatMap(({ lines }) => lineGroups(lines.join("\n"))));
  const parts: QuotedPart[] = [];
  let former: LineWriter | null = null;
  for (const { writer: who, depth, lines } of runs) {
    const first = writer.blocks.length;
    const written = lines.join("\n");
    for (const { start, end, kind, level } of plainTextBlocks(written, { column })) {
      const isQuote = depth > 0;
      writer.add(isQuote ? "quote" : kind, written.slice(start, end), isQuote ? undefined : level);
    }
    const { start } = writer.blocks[first] ?? {};
    const { end } = writer.blocks.at(-1) ?? {};
    if (who !== null && start !== undefined && end !== undefined) {
      const begun = who === former ? parts.pop() : undefined;
      parts.push({ start: begun?.start ?? start, end, author: who.author, date: who.date });
    }
    former = who;
  }
  return parts;
}

function runsOf(text: string, isMail: boolean): Run[] {
  const lines = letterLines(text);
  const runs: Run[] = [];
  writersOf(lines, isMail).forEach((writer, at) => {
    const line = lines[at];
    if (line === undefined) return;
    const { depth, raw, blanks } = line;
    const last = runs.at(-1);
    if (last?.writer !== writer || last.depth !== depth) runs.push({ writer, depth, lines: [raw] });
    else last.lines.push(...Array<string>(blanks).fill(""), raw);
  });
  return runs;
}

interface RawLine extends LetterLine {
  /** With the white space around it. */
  readonly raw: string;
  /** How many blank lines stand before it. */
  readonly blanks: number;
}

function letterLines(text: string): RawLine[] {
  const lines: RawLine[] = [];
  let blanks = 0;
  /** The depth of the signature that has begun. */
  let signed: number | null = null;
  for (const written of text.split("\n")) {
    const marks = QUOTE_MARKS.exec(written)?.[0] ?? "";
    const depth = Math.min(marks.replace(/[^>]/g, "").length, DEEPEST);
    const plain = written.slice(marks.length);
    if (SIGNATURE.test(plain)) signed = depth;
    if (plain.trim() === "" || SIGNATURE.test(plain)) {
      blanks += 1;
      continue;
    }
    if (depth !== signed) signed = null;
    const raw = depth > 0 && plain.length > WRAPPED ? plain.replace(JOINED_MARKS, " ") : plain;
    const [isAfterBlank, isSignature] = [blanks > 0, signed !== null];
    lines.push({ raw, text: raw.trim(), depth, blanks, isAfterBlank, isSignature });
    blanks = 0;
  }
  return lines;
}
