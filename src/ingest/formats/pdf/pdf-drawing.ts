/** The operators of a page, as pdf.js lists them. */
export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** The numbers of the operators that are looked at. */
export interface OperatorNumbers {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
  readonly setFillRGBColor: number;
  readonly paintFormXObjectBegin: number;
  readonly paintFormXObjectEnd: number;
}

/** A place on the page as it is shown: points from its left edge and from its top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A path that the page draws. */
export interface PdfPath {
  /** The number of the operator that paints it. */
  readonly paint: number;
  /** The colour that fields are filled with, as `#rrggbb`; null where it is none of these. */
  readonly fill: string | null;
  /** Each stretch of straight lines between two moves of the pen; those with curves are left out. */
  readonly outlines: readonly (readonly Point[])[];
  /** Two opposite corners of the box around it; null where nothing is drawn. */
  readonly bounds: readonly [Point, Point] | null;
}

type Matrix = readonly [number, number, number, number, number, number];

/** A page with more paths than this is a map or a chart. */
const MOST_PATHS = 20_000;
/** Commands of a path, as pdf.js numbers them, with how many numbers follow each. */
const [MOVE, LINE, CURVE, CLOSE] = [0, 1, 2, 3];

/** What a page draws; `base` places the page's own coordinates on the page as it is shown. */
export function pathsOn(
  { fnArray, argsArray }: Operators,
  numbers: OperatorNumbers,
  base: readonly number[],
): PdfPath[] {
  const paths: PdfPath[] = [];
  const saved: { readonly matrix: Matrix; readonly fill: string | null }[] = [];
  let matrix = matrixOf(base);
  let fill: string | null = "#000000";
  for (const [at, operator] of fnArray.entries()) {
    const args = argsArray[at];
    if (operator === numbers.save) saved.push({ matrix, fill });
    else if (operator === numbers.restore || operator === numbers.paintFormXObjectEnd)
      ({ matrix, fill } = saved.pop() ?? { matrix, fill });
    else if (operator === numbers.setFillRGBColor) fill = colourOf(args);
    else if (operator === numbers.transform && isNumbers(args)) matrix = multiplied(matrix, matrixOf(args));
    else if (operator === numbers.paintFormXObjectBegin) {
      saved.push({ matrix, fill });
      const [own] = listOf(args);
      if (isNumbers(own)) matrix = multiplied(matrix, matrixOf(own));
    } else if (operator === numbers.constructPath && paths.length < MOST_PATHS) {
      const path = pathOf(args, matrix, fill);
      if (path !== null) paths.push(path);
    }
  }
  return paths;
}

function colourOf(args: unknown): string | null {
  const [colour] = listOf(args);
  return typeof colour === "string" ? colour : null;
}

function pathOf(args: unknown, matrix: Matrix, fill: string | null): PdfPath | null {
  const [paint, data, bounds] = listOf(args);
  if (typeof paint !== "number") return null;
  const [commands] = listOf(data);
  const [left, bottom, right, top] = isNumbers(bounds) ? Array.from(bounds) : [];
  return {
    paint,
    fill,
    outlines: isNumbers(commands) ? outlinesOf(commands, matrix) : [],
    bounds:
      left === undefined || bottom === undefined || right === undefined || top === undefined
        ? null
        : [placed(matrix, left, bottom), placed(matrix, right, top)],
  };
}

function outlinesOf(commands: ArrayLike<number>, matrix: Matrix): Point[][] {
  const outlines: Point[][] = [];
  let outline: Point[] = [];
  for (let at = 0; at < commands.length;) {
    const command = commands[at];
    const point = placed(matrix, commands[at + 1] ?? 0, commands[at + 2] ?? 0);
    if (command === MOVE) {
      outline = [point];
      outlines.push(outline);
    } else if (command === LINE) outline.push(point);
    else if (command === CLOSE) outline.push(outline[0] ?? point);
    else if (command === CURVE) outline.length = 0;
    else break;
    at += command === CURVE ? 7 : command === CLOSE ? 1 : 3;
  }
  return outlines.filter(({ length }) => length > 1);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return Array.isArray(value) || value instanceof Float32Array;
}

function matrixOf(values: ArrayLike<number>): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(values);
  return [a, b, c, d, e, f];
}

function multiplied([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function placed([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}
