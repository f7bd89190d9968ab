import { textOf, type FoundPassage } from "../../core/passage.ts";
import { matterOf } from "../../quotes/grave-matter.ts";
import { unitsOf } from "../../quotes/units.ts";
import type { Language } from "../../text/forms.ts";
import { isFunctionWordOfAny } from "../../text/function-words.ts";
import { wordsOf } from "../../text/terms.ts";
import type { DocumentRecord } from "../../store/records.ts";
import { QuoteIndex } from "../quotes/quote-index.ts";
import type { LibraryView } from "../view/library-view.ts";

/** A sentence of a passage that would be a hit. */
export interface FoundSentence {
  readonly passage: FoundPassage;
  readonly text: string;
  readonly language: Language;
}

/** So many older passages are looked at, those that hold the most of the sentence's rarest words. */
const LOOKED_AT = 20;

/** In a shorter passage a few other words make it say something else. */
const FEWEST_WORDS = 30;

/** Two passages are near-identical when they share this much of the words that either has, as two hits of a search are one. */
const SAME_PASSAGE = 0.8;

/** A sentence is that of another with this much of the words, in near-identical passages; in others it has to have all telling ones. */
const SAME_SENTENCE = 0.6;

/**
 * Where older passages that exist for whoever keeps an alert say a sentence as well, with other words at most where they are
 * neither a name, a number nor a denial: a text that is published again with a few words changed is no news. What one sentence
 * brings is looked up once for all alerts of a view.
 */
export class NearCopies {
  private readonly looked = new Map<string, Promise<readonly DocumentRecord[]>>();

  constructor(private readonly view: LibraryView) {}

  /** The documents of the older passages. */
  of(found: FoundSentence): Promise<readonly DocumentRecord[]> {
    const key = `${found.passage.row} ${found.text}`;
    const known = this.looked.get(key) ?? this.lookUp(found);
    this.looked.set(key, known);
    return known;
  }

  private async lookUp(found: FoundSentence): Promise<readonly DocumentRecord[]> {
    const quotable = await this.view.quotable(null);
    const rows = await new QuoteIndex(quotable).holding(found.text, LOOKED_AT);
    const older = rows.filter((row) => row < found.passage.row);
    const alike = (await quotable.byRows(older)).filter((passage) => saysTheSame(found, passage));
    const ids = [...new Set(alike.map(({ document }) => document.id))];
    const records = await Promise.all(ids.map((id) => this.view.record(id)));
    return records.filter((record) => record !== undefined);
  }
}

function saysTheSame({ passage, text, language }: FoundSentence, older: FoundPassage): boolean {
  const own = wordsOf(text);
  return older.sentences.some(({ start, end }) => {
    const other = textOf(older, { start, end });
    const theirs = wordsOf(other);
    if (shared(own, theirs) < SAME_SENTENCE) return false;
    const isSame =
      shared(own.filter(isTelling), theirs.filter(isTelling)) === 1 || areAlike(passage.text, older.text);
    return isSame && matterOf(partOf(text), partOf(other), language) === null;
  });
}

function areAlike(left: string, right: string): boolean {
  const words = wordsOf(left);
  return words.length >= FEWEST_WORDS && shared(words, wordsOf(right)) >= SAME_PASSAGE;
}

/** Jaccard's coefficient of two sets of words; 0 for none. */
function shared(left: readonly string[], right: readonly string[]): number {
  const [one, other] = [new Set(left), new Set(right)];
  const both = [...one].filter((word) => other.has(word)).length;
  return both === 0 ? 0 : both / (one.size + other.size - both);
}

function isTelling(word: string): boolean {
  return !isFunctionWordOfAny(word);
}

function partOf(text: string) {
  return { text, units: unitsOf(text) };
}
