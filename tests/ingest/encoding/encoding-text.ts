import iconv from "iconv-lite";

/** The text in an encoding; throws where it has a character that the encoding lacks. */
export function encoded(text: string, encoding: string): Uint8Array {
  const bytes = iconv.encode(text, encoding);
  if (iconv.decode(bytes, encoding) !== text) throw new Error(`${encoding} lacks a character of ${text}`);
  return bytes;
}
