import { legacyAlphabets, type Alphabet } from "./encoding-alphabets.ts";
import { decodeBytes } from "./encoding-decoder.ts";
import { readCharacters, type Reading } from "./encoding-reading.ts";

/** How many bytes are looked at to tell an encoding. */
const SAMPLED_BYTES = 131_072;

/**
 * Which UTF-16 the bytes are in where no byte order mark says so, or null. Every second byte of a space, a line end or a
 * Latin letter is NUL; that hardly any other byte is, and that all characters are readable, tells text from binary data.
 */
export function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, SAMPLED_BYTES);
  const zeros: [even: number, odd: number] = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2 === 0 ? 0 : 1]++;
  const [even, odd] = zeros;
  // A few are allowed in the other place, for letters such as "Ā" and "Ѐ".
  if (Math.max(even, odd) < sample.length / 50 || Math.min(even, odd) > Math.max(even, odd) / 20) return null;
  const encoding = odd > even ? "utf-16le" : "utf-16be";
  return isReadable(decodeBytes(sample, encoding, { fatal: false })) ? encoding : null;
}

/** What no text holds; the last character of a sample may be cut. */
const UNREADABLE = /(?![\t-\r\x1b\x85])\p{Cc}|\p{Cn}|\p{Co}|\uFFFD(?!$)/u;

function isReadable(text: string): boolean {
  return !UNREADABLE.test(text) && (text.match(/[\p{L}\p{M}\p{N}\s]/gu) ?? []).length > text.length / 2;
}

/** With a greater share of implausible characters the bytes are in another encoding, damaged, or no text at all. */
const TOLERATED_FAULTS = 0.05;
/** Natural logarithms: an implausible character, one that only other languages have, a sign, a rare sign. */
const FAULT = -8;
const FOREIGN = -5;
const SIGN = -2.5;
const RARE_SIGN = -5;
/** A capital is so much rarer than its small letter. */
const CAPITAL = -1;

/**
 * The single-byte encoding, as `TextDecoder` names it, in which bytes that are not UTF-8 make words; null where they make
 * none. Each encoding's reading of a sample is scored by how common its letters are in one language, and by whether they
 * stand as letters do in words: the text "РЈС‚СЂРѕ" may consist of Russian letters, but nobody writes so.
 */
export function legacyEncoding(bytes: Uint8Array): string | null {
  const sample = sampleOf(bytes);
  if (isDamagedUtf8(sample)) return null;
  let best: { readonly encoding: string; readonly score: number } | null = null;
  for (const [encoding, alphabets] of legacyAlphabets) {
    const reading = readCharacters(decodeBytes(sample, encoding, { fatal: false }), alphabets);
    if (!isPlausible(reading)) continue;
    const score = Math.max(...alphabets.map((alphabet) => scoreOf(reading, alphabet)));
    if (best === null || score > best.score) best = { encoding, score };
  }
  return best?.encoding ?? null;
}

/** From a little before the first byte beyond ASCII. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const start = Math.max(0, bytes.findIndex((byte) => byte >= 0x80) - 64);
  return bytes.subarray(start, start + SAMPLED_BYTES);
}

/** UTF-8 with a few bad bytes is no other encoding, in which it would be full of nonsense such as "Ã¼". */
function isDamagedUtf8(sample: Uint8Array): boolean {
  const bytes = Buffer.from(sample).toString("latin1");
  const sequences =
    bytes.match(/[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}/g) ?? [];
  const whole = sequences.reduce((sum, sequence) => sum + sequence.length, 0);
  return whole > (bytes.match(/[\x80-\xFF]/g) ?? []).length / 2;
}

function isPlausible({ faults, total, signs, rareSigns, lettersInAll }: Reading): boolean {
  return faults <= total * TOLERATED_FAULTS && signs + rareSigns < lettersInAll;
}

function scoreOf(reading: Reading, alphabet: Alphabet): number {
  let score = reading.faults * FAULT + reading.signs * SIGN + reading.rareSigns * RARE_SIGN;
  for (const [letter, count] of reading.letters) score += count * (alphabet.get(letter) ?? FOREIGN);
  return score + reading.capitals * CAPITAL;
}
