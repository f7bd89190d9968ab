import type { Span } from "../core/document.ts";
import { markedQuotations } from "../text/quotation-marks.ts";

/** Each double mark and the single one of its shape: so a pair stays one of its own language. */
const SHAPES: readonly (readonly [double: string, single: string])[] = [
  ["“", "‘"],
  ["”", "’"],
  ["„", "‚"],
  ["‟", "‛"],
];
const SINGLE_OF: ReadonlyMap<string, string> = new Map(SHAPES);
const DOUBLE_OF: ReadonlyMap<string, string> = new Map(SHAPES.map(([double, single]) => [single, double]));

/** Which marks stand around words; guillemets, corner brackets and those of typewriters are told from both. */
type Kind = "double" | "single" | "other";

/**
 * A text as it stands between double quotation marks: of quotations within each other, the marks are double and single in turns, as
 * every language has it that uses these. Both marks of a quotation are turned or none is; those of other shapes stay. A double
 * mark whose other one is not in the text is turned, too: it would look like an end of the whole.
 */
export function withinDoubleMarks(text: string): string {
  const turned = new Map<number, string>();
  turn(text, { start: 0, end: text.length }, "double", turned);
  return Array.from({ length: text.length }, (_, at) => turned.get(at) ?? text[at] ?? "").join("");
}

function turn(text: string, span: Span, around: Kind, turned: Map<number, string>): void {
  const other = around === "double" ? SINGLE_OF : DOUBLE_OF;
  const mark = (at: number): void => {
    const shape = other.get(text[at] ?? "") ?? (text[at] === '"' && around === "double" ? "'" : undefined);
    if (shape !== undefined) turned.set(at, shape);
  };
  let end = span.start;
  const alone = (until: number): void => {
    for (; end < until; end += 1) if (around === "double" && SINGLE_OF.has(text[end] ?? "")) mark(end);
  };
  for (const quotation of markedQuotations(text, span)) {
    alone(quotation.start);
    const kind = kindOf(text[quotation.start] ?? "");
    const isTurned = kind === around && kind !== "other";
    if (isTurned) {
      mark(quotation.start);
      if (!quotation.isOpen) mark(quotation.end - 1);
    }
    turn(text, quotation.words, isTurned ? opposite(kind) : kind, turned);
    end = quotation.end;
  }
  alone(span.end);
}

function kindOf(mark: string): Kind {
  if (SINGLE_OF.has(mark)) return "double";
  return DOUBLE_OF.has(mark) ? "single" : "other";
}

function opposite(kind: Kind): Kind {
  return kind === "double" ? "single" : "double";
}
