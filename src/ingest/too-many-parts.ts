import { AppError } from "../core/errors.ts";

/** The error for a file that holds more than is read of one: entries, elements, pages. */
export function tooManyParts(parts: number | string, limit: number | string): AppError {
  const message = `The file holds ${parts} parts, the limit is ${limit}; split it into smaller files.`;
  return new AppError("payload_too_large", message);
}
