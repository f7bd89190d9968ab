import { AppError } from "../../core/errors.ts";
import { whenFree } from "../../core/when-free.ts";
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

/** Does what a key stands for once, and gives the same outcome to whoever sends the request again within 24 hours. */
export class IdempotencyKeys {
  private readonly pending = new Map<
    string,
    { readonly request: string; readonly outcome: Promise<string> }
  >();

  constructor(
    private readonly table: IdempotencyTable,
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
    const before = this.pending.get(name) ?? this.kept(keyed);
    if (before !== undefined) {
      if (before.request !== request) throw conflict();
      return { outcome: JSON.parse(await before.outcome) as Outcome, repeated: true };
    }
    const outcome = this.do(keyed, work).finally(() => {
      this.pending.delete(name);
    });
    this.pending.set(name, { request, outcome });
    return { outcome: JSON.parse(await outcome) as Outcome, repeated: false };
  }

  private kept({ caller, key }: KeyedRequest): { request: string; outcome: Promise<string> } | undefined {
    const found = this.table.find(caller, key, this.now().toISOString());
    return found && { request: found.request, outcome: Promise.resolve(found.outcome) };
  }

  private async do({ caller, key, request }: KeyedRequest, work: () => Promise<unknown>): Promise<string> {
    const outcome = JSON.stringify(await work());
    const now = this.now();
    await whenFree(() => {
      this.table.removeExpired(now.toISOString());
      this.table.put(caller, key, { request, outcome }, new Date(now.getTime() + KEPT_MS).toISOString());
    });
    return outcome;
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
