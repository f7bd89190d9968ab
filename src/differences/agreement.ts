import type { Compared } from "./comparison.ts";
import { likenessOf } from "./comparison.ts";
import type { Figure } from "./figures.ts";

/** What a sentence of a source gives for a figure of a claim. */
export interface Agreement {
  readonly likeness: "same" | "near" | "different";
  /** Of the source. */
  readonly figure: Figure;
}

/** A sentence that holds this share of a claim's words speaks of the same. */
const LEAST_COMMON = 0.6;
const LEAST_COMMON_WORDS = 2;
/** A source may tell more than the claim, but hardly of the same thing where it tells much more. */
const MOST_FURTHER_WORDS = 3;

/**
 * Whether a source says what a claim does of one of its figures; null where it does not speak of the same, or not surely. A
 * source that agrees may say more and in other words than one that differs.
 */
export function agreementWith(claim: Compared, figure: Figure, source: Compared): Agreement | null {
  if (claim.language !== source.language || claim.isDenied !== source.isDenied) return null;
  const isTold = (term: string): boolean => source.terms.has(term) || source.around.has(term);
  if ([...claim.names].some((name) => !isTold(name)) || !isSubset(claim.telling, source.telling)) return null;
  const common = [...claim.terms].filter((term) => source.terms.has(term));
  const share = [...claim.terms].filter(isTold).length / Math.max(1, claim.terms.size);
  if (common.length < LEAST_COMMON_WORDS || share < LEAST_COMMON) return null;
  const alike = source.figures.flatMap((other) => {
    const likeness = likenessOf(figure, other);
    return likeness === "same" || likeness === "near" ? [{ likeness, figure: other }] : [];
  });
  const best = alike.find(({ likeness }) => likeness === "same") ?? alike[0];
  if (best !== undefined) return best;
  return differing(claim, figure, source);
}

/** All that the claim tells stands in the source, which gives one figure of the kind and no other. */
function differing(claim: Compared, figure: Figure, source: Compared): Agreement | null {
  const further = [...source.terms].filter((term) => !claim.terms.has(term));
  if (further.some((term) => source.names.has(term) && !claim.around.has(term))) return null;
  if (further.length > MOST_FURTHER_WORDS || [...claim.terms].some((term) => !source.terms.has(term)))
    return null;
  if (!isSubset(source.telling, claim.telling) || claim.isRelative || source.isRelative) return null;
  const ofKind = source.figures.filter(({ kind }) => kind === figure.kind);
  const others = ofKind.filter((other) => claim.figures.every((one) => likenessOf(one, other) !== "same"));
  const [only, ...more] = others.filter((other) => likenessOf(figure, other) === "different");
  if (only === undefined || more.length > 0) return null;
  return figure.kind === "date" || isOfSameTime(claim, source)
    ? { likeness: "different", figure: only }
    : null;
}

function isOfSameTime(claim: Compared, source: Compared): boolean {
  const datesOf = ({ figures }: Compared): Figure[] => figures.filter(({ kind }) => kind === "date");
  const [told, given] = [datesOf(claim), datesOf(source)];
  if (told.length === 0 && given.length === 0) return true;
  return told.some((date) => given.some((other) => likenessOf(date, other) !== "different"));
}

function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((word) => whole.has(word));
}
