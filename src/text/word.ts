import type { Span } from "../core/document.ts";

/** A word at its place in the text that it was read from: `text.slice(start, end)` is how it is written there. */
export interface Word extends Span {
  readonly kind: "letters" | "number" | "gram";
  /** In small letters with their marks, see `smallLetters`; a number as its digits. */
  readonly small: string;
  /** What else the word may be asked for by, as it is looked up: folded, not to be stemmed. */
  readonly also: readonly string[];
}

/** Neighbouring words that are also one: "cease-fire", "con-⏎tractor", "41 200". */
export interface Joined {
  /** Numbers of its first and last word. */
  readonly first: number;
  readonly last: number;
  readonly small: string;
}

export interface Words {
  readonly words: readonly Word[];
  readonly joined: readonly Joined[];
}
