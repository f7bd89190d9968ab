import type { QuotedPart, Span } from "../core/document.ts";

/** What statements are found in: what is stored of a document, so that they can be found again without its file. */
export interface StatementSource {
  readonly text: string;
  readonly authors: readonly string[];
  /** What of it its authors have not written, in order; absent where that is nothing. */
  readonly quoted?: readonly QuotedPart[];
  /** In text order. */
  readonly passages: readonly (Span & {
    readonly headings: readonly string[];
    readonly sentences: readonly Span[];
  })[];
}

export interface PassageSentence extends Span {
  /** Number of the passage that it is of. */
  readonly passage: number;
  /** Whether it begins a line of the text. */
  readonly beginsLine: boolean;
}

/** Neighbouring sentences under one heading, in the words of one writer, without a blank line between them. */
export interface Paragraph extends Span {
  readonly headings: readonly string[];
  /** Whether it is the first one under its heading. */
  readonly opensSection: boolean;
  /** What others have written, where it is of that. */
  readonly quoted: QuotedPart | null;
  readonly sentences: readonly PassageSentence[];
}

const BLANK_LINE = /\n[^\S\n]*\n/u;

export function paragraphsOf({ text, passages, quoted: parts = [] }: StatementSource): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let sentences: PassageSentence[] = [];
  let headings: readonly string[] = [];
  let opensSection = true;
  let quoted: QuotedPart | null = null;
  let next = 0;
  const partAt = (at: number): QuotedPart | null => {
    while ((parts[next]?.end ?? Infinity) <= at) next += 1;
    const part = parts[next];
    return part !== undefined && part.start <= at ? part : null;
  };
  const close = (): void => {
    const [first, last] = [sentences[0], sentences.at(-1)];
    if (first === undefined || last === undefined) return;
    paragraphs.push({ start: first.start, end: last.end, headings, opensSection, quoted, sentences });
    sentences = [];
    opensSection = false;
  };
  passages.forEach((passage, number) => {
    if (passage.headings.join("\n") !== headings.join("\n")) {
      close();
      headings = passage.headings;
      opensSection = true;
    }
    for (const { start, end } of passage.sentences) {
      const gap = text.slice(sentences.at(-1)?.end ?? start, start);
      const part = partAt(start);
      if (part !== quoted || BLANK_LINE.test(gap) || gap.trim() !== "") close();
      quoted = part;
      sentences.push({
        start,
        end,
        passage: number,
        beginsLine: start === 0 || isLineBreakBefore(text, start),
      });
    }
  });
  close();
  return paragraphs;
}

function isLineBreakBefore(text: string, at: number): boolean {
  for (let index = at - 1; index >= 0; index -= 1) {
    const sign = text[index] ?? "";
    if (sign === "\n") return true;
    if (sign.trim() !== "" && sign !== "*") return false;
  }
  return true;
}
