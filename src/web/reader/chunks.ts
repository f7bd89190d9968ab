export interface Chunk {
  readonly text: string;
  /** Offset in the whole text, in UTF-16 code units. */
  readonly start: number;
}

/**
 * Divides a text into stretches that a browser can lay out one at a time. The chunks are in text order and together
 * they are the text. A chunk ends after a line end where one follows within another `size` characters, and never
 * between the two halves of a surrogate pair, so it is at most `2 * size + 1` UTF-16 code units long.
 */
export function chunksOf(text: string, size: number): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  while (start < text.length) {
    const end = chunkEnd(text, start + size, size);
    chunks.push({ text: text.slice(start, end), start });
    start = end;
  }
  return chunks;
}

function chunkEnd(text: string, wanted: number, size: number): number {
  if (wanted >= text.length) return text.length;
  const lineEnd = text.slice(wanted, wanted + size).indexOf("\n");
  if (lineEnd >= 0) return wanted + lineEnd + 1;
  const splitsPair = isHighSurrogate(text.charCodeAt(wanted - 1)) && isLowSurrogate(text.charCodeAt(wanted));
  return splitsPair ? wanted + 1 : wanted;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
