import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { align, COST, type Alignment } from "../../src/quotes/alignment.ts";
import { readQuotation, unitsOf, type Quotation, type Unit } from "../../src/quotes/units.ts";

const word = fc.constantFrom("red", "blue", "green", "co-op", "coop", "7", "don't", "条", "约");
const words = fc.array(word, { minLength: 1, maxLength: 14 }).map((all) => all.join(" "));
const quoted = fc
  .array(fc.constantFrom("red", "blue", "green", "co-op", "coop", "7", "[red]", "…", "条"), {
    minLength: 1,
    maxLength: 9,
  })
  .map((all) => all.join(" "));

/** Every way along both sides, by plain recursion over all of it: slow and sure. */
function cheapest(quotation: Quotation, text: readonly Unit[]): number {
  const { units, gaps } = quotation;
  const known = new Map<string, number>();
  const joined = (side: readonly Unit[], at: number, count: number): string | null => {
    const parts = side.slice(at, at + count);
    const isOne =
      parts.length === count &&
      parts.every(
        ({ kind, joint }, index) =>
          kind !== "gram" &&
          kind === parts[0]?.kind &&
          (index === 0 || joint === (kind === "number" ? "space" : "hyphen")),
      );
    return isOne ? parts.map(({ key }) => key).join("") : null;
  };
  const from = (q: number, t: number, omitting = false): number => {
    if (q === units.length) return 0;
    const name = `${q} ${t} ${omitting}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const unit = units[q];
    const isFree = unit?.isSetApart === true;
    const costs = [from(q + 1, t) + (isFree ? COST.editorial : COST.added)];
    const other = text[t];
    if (other !== undefined) {
      costs.push(from(q + 1, t + 1) + (unit?.key === other.key ? 0 : isFree ? COST.editorial : COST.changed));
      if (q > 0) {
        const isBeside = isFree || units[q - 1]?.isSetApart === true;
        const first = isBeside || omitting ? COST.omittedFurther : COST.omitted;
        const skip = gaps.has(q) ? COST.skipped : first;
        costs.push(from(q, t + 1, true) + (other.isSetApart ? COST.editorial : skip));
      }
    }
    for (const count of [2, 3]) {
      if (joined(units, q, count) === other?.key) costs.push(from(q + count, t + 1) + COST.editorial);
      const one = joined(text, t, count);
      if (one !== null && one === unit?.key) costs.push(from(q + 1, t + count) + COST.editorial);
    }
    const best = Math.min(...costs);
    known.set(name, best);
    return best;
  };
  return Math.min(...Array.from({ length: text.length + 1 }, (_, start) => from(0, start)));
}

function goesAlongAll({ steps }: Alignment, units: readonly Unit[]): void {
  let quote = 0;
  let text = steps[0]?.text[0] ?? 0;
  for (const step of steps) {
    expect([step.quote[0], step.text[0]]).toEqual([quote, text]);
    [quote, text] = [step.quote[1], step.text[1]];
  }
  expect(quote).toBe(units.length);
}

describe("the alignment of a quotation with a text", () => {
  it("is the cheapest of all", () => {
    fc.assert(
      fc.property(quoted, words, (quote, text) => {
        const quotation = readQuotation(quote);
        const units = unitsOf(text);
        const alignment = align(quotation, units);
        if (alignment === null) {
          const keys = new Set(units.map(({ key }) => key));
          // Nothing in common, or in common with what is cheaper to pass over.
          return quotation.units.every(
            ({ key, joint, isSetApart }) =>
              isSetApart || joint !== null || !keys.has(key) || key.startsWith("co"),
          );
        }
        goesAlongAll(alignment, quotation.units);
        expect(alignment.cost).toBe(cheapest(quotation, units));
        return true;
      }),
      { numRuns: 500 },
    );
  });

  it.each([3, 5_000])(
    "finds what stands there word for word, of %i words, however large the problem is",
    (most) => {
      fc.assert(
        fc.property(
          fc.array(fc.integer({ min: 0, max: most }), { minLength: 40, maxLength: 200 }),
          fc.nat(20),
          fc.integer({ min: 20, max: 900 }),
          (numbers, from, mostCells) => {
            const text = numbers.map((number) => `w${number}`);
            const quotation = readQuotation(text.slice(from, from + 20).join(" "));
            const alignment = align(quotation, unitsOf(text.join(" ")), mostCells);
            if (alignment === null) throw new Error("what stands there was not found");
            goesAlongAll(alignment, quotation.units);
            const first = text.findIndex(
              (_, at) => text.slice(at, at + 20).join() === text.slice(from, from + 20).join(),
            );
            expect([alignment.steps[0]?.text[0], alignment.cost]).toEqual([first, 0]);
          },
        ),
      );
    },
  );

  it("keeps to the order of both sides where a large problem is cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 30, maxLength: 150 }),
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 30, maxLength: 150 }),
        fc.nat(80),
        (left, right, from) => {
          const shared = Array.from({ length: 12 }, (_, index) => `shared${index}`);
          const quote = [...left.slice(0, from).map(String), ...shared, ...left.slice(from).map(String)];
          const text = [...right.map(String), ...shared, ...right.map(String)];
          const quotation = readQuotation(quote.join(" ; "));
          const units = unitsOf(text.join(" ; "));
          const alignment = align(quotation, units, 50);
          if (alignment === null) throw new Error("nothing was found in common");
          goesAlongAll(alignment, quotation.units);
          for (const step of alignment.steps.filter(({ kind }) => kind === "same")) {
            expect(quotation.units[step.quote[0]]?.key).toBe(units[step.text[0]]?.key);
          }
          expect(alignment.cost).toBeGreaterThanOrEqual(align(quotation, units, 1e9)?.cost ?? 0);
        },
      ),
    );
  });
});

describe("the words of a quotation", () => {
  it.each([
    ["“[t]he treaty”", ["the", "treaty"]],
    ["they promise[d] it [sic] twice", ["they", "promised", "it", "twice"]],
    ["it's not its", ["it's", "not", "its"]],
    ["l’eau et d’eau", ["l'eau", "et", "d'eau"]],
    ["41 200 and 41,200", ["41", "200", "and", "41200"]],
    ["协议[已]签", ["协", "议", "已", "签"]],
  ])("are, of %s, %j", (quote, keys) => {
    expect(readQuotation(quote).units.map(({ key }) => key)).toEqual(keys);
  });

  it.each(["one … two", "one ... two", "one [...] two", "one (…) two", "one . . . two"])(
    "say in %s that something is left out before the second",
    (quote) => {
      expect([...readQuotation(quote).gaps]).toEqual([1]);
    },
  );
});
