import type { Assertion } from "./assertion.ts";
import type { DateFigure } from "./date-figures.ts";
import type { Figure, NumberFigure } from "./figures.ts";
import { measureWords } from "./measure-words.ts";

/** In what two assertions about the same thing differ. */
export type Difference =
  | { readonly kind: "number" | "date"; readonly figures: readonly [Figure, Figure] }
  | { readonly kind: "denial" };

export interface Compared extends Assertion {
  /** `YYYY-MM-DD` or less, of the document; null where it is not known. */
  readonly published: string | null;
}

/** `same`: the same value. `near`: one may be the other, rounded or less exact. `unlike`: not to be compared. */
type Likeness = "same" | "near" | "different" | "unlike";

/** Fewer common words say too little of whether two sentences speak of one thing. */
const LEAST_SHARED = 2;
const LEAST_SHARED_OF_DENIAL = 3;
/** So many words around two sentences name what both speak of. */
const NAMING = 2;
/** What is counted changes in a longer time, if no sentence says when. */
const DAYS_APART = 366;

/** How two assertions differ that speak of the same thing at the same time; null where they do not, or where that is not sure. */
export function differenceBetween(left: Compared, right: Compared): Difference | null {
  if (left.language !== right.language || !isSameSubject(left, right)) return null;
  const isTurned = opposesIn(left, right);
  const extra = extraOf(left, right);
  const open = unmatched(left.figures, right.figures);
  if (open === null) return null;
  if (open.length === 0) {
    const isDenial =
      extra.every((words) => words.length === 0) && left.isDenied !== right.isDenied && !isTurned;
    const isContrary = isTurned && left.isDenied === right.isDenied;
    const shared = sharedOf(left, right);
    if (!(isDenial || isContrary) || shared < LEAST_SHARED_OF_DENIAL || !isSameTime(left, right)) return null;
    return { kind: "denial" };
  }
  const [pair] = open;
  if (open.length !== 1 || pair === undefined || isTurned || left.isDenied !== right.isDenied) return null;
  if (extra.some(({ length }) => length > 0) || sharedOf(left, right) < LEAST_SHARED) return null;
  if (pair[0].kind === "date") return { kind: "date", figures: pair };
  return isSameTime(left, right) ? { kind: "number", figures: pair } : null;
}

/** Whether both name the same, in themselves or in what stands around them, and neither a name that the other does not. */
function isSameSubject(left: Compared, right: Compared): boolean {
  const isKnown = (name: string, other: Compared): boolean => other.terms.has(name) || other.around.has(name);
  if ([...left.names].some((name) => !isKnown(name, right))) return false;
  if ([...right.names].some((name) => !isKnown(name, left))) return false;
  if (left.telling.size !== right.telling.size || [...left.telling].some((word) => !right.telling.has(word)))
    return false;
  if (
    [...left.names].some((name) => right.terms.has(name)) ||
    [...right.names].some((name) => left.terms.has(name))
  )
    return true;
  // Only what stands around them tells whose hall "the hall" is: "Museum of Lund" is not "Opera of Lund".
  const [few = left.around, many = right.around] = [left.around, right.around].sort(
    (a, b) => a.size - b.size,
  );
  const isAll = [...few].every((name) => many.has(name));
  return few.size > 0 && isAll && (few.size >= NAMING || few.size === many.size);
}

function isSameTime(left: Compared, right: Compared): boolean {
  const isSame = left.published === right.published && left.published !== null;
  if ((left.isRelative || right.isRelative) && !isSame) return false;
  const isDated = [left, right].every(({ figures }) => figures.some(({ kind }) => kind === "date"));
  if (isDated || left.published === null || right.published === null) return true;
  const apart = Math.abs(Date.parse(left.published) - Date.parse(right.published)) / 86_400_000;
  return apart <= DAYS_APART;
}

function sharedOf(left: Assertion, right: Assertion): number {
  return [...left.terms].filter((term) => right.terms.has(term)).length;
}

/** The words that only one has; the names around the other are no words of its own. */
function extraOf(left: Compared, right: Compared): readonly [string[], string[]] {
  const of = (one: Compared, other: Compared): string[] =>
    [...one.terms].filter(
      (term) => !other.terms.has(term) && !(one.names.has(term) && other.around.has(term)),
    );
  return [of(left, right), of(right, left)];
}

/** Whether one says the contrary of the other by a word, and nothing else: "approved", "rejected". */
function opposesIn(left: Compared, right: Compared): boolean {
  const [mine, others] = extraOf(left, right);
  const [one, other] = [mine[0], others[0]];
  if (mine.length !== 1 || others.length !== 1 || one === undefined || other === undefined) return false;
  return measureWords(left.language)?.opposites.has(`${one} ${other}`) ?? false;
}

/**
 * The figures that stand against each other where all others agree: one pair at most. Null where one sentence has more of
 * them than the other, or where it is not clear which stands against which.
 */
function unmatched(left: readonly Figure[], right: readonly Figure[]): [Figure, Figure][] | null {
  if (left.length !== right.length) return null;
  const rest = [...right];
  const open: Figure[] = [];
  for (const figure of left) {
    const at = rest.findIndex((other) => isAlike(likenessOf(figure, other)));
    if (at < 0) open.push(figure);
    else rest.splice(at, 1);
  }
  const [one, other] = [open[0], rest[0]];
  if (one === undefined || other === undefined) return [];
  return open.length === 1 && likenessOf(one, other) === "different" ? [[one, other]] : null;
}

function isAlike(likeness: Likeness): boolean {
  return likeness === "same" || likeness === "near";
}

export function likenessOf(left: Figure, right: Figure): Likeness {
  if (left.kind === "number" && right.kind === "number") return likenessOfNumbers(left, right);
  if (left.kind === "date" && right.kind === "date") return likenessOfDates(left, right);
  if (left.kind !== "score" || right.kind !== "score") return "unlike";
  const [one, other] = [left, right].map(({ sides }) => [...sides].sort((a, b) => b - a).join(" to "));
  return one === other ? "same" : "different";
}

function likenessOfNumbers(left: NumberFigure, right: NumberFigure): Likeness {
  const isUnitless = left.units.size === 0 && right.units.size === 0;
  if (!isUnitless && ![...left.units].some((unit) => right.units.has(unit))) return "unlike";
  if (left.low === right.low && left.high === right.high) return "same";
  return left.low < right.high && right.low < left.high ? "near" : "different";
}

function likenessOfDates(left: DateFigure, right: DateFigure): Likeness {
  if (left.limit !== right.limit && (isLimiting(left) || isLimiting(right))) return "unlike";
  const isYear = left.hasYear && right.hasYear;
  // One says the year and the other does not: the days are compared, of years that may be the same.
  const [one, other] = [left, right].map(({ from, to, hasYear }) =>
    isYear || !hasYear ? { from, to } : { from: from.slice(5), to: to.slice(5) },
  );
  if (one === undefined || other === undefined) return "unlike";
  if (one.from === other.from && one.to === other.to)
    return isYear === (left.hasYear || right.hasYear) ? "same" : "near";
  return one.from <= other.to && other.from <= one.to ? "near" : "different";
}

/** "in" and "of" are no limits. */
function isLimiting({ limit }: DateFigure): boolean {
  return limit !== null;
}
