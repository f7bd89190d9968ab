import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VersionedCache, VersionedValues } from "../../src/core/versioned-cache.ts";

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

describe("values kept by name", () => {
  const names = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 });
  const asked = fc.array(fc.record({ version: fc.integer({ min: 0, max: 2 }), names }), { maxLength: 20 });
  // Every third name has no value.
  const read = (version: number, wanted: readonly number[]): Map<number, string> =>
    new Map(wanted.filter((name) => name % 3 !== 0).map((name) => [name, `${version}: ${name}`]));

  it("are those that reading gives, in the order of the names, whatever was asked before", () => {
    fc.assert(
      fc.property(asked, (questions) => {
        const values = new VersionedValues<number, string>(8);
        for (const { version, names } of questions) {
          const found = values.get(version, names, (missing) => read(version, missing));
          expect([...found]).toEqual([...read(version, [...new Set(names)])]);
        }
      }),
    );
  });

  it("are read once for a version, and the longest not asked for are forgotten first", () => {
    const values = new VersionedValues<number, string>(3);
    const reads: (readonly number[])[] = [];
    const get = (version: number, names: readonly number[]): void => {
      values.get(version, names, (missing) => {
        reads.push(missing);
        return read(version, missing);
      });
    };
    get(1, [1, 2, 3]);
    get(1, [1, 2, 3]);
    get(1, [1, 4]);
    get(1, [1, 3, 4]);
    get(1, [2]);
    get(2, [2]);
    expect(reads).toEqual([[1, 2, 3], [4], [2], [2]]);
  });
});
