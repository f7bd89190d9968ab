import type { Span } from "../../core/document.ts";
import type { DocumentId } from "../../core/ids.ts";
import { compareText } from "../../core/order.ts";
import { align, type Alignment } from "../../quotes/alignment.ts";
import { compare, type Comparison, type Stretch } from "../../quotes/comparison.ts";
import { balanceOf, nearnessOf, type Nearness } from "../../quotes/nearness.ts";
import { foldLine } from "../../text/fold.ts";
import { unitsOf, type Quotation, type Unit } from "../../quotes/units.ts";
import type { FoundPassage } from "../../core/passage.ts";
import type { Language } from "../../text/forms.ts";
import type { Quotable } from "../view/library-view.ts";
import type { QuoteIndex } from "./quote-index.ts";

/** A stretch of a document that was compared with a quotation. */
export interface FoundPlace {
  readonly document: FoundPassage["document"];
  readonly stretch: Stretch;
  readonly alignment: Alignment;
  readonly comparison: Comparison;
  readonly nearness: Nearness;
  /** Same words less those that differ, for each word of the quotation. */
  readonly balance: number;
}

interface Window extends Span {
  readonly document: FoundPassage["document"];
}

/** So many passages are looked at for places where the words stand, and so many windows for where they nearly do. */
export const MOST_PASSAGES = 100;
const WINDOWS_FOR_NEAR = 16;

/** In characters: what may stand around a quotation in its document, and how long an ellipsis may make it. */
const ROOM = 200;
const ROOM_OF_AN_ELLIPSIS = 3_000;
/** Of the quotation's length: as much may have been left out. */
const ROOM_SHARE = 1.3;
const MOST_OCCURRENCES = 20;

/** Finds where a quotation stands, or nearly does: it is compared with the documents' texts, over the borders of passages. */
export class QuotePlaces {
  private readonly texts = new Map<DocumentId, string>();
  private readonly languages = new Map<DocumentId, Language>();

  constructor(
    private readonly quotable: Quotable,
    private readonly index: QuoteIndex,
  ) {}

  /** Where the quotation stands word for word, or else the places that come nearest, the nearest first. */
  async find(quotation: Quotation, mostPassages = MOST_PASSAGES): Promise<FoundPlace[]> {
    const [first, last] = [quotation.units[0], quotation.units.at(-1)];
    if (first === undefined || last === undefined) return [];
    const written = quotation.text.slice(first.start, last.end);
    const rows = await this.index.holding(written, mostPassages);
    const passages = new Map((await this.quotable.byRows(rows)).map((passage) => [passage.row, passage]));
    const near = rows.flatMap((row) => passages.get(row) ?? []);
    const found: FoundPlace[] = [];
    let looked = 0;
    let isVerbatim = false;
    for (const window of windowsAround(near, written.length, quotation.gaps.size > 0)) {
      looked += 1;
      if (looked > WINDOWS_FOR_NEAR && !isVerbatim) break;
      const places = await this.placesIn(quotation, window, isVerbatim);
      isVerbatim ||= places.some(({ nearness }) => nearness === "verbatim");
      found.push(...places);
    }
    const wanted = isVerbatim ? found.filter(({ nearness }) => nearness === "verbatim") : found;
    return isVerbatim ? wanted : wanted.sort(byNearness);
  }

  /** The text that all offsets refer to. */
  private async textOf(id: DocumentId): Promise<string> {
    const known = this.texts.get(id) ?? (await this.quotable.text(id));
    this.texts.set(id, known);
    return known;
  }

  /** Where the quotation stands in a window; the nearest place where it does not, unless only verbatim ones are wanted. */
  private async placesIn(
    quotation: Quotation,
    window: Window,
    isVerbatimOnly: boolean,
  ): Promise<FoundPlace[]> {
    const { document } = window;
    const text = await this.textOf(document.id);
    const { start, end } = atWordEdges(text, window);
    if (isVerbatimOnly && !mayStandIn(quotation, text.slice(start, end))) return [];
    const units = unitsOf(text.slice(start, end)).map((unit) => ({
      ...unit,
      start: unit.start + start,
      end: unit.end + start,
    }));
    const stretch = { text, language: await this.languageOf(document.id) };
    const places: FoundPlace[] = [];
    const look = (within: readonly Unit[]): void => {
      const [first, last] = [within[0], within.at(-1)];
      if (first === undefined || last === undefined) return;
      if (places.length > 0 && !mayStandIn(quotation, text.slice(first.start, last.end))) return;
      const place = placeIn(quotation, document, { ...stretch, units: within });
      if (place === null) return;
      const isFirst = places.length === 0;
      if (place.nearness === "verbatim" || isFirst) places.push(place);
      if (place.nearness !== "verbatim" || places.length >= MOST_OCCURRENCES) return;
      look(within.filter((unit) => unit.end <= place.comparison.place.start));
      look(within.filter((unit) => unit.start >= place.comparison.place.end));
    };
    look(units);
    return places;
  }

  private async languageOf(id: DocumentId): Promise<Language> {
    const known = this.languages.get(id);
    if (known !== undefined) return known;
    const language = await this.quotable.language(id);
    this.languages.set(id, language);
    return language;
  }
}

/** A part of a quotation, compared with a stretch that is known. */
export function placeIn(
  quotation: Quotation,
  document: FoundPlace["document"],
  stretch: Stretch,
): FoundPlace | null {
  const alignment = align(quotation, stretch.units);
  const comparison = alignment && compare(quotation, stretch, alignment);
  if (alignment === null || comparison === null) return null;
  return {
    document,
    stretch,
    alignment,
    comparison,
    nearness: nearnessOf(quotation, stretch, alignment, comparison),
    balance: balanceOf(alignment.steps) / Math.max(1, comparison.units),
  };
}

/** Of so few words, one that is written in two is too much. */
const FEW_UNITS = 6;
const LEAST_HELD = 0.75;
/** Of a long quotation so many words tell, spread evenly. */
const MOST_LOOKED_FOR = 60;

/** Whether a stretch has as many of its words as one where the quotation stands; most are out at once, before they are read. */
function mayStandIn({ units }: Quotation, stretch: string): boolean {
  const all = units.filter(({ kind, isSetApart }) => kind !== "number" && !isSetApart);
  if (all.length < FEW_UNITS) return true;
  const step = Math.max(1, Math.floor(all.length / MOST_LOOKED_FOR));
  const words = all.filter((_, at) => at % step === 0);
  const folded = foldLine(stretch);
  const held = words.filter(({ key }) => folded.includes(key) || key.includes("'")).length;
  return held >= LEAST_HELD * words.length;
}

function byNearness(left: FoundPlace, right: FoundPlace): number {
  const far = Number(left.nearness === "far") - Number(right.nearness === "far");
  return far || right.balance - left.balance || right.comparison.matched - left.comparison.matched;
}

/** Around each passage as much as a quotation may take that stands in it with one word; windows that meet are one. */
function windowsAround(passages: readonly FoundPassage[], length: number, hasGaps: boolean): Window[] {
  const room = Math.ceil(length * ROOM_SHARE) + ROOM + (hasGaps ? ROOM_OF_AN_ELLIPSIS : 0);
  const ranks = new Map(passages.map(({ row }, rank) => [row, rank]));
  const windows: { document: FoundPassage["document"]; start: number; end: number; rank: number }[] = [];
  for (const passage of [...passages].sort(byPlace)) {
    const { document } = passage;
    const start = Math.max(0, passage.start - room);
    const end = passage.end + room;
    const rank = ranks.get(passage.row) ?? 0;
    const last = windows.at(-1);
    if (last?.document.id === document.id && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.rank = Math.min(last.rank, rank);
    } else windows.push({ document, start, end, rank });
  }
  return windows.sort((left, right) => left.rank - right.rank);
}

function byPlace(left: FoundPassage, right: FoundPassage): number {
  return compareText(left.document.id, right.document.id) || left.start - right.start;
}

const LONGEST_WORD = 100;

/** The window without cutting a word; a script without spaces may be cut between any two characters. */
function atWordEdges(text: string, window: Span): Span {
  let start = Math.min(window.start, text.length);
  let end = Math.min(window.end, text.length);
  const isInside = (at: number): boolean => at > 0 && at < text.length && !/\s/u.test(text.charAt(at));
  for (let moved = 0; moved < LONGEST_WORD && isInside(start); moved += 1) start -= 1;
  for (let moved = 0; moved < LONGEST_WORD && isInside(end); moved += 1) end += 1;
  if (isTrail(text, start)) start -= 1;
  if (isTrail(text, end)) end += 1;
  return { start, end };
}

/** Whether the place lies within a pair of surrogates. */
function isTrail(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
