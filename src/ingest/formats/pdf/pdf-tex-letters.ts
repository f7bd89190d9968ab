/** What the codes of TeX's older fonts stand for, which say so nowhere when their letters are drawn as pictures (Type 3). */
type Letters = ReadonlyMap<string, string>;

/** As Unicode has them: ff, fi, fl, ffi and ffl. */
const LIGATURES = "\uFB00\uFB01\uFB02\uFB03\uFB04";
/** A code that stands for no letter. */
const NONE = "\u200B";

/**
 * The first codes of TeX's own encoding, from 0B on, and the accents that stand elsewhere in it. pdf.js takes the first three for
 * spaces: of ff, fi and fl it says nothing.
 */
const OWN: Letters = new Map([
  ...lettersFrom(0x0b, `${LIGATURES}ıȷ\`´ˇ˘¯˚¸ßæœøÆŒØ`),
  ["\x22", "”"],
  ["\x5C", "“"],
  ["\x5E", "ˆ"],
  ["\x7B", "–"],
  ["\x7C", "—"],
  ["\x7E", "˜"],
  ["\x7F", "¨"],
]);

/** Those of the encoding T1, which has the letters of Western Europe where Unicode has them, and most of the others. */
const T1: Letters = new Map([
  ...lettersFrom(0x10, `“”„«»–—${NONE}${NONE}ıȷ${LIGATURES}`),
  ...lettersFrom(0x80, "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"),
  ["\xD7", "Œ"],
  ["\xDF", "SS"],
  ["\xF7", "œ"],
  ["\xFF", "ß"],
]);

function lettersFrom(code: number, letters: string): [string, string][] {
  return Array.from(letters, (letter, at) => [String.fromCharCode(code + at), letter]);
}

/** Ligatures among small letters: no formula has them, whose fonts have other signs at these codes. */
const OWN_LIGATURE = /\p{Ll}[\x0E\x0F]\p{Ll}/u;
const T1_LIGATURE = /\p{Ll}{2}[\x1B-\x1F]|[\x1B-\x1F]\p{Ll}{2}/u;

interface Item {
  readonly str: string;
  readonly fontName: string;
}

/** Which fonts of a PDF have TeX's codes for letters. What a page tells of a font counts for the pages behind it. */
export class PdfTexLetters {
  private readonly fonts = new Map<string, Letters>();

  /** The items with their letters. `isDrawn` tells whether the letters of a font are pictures. */
  written<Drawn extends Item>(items: readonly Drawn[], isDrawn: (font: string) => boolean): readonly Drawn[] {
    for (const { str, fontName } of items) {
      const letters = OWN_LIGATURE.test(str) ? OWN : T1_LIGATURE.test(str) ? T1 : null;
      if (letters !== null && !this.fonts.has(fontName) && isDrawn(fontName))
        this.fonts.set(fontName, letters);
    }
    return items.map((item) => {
      const letters = this.fonts.get(item.fontName);
      if (letters === undefined) return item;
      return { ...item, str: Array.from(item.str, (letter) => letters.get(letter) ?? letter).join("") };
    });
  }
}
