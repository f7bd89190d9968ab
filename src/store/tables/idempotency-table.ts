import type { Statements } from "../sqlite/prepared-statements.ts";

/** What came of a request that a caller had given a key. */
export interface KeptOutcome {
  /** Equal for equal requests. */
  readonly request: string;
  /** JSON. */
  readonly outcome: string;
}

/** The outcomes of requests by caller and key, for as long as a caller may ask for them again. */
export class IdempotencyTable {
  constructor(private readonly statements: Statements) {}

  /** `now` is ISO 8601, like all times here: what has expired by then is as good as gone. */
  find(caller: string, key: string, now: string): KeptOutcome | undefined {
    return this.statements
      .prepare<[string, string, string], KeptOutcome>(
        "SELECT request, outcome FROM idempotency_keys WHERE caller = ? AND key = ? AND expires_at > ?",
      )
      .get(caller, key, now);
  }

  put(caller: string, key: string, { request, outcome }: KeptOutcome, expiresAt: string): void {
    this.statements
      .prepare(
        `INSERT INTO idempotency_keys (caller, key, request, outcome, expires_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (caller, key) DO UPDATE SET
           request = excluded.request, outcome = excluded.outcome, expires_at = excluded.expires_at`,
      )
      .run(caller, key, request, outcome, expiresAt);
  }

  removeExpired(now: string): void {
    this.statements.prepare("DELETE FROM idempotency_keys WHERE expires_at <= ?").run(now);
  }
}
