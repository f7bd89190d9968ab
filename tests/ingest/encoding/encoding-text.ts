import { decodeBytes } from "../../../src/ingest/encoding/encoding-decoder.ts";

/** The text in an encoding of one byte a character; throws where it has a character that the encoding lacks. */
export function encoded(text: string, encoding: string): Uint8Array {
  const bytes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    bytes.set(decodeBytes(Uint8Array.of(byte), encoding, { fatal: false }), byte);
  }
  return Uint8Array.from(Array.from(text), (character) => {
    const byte = bytes.get(character);
    if (byte === undefined) throw new Error(`${encoding} has no ${character}`);
    return byte;
  });
}
