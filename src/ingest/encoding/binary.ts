import { AppError } from "../../core/errors.ts";
import { switchingEncoding } from "./switching.ts";
import { byteOrderMark, unmarkedUnicode } from "./unicode.ts";

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
/** Text has few control characters besides tab, line ends, form feed and escape; a stray NUL happens. */
const MOST_CONTROLS = 1 / 20;

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
  if (/^utf(?:16|32)/.test(byteOrderMark(bytes) ?? "") || unmarkedUnicode(bytes) !== null) return null;
  if (switchingEncoding(bytes) !== null) return null;
  return looksBinary(bytes.subarray(0, SNIFFED_BYTES)) ? "binary data" : null;
}

function looksBinary(sample: Uint8Array): boolean {
  let controls = 0;
  for (const byte of sample) {
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) controls++;
  }
  return controls > sample.length * MOST_CONTROLS;
}
