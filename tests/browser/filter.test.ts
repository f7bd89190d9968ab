import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FILTER_NAMES, filtersIn, searchFiltersOf, tidy, withoutFilter } from "../../src/web/ask/filter.ts";

const value = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(" Ivanov ", "2018-07-16", "2018-02-30", "2018", ""),
);
const filters = fc.array(fc.record({ name: fc.constantFrom(...FILTER_NAMES), value }));

describe("filters", () => {
  it("are trimmed, ordered, and left out where they say nothing or say it again", () => {
    expect(
      tidy([
        { name: "tag", value: "a" },
        { name: "author", value: " Ivanov " },
        { name: "tag", value: "" },
        { name: "tag", value: "a" },
        { name: "author", value: "Lavrov" },
      ]),
    ).toEqual([
      { name: "author", value: "Ivanov" },
      { name: "author", value: "Lavrov" },
      { name: "tag", value: "a" },
    ]);
  });

  it("have one first and one last day, which are days of the calendar", () => {
    const days = ["2018", "2018-02-30", "soon", "2018-02-28", "2019-01-01"];
    expect(tidy(days.map((value) => ({ name: "from" as const, value })))).toEqual([
      { name: "from", value: "2018-02-28" },
    ]);
  });

  it("are the same after they went through a request", () => {
    fc.assert(
      fc.property(filters, (given) => {
        const tidied = tidy(given);
        expect(filtersIn(searchFiltersOf(tidied))).toEqual(tidied);
        expect(tidy(tidied)).toEqual(tidied);
      }),
    );
  });

  it("can be taken away one by one", () => {
    fc.assert(
      fc.property(filters.map(tidy), fc.nat(), (given, index) => {
        const removed = given[index % Math.max(1, given.length)];
        if (removed === undefined) return;
        const left = withoutFilter(given, removed);
        expect(left).not.toContainEqual(removed);
        expect(left).toHaveLength(given.length - 1);
      }),
    );
  });
});
