import type { Block, BlockKind, Document, Span } from "../core/document.ts";
import { trimmed } from "../core/spans.ts";
import { dialogueIn } from "./dialogue.ts";
import {
  beginsQuoted,
  closingWithin,
  markedQuotations,
  type MarkedQuotation,
} from "../text/quotation-marks.ts";

/** Words that a draft gives as somebody's own: in quotation marks, or set apart as a block. */
export interface DraftQuotation extends MarkedQuotation {
  readonly kind: "marks" | "block";
  /** Who is named below a block ("— Jane Roe"); null otherwise. */
  readonly credit: string | null;
}

/** Nobody is quoted by the title of a page or in a program. */
const UNREAD: ReadonlySet<BlockKind> = new Set(["code", "boilerplate", "byline", "dateline"]);
const BY_LINES: ReadonlySet<BlockKind> = new Set(["list", "table"]);
const BLANK_LINE = /\n[^\S\n]*\n/gu;
const LINE_END = /\n/gu;
const CREDIT = /^[—–―-]{1,2}\s?(?=\p{L})/u;
const LONGEST_CREDIT = 120;

/**
 * All quotations of a draft, in order and apart from each other. Takes time linear in the length of its text. `isSaying`: see
 * `dialogueIn`.
 */
export function draftQuotations(
  { text, blocks }: Pick<Document, "text" | "blocks">,
  isSaying: (word: string) => boolean = () => false,
): DraftQuotation[] {
  const found: DraftQuotation[] = [];
  let paragraphs: Span[] = [];
  for (const block of blocks) {
    if (block.kind !== "quote") {
      const own = paragraphsOf(text, block);
      const [first] = own;
      // Where no format says so, the name below a block stands in a paragraph of its own, or passes for a line about the author.
      if (paragraphs.length === 0 && first !== undefined && isCredited(text, first, found)) own.shift();
      if (!UNREAD.has(block.kind)) paragraphs.push(...own);
      continue;
    }
    found.push(...inParagraphs(text, paragraphs, isSaying));
    paragraphs = [];
    addBlock(text, block, found);
  }
  return [...found, ...inParagraphs(text, paragraphs, isSaying)];
}

/** How many words a quotation has; two signs of a script without spaces count as one. */
export function wordsIn(text: string): number {
  const signs = text.match(SIGNS)?.length ?? 0;
  return Math.ceil(signs / 2) + (text.replace(SIGNS, " ").match(WORD)?.length ?? 0);
}

const SIGNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;

function paragraphsOf(text: string, block: Block): Span[] {
  const paragraphs: Span[] = [];
  const { start, end } = block;
  let from = start;
  for (const gap of text.slice(start, end).matchAll(BY_LINES.has(block.kind) ? LINE_END : BLANK_LINE)) {
    paragraphs.push(trimmed(text, { start: from, end: start + gap.index }));
    from = start + gap.index + gap[0].length;
  }
  return [...paragraphs, trimmed(text, { start: from, end })];
}

/** A quotation that its own paragraph does not close may be closed in the next one: a page ends, or somebody speaks on. */
function inParagraphs(
  text: string,
  paragraphs: readonly Span[],
  isSaying: (word: string) => boolean,
): DraftQuotation[] {
  const found: DraftQuotation[] = [];
  let resume = 0;
  paragraphs.forEach((paragraph, index) => {
    const start = Math.max(paragraph.start, resume);
    if (start >= paragraph.end) return;
    const spoken = start > paragraph.start ? [] : dialogueIn(text, paragraph, isSaying);
    const quotations = spoken.length > 0 ? spoken : markedQuotations(text, { start, end: paragraph.end });
    const last = quotations.at(-1);
    if (last?.isOpen === true && last.end === paragraph.end) {
      quotations.splice(-1, 1, continued(text, last, paragraphs[index + 1]));
      resume = Math.max(resume, quotations.at(-1)?.end ?? 0);
    }
    found.push(...quotations.map((quotation) => ({ ...quotation, kind: "marks", credit: null }) as const));
  });
  return found;
}

function continued(text: string, open: MarkedQuotation, next: Span | undefined): MarkedQuotation {
  if (next === undefined) return open;
  // "“First paragraph. ⏎ “Second paragraph.”": each is opened anew, and only the last is closed.
  if (beginsQuoted(text, next) && text[next.start] === text[open.start]) return { ...open, isOpen: false };
  const at = closingWithin(text, next, text[open.start] ?? "");
  if (at === null) return open;
  const words = trimmed(text, { start: open.words.start, end: at });
  return { start: open.start, end: at + 1, words, isOpen: false };
}

function addBlock(text: string, block: Span, found: DraftQuotation[]): void {
  const whole = trimmed(text, block);
  const former = found.at(-1);
  const credited = creditOf(text, whole);
  if (credited?.start === whole.start) {
    if (former?.kind === "block") found.splice(-1, 1, { ...former, credit: credited.name });
    return;
  }
  const body = trimmed(text, { start: whole.start, end: credited?.start ?? whole.end });
  const [only, ...others] = markedQuotations(text, body);
  const isMarked =
    only !== undefined && others.length === 0 && only.start === body.start && only.end === body.end;
  const words = isMarked ? only.words : body;
  found.push({ ...whole, words, isOpen: false, kind: "block", credit: credited?.name ?? null });
}

/** Whether a paragraph right behind a block is no more than the name of who is quoted, which the block then has. */
function isCredited(text: string, paragraph: Span, found: DraftQuotation[]): boolean {
  const former = found.at(-1);
  if (former?.kind !== "block" || former.credit !== null) return false;
  if (text.slice(former.end, paragraph.start).trim() !== "") return false;
  const credited = creditOf(text, paragraph);
  if (credited?.start !== paragraph.start) return false;
  found.splice(-1, 1, { ...former, credit: credited.name });
  return true;
}

/** The last line of a block where it names who is quoted. */
function creditOf(
  text: string,
  { start, end }: Span,
): { readonly start: number; readonly name: string } | null {
  const line = Math.max(start, text.lastIndexOf("\n", end - 1) + 1);
  if (end - line > LONGEST_CREDIT) return null;
  const written = text.slice(line, end).trim();
  if (!CREDIT.test(written)) return null;
  const [name = ""] = written.replace(CREDIT, "").split(/[,;(]/u);
  return name.trim() === "" ? null : { start: line, name: name.trim() };
}
