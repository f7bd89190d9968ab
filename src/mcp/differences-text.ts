import type { Difference } from "../api/differences/difference-responses.ts";
import { differenceHeading } from "../api/differences/difference-wording.ts";

/** A block of lines for each difference: what it is, then each sentence with its citation. */
export function differencesText(differences: readonly Difference[] | undefined): string[] {
  return (differences ?? []).map((difference) =>
    [
      differenceHeading(difference),
      ...difference.statements.map(({ text, citation }) => `- “${text}” (${citation})`),
    ].join("\n"),
  );
}
