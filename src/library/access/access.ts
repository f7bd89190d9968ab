import type { Scope } from "../../core/caller.ts";
import { AppError } from "../../core/errors.ts";
import { isLoopback } from "../../config/configuration.ts";

/** What the holder of a key may do. */
export interface Access {
  readonly keyId: string;
  readonly scope: Scope;
  /** Only documents with one of these tags exist for the holder; null where all do. */
  readonly tags: readonly string[] | null;
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
