import type { FuzzOutcome, Times, Violation } from "./fuzz-run.ts";

const CLASSES = ["2xx", "3xx", "4xx", "5xx", "none"];
const MOST_SHOWN = 20;

/** How many answers of each class there were, by operation and in all. */
export function tableOf({ answers }: FuzzOutcome): string {
  const rows = [...answers].sort(([one], [other]) => (one < other ? -1 : 1));
  const total = CLASSES.map((name) => rows.reduce((sum, [, counts]) => sum + (counts.get(name) ?? 0), 0));
  return [
    rowOf("answers", CLASSES),
    ...rows.map(([operation, counts]) =>
      rowOf(
        operation,
        CLASSES.map((name) => counts.get(name) ?? 0),
      ),
    ),
    rowOf("all", total),
  ].join("\n");
}

/** How many took longer than a second, and which took longest. */
export function timesText(name: string, { count, overASecond, slowest }: Times): string {
  const told = slowest.map(
    ({ milliseconds, number, twist, request }) =>
      `  ${milliseconds.toFixed(0)} ms, request ${number} (${twist}) ${request.slice(0, 200)}`,
  );
  return [`${name}: ${count}, over a second ${overASecond}; the slowest:`, ...told].join("\n");
}

function rowOf(name: string, cells: readonly (string | number)[]): string {
  return name.padEnd(18) + cells.map((cell) => String(cell).padStart(8)).join("");
}

/** The first of them, each with what sends it again. */
export function violationsText(violations: readonly Violation[], seed: number): string {
  const told = violations
    .slice(0, MOST_SHOWN)
    .map(
      ({ number, twist, what, request, requestId }) =>
        `${what}\n  request ${number} (${twist}), id ${requestId === "" ? "unknown" : requestId}\n  ` +
        `npm run fuzz -- 1 ${seed} ${number}\n  ${request}`,
    );
  const left = violations.length - told.length;
  return [...told, ...(left > 0 ? [`and ${left} more`] : [])].join("\n\n");
}
