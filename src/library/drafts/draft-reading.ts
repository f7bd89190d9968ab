import { notice, type Notice } from "../../api/notices/notice.ts";
import type { Block, Document, Span } from "../../core/document.ts";
import { draftQuotations, wordsIn, type DraftQuotation as Found } from "../../drafts/draft-quotations.ts";
import { pageAt, splitDocument } from "../../passages/splitting.ts";
import { lexiconOf } from "../../statements/lexicon/lexicon-of-text.ts";
import { attributionsIn } from "../../statements/statements.ts";
import type { ReadDocument } from "../../core/read-result.ts";
import type { DraftQuotation } from "../../api/drafts/draft-responses.ts";

/** What of a draft is to be checked. */
export interface Quoted extends Span {
  readonly kind: DraftQuotation["kind"];
  readonly part: string | null;
  readonly page: number | null;
  readonly text: string;
  readonly isOpen: boolean;
  readonly by: string | null;
  /** Whether `by` is a name: an office alone ("the minister") may be anybody's, and its quotation is not said to be another's. */
  readonly isNamed: boolean;
}

/** A sentence of a draft whose numbers and dates may be compared with those of documents. */
export interface DraftSentence extends Span {
  readonly part: string | null;
  readonly page: number | null;
  readonly text: string;
  readonly surroundings: string;
  readonly language: string | null;
  /** Stretches of the draft's text that are quoted: what stands there is checked as a quotation. */
  readonly quoted: readonly Span[];
}

export interface DraftReading {
  readonly sentences: readonly DraftSentence[];
  readonly quoted: readonly Quoted[];
  readonly terms: readonly Pick<Quoted, "part" | "page" | "text" | "start" | "end">[];
  readonly characters: number;
  readonly notes: readonly Notice[];
}

const MOST_PAGES = 500;
/** Of a format without pages: so many a page has at most. */
const CHARACTERS_OF_A_PAGE = 4_000;
/** Fewer words that nobody is said to say are a title, or a term. */
const SHORTEST_UNATTRIBUTED = 4;
/** The speakers of a draft are found passage by passage; how long those are does not matter. */
const SPLITTING = { countTokens: (text: string) => Math.ceil(text.length / 4), maxTokens: 512 };

/** All quotations and claims of a draft, each with who it says said it. */
export function readDraft(documents: readonly ReadDocument[]): DraftReading {
  const readings = documents.map(readPart);
  return {
    quoted: readings.flatMap(({ quoted }) => quoted),
    sentences: readings.flatMap(({ sentences }) => sentences),
    terms: readings.flatMap(({ terms }) => terms),
    characters: readings.reduce((sum, { characters }) => sum + characters, 0),
    notes: readings.flatMap(({ notes }) => notes),
  };
}

function readPart({ part, document: whole }: ReadDocument): DraftReading {
  const document = beginningOf(whole);
  const lexicon = lexiconOf(document.text);
  const found = draftQuotations(document, (word) => lexicon.verb(word)?.sort === "say");
  const passages = splitDocument({ ...document, blocks: document.blocks.map(asProse) }, SPLITTING);
  const source = { text: document.text, authors: [], passages };
  const { speakers, claims } = attributionsIn(source, found);
  const quoted: Quoted[] = [];
  const terms: Quoted[] = [];
  for (const [index, quotation] of found.entries()) {
    const speaker = spoken(document.text, found, index, (one) => speakers.get(one));
    const by = quotation.credit ?? speaker?.name ?? null;
    const isNamed = quotation.credit !== null || speaker?.isNamed === true;
    const read = { ...at(document, part, quotation.words), isOpen: quotation.isOpen, by, isNamed };
    const { kind } = quotation;
    (isTerm(quotation, read) ? terms : quoted).push({ ...read, kind });
  }
  for (const claim of claims) {
    const { name, isNamed } = claim.speaker;
    quoted.push({
      ...at(document, part, claim),
      kind: "claim",
      isOpen: false,
      by: name,
      isNamed,
    });
  }
  return {
    sentences: sentencesOf(document, part, passages, found),
    quoted: quoted.sort((left, right) => left.start - right.start),
    terms: terms.map(({ part: of, page, text, start, end }) => ({ part: of, page, text, start, end })),
    characters: document.text.length,
    notes: document === whole ? [] : [notice("draft-pages-cut", { most: MOST_PAGES })],
  };
}

/** Who says a quotation, or what it goes on with: of several paragraphs of a speech one names the speaker. */
function spoken<Named>(
  text: string,
  found: readonly Found[],
  index: number,
  speakerOf: (quotation: Found) => Named | undefined,
): Named | undefined {
  for (let at = index; at < found.length; at += 1) {
    const [here, next] = [found[at], found[at + 1]];
    const speaker = here === undefined ? undefined : speakerOf(here);
    if (speaker !== undefined || here === undefined || next === undefined) return speaker;
    // Nothing closes a paragraph of a speech, and the next one is opened anew.
    const goesOn = here.kind === "marks" && here.end === here.words.end && !here.isOpen;
    if (!goesOn || text.slice(here.end, next.start).trim() !== "") return undefined;
  }
  return undefined;
}

function sentencesOf(
  document: Document,
  part: string | null,
  passages: ReturnType<typeof splitDocument>,
  found: readonly Found[],
): DraftSentence[] {
  const { title, language } = document.metadata;
  return passages.flatMap(({ sentences, headings }) =>
    sentences.map((sentence) => ({
      ...at(document, part, sentence),
      surroundings: [title, ...headings].join(" · "),
      language,
      quoted: found.filter(({ start, end }) => start < sentence.end && end > sentence.start),
    })),
  );
}

/** The first line of a text may pass for its title, and somebody may be quoted in any line. */
function asProse(block: Block): Block {
  const isLine = block.kind === "title" || block.kind === "heading" || block.kind === "caption";
  return isLine ? { start: block.start, end: block.end, kind: "paragraph" } : block;
}

function at({ text, pages }: Document, part: string | null, { start, end }: Span) {
  return { part, page: pageAt(pages, start), start, end, text: text.slice(start, end) };
}

function isTerm({ kind }: Found, { text, by }: Pick<Quoted, "text" | "by">): boolean {
  if (kind === "block") return false;
  const words = wordsIn(text);
  return words < 2 || (words < SHORTEST_UNATTRIBUTED && by === null);
}

/** As much of a document as is read; the document itself where that is all. */
function beginningOf(document: Document): Document {
  const { text, blocks, pages } = document;
  const end =
    pages.length > 0
      ? (pages[MOST_PAGES]?.start ?? text.length)
      : Math.min(text.length, MOST_PAGES * CHARACTERS_OF_A_PAGE);
  if (end === text.length) return document;
  const clipped = <Part extends Span>(parts: readonly Part[]): Part[] =>
    parts.filter(({ start }) => start < end).map((one) => ({ ...one, end: Math.min(one.end, end) }));
  const { noteMarks = [] } = document;
  return {
    ...document,
    text: text.slice(0, end),
    blocks: clipped(blocks),
    pages: clipped(pages),
    noteMarks: clipped(noteMarks),
  };
}
