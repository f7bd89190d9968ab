import { cleanText } from "../../clean.ts";

/** A field of a record: a cell of a table, or a value of a JSON object. */
export interface Field {
  readonly name: string;
  readonly value: unknown;
}

/** A value as a person reads it, clean, since JSON can spell any character; the empty string where there is none. */
export function readable(value: unknown): string {
  if (typeof value === "string") return cleanText(value).trim();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (!Array.isArray(value)) return "";
  return value
    .map(readable)
    .filter((part) => part !== "")
    .join(", ");
}
