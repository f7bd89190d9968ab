import { detectEncoding } from "./detection.ts";

/** Encodings of seven bits look like ASCII, but for the signs by which they switch to another alphabet. */
const SIGNS: readonly (readonly [encoding: string, sign: RegExp])[] = [
  ["iso2022jp", /\x1B\$[@B][!-~]{2}/],
  ["iso2022kr", /\x1B\$\)C/],
  ["iso2022cn", /\x1B\$\)A/],
];
/** People write "~{" too: the detector decides. */
const PERHAPS_HZ = /~\{[!-~]{2}/;
/** As many letters as this beside a plus are seldom anything else, and the detector decides. */
const PERHAPS_UTF7 = /\+[A-Za-z\d+/]{3,}/;
const SWITCHED_WITHIN = 65_536;

/** The encoding, as `decodeBytes` knows it, of bytes that switch between alphabets of seven bits; null for others. */
export function switchingEncoding(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, SWITCHED_WITHIN)).toString("latin1");
  if (/[\x80-\xFF]/.test(start)) return null;
  const named = SIGNS.find(([, sign]) => sign.test(start));
  if (named !== undefined) return named[0];
  if (!PERHAPS_HZ.test(start) && !PERHAPS_UTF7.test(start)) return null;
  const detected = detectEncoding(bytes);
  return detected === "hz" || detected === "utf7" ? detected : null;
}
