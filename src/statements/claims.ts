import type { Span } from "../core/document.ts";
import type { Attributed } from "./cast.ts";
import type { Speech } from "./speeches.ts";
import type { Token } from "./tokens.ts";

/** What a text reports of somebody in a clause of its own: "X said that [the treaty was signed]". */
export interface Claim extends Span {
  readonly speaker: Attributed;
}

const CONJUNCTION = /^(?:that|dass|daß|que|qu|что)$/u;
/** Whoever denies that something is so says the contrary. */
const DENIAL =
  /^(?:den(?:y|ie[sd]|ying)|bestritt\p{L}*|bestreite\p{L}*|leugne\p{L}*|dementier\p{L}*|ni(?:e|é|a|er|ait)|dément\p{L}*|neg(?:ó|aba|ado)|nieg\p{L}+|desm[ie]nt\p{L}*|отриц\p{L}+|опров\p{L}+)$/u;
const NEGATION = /^(?:not|never|n't|nicht|nie|niemals|pas|jamais|no|nunca|не)$|n't$/u;
const LEAST_WORDS = 3;

/** The clause of a speech, or null where the text has none that it says to be so. */
export function claimOf(
  tokens: readonly Token[],
  { at, sort }: Pick<Speech, "at" | "sort">,
  speaker: Attributed,
): Claim | null {
  if (sort !== "say" || DENIAL.test(tokens[at]?.lower ?? "")) return null;
  if (tokens.slice(Math.max(0, at - 3), at + 3).some(({ lower }) => NEGATION.test(lower))) return null;
  const after = tokens.slice(at + 1, at + 6);
  const opening = after.findIndex(({ kind, lower }) => kind === "word" && CONJUNCTION.test(lower));
  if (opening < 0 || after.slice(0, opening).some(({ kind }) => kind === "stop" || kind === "quote"))
    return null;
  if (!isOfVerb(tokens[at], after.slice(0, opening))) return null;
  const clause = tokens.slice(at + 2 + opening);
  // What is quoted within it is checked as a quotation.
  const own = clause.filter(({ kind }) => kind === "word").length;
  const [first] = clause;
  const last = clause.findLast(({ kind }) => kind === "word" || kind === "quote");
  if (first === undefined || last === undefined || own < LEAST_WORDS) return null;
  return { start: first.start, end: last.end, speaker };
}

/**
 * Whether the clause is the verb's and not that of a noun ("wrote a book that changed"): it stands right behind it or behind a
 * word ("told reporters that"), a comma, a name or a number ("said on Monday that").
 */
function isOfVerb(verb: Token | undefined, between: readonly Token[]): boolean {
  const last = between.at(-1);
  if (last === undefined || between.length === 1 || /^t(?:old|ells?)$/u.test(verb?.lower ?? "")) return true;
  return last.kind === "comma" || /^[\p{Lu}\p{N}]/u.test(last.text);
}
