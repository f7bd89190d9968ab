import { describe, expect, it } from "vitest";
import { keepScrubbing } from "../../src/service/keep-scrubbing.ts";
import type { ScrubProgress } from "../../src/library/library.ts";

const PACE = { stepEveryMs: 1, lookEveryMs: 2 };

describe("keepScrubbing", () => {
  it("tells of each damage, and of a failure once however often it is met", async () => {
    const stop = new AbortController();
    const broken = (): Promise<ScrubProgress> => Promise.reject(new Error("The disk is gone."));
    const steps: (() => Promise<ScrubProgress>)[] = [
      () => Promise.resolve({ isGoingOn: true, damaged: 2 }),
      broken,
      broken,
      () => Promise.resolve({ isGoingOn: false, damaged: 0 }),
      () => Promise.resolve({ isGoingOn: true, damaged: 1 }),
    ];
    const [damage, failures]: [number[], unknown[]] = [[], []];
    const intervals: number[] = [];
    const scrub = (everyMs: number): Promise<ScrubProgress> => {
      intervals.push(everyMs);
      const step = steps.shift();
      if (step !== undefined) return step();
      stop.abort();
      return Promise.resolve({ isGoingOn: false, damaged: 0 });
    };
    const listeners = {
      onDamage: (documents: number): unknown => damage.push(documents),
      onFailure: (error: unknown): unknown => failures.push(error),
    };
    await keepScrubbing({ scrub }, 77, stop.signal, listeners, PACE);
    expect(damage).toEqual([2, 1]);
    expect(failures).toEqual([new Error("The disk is gone.")]);
    expect(new Set(intervals)).toEqual(new Set([77]));
  });
});
