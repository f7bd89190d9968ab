import { isBackwards } from "./pdf-direction.ts";

const ARABIC_WORD = /\p{sc=Arabic}[\p{sc=Arabic}\p{M}]*/gu;

interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/**
 * Arabic words of a page that pdf.js gives with the letters of a ligature exchanged, and as they are: it turns round the letters of
 * a line that is drawn from left to right, and with them the two that one sign stands for (ﻻ, lam and alef, becomes alef and lam).
 */
export function exchangedLigatures(operators: Operators, showText: number): ReadonlyMap<string, string> {
  const readings = new Map<string, Map<string, number>>();
  for (const [at, operator] of operators.fnArray.entries()) {
    if (operator !== showText) continue;
    const [glyphs] = operators.argsArray[at] as readonly [unknown];
    for (const word of wordsOf(glyphs)) {
      const given = Array.from(word.join("")).reverse().join("");
      const counts = readings.get(given) ?? new Map<string, number>();
      const right = word.toReversed().join("");
      readings.set(given, counts.set(right, (counts.get(right) ?? 0) + 1));
    }
  }
  const best = [...readings].map(([given, counts]): [string, string] => {
    const [[right] = [given]] = [...counts].sort(([, one], [, other]) => other - one);
    return [given, right];
  });
  return new Map(best.filter(([given, right]) => given !== right));
}

/** The Arabic words of what is drawn at once, each as what its signs stand for, from left to right. */
function wordsOf(glyphs: unknown): string[][] {
  const words: string[][] = [[]];
  for (const glyph of Array.isArray(glyphs) ? (glyphs as readonly unknown[]) : []) {
    const text = unicodeOf(glyph);
    if (text === null) continue;
    if (/^[\p{sc=Arabic}\p{M}]+$/u.test(text)) words.at(-1)?.push(text);
    else words.push([]);
  }
  return words.filter((word) => word.length > 0);
}

/** Between signs stand numbers, which move what follows. */
function unicodeOf(glyph: unknown): string | null {
  const unicode: unknown = typeof glyph === "object" && glyph !== null ? Reflect.get(glyph, "unicode") : null;
  return typeof unicode === "string" ? unicode : null;
}

/** The runs with their exchanged letters the right way round; those of a page that is written backwards are not exchanged. */
export function withLigatures<Run extends { readonly str: string }>(
  runs: readonly Run[],
  exchanged: ReadonlyMap<string, string>,
): readonly Run[] {
  if (exchanged.size === 0 || isBackwards(runs.map(({ str }) => str))) return runs;
  return runs.map((run) => ({
    ...run,
    str: run.str.replace(ARABIC_WORD, (word) => exchanged.get(word) ?? word),
  }));
}
