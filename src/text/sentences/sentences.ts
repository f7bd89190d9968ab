import type { Span } from "../../core/document.ts";
import { spansWithin } from "../../core/spans.ts";
import { enclosuresIn } from "./enclosures.ts";
import { listMarkersIn, type ListMarkers } from "./list-markers.ts";
import { languageOfWords } from "./opening-words.ts";
import { endsSentence } from "./sentence-end.ts";
import { stopAt, type NoteMarkEnds, type Stop, type StopMarks } from "./stops.ts";

/** What is known about a text before its sentences are looked for. */
export interface SentenceReading {
  /** `"wrapped"` reads a single line break as a space (prose); `"kept"` ends a sentence at every one (lists, tables). */
  readonly lines: "wrapped" | "kept";
  /** ISO 639-1 of the document, where it is known. A text whose own words tell another language is read as they tell. */
  readonly language?: string | null;
  /** Stretches of the whole text that lead to notes, where the format tells, in text order. */
  readonly noteMarks?: readonly Span[];
}

/** Whatever may end a sentence: full stops of every script, the colon of Armenian, the semicolon of Greek, a line's end. */
const CANDIDATE = /[\p{Sentence_Terminal}…:;\u037E\n]/gu;

/**
 * The sentences of `text[span]`, trimmed of white space, in order, covering every other character of the span but for note
 * marks behind a sentence, where the format tells that they are ones or they are raised figures. Time grows with the text alone.
 */
export function splitSentences(text: string, span: Span, reading: SentenceReading): Span[] {
  const scan = new SentenceScan(text.slice(span.start, span.end), reading, span.start);
  return scan.sentences().map(({ start, end }) => ({ start: span.start + start, end: span.start + end }));
}

/** Goes over a text once, from each place where a sentence may end to the next. */
class SentenceScan {
  private readonly found: Span[] = [];
  /** Where the present sentence begins. */
  private start = 0;
  private readonly marks: StopMarks;
  private readonly lists: ListMarkers;
  /** The quotations and brackets that keep their sentence together, by their beginning, and how many of them began. */
  private readonly enclosed: readonly (readonly [start: number, end: number])[];
  private begun = 0;
  /** Where the last of them ends that began in the present sentence. */
  private held = 0;
  private readonly noteMarkStarts: NoteMarkEnds;
  private readonly language: () => string | null;

  /** `offset` is where the text stands in the one that the note marks are spans of. */
  constructor(
    private readonly text: string,
    private readonly reading: SentenceReading,
    offset: number,
  ) {
    this.lists = listMarkersIn(text, reading.lines);
    const enclosures = enclosuresIn(text);
    this.enclosed = [...enclosures.closings].sort(([left], [right]) => left - right);
    const marks = spansWithin(reading.noteMarks ?? [], { start: offset, end: offset + text.length }).map(
      ({ start, end }) => [start - offset, end - offset] as const,
    );
    const { lines } = reading;
    this.marks = { enclosures, noteMarks: new Map(marks), items: this.lists.starts, lines };
    this.noteMarkStarts = new Map(marks.map(([start, end]) => [end, start]));
    let language: string | null | undefined;
    this.language = () => {
      // Null is an answer, too, and is not looked for again.
      if (language === undefined) language = languageOfWords(text, reading.language ?? null);
      return language;
    };
  }

  sentences(): readonly Span[] {
    const { text, lists } = this;
    const items = [...lists.starts, Infinity];
    let item = 0;
    let position = 0;
    for (const { 0: candidate, index } of text.matchAll(CANDIDATE)) {
      for (let at; (at = items[item] ?? Infinity) <= index; item += 1) this.startItem(at);
      if (index < position || lists.stops.has(index)) continue;
      if (candidate !== "\n") position = this.pass(index) ?? position;
      else if (this.reading.lines === "kept" || BLANK_LINE.test(text.slice(index, index + 8)))
        this.breakLine(index);
    }
    for (const at of items.slice(item, -1)) this.startItem(at);
    this.endSentence(text.length, text.length);
    return this.found;
  }

  /** Looks at what may be an end, and returns where to look on. */
  private pass(at: number): number | null {
    const { text, start, language } = this;
    const stop = stopAt(text, at, this.marks);
    if (stop === null) return null;
    const isEnd = this.heldUntil(at) < stop.closed && endsSentence({ text, start, language }, stop);
    if (isEnd) this.endSentence(endOfSpoken(text, stop), stop.marked);
    return stop.marked;
  }

  private startItem(at: number): void {
    if (this.heldUntil(at) < at) this.endSentence(at, at);
  }

  private breakLine(at: number): void {
    this.heldUntil(at);
    this.held = 0;
    this.endSentence(at, at + 1);
  }

  private heldUntil(at: number): number {
    for (let next; (next = this.enclosed[this.begun]) !== undefined && next[0] < at; this.begun += 1) {
      this.held = Math.max(this.held, next[1]);
    }
    return this.held;
  }

  private endSentence(end: number, next: number): void {
    const { start, text } = this;
    this.start = next;
    const whole = trimmed(text, start, end);
    if (whole === null) return;
    let spoken = whole;
    for (let mark; (mark = this.noteMarkStarts.get(spoken.end)) !== undefined;) {
      const shorter = trimmed(text, start, mark);
      // Nothing but marks is a sentence of its own.
      if (shorter === null) break;
      spoken = shorter;
    }
    this.found.push(spoken);
  }
}

/** Paragraphs are apart in every text. */
const BLANK_LINE = /^\n[ \t]*\n/u;

const RAISED_FIGURES = /^[ ⁰¹²³⁴⁵⁶⁷⁸⁹⁻,–⁾]+$/u;

/** Behind a full stop a raised figure can be nothing but a note mark, whatever the format tells. */
function endOfSpoken(text: string, { closed, marked }: Stop): number {
  return RAISED_FIGURES.test(text.slice(closed, marked)) ? closed : marked;
}

/** White space, with the line break of old computers, which JavaScript does not count. */
const SPACE = /[\s\u0085]/u;

function trimmed(text: string, start: number, end: number): Span | null {
  let [first, last] = [start, end];
  while (first < last && SPACE.test(text.charAt(first))) first += 1;
  while (last > first && SPACE.test(text.charAt(last - 1))) last -= 1;
  return first < last ? { start: first, end: last } : null;
}
