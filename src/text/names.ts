import { fold, withoutWrittenOut } from "./fold.ts";
import { readWords } from "./words.ts";

/**
 * A name that is asked for: for each of its words the forms of which a name needs one. Empty for a name without words.
 */
export function askedName(name: string): readonly (readonly string[])[] {
  return readWords(name).words.map(({ small }) => nameForms(small));
}

/** A name that somebody may ask for: every form of each of its words, and of those that hyphens and apostrophes join or part. */
export function knownName(name: string): ReadonlySet<string> {
  const { words, joined } = readWords(name);
  const parted = words.flatMap(({ start, end }) =>
    name.slice(start, end).split(/[^\p{L}\p{M}\p{N}\p{Cf}]+/u),
  );
  return new Set([
    ...words.flatMap(({ small, also }) => [...nameForms(small), ...also]),
    ...joined.flatMap(({ small }) => nameForms(small)),
    ...parted.flatMap(nameForms),
  ]);
}

/** Whether the name has every word that is asked for: "ivanov" and "Igor Ivanov" both name "Igor S. Ivanov". */
export function isNamed(known: ReadonlySet<string>, asked: readonly (readonly string[])[]): boolean {
  return asked.length > 0 && asked.every((forms) => forms.some((form) => known.has(form)));
}

/** How a word of a name is compared: folded, and without the letters that are written out in it. */
function nameForms(word: string): readonly string[] {
  const folded = fold(word);
  const other = withoutWrittenOut(folded);
  return other === null ? [folded] : [folded, other];
}
