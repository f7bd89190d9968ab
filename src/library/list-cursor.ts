import { AppError } from "../core/errors.ts";

/** A place in the order of a list, as text that a caller gives back to go on from there. */
export function cursorOf(place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** The place that `cursorOf` was given; nothing where it was not: what the parts are is for the list to check. */
export function placeOfCursor(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(value) ? value : [];
  } catch {
    // Whatever was sent in place of a cursor: the caller is told so.
    return [];
  }
}

export function noCursor(reason: string): AppError {
  return new AppError("invalid_argument", `The cursor ${reason}.`, { field: "cursor" });
}
