import type { Document } from "../core/document.ts";
import { AppError } from "../core/errors.ts";
import { formatOf, supportedExtensions } from "./format.ts";
import { sizeInWords, type ReadLimits } from "./limits.ts";
import { withMetadata } from "./metadata/metadata.ts";
import { readerFor } from "./readers/index.ts";
import type { Draft, Reader } from "./readers/reader.ts";

/**
 * The document that a file's bytes hold; `path` gives its format and, where it shows no title, its name.
 * Throws `unsupported_media_type` or `payload_too_large` with the reason and the remedy in one sentence.
 */
export async function readDocument(bytes: Uint8Array, path: string, limits: ReadLimits): Promise<Document> {
  const reader = await requireReader(path);
  if (bytes.length === 0)
    throw new AppError("unsupported_media_type", "The file is empty; remove it or fill it.");
  refuseTooLarge(bytes.length, reader, limits);
  const draft = await readDraft(reader, bytes, limits);
  if (draft.text.trim() === "") {
    throw new AppError("unsupported_media_type", "The file holds no text; remove it or fill it.");
  }
  if (draft.text.length > limits.maxCharacters) {
    const message = `The text has ${draft.text.length} characters, the limit is ${limits.maxCharacters}; split the file.`;
    throw new AppError("payload_too_large", message);
  }
  return withMetadata(draft, reader.format, path);
}

/** Elements within elements many thousand deep end the stack; no article is like that. */
async function readDraft(reader: Reader, bytes: Uint8Array, limits: ReadLimits): Promise<Draft> {
  try {
    return await reader.read(bytes, limits);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const message = "The file is nested too deeply to be read; simplify it or save it as plain text.";
    throw new AppError("unsupported_media_type", message, { cause });
  }
}

/** Throws `payload_too_large` where a file of this size is not read; needs no look at its content. */
export function refuseTooLarge(bytes: number, reader: Reader, limits: ReadLimits): void {
  const limit = reader.maxBytes(limits);
  if (bytes <= limit) return;
  const message = `The file has ${sizeInWords(bytes)}, the limit is ${sizeInWords(limit)}; split it into smaller files.`;
  throw new AppError("payload_too_large", message);
}

/** Throws `unsupported_media_type` for a kind of file that is not read. */
export async function requireReader(path: string): Promise<Reader> {
  const format = formatOf(path);
  if (format !== null) return readerFor(format);
  const message = `Files of this kind are not read; supported are ${supportedExtensions.join(", ")}.`;
  throw new AppError("unsupported_media_type", message);
}
