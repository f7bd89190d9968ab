/** Shorter words begin and end too many others. */
const SHORTEST_END = 4;
const SHORTEST_WITHIN = 5;

/** What is left of a compound without the part that is looked for. */
const SHORTEST_REST = 3;

/** Of very many compounds with one part, as many as are looked for. */
const MOST = 60;

/** The compounds that a library's texts write as one word, to be found by their parts: Haushaltsausschuss by Ausschuss. */
export class Compounds {
  /** All of them in one text, so that finding a part is one search of it. */
  private readonly lines: string;

  /** `words`: stems. */
  constructor(words: Iterable<string>) {
    this.lines = `\n${[...words].sort().join("\n")}\n`;
  }

  /**
   * The compounds that hold the word: at their end its stem, before it the word with or without its ending. `word` is folded.
   */
  holding(word: string, stems: readonly string[]): string[] {
    const found = new Set<string>();
    const isLetters = /^\p{L}+$/u.test(word);
    if (!isLetters || word.length < SHORTEST_END) return [];
    for (const stem of stems) if (stem.length >= SHORTEST_END) this.find(stem, "end", found);
    const begins = stems.filter((stem) => stem.length >= SHORTEST_WITHIN);
    for (const part of new Set([word, ...begins])) this.find(part, "before the end", found);
    return [...found];
  }

  private find(part: string, where: "end" | "before the end", found: Set<string>): void {
    let at = this.lines.indexOf(part);
    while (at >= 0 && found.size < MOST) {
      const start = this.lines.lastIndexOf("\n", at) + 1;
      const end = this.lines.indexOf("\n", at);
      const [before, after] = [at - start, end - at - part.length];
      const fits =
        where === "end"
          ? after === 0 && before >= SHORTEST_REST
          : after >= SHORTEST_REST &&
            (before === 0 || (before >= SHORTEST_REST && part.length >= SHORTEST_WITHIN));
      if (fits) found.add(this.lines.slice(start, end));
      at = this.lines.indexOf(part, end);
    }
  }
}
