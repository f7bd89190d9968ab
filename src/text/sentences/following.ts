/** What follows a full stop, as far as it tells whether a sentence begins there. */
export interface Following {
  /** The first letter or figure, behind marks that open, or "" where there is none. */
  readonly first: string;
  /** The word that it begins, with an apostrophe where one follows ("l'"). */
  readonly word: string;
  /** Whether the word is a name like "iPhone". */
  readonly capitalInside: boolean;
  /** Whether dots stand before it, as where a quotation begins within a sentence: "...and then". */
  readonly dots: boolean;
  /** Whether a dash stands before it. */
  readonly dash: boolean;
  readonly bracket: boolean;
  /** Whether the item of a list begins. */
  readonly bullet: boolean;
  /** Whether it is a letter with a full stop: an initial. */
  readonly initial: boolean;
  /** Whether it is a figure that can go on with a date: "5." or "2019". */
  readonly datePart: boolean;
}

/** What may stand between a full stop and the first word of a sentence. */
const LEAD = /^(?:[\s\p{Ps}\p{Pi}\p{Pf}"'„‚¿¡\p{Cf}–—―•⁃‣◦▪●-]|\.{3,}|…)*/u;
const WORD = /^[\p{L}\p{M}\p{N}]+['’]?/u;
/** Dutch: "'s Avonds", "'t Is". */
const CLITIC = /^['’][a-z]\s/u;
const LOOKED_AT = 48;

export function followingOf(text: string, at: number): Following {
  const rest = text.slice(at, at + LOOKED_AT);
  const lead = LEAD.exec(rest)?.[0] ?? "";
  const behind = rest.slice(lead.length);
  const word = WORD.exec(behind)?.[0] ?? "";
  return {
    first: Array.from(word)[0] ?? "",
    word,
    capitalInside: /^\p{Ll}{1,2}\p{Lu}/u.test(word) || CLITIC.test(rest),
    dots: /(?:\.{3}|…)$/u.test(lead),
    dash: /[–—―-]/u.test(lead),
    bracket: /^[([]/u.test(lead),
    bullet: /^[•⁃‣◦▪●]/u.test(lead),
    initial: /^\p{L}\./u.test(behind),
    datePart: /^\d{1,2}\.|^\d{4}(?!\d)/u.test(behind),
  };
}
