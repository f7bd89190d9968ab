import type { PassageRow } from "../../core/ids.ts";
import { idf } from "../../search/words/bm25.ts";
import { formsIn } from "../../text/forms.ts";
import type { Quotable } from "../view/library-view.ts";

/** A row of stems that a passage may hold, and how much it tells. */
interface Arm {
  readonly ways: readonly string[];
  readonly weight: number;
}

/** A long quotation is looked for by so many stretches of it, spread evenly, each by its rarest words. */
const STRETCHES = 10;
const WORDS_OF_A_STRETCH = 40;
const RAREST = 7;
/** A word in more passages tells too little by itself, and takes long to look up. */
const COMMON = 1_500;
/** Where most words are common, rows of so many neighbouring words are looked for. */
const NEIGHBOURS = 3;
const MOST_ROWS_OF_NEIGHBOURS = 6;

/** Which passages may hold a quotation: those with the most of its rarest words. */
export class QuoteIndex {
  /** By the ways of a word: a long quotation and its parts ask for the same ones again and again. */
  private readonly frequencies = new Map<string, number>();

  constructor(private readonly quotable: Quotable) {}

  /** The passages that hold most of the words of a text, by falling weight, `limit` at most. */
  async holding(text: string, limit: number): Promise<PassageRow[]> {
    const found = new Map<PassageRow, number>();
    const asked = new Set<string>();
    for (const part of stretchesOf(text)) {
      const arms = await this.armsOf(part);
      // Stretches of a text that repeats itself ask for the same: a row of common words takes milliseconds to look up.
      const names = arms.map(({ ways }) => ways.join("|")).sort();
      if (asked.has(names.join("\n"))) continue;
      asked.add(names.join("\n"));
      const rows = await this.quotable.holdingMost(arms, limit);
      for (const { row, weight } of rows) found.set(row, Math.max(found.get(row) ?? 0, weight));
    }
    return [...found]
      .sort(([left, one], [right, other]) => other - one || left - right)
      .slice(0, limit)
      .map(([row]) => row);
  }

  private async armsOf(text: string): Promise<Arm[]> {
    const byLanguage = this.quotable.languages.map((language) => formsIn(text, language).words);
    const length = byLanguage[0]?.length ?? 0;
    const waysAt = (at: number, count: number): string[] => [
      ...new Set(byLanguage.map((stems) => stems.slice(at, at + count).join(" "))),
    ];
    const words = new Map<string, { readonly ways: readonly string[]; readonly passages: number }>();
    for (let at = 0; at < length; at += 1) {
      const ways = waysAt(at, 1);
      const name = ways.join("|");
      if (words.has(name)) continue;
      const passages = this.frequencies.get(name) ?? (await this.quotable.frequency(ways));
      this.frequencies.set(name, passages);
      if (passages > 0) words.set(name, { ways, passages });
    }
    const rare = [...words.values()]
      .filter(({ passages }) => passages <= COMMON)
      .sort((left, right) => left.passages - right.passages)
      .slice(0, RAREST)
      .map(({ ways, passages }) => ({ ways, weight: idf(this.quotable.passages, passages) }));
    if (rare.length >= RAREST / 2) return rare;
    const count = Math.min(NEIGHBOURS, length);
    const step = Math.max(1, Math.floor((length - count + 1) / MOST_ROWS_OF_NEIGHBOURS));
    const rows = new Map<string, Arm>();
    for (
      let at = 0, tried = 0;
      at + count <= length && tried < MOST_ROWS_OF_NEIGHBOURS;
      at += step, tried += 1
    ) {
      const ways = waysAt(at, count);
      rows.set(ways.join("|"), { ways, weight: idf(this.quotable.passages, 1) });
    }
    return [...rare, ...rows.values()];
  }
}

function stretchesOf(text: string): string[] {
  const words = text.split(/\s+/u);
  if (words.length <= WORDS_OF_A_STRETCH && text.length <= LONGEST_STRETCH) return [text];
  const size = Math.max(LONGEST_STRETCH / 2, Math.ceil(text.length / STRETCHES));
  const stretches: string[] = [];
  for (let at = 0; at < text.length && stretches.length < STRETCHES; at += size) {
    stretches.push(text.slice(at, Math.min(at + LONGEST_STRETCH, at + size)));
  }
  return stretches;
}

/** In characters. */
const LONGEST_STRETCH = 400;
