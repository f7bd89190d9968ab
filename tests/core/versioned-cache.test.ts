import { expect, it } from "vitest";
import { VersionedCache } from "../../src/core/versioned-cache.ts";

it("makes a value once for as long as the same key is asked for, and keeps none but the last", () => {
  const latest = new VersionedCache<number, string>();
  const made: number[] = [];
  const get = (key: number): string =>
    latest.get(key, () => {
      made.push(key);
      return `value ${key}`;
    });
  expect([1, 1, 2, 2, 1].map(get)).toEqual(["value 1", "value 1", "value 2", "value 2", "value 1"]);
  expect(made).toEqual([1, 2, 1]);
});
