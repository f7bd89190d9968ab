import { quantile } from "../../src/eval/ranking-metrics.ts";

/** A measured value, and what it stands beside: machines differ, so a figure without its baseline says little. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Of the same run. */
  readonly baseline?: { readonly what: string; readonly value: number };
  readonly note?: string;
}

export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** A section as a Markdown table. */
export function tableOf({ title, figures }: Section): string {
  const rows = figures.map(({ what, value, unit, baseline, note }) => [
    what,
    `${shown(value)} ${unit}`,
    baseline === undefined ? "" : `${baseline.what}: ${shown(baseline.value)} ${unit}`,
    baseline === undefined ? "" : `${shown(value / baseline.value)} ×`,
    note ?? "",
  ]);
  const lines = [["What", "Median", "Baseline of the same run", "Ratio", ""], ...rows];
  const widths =
    lines[0]?.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const drawn = lines.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [`## ${title}`, "", drawn[0], rule, ...drawn.slice(1), ""].join("\n");
}

/** Three significant digits, as far as the value has them. */
function shown(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-9))));
  return value.toFixed(Math.min(digits, 4));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Milliseconds that the work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * The works in turns, `rounds` times, so that what else the machine does falls on all of them alike. Gives the
 * milliseconds of each, in the works' order.
 */
export async function inTurns(
  works: readonly (() => Promise<unknown>)[],
  rounds: number,
): Promise<readonly (readonly number[])[]> {
  const times = works.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, work] of works.entries()) times[index]?.push(await timed(work));
  }
  return times;
}
