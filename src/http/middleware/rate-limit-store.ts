import type { ClientRateLimitInfo, Store } from "express-rate-limit";

/** As many callers are counted at once. With more, whoever began longest ago is counted anew. */
export const MOST_CALLERS = 10_000;

interface Count {
  hits: number;
  readonly endsAt: number;
}

/** Counts callers over fixed windows, each from its first request on, in bounded memory and without a timer. */
export class RateLimitStore implements Store {
  readonly localKeys = true;
  /** In the order in which their windows began, and so end. */
  private readonly counts = new Map<string, Count>();

  constructor(
    private readonly windowMs: number,
    private readonly now: () => number,
  ) {}

  get size(): number {
    return this.counts.size;
  }

  increment(caller: string): ClientRateLimitInfo {
    this.forgetEnded();
    const count = this.counts.get(caller) ?? { hits: 0, endsAt: this.now() + this.windowMs };
    count.hits += 1;
    this.counts.set(caller, count);
    if (this.counts.size > MOST_CALLERS) this.forgetOldest();
    return { totalHits: count.hits, resetTime: new Date(count.endsAt) };
  }

  decrement(caller: string): void {
    const count = this.counts.get(caller);
    if (count !== undefined) count.hits -= 1;
  }

  resetKey(caller: string): void {
    this.counts.delete(caller);
  }

  private forgetEnded(): void {
    for (const [caller, { endsAt }] of this.counts) {
      if (endsAt > this.now()) return;
      this.counts.delete(caller);
    }
  }

  private forgetOldest(): void {
    for (const caller of this.counts.keys()) {
      this.counts.delete(caller);
      return;
    }
  }
}
