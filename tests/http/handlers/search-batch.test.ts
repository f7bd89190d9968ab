import { describe, expect, it } from "vitest";
import { searchBatch } from "../../../src/http/handlers/search-batch.ts";
import { FakeLibrary } from "../fake-library.ts";

const log = { info: () => undefined, error: () => undefined };
const SEARCHES = Array.from({ length: 5 }, () => ({ query: "ferry" }));

describe("a batch of searches", () => {
  it("answers what has begun within its budget, and says of all others that there was no time", async () => {
    const library = new FakeLibrary();
    const slow = {
      search: async (...asked: Parameters<FakeLibrary["search"]>) => {
        await new Promise((wake) => setTimeout(wake, 30));
        return library.search(...asked);
      },
    };
    const { signal } = new AbortController();
    const outcomes = await searchBatch(SEARCHES, { library: slow, signal, log, budgetMs: 20 });
    expect(outcomes[0]).toHaveProperty("result");
    expect(outcomes.slice(1)).toEqual(
      SEARCHES.slice(1).map(() => ({ problem: expect.objectContaining({ code: "time_limit" }) as unknown })),
    );
  });

  it("goes on for nobody who has hung up", async () => {
    const library = new FakeLibrary();
    const caller = new AbortController();
    const leaving = {
      search: (...asked: Parameters<FakeLibrary["search"]>) => {
        caller.abort();
        return library.search(...asked);
      },
    };
    await searchBatch(SEARCHES, { library: leaving, signal: caller.signal, log });
    expect(library.searches).toHaveLength(1);
  });
});
