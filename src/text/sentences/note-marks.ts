/** Figures as notes have them: "3", "3, 5", "12–14". */
const FIGURES = String.raw`\d{1,3}(?:[,–-] ?\d{1,3}){0,8}`;

/**
 * A mark that leads from the end of a sentence to a note: "[12]", "[a]", "[citation needed]", "(3)" and "*" where they touch
 * it, raised figures; behind "[12]" also the page in the note's source (":23").
 */
const MARK = new RegExp(
  [
    String.raw` ?\[${FIGURES}\](?::\d{1,4}(?:[–-]\d{1,4})?)?`,
    String.raw`\[\p{L}[^[\]\n]{0,40}\]`,
    String.raw`\(${FIGURES}\)`,
    String.raw` ?[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[⁻,–⁾][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*`,
    String.raw`[*†‡§]{1,3}(?=\s|$)`,
  ].join("|"),
  "uy",
);

/** A raised figure that lost its height: "came to pass.12 The". */
const FLAT_FIGURE = /\d{1,3}(?=\s+["“„«(]?\p{Lu})/uy;
const AFTER_WORD = /\p{Ll}{3}[.!?]["”’»)]?$/u;

/** Where the note marks end that stand at `at`, right behind the end of a sentence; `at` where there are none. */
export function endOfNoteMarks(text: string, at: number): number {
  let end = at;
  for (;;) {
    MARK.lastIndex = end;
    if (!MARK.test(text)) break;
    end = MARK.lastIndex;
  }
  if (end > at || !AFTER_WORD.test(text.slice(Math.max(0, at - 6), at))) return end;
  FLAT_FIGURE.lastIndex = at;
  return FLAT_FIGURE.test(text) ? FLAT_FIGURE.lastIndex : at;
}
