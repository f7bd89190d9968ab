import type { PdfRun } from "./pdf-runs.ts";

/** What pdf.js tells of a field or remark, as far as it is looked at. */
interface Annotation {
  readonly subtype?: unknown;
  readonly hidden?: unknown;
  readonly rect?: unknown;
  readonly fieldValue?: unknown;
  readonly fieldType?: unknown;
  readonly exportValue?: unknown;
  readonly buttonValue?: unknown;
  readonly contentsObj?: unknown;
}

/** A field of a form with what is filled in, where it stands in the page's own coordinates. */
export interface FilledField {
  readonly text: string;
  readonly rect: readonly [left: number, bottom: number, right: number, top: number];
}

/** What is filled into the fields of a form; a box that is ticked is an x. */
export function filledFields(annotations: readonly unknown[]): FilledField[] {
  return annotations.filter(isAnnotation).flatMap((field) => {
    const text = field.subtype === "Widget" ? valueOf(field) : "";
    return text === "" || !isRect(field.rect) ? [] : [{ text, rect: field.rect }];
  });
}

function valueOf({ fieldValue, fieldType, exportValue, buttonValue }: Annotation): string {
  if (fieldType === "Btn") {
    const isTicked = typeof fieldValue === "string" && fieldValue !== "Off" && fieldValue !== "";
    return isTicked && [exportValue, buttonValue].includes(fieldValue) ? "[x]" : "";
  }
  const values: readonly unknown[] = Array.isArray(fieldValue) ? fieldValue : [fieldValue];
  return values
    .filter((value) => typeof value === "string")
    .join(", ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Kinds of remark that a reader writes on a page. */
const REMARKS: ReadonlySet<unknown> = new Set(
  "FreeText Text Highlight Underline Squiggly StrikeOut Caret Square Circle Polygon Line Ink Stamp".split(
    " ",
  ),
);

/** What readers have written on the page, each remark on one line. */
export function remarksOn(annotations: readonly unknown[]): string[] {
  return annotations
    .filter(isAnnotation)
    .filter(({ subtype, hidden }) => REMARKS.has(subtype) && hidden !== true)
    .map(({ contentsObj }) => {
      const text: unknown =
        typeof contentsObj === "object" && contentsObj !== null ? Reflect.get(contentsObj, "str") : "";
      return typeof text === "string" ? text.replace(/\s+/g, " ").trim() : "";
    })
    .filter((text) => text !== "");
}

function isAnnotation(value: unknown): value is Annotation {
  return typeof value === "object" && value !== null;
}

function isRect(value: unknown): value is FilledField["rect"] {
  return Array.isArray(value) && value.length === 4 && value.every((edge) => typeof edge === "number");
}

/**
 * The runs with what is filled in, on the line of the words that stand beside the field. `transform` places the page's own
 * coordinates on the page as it is shown.
 */
export function withFields(
  runs: readonly PdfRun[],
  fields: readonly FilledField[],
  transform: readonly number[],
): readonly PdfRun[] {
  const [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0] = transform;
  const [style = { size: 10, font: "", bold: false }] = runs;
  const { size, font } = style;
  const filled = fields.map(({ text, rect: [left, bottom, right, top] }): PdfRun => {
    const ys = [b * left + d * bottom + f, b * right + d * top + f];
    const [upper, lower] = [Math.min(...ys), Math.max(...ys)];
    const beside = runs.find(({ y }) => y > upper - 1 && y < lower + 1);
    const x = Math.min(a * left + c * bottom + e, a * right + c * top + e);
    return {
      text,
      x,
      y: beside?.y ?? lower - size * 0.3,
      width: text.length * size * 0.5,
      size,
      font,
      bold: false,
      spaced: "left" as const,
    };
  });
  return [...runs, ...filled];
}

/** The style of a page's text, for what stands on it and is not drawn with it. */
type Style = Pick<PdfRun, "size" | "font" | "bold">;

/** Set so far apart, in points, that each is a paragraph of its own, and far from the edges, where running heads stand. */
const REMARK_STEP = 60;
const REMARK_TOP = 10_000;

/** The remarks as a page of their own. */
export function remarksPage(
  remarks: readonly string[],
  { size, font, bold }: Style,
): { readonly width: number; readonly height: number; readonly runs: readonly PdfRun[] } {
  const runs = remarks.map((text, at) => ({
    text,
    x: 0,
    y: REMARK_TOP + at * REMARK_STEP,
    width: text.length * size,
    size,
    font,
    bold,
    spaced: false as const,
  }));
  return { width: 1_000, height: 2 * REMARK_TOP + remarks.length * REMARK_STEP, runs };
}
