import type { Span } from "../core/document.ts";
import type { Joined, Word } from "./word.ts";

/** A number as it stands, and the one character between it and the next; "" where that is none or more. */
export interface ChainedNumber {
  readonly piece: Span & { readonly small: string };
  readonly gap: string;
}

const SPACES = new Set(["\u00a0", "\u2007", "\u2008", "\u2009", "\u202f", "\u2005", "\u2006"]);
const SIGNS: ReadonlyMap<string, string> = new Map([
  [",", ","],
  ["，", ","],
  ["、", ","],
  ["٬", ","],
  [".", "."],
  ["．", "."],
  ["·", "."],
  ["٫", "٫"],
  ["'", "'"],
  ["’", "'"],
  ["＇", "'"],
]);

/** How numbers next to each other are told: by one of these, by a space that does not break, or by one that does. */
function signOf(gap: string): string {
  if (gap === " ") return " ";
  return SPACES.has(gap) ? "\u00a0" : (SIGNS.get(gap) ?? "");
}

/**
 * Reads numbers that stand next to each other. Groups of digits are one number, whatever parts them (41,200, 41.200,
 * 41'200, 1,25,000); a fraction belongs to it (3.14, 3,14); dates and versions stay several numbers (13.07.2018, 2.17.2).
 * "41.200" may also be 41 and a fraction. "41 200" with a usual space is two numbers, and one as well.
 */
export function numberWords(chain: readonly ChainedNumber[]): {
  readonly words: readonly Word[];
  readonly joined: readonly Joined[];
} {
  const words: Word[] = [];
  const joined: Joined[] = [];
  let at = 0;
  while (at < chain.length) {
    const groups = groupedFrom(chain, at);
    const isLoose = groups > 1 && signOf(chain[at]?.gap ?? "") === " ";
    if (isLoose) {
      joined.push({
        first: words.length,
        last: words.length + groups - 1,
        small: digitsOf(chain, at, groups),
      });
      for (let index = at; index < at + groups; index += 1) words.push(numberWord(chain, index, 1, 0));
    } else {
      const fraction = fractionAfter(chain, at, groups);
      words.push(numberWord(chain, at, groups, fraction));
      at += fraction;
    }
    at += groups;
  }
  return { words, joined };
}

/** How many numbers of the chain from `at` on are groups of one: 1 where it is not grouped. */
function groupedFrom(chain: readonly ChainedNumber[], at: number): number {
  const sign = signOf(chain[at]?.gap ?? "");
  const first = chain[at]?.piece.small ?? "";
  if (sign === "" || sign === "٫" || first.length > 3 || first.startsWith("0")) return 1;
  const lengths: number[] = [];
  for (let index = at + 1; index <= at + MOST_GROUPS; index += 1) {
    if (signOf(chain[index - 1]?.gap ?? "") !== sign) break;
    lengths.push(chain[index]?.piece.small.length ?? 0);
  }
  const thousands = lengths.findIndex((length) => length !== 3);
  if (thousands < 0) return lengths.length < MOST_GROUPS ? lengths.length + 1 : 1;
  // Other numbers may follow after a space: as many as are groups belong to this one.
  if (sign === " ") return thousands + 1;
  const isIndian =
    first.length <= 2 && lengths.at(-1) === 3 && lengths.slice(0, -1).every((length) => length === 2);
  return sign === "," && isIndian && lengths.length < MOST_GROUPS ? lengths.length + 1 : 1;
}

/** A number of more groups is a list. */
const MOST_GROUPS = 8;

/** 1 where the number after the groups is a fraction of them, else 0. */
function fractionAfter(chain: readonly ChainedNumber[], at: number, groups: number): 0 | 1 {
  const last = chain[at + groups - 1];
  const sign = signOf(last?.gap ?? "");
  const own = groups > 1 ? signOf(chain[at]?.gap ?? "") : "";
  const fraction = chain[at + groups];
  if (fraction === undefined || sign === own || !(sign === "." || sign === "," || sign === "٫")) return 0;
  // A third number behind a sign: a date, a version, a list.
  const next = signOf(fraction.gap);
  if (next === "." || next === "," || next === "٫") return 0;
  const before = groups === 1 ? signOf(chain[at - 1]?.gap ?? "") : "";
  return before === "." || before === "," ? 0 : 1;
}

function numberWord(chain: readonly ChainedNumber[], at: number, groups: number, fraction: number): Word {
  const start = chain[at]?.piece.start ?? 0;
  const end = chain[at + groups + fraction - 1]?.piece.end ?? start;
  const whole = digitsOf(chain, at, groups);
  const sign = signOf(chain[at]?.gap ?? "");
  const part = chain[at + groups]?.piece.small ?? "";
  const isOpen = groups === 2 && fraction === 0 && (sign === "." || sign === ",");
  const also = isOpen ? [`${chain[at]?.piece.small ?? ""}.${chain[at + 1]?.piece.small ?? ""}`] : [];
  return { start, end, kind: "number", small: fraction === 1 ? `${whole}.${part}` : whole, also };
}

function digitsOf(chain: readonly ChainedNumber[], at: number, groups: number): string {
  return chain
    .slice(at, at + groups)
    .map(({ piece }) => piece.small)
    .join("");
}
