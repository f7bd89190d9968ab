import type { PdfRun } from "./pdf-runs.ts";

/** Scripts whose words have several letters: in Korean, a word may well be one. */
const LETTER = "[\\p{sc=Latin}\\p{sc=Cyrillic}\\p{sc=Greek}\\p{sc=Han}]\\p{M}{0,3}";
/** Letters one by one: so many in running text, one less where they are a run by themselves. */
const IN_TEXT = new RegExp(`(?<!\\S)(?:${LETTER} ){3,}${LETTER}(?: ?[.,;:!?])?(?!\\S)`, "gu");
const ALONE = new RegExp(`^(?:${LETTER} ){2,}${LETTER}(?: ?[.,;:!?])?$`, "u");
const PAIR = new RegExp(`^${LETTER} ${LETTER}(?: ?[.,;:!?])?$`, "u");

/**
 * The runs of a line with words that are set letter by letter ("S p e r r u n g") as words. What stands apart as a word of
 * spaced letters is a run of its own, so the words stay apart. `tracked` are the runs of the page with such words, of which one on
 * the same line tells that two letters are a word, too.
 */
export function withoutTracking(runs: readonly PdfRun[], tracked: readonly PdfRun[]): readonly PdfRun[] {
  const tightened = runs.map((run) => ({ ...run, text: tight(run.text) }));
  const isOnLine = (run: PdfRun): boolean =>
    tracked.some(({ y, size }) => size === run.size && Math.abs(y - run.y) < size * 0.2);
  if (!runs.some(isOnLine)) return runs;
  return tightened.map((run) => (PAIR.test(run.text) ? { ...run, text: closed(run.text) } : run));
}

/** Whether a run has words that are set letter by letter. */
export function isTracked({ text }: PdfRun): boolean {
  return tight(text) !== text;
}

function tight(text: string): string {
  if (ALONE.test(text)) return isWord(text) ? closed(text) : text;
  return text.replace(IN_TEXT, (letters) => (isWord(letters) ? closed(letters) : letters));
}

function closed(letters: string): string {
  return letters.replaceAll(" ", "");
}

/** Neither a row of the alphabet, as of answers or columns, nor of variables: words have vowels and consonants. */
function isWord(letters: string): boolean {
  const all = Array.from(
    closed(letters)
      .replace(/\P{L}+$/u, "")
      .toLowerCase(),
  );
  const isAlphabet = all.every(
    (one, at) => at === 0 || one.charCodeAt(0) - (all[at - 1]?.charCodeAt(0) ?? 0) === 1,
  );
  if (isAlphabet || new Set(all).size < 2) return false;
  if (!/^\p{sc=Latin}+$/u.test(all.join(""))) return true;
  const vowels = all.filter((one) => /^[aeiou]$/.test(one.normalize("NFD").charAt(0))).length;
  return vowels > 0 && vowels < all.length;
}
