/** From the least to the most: each scope may do all that the ones before it may. */
export const SCOPES = ["read", "write", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/** Whether `granted` is enough for what needs `needed`. */
export function allows(granted: Scope, needed: Scope): boolean {
  return SCOPES.indexOf(granted) >= SCOPES.indexOf(needed);
}

/** Who sent a request, as far as it is known, and what may be done with it. */
export interface Caller {
  /** Null where no key was sent. */
  readonly keyId: string | null;
  readonly scope: Scope;
  /** Only documents with one of these tags exist for the caller; null where all do. */
  readonly tags: readonly string[] | null;
}

/** A program of this machine, which could read the index folder as well. */
export const LOCAL_CALLER: Caller = { keyId: null, scope: "admin", tags: null };

/** Whoever asks where nobody needs a key, and so for nothing that is in the documents. */
export const ANONYMOUS: Caller = { keyId: null, scope: "read", tags: [] };
