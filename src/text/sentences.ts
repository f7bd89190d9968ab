import type { Span } from "../core/document.ts";

/** Written before a name or a number, so a full stop after one of these does not end a sentence. */
const BEFORE_A_NAME = new Set(
  "mr mrs ms dr prof rev hon gen col maj capt lt sgt adm sen rep gov pres amb st sr jr fr messrs no nos art arts sec fig figs vol pp cf vs viz approx ca eq eqs ref refs op".split(
    " ",
  ),
);

/** After "U.S." or "Annex A.", one of these with a capital begins a new sentence; any other capital is likely a name. */
const SENTENCE_OPENERS = new Set(
  "the a an this that these those it its he she they we i you his her their our in on at by for from as but and or if when while after before since although though however there here what who why how".split(
    " ",
  ),
);

const INITIAL = /(?:^|[\s(“"'])\p{Lu}\.$/u;
const DOTTED_INITIALS = /(?:^|[\s(“"'])(?:\p{L}\.){2,}$/u;
const LAST_WORD = /([\p{L}]+)\.$/u;
const FIRST_WORD = /^[\s“"'(]*([\p{L}\p{N}]+)/u;

/** How much of a sentence's end, and of what follows it, tells an abbreviation: more would make long runs quadratic. */
const LOOKED_AT = 64;

/** How many characters are segmented at a time, where a sentence is not longer. */
const WINDOW = 2_048;

/** A full stop that stands alone, as tokenised text has it ("the lift . the drag"), but not those of ". . .". */
const LONE_FULL_STOP = /(?<=[^\s.]\s)\.(?=\s+[^\s.])/gu;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * The sentences of `text[span]`, trimmed of white space, in order, covering every other character of the span.
 * `lines: "wrapped"` reads a line break as a space (prose); `"kept"` ends a sentence at every line break (lists, tables).
 *
 * Unicode's sentence rules (UAX #29) end a sentence at "Mr. Smith" and "U.S. Congress"; such ends are undone here.
 */
export function splitSentences(text: string, span: Span, lines: "wrapped" | "kept"): Span[] {
  const raw = text.slice(span.start, span.end);
  const joined = lines === "wrapped" ? raw.replace(/[\n\u2028\u2029\u0085]/g, " ") : raw;
  // Unicode's rules let a full stop before a small letter pass, but never an exclamation mark.
  const readable = joined.replace(LONE_FULL_STOP, "!");
  const sentences: Span[] = [];
  let start: number | null = null;
  for (const segment of segments(readable)) {
    start ??= segment.start;
    const written = readable.slice(segment.start, segment.end);
    const brokenLine = lines === "kept" && written.endsWith("\n");
    const textEnd = segment.start + written.trimEnd().length;
    const ended = readable.slice(Math.max(start, textEnd - LOOKED_AT), textEnd);
    const rest = readable.slice(segment.end, segment.end + LOOKED_AT);
    if (!brokenLine && continues(ended, rest)) continue;
    pushTrimmed(sentences, readable, start, segment.end, span.start);
    start = null;
  }
  if (start !== null) pushTrimmed(sentences, readable, start, readable.length, span.start);
  return sentences;
}

/**
 * The segments of Unicode's sentence rules, exactly as if the whole text were segmented at once. That is not done, because
 * V8 copies the text for every segment: measured, 5 s for 400,000 characters of English, 26 s of Russian. So it is read
 * through a window, and its last two segments are left for the next one: the rules look ahead over the segment that
 * follows ("etc. (12) and"), so an end is certain once the following segment has ended too.
 */
function* segments(text: string): Generator<Span> {
  let start = 0;
  let width = WINDOW;
  while (start < text.length) {
    const ends = segmentEnds(text.slice(start, start + width), width === WINDOW ? Infinity : 3);
    const complete = start + (ends.at(-1) ?? 0) === text.length;
    const certain = complete ? ends : ends.slice(0, -2);
    const from = start;
    for (const end of certain) {
      yield { start, end: from + end };
      start = from + end;
    }
    width = certain.length > 0 ? WINDOW : width * 2;
  }
}

function segmentEnds(text: string, atMost: number): number[] {
  const ends: number[] = [];
  for (const { segment } of segmenter.segment(text)) {
    ends.push((ends.at(-1) ?? 0) + segment.length);
    if (ends.length === atMost) break;
  }
  return ends;
}

/** Whether the full stop that `ended` ends with belongs to an abbreviation rather than to the sentence. */
function continues(ended: string, rest: string): boolean {
  if (!ended.endsWith(".")) return false;
  const next = FIRST_WORD.exec(rest)?.[1];
  if (next === undefined) return false;
  const opens = SENTENCE_OPENERS.has(next.toLowerCase());
  if (DOTTED_INITIALS.test(ended)) return !opens;
  // A letter that begins the sentence numbers it ("A. The parties"); one that follows is another initial ("J. A. Miller").
  if (INITIAL.test(ended)) return !opens || ended.length === 2 || next.length === 1;
  const word = LAST_WORD.exec(ended)?.[1];
  return word !== undefined && BEFORE_A_NAME.has(word.toLowerCase());
}

function pushTrimmed(sentences: Span[], text: string, start: number, end: number, offset: number): void {
  const part = text.slice(start, end);
  const trimmedStart = start + (part.length - part.trimStart().length);
  const trimmedEnd = start + part.trimEnd().length;
  if (trimmedEnd > trimmedStart) sentences.push({ start: offset + trimmedStart, end: offset + trimmedEnd });
}
