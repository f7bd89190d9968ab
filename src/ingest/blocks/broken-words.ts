import { openKnownWords, type IsKnownWord } from "./known-words.ts";

/** A word that a line's end has broken: its part before the hyphen and the one on the next line. */
const WORDS = /(?<=[^\p{L}\p{M}-])\p{L}[\p{L}\p{M}]*(?:[-\u2010]\p{L}[\p{L}\p{M}]*)*(?=[^\p{L}\p{M}-])/gu;
/** Shorter parts are letters and endings, whatever the list of words says. */
const SHORTEST_WORD = 3;

/** The words of a document, as evidence of how it writes one that a line's end has broken. */
export class BrokenWords {
  private readonly counts = new Map<string, number>();
  private isKnown: IsKnownWord | null = null;

  constructor(lines: Iterable<string>) {
    for (const line of lines) {
      // A line's first and last word may be parts of one.
      for (const word of line.match(WORDS) ?? []) {
        const key = normal(word);
        this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
      }
    }
  }

  /** Whether two parts make a word that the document writes elsewhere, while neither is one by itself. */
  isBroken(head: string, tail: string): boolean {
    return this.count(head + tail) > 0 && this.count(head) === 0 && this.count(tail) === 0;
  }

  /**
   * "inter-" + "national" is one word; "well-" + "known" keeps its hyphen if it is written with one elsewhere, more often
   * than without. Where neither form occurs, a name or an abbreviation after the hyphen keeps it: "Anglo-" + "American"; and
   * two words do that make no known one together: "price-" + "determining".
   */
  keepsHyphen(head: string, tail: string): boolean {
    const hyphenated = this.count(`${head}-${tail}`);
    const joined = this.count(head + tail);
    if (hyphenated !== joined) return hyphenated > joined;
    const shouted = head === head.toUpperCase() && tail === tail.toUpperCase() && head.length > 1;
    if (/^\p{Lu}/u.test(tail) && !shouted) return true;
    const last = head.replace(/^.*[-\u2010]/u, "");
    return this.isWord(last) && this.isWord(tail) && !this.isWord(head + tail);
  }

  private isWord(word: string): boolean {
    if (word.length < SHORTEST_WORD) return false;
    this.isKnown ??= openKnownWords();
    return this.isKnown(word) || this.count(word) > 1;
  }

  private count(word: string): number {
    return this.counts.get(normal(word)) ?? 0;
  }
}

function normal(word: string): string {
  return word.toLowerCase().replaceAll("\u2010", "-");
}
