import fc from "fast-check";
import { expect, test } from "vitest";
import { spansWithin } from "../../src/core/spans.ts";

test("the spans within a span are those that a look at all of them finds", () => {
  const lengths = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 4 })), { maxLength: 20 });
  fc.assert(
    fc.property(lengths, fc.nat(60), fc.nat(60), (gaps, one, other) => {
      let end = 0;
      const spans = gaps.map(([gap, length]) => ({ start: end + gap, end: (end += gap + length) }));
      const span = { start: Math.min(one, other), end: Math.max(one, other) };
      expect(spansWithin(spans, span)).toEqual(
        spans.filter((inner) => inner.start >= span.start && inner.end <= span.end),
      );
    }),
  );
});
