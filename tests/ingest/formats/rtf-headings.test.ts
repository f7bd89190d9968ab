import { describe, expect, it } from "vitest";
import { blocksOf, read } from "../support.ts";

const STYLES =
  "{\\stylesheet{\\s0 Normal;}{\\s1\\sbasedon0\\outlinelevel0 berschrift;}{\\s15\\sbasedon0 heading 2;}{\\s16 Title;}{\\*\\cs3 Emphasis;}}";
const PROSE = "The gate was closed at dusk, and the barges waited in a row until the water had risen.";

describe("headings of RTF", () => {
  it("are known by their style's outline level, or by its name", async () => {
    const body = `\\pard\\s16 The lock\\par\\pard\\s1 The tolls\\par\\pard\\s0 ${PROSE}\\par\\pard\\s15 In winter\\par\\pard ${PROSE}\\par`;
    const document = await read(`{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}${STYLES}${body}}`, "lock.rtf");
    expect(document.metadata.title).toBe("The lock");
    expect(blocksOf(document, "heading")).toEqual(["The tolls", "In winter"]);
    expect(blocksOf(document, "paragraph")).toEqual([PROSE, PROSE]);
    expect(document.text).not.toContain("Emphasis");
  });
});
