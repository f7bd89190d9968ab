import { decodeBytes, knownEncoding } from "./codecs.ts";
import { plausibilityOf } from "./plausibility.ts";
import { proposalsFor } from "./proposals.ts";

/** How many bytes are looked at: the detector takes some 50 ms for so many. */
const SAMPLED_BYTES = 32_768;
/** What is taken of a long line before its first byte beyond ASCII, in bytes: its plain words tell the language. */
const LEAD = 512;

/** A trial decoding with a greater share of faults is no text: the encoding is another one, or the bytes are no text. */
export const TOLERATED_FAULTS = 0.15;
/** Candidates below this share of the first one's confidence are not tried. */
const LEAST_CONFIDENCE = 0.2;

/**
 * How much less likely an encoding is than the detector believes, which knows bytes and not people: these are rare, and
 * are taken only where they fit clearly better than a common one.
 */
const RARE =
  /^(?:cp(?:737|775|85[5-8]|86[0-35-9])|isoir|iso8859(?:3|4|10|14|16)$|mac(?:greek|turkish|iceland|centeuro)|windows874|rk1048|pt154)/;
const RAREST = /^(?:cp864|cp720|koi8t|hproman8)/;
const RARE_WEIGHT = 0.93;
const RAREST_WEIGHT = 0.6;

/**
 * The encoding, as `decodeBytes` knows it, of bytes that are not UTF-8; null where they are text in none. The detector
 * proposes; of its proposals the one is taken whose reading of the bytes looks most like text.
 *
 * Measured on 1,568 short texts in 41 languages and 90 pairs of language and encoding, one, three and twenty lines long: 98 %
 * right, 1.5 % wrong, of which half are Albanian; the detector alone 96 % and 3.3 %. Random bytes: none of 400 accepted.
 */
export function detectEncoding(bytes: Uint8Array): string | null {
  return detected(sampleOf(bytes))?.encoding ?? null;
}

interface Detected {
  readonly encoding: string;
  readonly language: string | null;
  readonly score: number;
  readonly faults: number;
}

function detected(sample: Uint8Array): Detected | null {
  const proposals = proposalsFor(sample);
  const least = (proposals[0]?.confidence ?? 0) * LEAST_CONFIDENCE;
  let best: Detected | null = null;
  for (const { encoding: label, language, confidence } of proposals) {
    const encoding = label === null ? null : knownEncoding(label);
    if (encoding === null || confidence < least) continue;
    const { faults, foreign } = plausibilityOf(decodeBytes(sample, encoding), language);
    const score = confidence * (1 - faults) ** 3 * (1 - 0.7 * foreign) * likelihood(encoding);
    // Of equals the first counts: the detector names the common ones first.
    if (best === null || score > best.score * 1.0001) best = { encoding, language, score, faults };
  }
  return best !== null && best.faults <= TOLERATED_FAULTS ? best : null;
}

/** In so many letters, and so many different ones, those of another language are no names and no chance. */
const [TELLING_LETTERS, DIFFERENT_LETTERS] = [8, 3];
const [CLEARLY_STRANGE, HARDLY_STRANGE] = [0.25, 0.02];

/**
 * Whether the bytes are clearly text in another encoding than the one that a file declares, in which they make text too:
 * Czech in windows-1250 that is declared as Latin 1 has letters that Czech lacks.
 */
export function isClearlyOther(bytes: Uint8Array, declared: string): boolean {
  const sample = sampleOf(bytes);
  const found = detected(sample);
  if (found === null || found.encoding === declared) return false;
  const text = decodeBytes(sample, found.encoding);
  const letters = text.match(/(?![ªºµ])[^\0-\x7F\P{L}]/gu) ?? [];
  if (letters.length < TELLING_LETTERS || new Set(letters).size < DIFFERENT_LETTERS) return false;
  const strangeness = (read: string): number => {
    const { faults, foreign } = plausibilityOf(read, found.language);
    return faults + foreign;
  };
  return strangeness(text) <= HARDLY_STRANGE && strangeness(decodeBytes(sample, declared)) >= CLEARLY_STRANGE;
}

function likelihood(encoding: string): number {
  if (RAREST.test(encoding)) return RAREST_WEIGHT;
  return RARE.test(encoding) ? RARE_WEIGHT : 1;
}

/** Short bytes are taken whole: their plain words help to tell the language. */
const SHORT = 8_192;

/** The lines with bytes beyond ASCII, as far as there is room; the start of bytes that have none. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SHORT) return withoutDeclarations(bytes);
  const lines: Uint8Array[] = [];
  let room = SAMPLED_BYTES;
  for (let at = nextBeyondAscii(bytes, 0); at !== -1 && room > 0;) {
    const start = Math.max(bytes.lastIndexOf(LINE_FEED, at) + 1, at - LEAD);
    const lineEnd = bytes.indexOf(LINE_FEED, at);
    const end = Math.min(lineEnd === -1 ? bytes.length : lineEnd + 1, start + room);
    lines.push(bytes.subarray(start, end));
    room -= end - start;
    at = nextBeyondAscii(bytes, end);
  }
  return withoutDeclarations(lines.length === 0 ? bytes.subarray(0, SAMPLED_BYTES) : Buffer.concat(lines));
}

/** What a page declares about itself has been looked at already, and was wrong: the detector would believe it. */
function withoutDeclarations(sample: Uint8Array): Uint8Array {
  const text = Buffer.from(sample).toString("latin1");
  return Buffer.from(
    text.replace(/charset|coding/gi, (word) => " ".repeat(word.length)),
    "latin1",
  );
}

const LINE_FEED = 0x0a;

function nextBeyondAscii(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) if ((bytes[at] ?? 0) >= 0x80) return at;
  return -1;
}
