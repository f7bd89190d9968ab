import { describe, expect, it } from "vitest";
import { growthChart } from "../../../scripts/bench/growth-chart.ts";
import { inTurns, tableOf } from "../../../scripts/bench/report.ts";

describe("a section of figures", () => {
  it("is a table in which each figure stands beside its baseline", () => {
    const table = tableOf({
      title: "Questions",
      figures: [
        { what: "ask", value: 12.345, unit: "ms", baseline: { what: "a 404", value: 2 } },
        { what: "memory", value: 359.4, unit: "MB" },
      ],
    });
    const rows = table.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
    expect(rows[0]).toEqual(["## Questions"]);
    expect(rows[4]?.slice(1, 5)).toEqual(["ask", "12.3 ms", "a 404: 2.00 ms", "6.17 ×"]);
    expect(rows[5]?.slice(1, 5)).toEqual(["memory", "359 MB", "", ""]);
  });
});

describe("works in turns", () => {
  it("alternate, and each gets its own times", async () => {
    const order: string[] = [];
    const work = (name: string) => () => Promise.resolve(void order.push(name));
    const times = await inTurns([work("a"), work("b")], 3);
    expect(order).toEqual(["a", "b", "a", "b", "a", "b"]);
    expect(times.map(({ length }) => length)).toEqual([3, 3]);
  });
});

describe("a growth chart", () => {
  const chart = growthChart("Title <1>", "ms", [
    {
      name: "ask",
      points: [
        { passages: 1_000, value: 2 },
        { passages: 10_000, value: 4 },
        { passages: 100_000, value: 8 },
      ],
    },
  ]);
  const points = (/points="([^"]*)"/u.exec(chart)?.[1] ?? "")
    .split(" ")
    .map((point) => point.split(",").map(Number));

  it("draws steady growth as a straight line that rises", () => {
    const [[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = points;
    expect(x1 - x0).toBeCloseTo(x2 - x1, 0);
    expect(y1 - y0).toBeCloseTo(y2 - y1, 0);
    expect(y2).toBeLessThan(y0);
  });

  it("names sizes, and writes no markup out of a title", () => {
    expect(chart).toContain("100,000");
    expect(chart).toContain("Title &lt;1>");
  });
});
