import { describe, expect, it } from "vitest";
import { duration, ProgressDisplay, progressBar, progressText } from "../../src/cli/progress.ts";

const progress = (filesDone: number, filesTotal: number, passagesEmbedded: number) => ({
  filesDone,
  filesTotal,
  passagesEmbedded,
  source: null,
});

function display(isTTY: boolean) {
  const clock = { now: 0 };
  const writes: string[] = [];
  const output = { isTTY, columns: 80, write: (text: string) => writes.push(text) };
  return { clock, writes, shown: new ProgressDisplay(output, () => clock.now) };
}

describe("progress", () => {
  it("tells files, passages, rate and the time left", () => {
    expect(progressText(progress(10, 40, 300), 5_000)).toBe("10/40 files · 300 passages · 60/s · 15 s left");
    expect(progressText(progress(0, 40, 0), 0)).toBe("0/40 files · 0 passages");
    expect(progressText(progress(40, 40, 300), 5_000)).toBe("40/40 files · 300 passages · 60/s");
  });

  it("draws a bar that fills with the files and never exceeds the width", () => {
    expect(progressBar({ done: 1, total: 4 }, "1/4 files", 80)).toMatch(/^█{6}░{18} 1\/4 files/);
    expect(progressBar({ done: 0, total: 0 }, "0/0 files", 80)).toMatch(/^█{24} /);
    for (const width of [10, 30, 39, 60]) {
      expect(
        progressBar({ done: 1, total: 4 }, progressText(progress(1, 4, 1000), 60_000), width).length,
      ).toBeLessThanOrEqual(width);
    }
  });

  it("writes durations in two units at most", () => {
    expect([400, 59_000, 60_000, 200_000, 3_600_000, 7_500_000].map(duration)).toEqual([
      "1 s",
      "59 s",
      "1 min 0 s",
      "3 min 20 s",
      "1 h 0 min",
      "2 h 5 min",
    ]);
  });

  it("is redrawn on a terminal at most ten times a second, always at the end, and wiped afterwards", () => {
    const { clock, writes, shown } = display(true);
    for (clock.now = 0; clock.now < 1_000; clock.now += 10) shown.show(progress(1, 40, clock.now));
    expect(writes).toHaveLength(10);
    shown.show(progress(40, 40, 1_000));
    expect(writes.at(-1)).toContain("40/40 files");
    shown.end();
    expect(writes.at(-1)).toBe("\r\u001b[K");
  });

  it("is a plain line every five seconds elsewhere, and nothing for a short run", () => {
    const { clock, writes, shown } = display(false);
    for (clock.now = 0; clock.now < 4_900; clock.now += 100) shown.show(progress(1, 40, 1));
    expect(writes).toEqual([]);
    for (; clock.now < 15_000; clock.now += 100) shown.show(progress(2, 40, 1));
    expect(writes).toHaveLength(2);
    expect(writes.join("")).not.toMatch(/[\r\u001b█]/);
    shown.end();
    expect(writes).toHaveLength(2);
  });
});
