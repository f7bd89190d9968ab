import { hash } from "node:crypto";
import type { CitationCheck } from "../../api/document-responses.ts";
import type { Span } from "../../core/document.ts";
import { AppError, throwIfLeft } from "../../core/errors.ts";
import { passageIdAt } from "../../core/ids.ts";
import type { Library } from "../library.ts";

/** What the id of a passage says: where it stood, and the beginning of the sha256 of its text. */
export interface CitedPassage extends Span {
  readonly document: string;
  readonly digest: string;
}

/** In characters: sixteen for each token of the largest models that read 8,192. Of the built-in one a thousand are usual. */
const LONGEST_PASSAGE = 131_072;

const PASSAGE_ID = /^([0-9a-f]{16})-(\d{1,9})-(\d{1,9})-([0-9a-f]{8})$/;

/** Throws `invalid_argument` for what is no id of a passage. */
export function citedPassage(id: string): CitedPassage {
  const [, document = "", start, end, digest = ""] = PASSAGE_ID.exec(id) ?? [];
  const length = Number(end) - Number(start);
  if (document === "" || length <= 0 || length > LONGEST_PASSAGE) {
    const message =
      "id must be the id of a passage, as every hit names it: <document>-<start>-<end>-<hash>, or short as the command line prints it: <beginning of the document>-<hash>.";
    throw new AppError("invalid_argument", message, { field: "id" });
  }
  return { document, start: Number(start), end: Number(end), digest };
}

/** Throws `invalid_argument` for what is no id of a passage, `not_found` where the document has been removed. */
export async function checkCitation(
  library: Pick<Library, "document" | "documentText">,
  id: string,
  signal?: AbortSignal,
): Promise<Omit<CitationCheck, "citation">> {
  const cited = citedPassage(id);
  const { id: documentId, title, source } = await library.document(cited.document);
  const text = await library.documentText(documentId);
  const document = { id: documentId, title, source };
  const found = await findPassage(text, cited, signal);
  if (found === null) return { id, state: "changed", document, passage: null };
  const words = text.slice(found.start, found.end);
  const present = passageIdAt(documentId, found, cited.digest);
  const state = found.start === cited.start ? "valid" : "moved";
  return { id, state, document, passage: { id: present, ...found, text: words } };
}

/** Characters that are hashed before others have their turn: about a millisecond's work. */
const HASHED_AT_ONCE = 1_000_000;

/** Beginning a hash takes as long as hashing about so many characters. */
const COST_OF_A_HASH = 500;

/** For one citation: a passage of a thousand characters is looked for all through a text of 1.5 million. */
const HASHED_IN_ALL = 400_000_000;

/**
 * Where the text that the digest belongs to stands: where it was cited, or else at the place nearest to that. Only places
 * where a passage can begin and end are looked at: not inside a word, nor with white space at an edge. What is not found
 * with `HASHED_IN_ALL` characters of work, the nearest places first, counts as gone. Throws `cancelled` when the signal aborts.
 */
export async function findPassage(
  text: string,
  { start, end, digest }: CitedPassage,
  signal?: AbortSignal,
): Promise<Span | null> {
  const length = end - start;
  const isAt = (place: number): boolean => digestOf(text.slice(place, place + length)) === digest;
  if (end <= text.length && isAt(start)) return { start, end };
  let hashed = 0;
  let sinceTurn = 0;
  const last = text.length - length;
  // From the cited place outwards, which may lie behind the end of a text that was shortened.
  const origin = Math.min(start, Math.max(last, 0));
  for (let distance = 0; distance <= Math.max(origin, last - origin); distance += 1) {
    for (const place of distance === 0 ? [origin] : [origin - distance, origin + distance]) {
      if (place < 0 || place > last || !isEdge(text, place) || !isEdge(text, place + length)) continue;
      if (isSpace(text, place) || isSpace(text, place + length - 1)) continue;
      if (isAt(place)) return { start: place, end: place + length };
      hashed += length + COST_OF_A_HASH;
      sinceTurn += length + COST_OF_A_HASH;
      if (hashed > HASHED_IN_ALL) return null;
      if (sinceTurn > HASHED_AT_ONCE) {
        sinceTurn = 0;
        await new Promise(setImmediate);
        throwIfLeft(signal);
      }
    }
  }
  return null;
}

/** The beginning of the sha256 of a passage's words, which its id holds. */
export function digestOf(text: string): string {
  return hash("sha256", text).slice(0, 8);
}

/** Whether the place lies between two words, or at an end of the text: never between two letters. */
function isEdge(text: string, place: number): boolean {
  return place === 0 || place === text.length || !(isInWord(text, place - 1) && isInWord(text, place));
}

/** Half a pair of surrogates counts as a letter, so that no pair is cut. */
function isInWord(text: string, place: number): boolean {
  const code = text.charCodeAt(place);
  const isAsciiWord = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return isAsciiWord || (code > 127 && /[\p{L}\p{N}\p{M}\p{Surrogate}]/u.test(text.charAt(place)));
}

function isSpace(text: string, place: number): boolean {
  const code = text.charCodeAt(place);
  return code === 32 || code === 10 || (code > 127 && /\s/u.test(text.charAt(place)));
}
