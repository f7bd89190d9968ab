import type { Word } from "./word.ts";

const CAPITAL = /^\p{Lu}/u;
const CONNECTS = /^(?:\.\s?|[\s-])$/u;
const MOST_INITIALS = 5;

/**
 * The initials of neighbouring capitalised words, in small letters: "the United States" and "the U.S." both speak of the US,
 * the "Anti-Ballistic Missile Treaty" of the ABM treaty. No list of abbreviations is needed, so it holds for any name.
 */
export function initialsIn(text: string, words: readonly Word[]): Set<string> {
  const found = new Set<string>();
  let run: string[] = [];
  let end = 0;
  for (const word of words) {
    const isCapital = word.kind === "letters" && CAPITAL.test(text.slice(word.start, word.start + 2));
    const goesOn = run.length > 0 && word.start - end <= 2 && CONNECTS.test(text.slice(end, word.start));
    if (!isCapital || !goesOn) {
      addInitials(run, found);
      run = [];
    }
    if (isCapital) run.push(Array.from(word.small)[0] ?? "");
    end = word.end;
  }
  addInitials(run, found);
  return found;
}

function addInitials(run: readonly string[], found: Set<string>): void {
  for (let start = 0; start < run.length - 1; start += 1) {
    const longest = Math.min(MOST_INITIALS, run.length - start);
    for (let length = 2; length <= longest; length += 1) found.add(run.slice(start, start + length).join(""));
  }
}
