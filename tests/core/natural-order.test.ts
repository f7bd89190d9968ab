import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareText, naturalKey } from "../../src/core/order.ts";

const compare = (left: string, right: string): number => compareText(naturalKey(left), naturalKey(right));

describe("naturalKey", () => {
  it("orders numbers by their value, however long they are", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 40n }),
        fc.bigInt({ min: 0n, max: 10n ** 40n }),
        (left, right) => {
          const expected = left < right ? -1 : left > right ? 1 : 0;
          expect(compare(`No. ${left}`, `no. ${right}`)).toBe(expected);
          expect(compare(`No. 00${left}`, `no. ${right}`)).toBe(expected);
          expect(compare(`${left}.txt`, `${right}.txt`)).toBe(expected);
        },
      ),
    );
  });

  it("orders what has no numbers as text without regard to case", () => {
    const word = fc.string().map((text) => text.replace(/[0-9]/g, ""));
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(compare(left, right)).toBe(compareText(left.toLowerCase(), right.toLowerCase()));
      }),
    );
  });

  it.each([
    ["a2b10", "a10b2"],
    ["v1.9", "v1.10"],
    ["2", "10"],
    ["Chapter 9", "chapter 10"],
  ])("puts %s before %s", (first, second) => {
    expect(compare(first, second)).toBe(-1);
  });
});
