import type { Block, BlockKind, Document, PageSpan, Span } from "../core/document.ts";
import type { Passage } from "../core/passage.ts";
import { contextLine, MAX_CONTEXT_TOKENS } from "./passage-context.ts";
import { lengthOfPassages } from "./passage-length.ts";
import { packSentences, type CountedSentence } from "./packing.ts";
import { splitSentences } from "../text/sentences/sentences.ts";

/** Part of the index fingerprint: raised whenever the same document would be cut in other places. */
export const SPLITTER_VERSION = 7;

export interface SplitOptions {
  /** Tokens of a text, without the model's special tokens. */
  readonly countTokens: (text: string) => number;
  /** What the model reads at once: special tokens, context and passage together. */
  readonly maxTokens: number;
}

/** `[CLS]` and `[SEP]`. */
const SPECIAL_TOKENS = 2;

/**
 * Words have about four. A run of letters is one unknown token, whatever its length, and white space none at all: such a text
 * counts as if every so many characters were a token, so that no passage has more than 8,192.
 */
const CHARACTERS_PER_TOKEN = 32;

const SAMPLED_BLOCKS = 5;
const SAMPLED_CHARACTERS = 400;

const NEVER_A_PASSAGE = new Set<BlockKind>([
  "title",
  "byline",
  "dateline",
  "heading",
  "caption",
  "boilerplate",
]);
const KEEPS_LINES = new Set<BlockKind>(["list", "table", "code"]);

/**
 * Cuts a document into passages, in text order. A passage never crosses a heading, a title, a byline or boilerplate, and
 * fits with its context into what the model reads at once, but for texts in a script that it does not know. Text that is none of those is in exactly one passage. A
 * heading with nothing below it, and a document of nothing but titles, become passages themselves: every word is found.
 */
export function splitDocument(document: Document, options: SplitOptions): Passage[] {
  return sectionsOf(document).flatMap((section) => splitSection(document, section, options));
}

/** Neighbouring blocks under one heading path. */
interface Section {
  readonly headings: readonly string[];
  readonly blocks: readonly Block[];
}

function splitSection(document: Document, section: Section, options: SplitOptions): Passage[] {
  const room = options.maxTokens - SPECIAL_TOKENS;
  const contextBudget = Math.min(MAX_CONTEXT_TOKENS, Math.floor(room / 2));
  const context = contextLine(document.metadata, section.headings, options.countTokens, contextBudget);
  const budget = room - options.countTokens(context);
  const lengthOf = lengthOfPassages(sampleOf(document.text, section), options.countTokens);
  const count = (text: string): number =>
    Math.max(lengthOf(text), Math.ceil(text.length / CHARACTERS_PER_TOKEN));
  const paragraphs = section.blocks.map((block, index) =>
    countedSentences(document, block, section.blocks[index - 1]?.end ?? block.start, { count, budget }),
  );
  return packSentences(document.text, paragraphs, budget, count).map((sentences) => {
    const { start, end } = cover(sentences);
    return {
      start,
      end,
      text: document.text.slice(start, end),
      page: pageAt(document.pages, start),
      headings: section.headings,
      sentences,
      context,
    };
  });
}

/** Enough of a section to tell which script it is in. */
function sampleOf(text: string, { blocks }: Section): string {
  const begun = blocks.slice(0, SAMPLED_BLOCKS);
  return begun
    .map(({ start, end }) => text.slice(start, Math.min(end, start + SAMPLED_CHARACTERS)))
    .join(" ");
}

/** Each with its tokens, and with the white space before it, which its passage would hold as well. */
function countedSentences(
  { text, metadata, noteMarks = [] }: Document,
  block: Block,
  former: number,
  { count, budget }: { readonly count: (text: string) => number; readonly budget: number },
): CountedSentence[] {
  const lines = KEEPS_LINES.has(block.kind) ? "kept" : "wrapped";
  let end = former;
  return splitSentences(text, block, { lines, language: metadata.language, noteMarks }).map((span) => {
    const gap = Math.floor(Math.max(0, span.start - end) / CHARACTERS_PER_TOKEN);
    end = span.end;
    const tokens = count(text.slice(span.start, span.end));
    // However much of it there is: a sentence that fits is never cut.
    return { ...span, tokens: Math.max(tokens, Math.min(tokens + gap, budget)) };
  });
}

/** Groups the blocks that may share a passage, each group with the headings above it. */
function sectionsOf(document: Document): Section[] {
  const sections: Section[] = [];
  const path: { level: number; text: string; block: Block; used: boolean }[] = [];
  let blocks: Block[] = [];
  const headings = (): string[] => path.map((heading) => heading.text);
  const closeSection = (): void => {
    if (blocks.length === 0) return;
    sections.push({ headings: headings(), blocks });
    for (const heading of path) heading.used = true;
    blocks = [];
  };
  const leaveHeadings = (level: number): void => {
    while ((path.at(-1)?.level ?? 0) >= level) {
      const left = path.pop();
      if (left?.used === false) sections.push({ headings: headings(), blocks: [left.block] });
      if (left) for (const heading of path) heading.used = true;
    }
  };
  const written = document.blocks.filter((block) => !isBlank(document.text, block));
  for (const block of written) {
    if (!NEVER_A_PASSAGE.has(block.kind)) {
      blocks.push(block);
      continue;
    }
    closeSection();
    if (block.kind !== "heading") continue;
    const level = block.level ?? 1;
    leaveHeadings(level);
    const text = document.text.slice(block.start, block.end).replace(/\s+/gu, " ").trim();
    path.push({ level, text, block, used: false });
  }
  closeSection();
  leaveHeadings(1);
  return sections.length > 0 ? sections : titleSections(written);
}

function titleSections(blocks: readonly Block[]): Section[] {
  const titles = blocks.filter((block) => block.kind !== "boilerplate" && block.kind !== "caption");
  return titles.length > 0 ? [{ headings: [], blocks: titles }] : [];
}

function isBlank(text: string, { start, end }: Span): boolean {
  return text.slice(start, end).trim() === "";
}

function cover(spans: readonly Span[]): Span {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

export function pageAt(pages: readonly PageSpan[], offset: number): number | null {
  return pages.findLast((page) => page.start <= offset)?.page ?? null;
}
