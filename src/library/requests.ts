import { AppError } from "../core/errors.ts";
import { MAX_K, MAX_QUERY_LENGTH } from "./library.ts";

/** The question or query without white space around it. Throws `invalid_argument` for none, or one that is too long. */
export function requireText(text: string, field: string): string {
  const trimmed = text.trim();
  if (trimmed === "") {
    throw new AppError("invalid_argument", `The ${field} is empty. Write what you want to know.`, { field });
  }
  if (trimmed.length > MAX_QUERY_LENGTH) {
    const message = `The ${field} has ${trimmed.length} characters; at most ${MAX_QUERY_LENGTH} are read. Shorten it.`;
    throw new AppError("invalid_argument", message, { field });
  }
  return trimmed;
}

/** Throws `invalid_argument` for a number of hits that is not from 1 to `MAX_K`. */
export function requireK(k: number): number {
  if (Number.isInteger(k) && k >= 1 && k <= MAX_K) return k;
  throw new AppError("invalid_argument", `k must be a whole number from 1 to ${MAX_K}.`, { field: "k" });
}
