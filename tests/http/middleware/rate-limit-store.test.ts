import { describe, expect, it } from "vitest";
import { MOST_CALLERS, RateLimitStore } from "../../../src/http/middleware/rate-limit-store.ts";

describe("the counts of callers", () => {
  it("begin anew when the window from the first request is over", () => {
    let now = 1_000;
    const store = new RateLimitStore(60, () => now);
    expect(store.increment("a")).toEqual({ totalHits: 1, resetTime: new Date(1_060) });
    now = 1_059;
    expect(store.increment("a")).toEqual({ totalHits: 2, resetTime: new Date(1_060) });
    expect(store.increment("b").totalHits).toBe(1);
    now = 1_060;
    expect(store.increment("a")).toEqual({ totalHits: 1, resetTime: new Date(1_120) });
    expect(store.increment("b").totalHits).toBe(2);
  });

  it("are of a bounded number of callers, and whoever began last is still counted", () => {
    const store = new RateLimitStore(60_000, () => 0);
    for (let caller = 0; caller < 3 * MOST_CALLERS; caller += 1) store.increment(String(caller));
    expect(store.size).toBe(MOST_CALLERS);
    expect(store.increment(String(3 * MOST_CALLERS - 1)).totalHits).toBe(2);
    expect(store.increment("0").totalHits).toBe(1);
  });

  it("can be taken back and forgotten", () => {
    const store = new RateLimitStore(60, () => 0);
    store.increment("a");
    store.increment("a");
    store.decrement("a");
    expect(store.increment("a").totalHits).toBe(2);
    store.resetKey("a");
    expect(store.increment("a").totalHits).toBe(1);
  });
});
