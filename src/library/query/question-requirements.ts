import { isDay } from "../../core/calendar.ts";
import { MAX_K, MAX_OFFSET, MAX_QUERY_LENGTH } from "../../api/questions/question-limits.ts";
import { AppError } from "../../core/errors.ts";
import type { SearchFilters } from "../../api/filters/filters.ts";

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

/** Throws `invalid_argument` for a number of hits to pass over that is not from 0 to `MAX_OFFSET`. */
export function requireOffset(offset: number): number {
  if (Number.isInteger(offset) && offset >= 0 && offset <= MAX_OFFSET) return offset;
  const message = `offset must be a whole number from 0 to ${MAX_OFFSET}: no hit stands further down.`;
  throw new AppError("invalid_argument", message, { field: "offset" });
}

/** Throws `invalid_argument` for a date that is none. */
export function requireFilters(filters: SearchFilters): SearchFilters {
  for (const field of ["from", "to"] as const) {
    const date = filters[field];
    if (date !== undefined && !isDay(date)) {
      const message = `${field} must be a day of the calendar, written YYYY-MM-DD.`;
      throw new AppError("invalid_argument", message, { field: `filters.${field}` });
    }
  }
  return filters;
}
