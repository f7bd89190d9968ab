import { TextDecoder } from "node:util";
import { AppError } from "../core/errors.ts";

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
 * The text of a plain text or Markdown file: UTF-8, or UTF-16 with a byte order mark.
 * Throws `unsupported_media_type` for binary content and for bytes that are not valid in the encoding.
 */
export function decodeText(bytes: Uint8Array): string {
  refuseBinary(bytes);
  return decodeAs(bytes, byteOrderMark(bytes) ?? "utf-8");
}

/** Where an HTML file has to say its encoding, in bytes from its start. */
const HTML_DECLARATION_BYTES = 4_096;
const HTML_CHARSET =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]+)/i;

/**
 * The text of an HTML file: by its byte order mark, else by the encoding that it declares, else UTF-8.
 * Throws `unsupported_media_type` for binary content, unknown encodings and bytes that are not valid in theirs.
 */
export function decodeHtml(bytes: Uint8Array): string {
  refuseBinary(bytes);
  const start = Buffer.from(bytes.subarray(0, HTML_DECLARATION_BYTES)).toString("latin1");
  const [, meta, xml] = HTML_CHARSET.exec(start) ?? [];
  const declared = (meta ?? xml ?? "utf-8").toLowerCase();
  // The declaration was just read byte by byte, so UTF-16 it cannot be: the HTML standard then takes UTF-8.
  return decodeAs(bytes, byteOrderMark(bytes) ?? (declared.startsWith("utf-16") ? "utf-8" : declared));
}

/** The encoding that the first bytes name, or null. */
export function byteOrderMark(bytes: Uint8Array): UnicodeEncoding | null {
  const found = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  return found === undefined ? null : found[0];
}

/** Throws `unsupported_media_type` where the bytes are not valid in the encoding. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  const decoder = decoderOf(encoding);
  try {
    const text = decoder.decode(bytes);
    return decoder.encoding === "windows-1252" ? withWindowsPunctuation(text) : text;
  } catch (cause) {
    const message = `The file is not valid ${encoding.toUpperCase()}; save it as UTF-8 and index again.`;
    throw new AppError("unsupported_media_type", message, { cause });
  }
}

/** What windows-1252 has in the place of the control characters U+0080 to U+009F; five places are free. */
const WINDOWS_PUNCTUATION = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";

/** Node.js 20 decodes windows-1252 as if it were ISO-8859-1, which turns quotation marks into control characters. */
function withWindowsPunctuation(text: string): string {
  return text.replace(/[\x80-\x9F]/g, (control) => WINDOWS_PUNCTUATION.charAt(control.charCodeAt(0) - 0x80));
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (cause) {
    const message = `The file names an unknown encoding (${encoding.slice(0, 40)}); save it as UTF-8 and index again.`;
    throw new AppError("unsupported_media_type", message, { cause });
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
  if (mark === "utf-16le" || mark === "utf-16be") return null;
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
