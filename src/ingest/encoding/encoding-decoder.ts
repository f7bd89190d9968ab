import { TextDecoder } from "node:util";

/** What windows-1252 has in the place of the control characters U+0080 to U+009F; five places are free. */
const WINDOWS_PUNCTUATION = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";

/**
 * `TextDecoder` as the standard has it. Throws a `RangeError` for an unknown encoding and, where `fatal`, a `TypeError` for
 * bytes that are not valid in it.
 */
export function decodeBytes(bytes: Uint8Array, encoding: string, { fatal }: { fatal: boolean }): string {
  const decoder = new TextDecoder(encoding, { fatal });
  const text = decoder.decode(bytes);
  return decoder.encoding === "windows-1252" ? withWindowsPunctuation(text) : text;
}

/** Node.js 20 decodes windows-1252 as if it were ISO-8859-1, which turns quotation marks into control characters. */
export function withWindowsPunctuation(text: string): string {
  return text.replace(/[\x80-\x9F]/g, (control) => WINDOWS_PUNCTUATION.charAt(control.charCodeAt(0) - 0x80));
}
