import { AppError } from "../../core/errors.ts";
import { isLoopback } from "../../config/configuration.ts";

/** From the least to the most: each scope may do all that the ones before it may. */
export const SCOPES = ["read", "write", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/** What the holder of a key may do. */
export interface Access {
  readonly keyId: string;
  readonly scope: Scope;
  /** Only documents with one of these tags exist for the holder; null where all do. */
  readonly tags: readonly string[] | null;
}

/** Whether `granted` is enough for what needs `needed`. */
export function allows(granted: Scope, needed: Scope): boolean {
  return SCOPES.indexOf(granted) >= SCOPES.indexOf(needed);
}

/** Throws `invalid_argument` where other machines would reach a library that nobody needs a key for. */
export function requireKeysFor(host: string, keyCount: number): void {
  if (keyCount > 0 || isLoopback(host)) return;
  throw new AppError(
    "invalid_argument",
    `${host} can be reached from other machines, and the library has no access key that is in force: whoever reaches ` +
      "the port could read all documents. Create a key first (`pincite keys create --name <text> --scope read`), " +
      "or keep to --host 127.0.0.1.",
    { field: "--host" },
  );
}
