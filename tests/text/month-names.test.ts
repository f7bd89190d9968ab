import { describe, expect, it } from "vitest";
import { MONTH_NUMBERS } from "../../src/text/month-names.ts";

const LANGUAGES =
  "en de fr es it pt nl pl ru uk sv da nb fi cs tr sk hu ro bg el sr sl lt lv et ca gl is ar he hi ur th bn be mk kk az sq ka hy".split(
    " ",
  );

describe("month names", () => {
  it.each(LANGUAGES)("are those that the runtime knows (%s)", (language) => {
    for (let month = 0; month < 12; month += 1) {
      const day = new Date(Date.UTC(2018, month, 15));
      for (const options of [{ month: "long" }, { month: "long", day: "numeric" }] as const) {
        const parts = new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).formatToParts(day);
        const name =
          parts
            .find(({ type }) => type === "month")
            ?.value.toLowerCase()
            .replace(/^d(?:e\s|['’])/, "")
            .trim() ?? "";
        expect([name, MONTH_NUMBERS.get(name)]).toEqual([name, month + 1]);
      }
    }
  });

  it("knows the form that a Russian sentence has", () => {
    expect(["июле", "мае", "марте"].map((name) => MONTH_NUMBERS.get(name))).toEqual([7, 5, 3]);
  });

  it("keeps the first language's meaning of a name that two have", () => {
    expect(MONTH_NUMBERS.get("may")).toBe(5);
    expect(MONTH_NUMBERS.get("lis")).toBe(11);
  });
});
