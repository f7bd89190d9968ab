const SIGNED = /^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Z][A-Za-z]{1,30}: [^\n]{0,200}\n){0,10}/m;
const PGP_SIGNATURE =
  /^-----BEGIN PGP SIGNATURE-----\n(?:(?!-----)[^\n]*\n){0,200}-----END PGP SIGNATURE-----$/gm;

/** A letter's clean text without what a program for signing has put around it. */
export function withoutArmour(text: string): string {
  if (!SIGNED.test(text)) return text;
  return text
    .replace(SIGNED, "")
    .replace(PGP_SIGNATURE, "")
    .replace(/^- (?=-)/gm, "");
}
