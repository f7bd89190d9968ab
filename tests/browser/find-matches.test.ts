import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isolated } from "../../src/web/ask/citation-parts.ts";
import { findMatches } from "../../src/web/reader/find-matches.ts";

describe("finding words in a text", () => {
  it("takes them as they are, in any case, over any white space", () => {
    const text = "The ferry (a+b).\nTHE  FERRY again; the fer-ry.";
    const found = (wanted: string): string[] =>
      findMatches(text, wanted).map(({ start, end }) => text.slice(start, end));
    expect(found(" the ferry ")).toEqual(["The ferry", "THE  FERRY"]);
    expect(found("(a+b).")).toEqual(["(a+b)."]);
    expect(found("fer-ry")).toEqual(["fer-ry"]);
    expect(found(".*")).toEqual([]);
    expect(found("  ")).toEqual([]);
  });

  it("finds what a search letter by letter finds", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", ".", "[", "𝒜"), maxLength: 30 });
    fc.assert(
      fc.property(
        letters,
        letters.filter((wanted) => wanted !== ""),
        (text, wanted) => {
          const starts: number[] = [];
          for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length))
            starts.push(at);
          expect(findMatches(text, wanted).map(({ start }) => start)).toEqual(starts);
        },
      ),
    );
  });
});

describe("the parts of a citation line", () => {
  it("each stand alone, and together are the line", () => {
    expect(isolated("Ann, “אבג”, 2021, a.txt", ["Ann", "אבג", "2021", "a.txt"])).toEqual([
      { text: "Ann", isPart: true },
      { text: ", “", isPart: false },
      { text: "אבג", isPart: true },
      { text: "”, ", isPart: false },
      { text: "2021", isPart: true },
      { text: ", ", isPart: false },
      { text: "a.txt", isPart: true },
    ]);
    fc.assert(
      fc.property(fc.string(), fc.array(fc.option(fc.string())), (line, parts) => {
        expect(
          isolated(line, parts)
            .map(({ text }) => text)
            .join(""),
        ).toBe(line);
      }),
    );
  });
});
