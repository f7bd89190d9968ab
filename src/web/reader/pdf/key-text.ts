/**
 * What of a text is compared where two readers of one page wrote it down: its letters and digits, without case, accents and
 * ligatures. Spaces, hyphens and punctuation are where they differ.
 */
export interface KeyText {
  readonly keys: string;
  /** Of each key, where the character that it comes from begins in the text. */
  readonly places: readonly number[];
}

const KEY = /[\p{L}\p{N}]/u;

export function keyTextOf(text: string): KeyText {
  const places: number[] = [];
  let keys = "";
  let place = 0;
  for (const character of text) {
    for (const key of keysOf(character)) {
      keys += key;
      places.push(...new Array<number>(key.length).fill(place));
    }
    place += character.length;
  }
  return { keys, places };
}

function keysOf(character: string): readonly string[] {
  if (character <= "\u007f") return KEY.test(character) ? [character.toLowerCase()] : [];
  return Array.from(character.normalize("NFKD").toLowerCase()).filter((part) => KEY.test(part));
}
