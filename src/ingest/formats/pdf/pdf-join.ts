import type { Block } from "../../../core/document.ts";
import { BrokenWords } from "../../blocks/broken-words.ts";
import { CELL_LINE } from "./pdf-rows.ts";
import type { PdfParagraph } from "./pdf-paragraphs.ts";

/** A line's share of the text. */
export interface Piece {
  readonly content: string;
  /** What stands between the piece before and this one; a blank line begins a new block. */
  readonly glue: "\n\n" | "\n" | " " | "";
  readonly page: number;
  /** Of the block that the piece begins, if it begins one. */
  readonly style: Pick<Block, "kind" | "level">;
}

/** The lines of all paragraphs with what joins them: words broken by a hyphen at the line's end become whole. */
export function joinPieces(paragraphs: readonly PdfParagraph[]): Piece[] {
  const words = new BrokenWords(
    paragraphs.flatMap(({ lines }) => lines.flatMap(({ text }) => text.split(CELL_LINE))),
  );
  const pieces: Piece[] = [];
  for (const paragraph of paragraphs) {
    const style = styleOf(paragraph);
    for (const [at, line] of paragraph.lines.entries()) {
      const text = withWholeCells(line.text, words);
      const previous = pieces.at(-1);
      const opens = at === 0 && !(paragraph.continues && previous?.style.kind === "paragraph");
      const join = opens || previous === undefined ? null : joint(previous.content, text, paragraph, words);
      if (join !== null && previous !== undefined) {
        pieces[pieces.length - 1] = { ...previous, content: join.before };
      }
      pieces.push({ content: text, glue: join?.glue ?? "\n\n", page: paragraph.page, style });
    }
  }
  return pieces;
}

function styleOf({ kind, level, lines }: PdfParagraph): Piece["style"] {
  if (kind === "table") return { kind: "table" };
  if (level === null && BULLET.test(lines[0]?.text ?? "")) return { kind: "list" };
  return level === null ? { kind: "paragraph" } : { kind: "heading", level };
}

/** What begins an entry of a list, and nothing else. */
const BULLET = /^[•‣◦▪●○■□]\s/;

interface Joint {
  readonly before: string;
  readonly glue: "\n" | " " | "";
}

const HYPHEN_AT_END = /(?<head>\p{L}[\p{L}\p{M}]*(?:[-\u2010]\p{L}+)*)[-\u2010]$/u;
/** "pre- and post-war": the hyphen stands for a word that comes later. */
const CONJUNCTION = /^(?:and|or|to|und|oder|bis|et|ou|y|o|e|en|of|och|og|и|или)\s/u;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60]/u;

/** The lines of wrapped cells in one. */
function withWholeCells(text: string, words: BrokenWords): string {
  return text.split(CELL_LINE).reduce((cell, line) => {
    const { before, glue } = wrapped(cell, line, words);
    return before + glue + line;
  });
}

/** How two lines meet. */
function joint(before: string, after: string, { kind }: PdfParagraph, words: BrokenWords): Joint {
  return kind === "table" ? { before, glue: "\n" } : wrapped(before, after, words);
}

function wrapped(before: string, after: string, words: BrokenWords): Joint {
  const head = HYPHEN_AT_END.exec(before)?.groups?.head;
  const tail = /^\p{L}[\p{L}\p{M}]*/u.exec(after)?.[0];
  if (head === undefined || tail === undefined) {
    const meets = /[\p{L}\d][-\u2010–—/]$/u.test(before) && /^[\p{L}\d]/u.test(after);
    // pdf.js drops soft hyphens, and with them the hyphen at the end of a line.
    const [end, start] = [/\p{L}[\p{L}\p{M}]*$/u.exec(before)?.[0], /^\p{Ll}[\p{L}\p{M}]*/u.exec(after)?.[0]];
    if (end !== undefined && start !== undefined && words.isBroken(end, start)) return { before, glue: "" };
    const unspaced = UNSPACED.test(before.slice(-1)) && UNSPACED.test(after.slice(0, 1));
    return { before, glue: meets || unspaced ? "" : " " };
  }
  if (CONJUNCTION.test(after)) return { before, glue: " " };
  return { before: words.keepsHyphen(head, tail) ? before : before.slice(0, -1), glue: "" };
}
