import { describe, expect, test } from "vitest";
import { isReferenceHeading } from "../../src/text/reference-heading.ts";

describe("a list of references", () => {
  test.each([
    "References",
    "Sources",
    "7. Notes",
    "Selected bibliography:",
    "Further reading",
    "See also",
    "ENDNOTES",
  ])("stands under “%s”", (heading) => {
    expect(isReferenceHeading(heading)).toBe(true);
  });

  test.each([null, "", "Sources of the conflict", "Notes on Syria", "The treaty", "Reference points"])(
    "does not stand under “%s”",
    (heading) => {
      expect(isReferenceHeading(heading)).toBe(false);
    },
  );
});
