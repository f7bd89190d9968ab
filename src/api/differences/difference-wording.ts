import type { Difference } from "./difference-responses.ts";

/** How a difference is said to a person. It imports types alone: the page loads it as it is. */

/** "Two sources differ: “12 people” (2016-05-02), “31 people” (2016-05-09)." */
export function differenceHeading({ kind, statements }: Difference): string {
  const who = statements.length === 2 ? "Two sources differ" : "Sources differ";
  if (kind === "denial") return `${who}: what one says, another denies.`;
  const values = differingValues(statements).map(
    ({ value, dates }) => `“${value}”${dates.length === 0 ? "" : ` (${dates.join(", ")})`}`,
  );
  return `${who}: ${values.join(", ")}.`;
}

/** Each value once, with the dates of the documents that give it. */
export function differingValues(
  statements: Difference["statements"],
): readonly { readonly value: string; readonly dates: readonly string[] }[] {
  return [...new Set(statements.map(({ value }) => value))].map((value) => ({
    value: value ?? "",
    dates: statements.filter((one) => one.value === value).flatMap(({ date }) => date ?? []),
  }));
}
