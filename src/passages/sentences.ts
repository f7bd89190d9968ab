import type { Span } from "../core/document.ts";

/** Written before a name or a number, so a full stop after one of these does not end a sentence. */
const BEFORE_A_NAME = new Set(
  "mr mrs ms dr prof rev hon gen col maj capt lt sgt adm sen rep gov pres amb st sr jr fr messrs no nos art arts sec fig figs vol pp cf vs viz approx ca eq eqs ref refs op".split(
    " ",
  ),
);

/** After "U.S." or "etc.", one of these with a capital begins a new sentence; any other capital is likely a name. */
const SENTENCE_OPENERS = new Set(
  "the a an this that these those it its he she they we i you his her their our in on at by for from as but and or if when while after before since although though however there here what who why how".split(
    " ",
  ),
);

const INITIAL = /(?:^|[\s(“"'])\p{Lu}\.$/u;
const DOTTED_INITIALS = /(?:^|[\s(“"'])(?:\p{L}\.){2,}$/u;
const LAST_WORD = /([\p{L}]+)\.$/u;
const FIRST_WORD = /^[\s“"'(]*([\p{L}\p{N}]+)/u;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * The sentences of `text[span]`, trimmed of white space, in order, covering every other character of the span.
 * `lines: "wrapped"` reads a line break as a space (prose); `"kept"` ends a sentence at every line break (lists, tables).
 *
 * Unicode's sentence rules (UAX #29) end a sentence at "Mr. Smith" and "U.S. Congress"; such ends are undone here.
 */
export function splitSentences(text: string, span: Span, lines: "wrapped" | "kept"): Span[] {
  const raw = text.slice(span.start, span.end);
  const readable = lines === "wrapped" ? raw.replace(/[\n\u2028\u2029\u0085]/g, " ") : raw;
  const sentences: Span[] = [];
  let start: number | null = null;
  for (const { segment, index } of segmenter.segment(readable)) {
    start ??= index;
    const end = index + segment.length;
    const brokenLine = lines === "kept" && segment.endsWith("\n");
    if (!brokenLine && continues(readable.slice(start, end), readable.slice(end, end + 40))) continue;
    pushTrimmed(sentences, readable, start, end, span.start);
    start = null;
  }
  if (start !== null) pushTrimmed(sentences, readable, start, readable.length, span.start);
  return sentences;
}

/** Whether the full stop that ends `sentence` belongs to an abbreviation rather than to the sentence. */
function continues(sentence: string, rest: string): boolean {
  const ended = sentence.trimEnd();
  if (!ended.endsWith(".")) return false;
  const next = FIRST_WORD.exec(rest)?.[1];
  if (next === undefined) return false;
  if (DOTTED_INITIALS.test(ended)) return !SENTENCE_OPENERS.has(next.toLowerCase());
  if (INITIAL.test(ended)) return true;
  const word = LAST_WORD.exec(ended)?.[1];
  return word !== undefined && BEFORE_A_NAME.has(word.toLowerCase());
}

function pushTrimmed(sentences: Span[], text: string, start: number, end: number, offset: number): void {
  const part = text.slice(start, end);
  const trimmedStart = start + (part.length - part.trimStart().length);
  const trimmedEnd = start + part.trimEnd().length;
  if (trimmedEnd > trimmedStart) sentences.push({ start: offset + trimmedStart, end: offset + trimmedEnd });
}
