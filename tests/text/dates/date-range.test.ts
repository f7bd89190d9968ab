import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rangeFor, type DateRelation } from "../../../src/text/dates/date-range.ts";
import { datesIn, daysOf } from "../../../src/text/dates/written-date.ts";

const days = (from: string | null, to: string | null) => ({ from, to });

describe("a written date", () => {
  test.each([
    ["2018", "2018-01-01", "2018-12-31"],
    ["2018-07", "2018-07-01", "2018-07-31"],
    ["2018-07-16", "2018-07-16", "2018-07-16"],
    ["July 2018", "2018-07-01", "2018-07-31"],
    ["jul 2018", "2018-07-01", "2018-07-31"],
    ["Sep. 2018", "2018-09-01", "2018-09-30"],
    ["16 July 2018", "2018-07-16", "2018-07-16"],
    ["16. July 2018", "2018-07-16", "2018-07-16"],
    ["July 16, 2018", "2018-07-16", "2018-07-16"],
    ["July 3rd, 2018", "2018-07-03", "2018-07-03"],
    ["FEBRUARY 1900", "1900-02-01", "1900-02-28"],
    ["february 2000", "2000-02-01", "2000-02-29"],
    ["29 February 2020", "2020-02-29", "2020-02-29"],
    ["15.03.2018", "2018-03-15", "2018-03-15"],
    ["15. 3. 2018", "2018-03-15", "2018-03-15"],
    ["15/03/2018", "2018-03-15", "2018-03-15"],
    ["03/15/2018", "2018-03-15", "2018-03-15"],
    ["04/04/2018", "2018-04-04", "2018-04-04"],
    ["2018/03/15", "2018-03-15", "2018-03-15"],
    ["03.2018", "2018-03-01", "2018-03-31"],
    ["the 15th of March, 2018", "2018-03-15", "2018-03-15"],
    ["Sept 2018", "2018-09-01", "2018-09-30"],
    ["Q2 2018", "2018-04-01", "2018-06-30"],
    ["the 1990s", "1990-01-01", "1999-12-31"],
    ["2016–2018", "2016-01-01", "2018-12-31"],
    ["15. März 2018", "2018-03-15", "2018-03-15"],
    ["1er mars 2018", "2018-03-01", "2018-03-01"],
    ["15 de marzo de 2018", "2018-03-15", "2018-03-15"],
    ["марте 2018", "2018-03-01", "2018-03-31"],
    ["15 марта 2018 года", "2018-03-15", "2018-03-15"],
    ["2018年3月15日", "2018-03-15", "2018-03-15"],
  ])("%s is the days from %s to %s", (written, from, to) => {
    expect(daysOf(written)).toEqual(days(from, to));
    expect(datesIn(`It was (${written}), they say.`)).toHaveLength(1);
  });

  test.each([
    "",
    "18",
    "2018-13",
    "2018-00",
    "2018-02-30",
    "2019-02-29",
    "31 June 2018",
    "0 June 2018",
    "June 31st, 2018",
    "Brumaire 2018",
    "ju 2018",
    "0000",
    "2018-7-1",
    "yesterday",
    "03/04/2018",
    "32.01.2018",
    "2018-2016",
    "version 1.2.2018",
  ])("is not “%s”", (written) => {
    expect(daysOf(written)).toBeNull();
  });

  test("of a month begins on its first day and ends on the day before the next one's", () => {
    const months = "January February March April May June July August September October November December";
    fc.assert(
      fc.property(fc.integer({ min: 1500, max: 2099 }), fc.nat(11), (year, month) => {
        const pad = (number: number, size: number): string => String(number).padStart(size, "0");
        const range = daysOf(`${months.split(" ")[month]!} ${year}`);
        expect(range).toEqual(daysOf(`${year}-${pad(month + 1, 2)}`));
        expect(range?.from).toBe(`${year}-${pad(month + 1, 2)}-01`);
        const next = month === 11 ? `${year + 1}-01` : `${year}-${pad(month + 2, 2)}`;
        expect(rangeFor("after", range!).from).toBe(`${next}-01`);
      }),
    );
  });
});

test.each<[DateRelation, string | null, string | null]>([
  ["in", "2018-07-01", "2018-07-31"],
  ["before", null, "2018-06-30"],
  ["after", "2018-08-01", null],
  ["since", "2018-07-01", null],
  ["until", null, "2018-07-31"],
])("“%s” July 2018 is from %s to %s", (relation, from, to) => {
  expect(rangeFor(relation, days("2018-07-01", "2018-07-31"))).toEqual(days(from, to));
});

test("a side that is open stays so", () => {
  expect(rangeFor("before", days(null, "2018-01-01"))).toEqual(days(null, null));
  expect(rangeFor("after", days("2018-01-01", null))).toEqual(days(null, null));
});
