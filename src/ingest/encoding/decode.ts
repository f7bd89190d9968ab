import { AppError } from "../../core/errors.ts";
import { decodeBytes } from "./encoding-decoder.ts";
import { legacyEncoding, unmarkedUtf16 } from "./encoding.ts";

type UnicodeEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** Longest first: a UTF-8 mark cannot be taken for another. */
const BYTE_ORDER_MARKS: readonly (readonly [UnicodeEncoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** First bytes of common binary files that people rename or that arrive with the wrong name. */
const MAGIC_NUMBERS: readonly (readonly [kind: string, signature: string])[] = [
  ["a PDF file", "%PDF-"],
  ["a ZIP archive (perhaps an Office document or e-book)", "PK\x03\x04"],
  ["a PNG image", "\x89PNG"],
  ["a JPEG image", "\xff\xd8\xff"],
  ["a GIF image", "GIF87a"],
  ["a GIF image", "GIF89a"],
  ["an old Office document", "\xd0\xcf\x11\xe0"],
  ["a gzip archive", "\x1f\x8b"],
  ["a program", "\x7fELF"],
];

/** How many of the first bytes are looked at to tell text from binary. */
const SNIFFED_BYTES = 65_536;

/**
 * The text of a file that does not say its encoding: by its byte order mark, else UTF-16 or UTF-8 where the bytes are
 * valid as such, else the encoding of one byte a character in which they make words (`legacyEncoding`).
 * Throws `unsupported_media_type` for binary content and for bytes that are text in none of them.
 */
export function decodeText(bytes: Uint8Array): string {
  refuseBinary(bytes);
  const unicode = byteOrderMark(bytes) ?? unmarkedUtf16(bytes);
  return unicode === null ? decodeUnnamed(bytes) : decodeAs(bytes, unicode);
}

function decodeUnnamed(bytes: Uint8Array): string {
  try {
    return decodeAs(bytes, "utf-8");
  } catch (error) {
    const encoding = legacyEncoding(bytes);
    if (encoding === null) throw error;
    const text = decodeAs(bytes, encoding);
    // Beyond the sample that told the encoding there may be bytes that it does not have.
    if (UNDEFINED_CHARACTER.test(text)) throw error;
    return text;
  }
}

/** What single-byte encodings make of bytes without a character. */
const UNDEFINED_CHARACTER = /[\x80-\x84\x86-\x9F\uFFFD]/;

/** Where an HTML file has to say its encoding, in bytes from its start. */
const HTML_DECLARATION_BYTES = 4_096;
const HTML_CHARSET =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]+)/i;

/**
 * The text of an HTML file: by its byte order mark, else by the encoding that it declares, else as `decodeText` does.
 * Throws `unsupported_media_type` for binary content, unknown encodings and bytes that are not valid in theirs.
 */
export function decodeHtml(bytes: Uint8Array): string {
  refuseBinary(bytes);
  const start = Buffer.from(bytes.subarray(0, HTML_DECLARATION_BYTES)).toString("latin1");
  const [, meta, xml] = HTML_CHARSET.exec(start) ?? [];
  const declared = (meta ?? xml)?.toLowerCase();
  const mark = byteOrderMark(bytes);
  if (mark === null && declared === undefined) return decodeText(bytes);
  // The declaration was just read byte by byte, so UTF-16 it cannot be: the HTML standard then takes UTF-8.
  return decodeAs(bytes, mark ?? (declared?.startsWith("utf-16") === true ? "utf-8" : (declared ?? "utf-8")));
}

/** The encoding that the first bytes name, or null. */
export function byteOrderMark(bytes: Uint8Array): UnicodeEncoding | null {
  const found = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  return found === undefined ? null : found[0];
}

/** Throws `unsupported_media_type` where the bytes are not valid in the encoding, or the encoding is unknown. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  try {
    return decodeBytes(bytes, encoding, { fatal: true });
  } catch (cause) {
    const problem =
      cause instanceof RangeError
        ? `The file names an unknown encoding (${encoding.slice(0, 40)})`
        : `The file is not valid ${encoding.toUpperCase()}`;
    throw new AppError("unsupported_media_type", `${problem}; save it as UTF-8 and index again.`, { cause });
  }
}

/** Throws `unsupported_media_type` where the bytes cannot be text. */
export function refuseBinary(bytes: Uint8Array): void {
  const kind = binaryKind(bytes);
  if (kind === null) return;
  const message = `The file is not text but ${kind}; give it its right file extension, or remove it.`;
  throw new AppError("unsupported_media_type", message);
}

function binaryKind(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const magic = MAGIC_NUMBERS.find(([, signature]) => start.startsWith(signature));
  if (magic !== undefined) return magic[0];
  const mark = byteOrderMark(bytes);
  if (mark === "utf-16le" || mark === "utf-16be" || unmarkedUtf16(bytes) !== null) return null;
  return looksBinary(bytes.subarray(0, SNIFFED_BYTES)) ? "binary data" : null;
}

/** Text holds no NUL, and next to no control characters besides tab, line ends, form feed and escape. */
function looksBinary(sample: Uint8Array): boolean {
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) controls++;
  }
  return controls > sample.length / 20;
}
