import type { BlockWriter } from "../../blocks/block-writer.ts";
import { cleanText } from "../../clean.ts";
import { plainTextBlocks } from "../../blocks/plain-text-blocks.ts";

const QUOTE_MARKS = /^(?:>[ \t]?)+/;

/** Quoted lines of a letter are hardly longer; those that are were several, which the mail parser has made whole with their marks. */
const WRAPPED = 72;
/** What stands above a signature. */
const SIGNATURE = /^-- ?$/;
const JOINED_MARKS = / >[> ]{0,20}(?=\S)/g;

/** Writes a letter's plain text; the lines marked with ">" are quotes, without their marks. */
export function writeLetterText(writer: BlockWriter, raw: string): void {
  const { text, quotes } = unquoted(withoutArmour(cleanText(raw)));
  for (const { start, end, kind, level } of plainTextBlocks(text)) {
    const quoted = quotes.some((quote) => start >= quote.start && start < quote.end);
    writer.add(quoted ? "quote" : kind, text.slice(start, end), quoted ? undefined : level);
  }
}

const SIGNED = /^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Z][A-Za-z]{1,30}: [^\n]{0,200}\n){0,10}/m;
const PGP_SIGNATURE =
  /^-----BEGIN PGP SIGNATURE-----\n(?:(?!-----)[^\n]*\n){0,200}-----END PGP SIGNATURE-----$/gm;

/** The text without what a program for signing has put around it. */
function withoutArmour(text: string): string {
  if (!SIGNED.test(text)) return text;
  return text
    .replace(SIGNED, "")
    .replace(PGP_SIGNATURE, "")
    .replace(/^- (?=-)/gm, "");
}

/** The text without its quotation marks, a blank line around each quotation, and where the quotations stand. */
function unquoted(text: string): { text: string; quotes: { start: number; end: number }[] } {
  const runs: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    if (SIGNATURE.test(line)) continue;
    const quoted = line.startsWith(">");
    if (runs.at(-1)?.quoted !== quoted) runs.push({ quoted, lines: [] });
    const plain = line.replace(QUOTE_MARKS, "");
    runs.at(-1)?.lines.push(quoted && plain.length > WRAPPED ? plain.replace(JOINED_MARKS, " ") : plain);
  }
  const quotes: { start: number; end: number }[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const { quoted, lines } of runs) {
    const part = `${lines.join("\n")}\n\n`;
    if (quoted) quotes.push({ start: length, end: length + part.length });
    parts.push(part);
    length += part.length;
  }
  return { text: parts.join(""), quotes };
}
