const SIGNED = /^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Z][A-Za-z]{1,30}: [^\n]{0,200}\n){0,10}/m;
const PGP_SIGNATURE =
  /^-----BEGIN PGP SIGNATURE-----\n(?:(?!-----)[^\n]*\n){0,200}-----END PGP SIGNATURE-----$/gm;

/** A file that old programs for mail write as letters among the text. */
const UUENCODED = /^begin [0-7]{3,4} [^\n]{1,200}\n(?:[!-`][ -`]{0,84}\n)+(?:[` ]?\n)?end$/gm;

/** A letter's clean text without what a program for signing has put around it, and without files. */
export function withoutArmour(letter: string): string {
  const text = letter.replace(UUENCODED, "");
  if (!SIGNED.test(text)) return text;
  return text
    .replace(SIGNED, "")
    .replace(PGP_SIGNATURE, "")
    .replace(/^- (?=-)/gm, "");
}
