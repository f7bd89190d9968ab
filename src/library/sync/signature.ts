import { hash } from "node:crypto";

/** Words of a phrase, and numbers in a signature. */
const PHRASE_WORDS = 5;
const SIGNATURE_SIZE = 64;

/** Of a run of millions of letters the engine of expressions would keep each in mind, until it fails. */
const WORD = /[\p{L}\p{N}]{1,1000}/gu;

/** A text with fewer different phrases says too little to be called the same as another. */
const FEWEST_PHRASES = 20;

/** Two texts that share this much of their phrases are one article, printed twice. */
export const NEAR_DUPLICATE = 0.8;

/**
 * A MinHash signature of a text's phrases of five words (Broder, "On the resemblance and containment of documents", 1997):
 * the share of equal numbers in two signatures estimates the share of the phrases that both texts have in common, with a
 * standard error of at most 1 / (2·√64) = 0.06. Null for a text that is too short.
 */
export function signatureOf(text: string): Uint32Array | null {
  const words = text.toLowerCase().match(WORD) ?? [];
  const phrases = new Set<string>();
  for (let start = 0; start + PHRASE_WORDS <= words.length; start += 1) {
    phrases.add(words.slice(start, start + PHRASE_WORDS).join(" "));
  }
  if (phrases.size < FEWEST_PHRASES) return null;
  const signature = new Uint32Array(SIGNATURE_SIZE).fill(0xffff_ffff);
  for (const phrase of phrases) {
    const digest = hash("md5", phrase, "buffer");
    const [left, right] = [digest.readUInt32LE(0), digest.readUInt32LE(4) | 1];
    for (let index = 0; index < SIGNATURE_SIZE; index += 1) {
      // The index-th hash function: a different mix of two independent hashes for each number of the signature.
      const value = mix((left + Math.imul(index, right)) >>> 0);
      if (value < (signature[index] ?? 0)) signature[index] = value;
    }
  }
  return signature;
}

/** The estimated share of common phrases, 0 to 1. */
export function similarity(left: Uint32Array, right: Uint32Array): number {
  let equal = 0;
  for (let index = 0; index < SIGNATURE_SIZE; index += 1) if (left[index] === right[index]) equal += 1;
  return equal / SIGNATURE_SIZE;
}

/** The finaliser of MurmurHash3: every bit of the result depends on every bit of the input. */
function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
