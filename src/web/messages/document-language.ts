/** Languages that are written from right to left. Of the macrolanguages, the one that most of their texts are in. */
const RIGHT_TO_LEFT = new Set("ar arc ary arz ckb dv fa he ku pbu pes pnb ps sd ug ur yi ydd".split(" "));

/** What an element must say that shows words of a document. */
interface WrittenIn {
  /** Empty where the language is not known: it is then not that of the page either. */
  readonly lang: string;
  readonly dir: "rtl" | "ltr" | "auto";
}

/**
 * The language of a document's words, for a screen reader, the hyphenation and the fonts, and the direction in which they are
 * read. Where the language is not known, their first letter tells the direction.
 *
 * @param language as `DocumentSummary.language` has it
 */
export function writtenIn(language: string | null): WrittenIn {
  if (language === null || language === "") return { lang: "", dir: "auto" };
  const [primary = ""] = language.toLowerCase().split("-");
  return { lang: language, dir: RIGHT_TO_LEFT.has(primary) ? "rtl" : "ltr" };
}
