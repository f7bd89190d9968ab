import { AppError } from "../../core/errors.ts";
import { refuseBinary } from "./binary.ts";
import { decodeBytes, knownEncoding, windowsBytes, withWindowsPunctuation } from "./codecs.ts";
import { detectEncoding, isClearlyOther, TOLERATED_FAULTS } from "./detection.ts";
import { plausibilityOf } from "./plausibility.ts";
import { switchingEncoding } from "./switching.ts";
import { byteOrderMark, decodeUtf8, shareOfUtf8, unmarkedUnicode } from "./unicode.ts";

/** The text of a file, and what of its bytes is not in it. */
export interface Decoded {
  readonly text: string;
  /** One sentence where bytes were replaced or left out; undefined where the text is all that the file says. */
  readonly note: string | undefined;
}

/**
 * The text of a file: by its byte order mark, else UTF-16, UTF-32 or UTF-8 where the bytes are valid as such, whatever the file
 * declares; else in the encoding that it declares, where that makes text of them; else in the one that it seems to be in.
 * Bytes that are no characters stand as U+FFFD, NUL bytes are left out, and the note says so.
 * Throws `unsupported_media_type` for binary content and for bytes that are text in no encoding.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  refuseBinary(bytes);
  const certain = byteOrderMark(bytes) ?? unmarkedUnicode(bytes) ?? switchingEncoding(bytes);
  if (certain !== null) return decodedAs(bytes, certain);
  const text = decodeUtf8(bytes);
  if (text !== null) return withoutNul(text, 0, "utf8");
  const encoding = declaredEncoding(bytes, declared) ?? guess(bytes);
  if (encoding !== null) return decodedAs(bytes, encoding);
  const message =
    "The file is not valid UTF-8, nor text in another encoding; save it as UTF-8 and index again.";
  throw new AppError("unsupported_media_type", message);
}

/** What the file declares, where the bytes make text in it. */
function declaredEncoding(bytes: Uint8Array, declared: string | undefined): string | null {
  const encoding = declared === undefined ? null : knownEncoding(declared);
  // That the bytes are no UTF-8 is known, and ASCII has none of those that have to be told apart.
  if (encoding === null || /^utf|^ucs/.test(encoding) || /^(?:us-?)?ascii$/i.test(declared ?? ""))
    return null;
  if (faultsIn(bytes, encoding) > TOLERATED_FAULTS || !isWhole(bytes, encoding)) return null;
  return encoding === BY_DEFAULT && isClearlyOther(bytes, encoding) ? null : encoding;
}

/** What programs declare that were never told an encoding. */
const BY_DEFAULT = "windows1252";

/** Parts of a file that are tried by themselves where it is text in no encoding as a whole. */
const PARTS = 4;
/** In fewer bytes noise looks like Chinese now and then: 2 of 1,000 random files of 60 to 400 bytes. */
const LEAST_PART = 256;
/** One character in so many may be damaged. */
const MOST_DAMAGE = 1 / 50;

/** UTF-8 with a few bad bytes is no other encoding, in which it would be full of nonsense such as "Ã¼". */
const DAMAGED_UTF8 = 0.8;
/** Text in other encodings, Thai and Japanese above all, reaches this by chance. */
const PERHAPS_UTF8 = 0.5;

/** Fewer faults than this leave no doubt. */
const HARDLY_ANY = 0.005;

/** A wrong byte can rule out the right encoding for the file as a whole; then a part of it tells. */
function guess(bytes: Uint8Array): string | null {
  const utf8 = shareOfUtf8(bytes);
  if (utf8 > DAMAGED_UTF8) return "utf8";
  const proposals = [detectEncoding(bytes)];
  const least = faultsIn(bytes, proposals[0] ?? null);
  if (least > HARDLY_ANY && bytes.length >= PARTS * LEAST_PART) {
    const length = Math.ceil(bytes.length / PARTS);
    for (let at = 0; at < bytes.length; at += length)
      proposals.push(detectEncoding(bytes.subarray(at, at + length)));
  }
  const best = proposals.reduce(
    (one, other) => (faultsIn(bytes, other) < faultsIn(bytes, one) ? other : one),
    null,
  );
  if (best === null || faultsIn(bytes, best) > TOLERATED_FAULTS) return utf8 > PERHAPS_UTF8 ? "utf8" : null;
  return isWhole(bytes, best) ? best : null;
}

/** Bytes of a file that are looked at to see whether an encoding makes text of them. */
const TRIED_BYTES = 262_144;

/** The share of faults, where bytes without a character do not count: they are damage, whatever the encoding. */
function faultsIn(bytes: Uint8Array, encoding: string | null): number {
  if (encoding === null) return 1;
  const text = decodeBytes(bytes.subarray(0, TRIED_BYTES), encoding);
  return plausibilityOf(text.replaceAll("\uFFFD", ""), null).faults;
}

/** Beyond the sample that told the encoding there may be bytes that it does not have. */
function isWhole(bytes: Uint8Array, encoding: string): boolean {
  const text = decodeBytes(bytes, encoding);
  const beyond = text.match(/[^\0-\x7F]/g)?.length ?? 0;
  return (text.match(UNDEFINED)?.length ?? 0) <= Math.max(1, beyond * MOST_DAMAGE);
}

/** What encodings of one byte a character make of bytes without one. */
const UNDEFINED = /[\x80-\x84\x86-\x9F\uFFFD]/g;

function decodedAs(bytes: Uint8Array, encoding: string): Decoded {
  const text = decodeBytes(bytes, encoding);
  return withoutNul(text, text.match(/\uFFFD/g)?.length ?? 0, encoding);
}

function withoutNul(text: string, replaced: number, encoding: string): Decoded {
  const kept = text.replaceAll("\0", "");
  const dropped = text.length - kept.length;
  const notes = [
    ...(replaced > 0
      ? [
          `${counted(replaced, "place")} of the file ${replaced === 1 ? "is" : "are"} not text in ${encoding === "utf8" ? "UTF-8" : encoding} and ${replaced === 1 ? "stands" : "stand"} as \uFFFD.`,
        ]
      : []),
    ...(dropped > 0
      ? [`${counted(dropped, "NUL byte")} of the file ${dropped === 1 ? "is" : "are"} left out.`]
      : []),
  ];
  const note = notes.join(" ");
  return { text: kept, note: note === "" ? undefined : note };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** Where an HTML file has to say its encoding, in bytes from its start. */
const HTML_DECLARATION_BYTES = 4_096;
const HTML_CHARSET =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]+)/i;

/** The text of an HTML file as `decodeText` reads it, with the encoding that is declared for it, else that of its `meta`. */
export function decodeHtml(bytes: Uint8Array, declared?: string): Decoded {
  const start = Buffer.from(bytes.subarray(0, HTML_DECLARATION_BYTES)).toString("latin1");
  const [, meta, xml] = HTML_CHARSET.exec(start) ?? [];
  return decodeText(bytes, declared ?? meta ?? xml);
}

/**
 * A text that another program has decoded, as it was meant: with the quotation marks of windows-1252, and without having
 * been read as windows-1252 where it was UTF-8 ("GrÃ¼ÃŸe"). No other text is taken for that: all of its letters beyond ASCII
 * would have to form such sequences by chance.
 */
export function withoutMojibake(decoded: string): string {
  const text = withWindowsPunctuation(decoded);
  const bytes = /[\xC2-\xF4]/.test(text) ? windowsBytes(text) : null;
  return (bytes === null ? null : decodeUtf8(bytes)) ?? text;
}
