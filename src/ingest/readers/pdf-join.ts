import type { Block } from "../../core/document.ts";
import type { PdfParagraph } from "./pdf-paragraphs.ts";

/** A line's share of the text. */
export interface Piece {
  readonly content: string;
  /** What stands between the piece before and this one; a blank line begins a new block. */
  readonly glue: "\n\n" | " " | "";
  readonly page: number;
  /** Of the block that the piece begins, if it begins one. */
  readonly style: Pick<Block, "kind" | "level">;
}

/** The lines of all paragraphs with what joins them: words broken by a hyphen at the line's end become whole. */
export function joinPieces(paragraphs: readonly PdfParagraph[]): Piece[] {
  const lines = paragraphs.flatMap((paragraph) => paragraph.lines.map((line) => line.text));
  const compounds = hyphenatedWords(lines);
  const pieces: Piece[] = [];
  for (const paragraph of paragraphs) {
    const style = styleOf(paragraph);
    for (const [at, line] of paragraph.lines.entries()) {
      const previous = pieces.at(-1);
      const opens = at === 0 && !(paragraph.continues && previous?.style.kind === "paragraph");
      const join = opens || previous === undefined ? null : joint(previous.content, line.text, compounds);
      if (join !== null && previous !== undefined)
        pieces[pieces.length - 1] = { ...previous, content: join.before };
      pieces.push({
        content: line.text,
        glue: join === null ? "\n\n" : join.glue,
        page: paragraph.page,
        style,
      });
    }
  }
  return pieces;
}

function styleOf({ level }: PdfParagraph): Piece["style"] {
  return level === null ? { kind: "paragraph" } : { kind: "heading", level };
}

/** How two lines meet. "inter-" + "national" is one word; "well-" + "known" keeps its hyphen if it has one elsewhere. */
function joint(
  before: string,
  after: string,
  compounds: ReadonlySet<string>,
): { before: string; glue: " " | "" } {
  const head = /\p{L}+-$/u.exec(before)?.[0];
  const tail = /^\p{Ll}[\p{L}\p{M}]*/u.exec(after)?.[0];
  if (head === undefined || tail === undefined)
    return { before, glue: /\p{L}[–—/]$/u.test(before) ? "" : " " };
  return { before: compounds.has((head + tail).toLowerCase()) ? before : before.slice(0, -1), glue: "" };
}

/** Words that stand hyphenated within a line. */
function hyphenatedWords(lines: readonly string[]): ReadonlySet<string> {
  return new Set(
    lines.flatMap((line) => line.match(/\p{L}+-\p{L}+/gu) ?? []).map((word) => word.toLowerCase()),
  );
}
