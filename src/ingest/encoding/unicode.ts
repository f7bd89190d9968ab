import { TextDecoder } from "node:util";

export type Utf16 = "utf16le" | "utf16be";
export type Utf32 = "utf32le" | "utf32be";

/** Longest first: a UTF-32 mark begins like one of UTF-16. */
const BYTE_ORDER_MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ["utf32le", [0xff, 0xfe, 0, 0]],
  ["utf32be", [0, 0, 0xfe, 0xff]],
  ["utf8", [0xef, 0xbb, 0xbf]],
  ["utf16le", [0xff, 0xfe]],
  ["utf16be", [0xfe, 0xff]],
];

/** The encoding that the first bytes name, as `decodeBytes` knows it, or null. */
export function byteOrderMark(bytes: Uint8Array): string | null {
  const found = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  return found === undefined ? null : found[0];
}

/** The text of bytes that are valid UTF-8, or null. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // How TextDecoder says that they are not.
    return null;
  }
}

/** How many bytes are looked at to tell an encoding. */
const SAMPLED_BYTES = 131_072;

const LEAST_CUT = 16;

/**
 * Which UTF-16 the bytes are in where no byte order mark says so, or null. Every second byte of a space, a line end or a
 * Latin letter is NUL; that hardly any other byte is, and that all characters are readable, tells text from binary data.
 */
export function unmarkedUtf16(bytes: Uint8Array): Utf16 | null {
  // One that is cut off has an odd number of bytes; so has many a short text with a stray NUL.
  if (bytes.length < 4 || (bytes.length % 2 !== 0 && bytes.length < LEAST_CUT)) return null;
  const sample = bytes.subarray(0, Math.min(SAMPLED_BYTES, bytes.length - (bytes.length % 2)));
  const zeros: [even: number, odd: number] = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2 === 0 ? 0 : 1]++;
  const [even, odd] = zeros;
  // A few are allowed in the other place, for letters such as "Ā" and "Ѐ".
  if (Math.max(even, odd) < sample.length / 50 || Math.min(even, odd) > Math.max(even, odd) / 20) return null;
  const [name, label] = odd > even ? (["utf16le", "utf-16le"] as const) : (["utf16be", "utf-16be"] as const);
  return isReadable(new TextDecoder(label).decode(sample)) ? name : null;
}

/**
 * Which UTF-16 or UTF-32 the bytes are in where no byte order mark says so, or null. In UTF-32 the two highest bytes of every
 * character are NUL, but for a few rare ones.
 */
export function unmarkedUnicode(bytes: Uint8Array): Utf16 | Utf32 | null {
  return unmarkedUtf16(bytes) ?? unmarkedUtf32(bytes) ?? utf16OfLetters(bytes);
}

/** Fewer characters are in these ranges by chance. */
const LEAST_LETTERS = 12;
const [WELL_IN, HARDLY_IN] = [0.97, 0.85];
/** What Chinese, Japanese, Korean and Thai are written with, hardly any of it with a byte that is NUL. */
const OF_EAST_ASIA =
  /[\n\r\t -~\u00A0-\u00FF\u0E00-\u0E7F\u2010-\u203F\u2460-\u2473\u3000-\u30FF\u3131-\u318E\u4E00-\u9FFF\uAC00-\uD7A3\uFF00-\uFF9F]/g;
/** A control character is in no other text than that of two bytes a character. */
const CONTROL = /[\0-\x08\x0E-\x1A\x1C-\x1F]/;

/** Text of two bytes a character without NUL: one order of them makes letters of East Asia, the other one anything. */
function utf16OfLetters(bytes: Uint8Array): Utf16 | null {
  if (bytes.length < LEAST_LETTERS * 2) return null;
  const sample = bytes.subarray(0, Math.min(SAMPLED_BYTES, bytes.length - (bytes.length % 2)));
  if (!CONTROL.test(Buffer.from(sample).toString("latin1"))) return null;
  const [little, big] = (["utf-16le", "utf-16be"] as const).map((label) => {
    const text = new TextDecoder(label).decode(sample);
    return { text, share: (text.match(OF_EAST_ASIA)?.length ?? 0) / text.length };
  });
  if (little === undefined || big === undefined) return null;
  const [best, other] = little.share > big.share ? [little, big] : [big, little];
  if (best.share < WELL_IN || other.share > HARDLY_IN || !isReadable(best.text)) return null;
  return best === little ? "utf16le" : "utf16be";
}

function unmarkedUtf32(bytes: Uint8Array): Utf32 | null {
  if (bytes.length < LEAST_CUT || bytes.length % 4 !== 0) return null;
  const sample = bytes.subarray(0, Math.min(SAMPLED_BYTES, bytes.length));
  const isEach = (high: number, next: number): boolean => {
    for (let at = 0; at < sample.length; at += 4)
      if (sample[at + high] !== 0 || (sample[at + next] ?? 0) > LAST_PLANE) return false;
    return true;
  };
  if (isEach(3, 2)) return isReadable(utf32Text(sample, [0, 1, 2])) ? "utf32le" : null;
  return isEach(0, 1) && isReadable(utf32Text(sample, [3, 2, 1])) ? "utf32be" : null;
}

/** The highest plane of Unicode. */
const LAST_PLANE = 0x10;

/** `places` are those of the three lower bytes, lowest first. */
function utf32Text(bytes: Uint8Array, [low, middle, high]: readonly [number, number, number]): string {
  const characters: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const point = (bytes[at + low] ?? 0) | ((bytes[at + middle] ?? 0) << 8) | ((bytes[at + high] ?? 0) << 16);
    characters.push(point > 0x10ffff ? "\0" : String.fromCodePoint(point));
  }
  return characters.join("");
}

/** What no text holds; the last character of a sample may be cut. */
const UNREADABLE = /(?![\t-\r\x1b\x85])\p{Cc}|\p{Cn}|\p{Co}|\uFFFD(?!$)/u;

function isReadable(text: string): boolean {
  return !UNREADABLE.test(text) && (text.match(/[\p{L}\p{M}\p{N}\s]/gu) ?? []).length > text.length / 2;
}

/** The share of the bytes beyond ASCII that are part of whole sequences of UTF-8. */
export function shareOfUtf8(bytes: Uint8Array): number {
  const sample = Buffer.from(bytes.subarray(0, SAMPLED_BYTES)).toString("latin1");
  const sequences =
    sample.match(/[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}/g) ?? [];
  const whole = sequences.reduce((sum, sequence) => sum + sequence.length, 0);
  return whole / Math.max(1, (sample.match(/[\x80-\xFF]/g) ?? []).length);
}
