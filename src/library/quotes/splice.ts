import { bestPart, isTelling, type Range } from "../../quotes/nearness.ts";
import { partOf, type Quotation } from "../../quotes/units.ts";
import { placeIn, type FoundPlace, type QuotePlaces } from "./quote-places.ts";

/** A part of a quotation has so many words, and so many of them tell something: fewer stand together by chance. */
const SHORTEST_PART = 4;
const TELLING = 2;
/** Parts are word for word but for a slip, and leave little of the quotation over. */
const LEAST_MATCHED = 0.8;
const LEAST_COVERED = 0.85;
const MOST_PARTS = 6;
/** For each part so many passages are looked at. */
const PASSAGES_FOR_A_PART = 30;

/**
 * The places of which a quotation was put together, in its order; null where it was not, or where too much of it stands
 * nowhere. `nearest`: the place that has most of it.
 */
export async function spliceOf(
  quotation: Quotation,
  nearest: FoundPlace,
  places: QuotePlaces,
): Promise<FoundPlace[] | null> {
  const found = await partsOf(quotation, nearest, [0, quotation.units.length], places, MOST_PARTS);
  if (found.length < 2) return null;
  const covered = found.reduce((sum, { place }) => sum + place.comparison.matched, 0);
  const all = quotation.units.filter(({ isSetApart }) => !isSetApart).length;
  if (covered < LEAST_COVERED * all) return null;
  return found.sort((left, right) => left.range[0] - right.range[0]).map(({ place }) => place);
}

interface Part {
  readonly range: Range;
  readonly place: FoundPlace;
}

/** The best part of `range` at its nearest place, then the same of what is left on either side. */
async function partsOf(
  quotation: Quotation,
  nearest: FoundPlace,
  range: Range,
  places: QuotePlaces,
  most: number,
): Promise<Part[]> {
  const here = partOf(quotation, ...range);
  const inner = bestPart(here, nearest.stretch, nearest.alignment);
  if (inner === null) return [];
  const own: Range = [range[0] + inner[0], range[0] + inner[1]];
  const place = placeIn(partOf(quotation, ...own), nearest.document, nearest.stretch);
  if (place === null || !isPart(quotation, own, place)) return [];
  const parts: Part[] = [{ range: own, place }];
  const sides: Range[] = [
    [range[0], own[0]],
    [own[1], range[1]],
  ];
  for (const side of sides) {
    if (!canBePart(quotation, side, place) || parts.length >= most) continue;
    const [best] = await places.find(partOf(quotation, ...side), PASSAGES_FOR_A_PART);
    if (best !== undefined)
      parts.push(...(await partsOf(quotation, best, side, places, most - parts.length)));
  }
  return parts;
}

function isPart(quotation: Quotation, range: Range, place: FoundPlace): boolean {
  const { matched, units } = place.comparison;
  return canBePart(quotation, range, place) && matched >= LEAST_MATCHED * units;
}

function canBePart({ units }: Quotation, [from, to]: Range, { stretch }: FoundPlace): boolean {
  if (to - from < SHORTEST_PART) return false;
  return units.slice(from, to).filter((unit) => isTelling(unit, stretch.language)).length >= TELLING;
}
