import { formatBytes } from "../core/wording.ts";
import { basename } from "node:path";
import type { Document } from "../core/document.ts";
import { AppError } from "../core/errors.ts";
import { EmptyFile } from "./empty-file.ts";
import { formatOf, refusalOf } from "./format.ts";
import { type ReadLimits } from "../config/limits.ts";
import { withMetadata } from "./metadata/metadata.ts";
import type { FileContents, PartProblem, ReadDocument } from "../core/read-result.ts";
import { longestWord } from "./longest-word.ts";
import { readerFor } from "./formats/readers.ts";
import type { ContainerReader, Draft, Part, Progress, Reader } from "./formats/reader.ts";

/**
 * The documents that a file's bytes hold; `path` gives its format and, where it shows no title, its name.
 * Throws `unsupported_media_type` or `payload_too_large` with the reason and the remedy in one sentence; a part of a file
 * that fails is a problem beside the other parts.
 */
export async function readContents(
  bytes: Uint8Array,
  path: string,
  within: ReadLimits,
  onProgress: Progress = () => undefined,
  depth = 0,
): Promise<FileContents> {
  // What a file and all files in it unpack to counts together.
  const limits = { ...within, budget: within.budget ?? { left: within.maxUnpackedBytes } };
  const reader = await requireReader(path);
  if (bytes.length === 0) throw new EmptyFile("The file is empty; remove it or fill it.");
  refuseTooLarge(bytes.length, reader, limits);
  if ("readParts" in reader)
    return readParts(await reader.readParts(bytes, limits, path), reader, path, limits, onProgress, depth);
  const document = documentOf(await reader.read(bytes, limits, onProgress), reader, path, limits);
  return { documents: [{ part: null, document }], problems: [] };
}

async function readParts(
  parts: readonly Part[],
  reader: ContainerReader,
  path: string,
  limits: ReadLimits,
  onProgress: Progress,
  depth: number,
): Promise<FileContents> {
  const documents: ReadDocument[] = [];
  const problems: PartProblem[] = [];
  for (const part of parts) {
    try {
      if ("reason" in part) problems.push(part);
      else if ("draft" in part) {
        documents.push({ part: part.part, document: documentOf(part.draft, reader, path, limits) });
      } else {
        const nested = await readNested(part.bytes, part.name, limits, onProgress, depth + 1);
        documents.push(
          ...nested.documents.map((inner) => ({ ...inner, part: nameWithin(part.part, inner.part) })),
        );
        problems.push(
          ...nested.problems.map((inner) => ({ ...inner, part: nameWithin(part.part, inner.part) })),
        );
      }
    } catch (error) {
      // Without a name there is no part: what failed is the file.
      if (!(error instanceof AppError) || part.part === null) throw error;
      const isEmpty = error instanceof EmptyFile;
      problems.push({ part: part.part, reason: error.message, ...(isEmpty ? { isEmpty } : {}) });
    }
  }
  if (documents.length + problems.length > 0) return { documents, problems };
  throw new EmptyFile();
}

function readNested(
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits,
  onProgress: Progress,
  depth: number,
): Promise<FileContents> {
  if (depth <= limits.maxNesting) return readContents(bytes, basename(name), limits, onProgress, depth);
  const message = `Files inside files are read ${limits.maxNesting} deep; take this one out and save it by itself.`;
  throw new AppError("payload_too_large", message);
}

function nameWithin(outer: string, inner: string | null): string {
  return inner === null ? outer : `${outer}#${inner}`;
}

/** The engine of expressions fails at words of some millions of letters, wherever it meets them; no text has any. */
const LONGEST_WORD = 500_000;

function documentOf(
  draft: Draft,
  { format }: Pick<Reader, "format">,
  path: string,
  limits: ReadLimits,
): Document {
  if (draft.text.trim() === "") throw new EmptyFile();
  if (draft.text.length > limits.maxCharacters) {
    const message = `The text has ${draft.text.length} characters, the limit is ${limits.maxCharacters}; split the file.`;
    throw new AppError("payload_too_large", message);
  }
  const letters = draft.text.length > LONGEST_WORD ? longestWord(draft.text) : 0;
  if (letters > LONGEST_WORD) {
    const message = `The text has a word of ${letters} letters, the limit is ${LONGEST_WORD}; remove the file.`;
    throw new AppError("unsupported_media_type", message);
  }
  return withMetadata(draft, format, path);
}

/** Throws `payload_too_large` where a file of this size is not read; needs no look at its content. */
export function refuseTooLarge(bytes: number, reader: Pick<Reader, "maxBytes">, limits: ReadLimits): void {
  const limit = reader.maxBytes(limits);
  if (bytes <= limit) return;
  const message = `The file has ${formatBytes(bytes)}, the limit is ${formatBytes(limit)}; split it into smaller files.`;
  throw new AppError("payload_too_large", message);
}

/** Throws `unsupported_media_type` for a kind of file that is not read. */
export async function requireReader(path: string): Promise<Reader | ContainerReader> {
  const format = formatOf(path);
  if (format !== null) return readerFor(format);
  throw new AppError("unsupported_media_type", refusalOf(path) ?? "Files of this kind are not read.");
}
