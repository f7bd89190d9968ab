import { raised } from "../../blocks/note-mark-text.ts";
import { inReadingOrder, isRightToLeft, withBracketsMirrored } from "./pdf-direction.ts";
import type { PdfRun, PdfView } from "./pdf-runs.ts";
import { isTracked, withoutTracking } from "./pdf-tracking.ts";

/** Runs that stand close together on a base line: a line of text, or a part of one. Lengths as in `PdfRun`. */
export interface PdfSegment {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  /** Size and font of most of its letters. */
  readonly size: number;
  readonly font: string;
  /** Whether all of it is bold. */
  readonly bold: boolean;
  /** Of a row of a table with drawn lines: its cells from left to right, of which it is made. */
  readonly cells?: readonly PdfSegment[];
}

/** A page's text in one direction, as far as it can be put together without regard to columns. */
export interface PdfSheet {
  /** Counts from 1. */
  readonly page: number;
  readonly height: number;
  /** Whether the text stands apart from the page's own: turned, or written on it by a reader. */
  readonly isApart: boolean;
  readonly segments: readonly PdfSegment[];
}

/** Words further apart than this, in font sizes, may stand in different columns. */
const WORD_GAP = 0.7;
/** A smaller run raised or lowered by up to this many font sizes is a superscript or a subscript. */
const SCRIPT_SHIFT = 0.65;
/** It is at most so large, in sizes of the line: TeX sets 7 points beside 8. */
const SCRIPT_SIZE = 0.9;
const LONGEST_SCRIPT = 10;
const LOGO_SHIFT = 0.3;
/** Height of the strips, in points, in which the neighbours of a run are looked for. */
const STRIP = 16;

interface OpenSegment {
  readonly runs: PdfRun[];
  main: PdfRun;
  right: number;
}

export function toSegments({ runs }: Pick<PdfView, "runs">): PdfSegment[] {
  const strips = new Map<number, OpenSegment[]>();
  const segments: OpenSegment[] = [];
  for (const run of [...runs].sort((one, other) => one.x - other.x)) {
    const strip = Math.floor(run.y / STRIP);
    const nearby = [strip - 1, strip, strip + 1].flatMap((at) => strips.get(at) ?? []);
    const host = nearby
      .filter((segment) => continues(segment, run))
      .reduce<OpenSegment | null>(
        (best, one) => (best && drop(best, run) <= drop(one, run) ? best : one),
        null,
      );
    if (host !== null) append(host, run);
    else {
      const segment = { runs: [run], main: run, right: run.x + run.width };
      segments.push(segment);
      const inStrip = strips.get(strip);
      if (inStrip === undefined) strips.set(strip, [segment]);
      else inStrip.push(segment);
    }
  }
  const tracked = runs.filter(isTracked);
  return withDropCaps(
    segments.map((segment) => toSegment(segment, tracked)).filter(({ text }) => text !== ""),
  );
}

function drop({ main }: OpenSegment, run: PdfRun): number {
  return Math.abs(main.y - run.y);
}

function continues({ main, right }: OpenSegment, run: PdfRun): boolean {
  const size = Math.max(main.size, run.size);
  const gap = run.x - right;
  if (gap < -size * 0.5 || gap > size * WORD_GAP) return false;
  const smaller = main.size < run.size ? main : run;
  const isScript =
    smaller.size < size * SCRIPT_SIZE && smaller.size > size * 0.4 && smaller.text.length <= LONGEST_SCRIPT;
  // The first letter of a chapter may be as tall as two lines; it belongs to the upper one.
  if (!isScript && smaller.size < size * 0.5) return false;
  // Letters that reach into one another are of one word: TeX lowers the E of its name.
  const isLogo = gap < 0 && run.text.length <= LONGEST_SCRIPT;
  const shift = isScript ? SCRIPT_SHIFT * size : smaller.size * (isLogo ? LOGO_SHIFT : 0.2);
  return Math.abs(main.y - run.y) <= shift;
}

function append(segment: OpenSegment, run: PdfRun): void {
  segment.runs.push(run);
  segment.right = Math.max(segment.right, run.x + run.width);
  const { main } = segment;
  const weight = (one: PdfRun): number => one.text.length * one.size;
  // A bullet may be larger than the words behind it, which tell what the line is.
  if (isSign(run) && !isSign(main)) return;
  if (isSign(main) && !isSign(run)) segment.main = run;
  else if (run.size > main.size * 1.15 || (run.size > main.size * 0.85 && weight(run) > weight(main)))
    segment.main = run;
}

function isSign({ text }: PdfRun): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

function toSegment({ runs, main, right }: OpenSegment, tracked: readonly PdfRun[]): PdfSegment {
  const rightToLeft = isRightToLeft(runs.map(({ text }) => text));
  const parts = inReadingOrder(
    rightToLeft ? runs.flatMap(parted) : withoutTracking(runs, tracked),
    rightToLeft,
  );
  const text = cleaned(joined(parts, main));
  return {
    text: rightToLeft ? withBracketsMirrored(text) : text,
    x: runs[0]?.x ?? 0,
    right,
    y: main.y,
    size: main.size,
    font: main.font,
    bold: runs.every((run) => run.bold || !/\p{L}/u.test(run.text)) && runs.some((run) => run.bold),
  };
}

/** Where pdf.js takes a run for one that is read from left to right, its words of the other direction are runs of their own. */
function parted(run: PdfRun): readonly PdfRun[] {
  const parts = [...run.text.matchAll(DIRECTED)];
  if (parts.length < 2 || isRightToLeft([run.text])) return [run];
  const letter = run.width / run.text.length;
  return parts.map(({ 0: text, index }) => ({
    ...run,
    text: text.trim(),
    x: run.x + index * letter,
    width: text.trim().length * letter,
    spaced: index === 0 ? run.spaced : /\s/.test(run.text.charAt(index - 1)) && "left",
  }));
}
const DIRECTED =
  /[\p{sc=Hebrew}\p{sc=Arabic}][\p{sc=Hebrew}\p{sc=Arabic}\p{M}\s]*|[^\p{sc=Hebrew}\p{sc=Arabic}]+/gu;

function joined(runs: readonly PdfRun[], main: PdfRun): string {
  let text = "";
  let previous: PdfRun | null = null;
  for (const run of runs) {
    const isLeftward = previous !== null && run.x < previous.x;
    const [left, right] = isLeftward ? [run, previous ?? run] : [previous ?? run, run];
    const gap = right.x - (left.x + left.width);
    const spaced = left.spaced === "right" || right.spaced === "left";
    const apart = text !== "" && (spaced || gap > Math.max(left.size, right.size) * 0.15);
    const written = isRaised(run, main) ? superscript(text, run.text) : run.text;
    const needsSpace =
      previous !== null && isRaised(previous, main) && /^\p{L}/u.test(run.text) && /[\s\d]$/.test(text);
    text +=
      (apart && !/^[\u2070\u00B9\u00B2\u00B3\u2074-\u2079]/.test(written)) || needsSpace
        ? ` ${written}`
        : written;
    previous = run;
  }
  return text;
}

function isRaised(run: PdfRun, main: PdfRun): boolean {
  return run.size < main.size * SCRIPT_SIZE && main.y - run.y > main.size * 0.15;
}

/** What a number may be a power of: "10", "m", "km". */
const POWER_BASE = /(?:\d|(?<!\p{L})(?:[mcdk]?m|s|in|ft|x|y|n|r))$/u;

/** A raised number is an exponent where it can be one; else it marks a note and must not become part of a word or sentence. */
function superscript(before: string, text: string): string {
  if (!/^[\d,–-]+$/.test(text) || before === "") return text;
  if (/^\d{1,2}$/.test(text) && POWER_BASE.test(before)) {
    return raised(text);
  }
  if (/[.!?…]["'”’»)\]]?$/u.test(before)) return raised(text);
  return before.endsWith(" ") ? text : ` ${text}`;
}

/** A dotted line that leads the eye to a number on the right. */
const LEADERS = /(?:\s?[.·…]){5,}\s?/gu;
const SOFT_HYPHEN_AT_END = /\u00AD\s*$/u;
const PRESENTATION_FORMS =
  /[\uFB00-\uFB06\uFB13-\uFB17\uFB1D-\uFDFB\uFE10-\uFE19\uFE30-\uFE48\uFE70-\uFEFC]/gu;

/** Ligatures, Arabic letters in the forms of their place in the word, and signs of columns, as what they stand for; a soft hyphen at the end is the hyphen of a broken word. */
function cleaned(text: string): string {
  return text
    .replace(PRESENTATION_FORMS, (ligature) => ligature.normalize("NFKC"))
    .replace(SOFT_HYPHEN_AT_END, "-")
    .replace(/[\u00AD\u200B\u2060\uFEFF\0]/g, "")
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(LEADERS, " … ")
    .replace(/\s+/g, " ")
    .trim();
}

/** A large first letter becomes the beginning of the line at its top; the lines beside it begin where it does. */
function withDropCaps(segments: readonly PdfSegment[]): PdfSegment[] {
  const caps = new Set<PdfSegment>();
  const changed = new Map<PdfSegment, PdfSegment>();
  for (const cap of segments.filter(({ text }) => /^["“„«]?\p{Lu}$/u.test(text))) {
    const beside = segments.filter((line) => standsBeside(line, cap)).sort((one, other) => one.y - other.y);
    for (const [at, line] of beside.entries()) {
      changed.set(line, { ...line, text: at === 0 ? cap.text + line.text : line.text, x: cap.x });
    }
    if (beside.length > 0) caps.add(cap);
  }
  return segments.filter((segment) => !caps.has(segment)).map((segment) => changed.get(segment) ?? segment);
}

function standsBeside(line: PdfSegment, cap: PdfSegment): boolean {
  return (
    cap.size > line.size * 1.8 &&
    Math.abs(line.x - cap.right) < line.size * 1.5 &&
    line.y > cap.y - cap.size &&
    line.y <= cap.y + line.size * 0.3
  );
}
