import { AppError } from "../../core/errors.ts";
import { whenFree } from "../../core/when-free.ts";
import type { Asynchronous } from "../../store/asynchronous.ts";
import type { IdempotencyTable } from "../../store/tables/idempotency-table.ts";

/** How long a request may be sent again. */
const KEPT_MS = 24 * 3_600_000;

const LONGEST_KEY = 255;

/** A request that its caller may send again without wanting it done again. */
export interface KeyedRequest {
  /** Whose key it is: callers do not meet each other's keys. */
  readonly caller: string;
  readonly key: string;
  /** A hash of all that the request asks for. */
  readonly request: string;
}

/** The outcome as JSON, and whether it was kept of an earlier request. */
interface Done {
  readonly outcome: string;
  readonly repeated: boolean;
}

/** Does what a key stands for once, and gives the same outcome to whoever sends the request again within 24 hours. */
export class IdempotencyKeys {
  private readonly pending = new Map<string, { readonly request: string; readonly done: Promise<Done> }>();

  constructor(
    private readonly table: Asynchronous<IdempotencyTable>,
    private readonly now: () => Date,
  ) {}

  /**
   * The outcome of `work`, which is kept as JSON, or what was kept of it before. A `work` that fails is not kept: the next
   * request tries it anew. Throws `idempotency_conflict` where the key stands for another request, and `invalid_argument`
   * for a key that is empty or too long.
   */
  async once<Outcome>(
    keyed: KeyedRequest,
    work: () => Promise<Outcome>,
  ): Promise<{ readonly outcome: Outcome; readonly repeated: boolean }> {
    const { caller, key, request } = keyed;
    if (key === "" || key.length > LONGEST_KEY) throw unusableKey();
    const name = JSON.stringify([caller, key]);
    const before = this.pending.get(name);
    if (before !== undefined) {
      if (before.request !== request) throw conflict();
      return { outcome: JSON.parse((await before.done).outcome) as Outcome, repeated: true };
    }
    const done = this.do(keyed, work).finally(() => {
      this.pending.delete(name);
    });
    this.pending.set(name, { request, done });
    const { outcome, repeated } = await done;
    return { outcome: JSON.parse(outcome) as Outcome, repeated };
  }

  private async do(keyed: KeyedRequest, work: () => Promise<unknown>): Promise<Done> {
    const { caller, key, request } = keyed;
    const kept = await this.table.find(caller, key, this.now().toISOString());
    if (kept !== undefined) {
      if (kept.request !== request) throw conflict();
      return { outcome: kept.outcome, repeated: true };
    }
    const outcome = JSON.stringify(await work());
    const now = this.now();
    const expiresAt = new Date(now.getTime() + KEPT_MS).toISOString();
    await whenFree(async () => {
      await this.table.removeExpired(now.toISOString());
      await this.table.put(caller, key, { request, outcome }, expiresAt);
    });
    return { outcome, repeated: false };
  }
}

function conflict(): AppError {
  return new AppError(
    "idempotency_conflict",
    "This Idempotency-Key was used for another request. Use a new key for every new request.",
    { field: "Idempotency-Key" },
  );
}

function unusableKey(): AppError {
  const message = `The Idempotency-Key must have 1 to ${LONGEST_KEY} characters.`;
  return new AppError("invalid_argument", message, { field: "Idempotency-Key" });
}
