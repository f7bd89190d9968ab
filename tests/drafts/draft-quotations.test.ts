import { describe, expect, it } from "vitest";
import type { BlockKind } from "../../src/core/document.ts";
import { draftQuotations, wordsIn } from "../../src/drafts/draft-quotations.ts";

function found(...parts: readonly (readonly [BlockKind, string])[]): unknown[] {
  let text = "";
  const blocks = parts.map(([kind, written]) => {
    const start = text.length;
    text += `${written}\n\n`;
    return { kind, start, end: start + written.length };
  });
  return draftQuotations({ text, blocks }).map(({ kind, words, isOpen, credit }) => [
    kind,
    text.slice(words.start, words.end),
    ...(isOpen ? ["open"] : []),
    ...(credit === null ? [] : [credit]),
  ]);
}

describe("the quotations of a draft", () => {
  it("stand in marks and in blocks, those without code", () => {
    expect(
      found(
        ["heading", "“We will stay”: Olm"],
        ["paragraph", "He wrote:"],
        ["quote", "The piers were neglected.\nAll of them."],
        ["code", 'print("no quotation of anybody")'],
        ["list", "- “one\n- “two and three”"],
      ),
    ).toEqual([
      ["marks", "We will stay"],
      ["block", "The piers were neglected.\nAll of them."],
      ["marks", "one", "open"],
      ["marks", "two and three"],
    ]);
  });

  it("lose the marks around a block and the line that names its speaker", () => {
    expect(found(["quote", "“The piers were neglected.”\n— Mary Quill, inspector"])).toEqual([
      ["block", "The piers were neglected.", "Mary Quill"],
    ]);
    expect(found(["quote", "The piers were neglected."], ["quote", "– Mary Quill"])).toEqual([
      ["block", "The piers were neglected.", "Mary Quill"],
    ]);
  });

  it("go on over the end of a page, and are opened anew in each paragraph", () => {
    expect(
      found(["paragraph", "Olm said: “We were promised"], ["paragraph", "three piers.” “No,” said Brandt."]),
    ).toEqual([
      ["marks", "We were promised\n\nthree piers."],
      ["marks", "No,"],
    ]);
    expect(found(["paragraph", "“We were promised."], ["paragraph", "“Three piers.”"])).toEqual([
      ["marks", "We were promised."],
      ["marks", "Three piers."],
    ]);
    expect(found(["paragraph", "“We were promised."], ["paragraph", "Nothing more is said."])).toEqual([
      ["marks", "We were promised.", "open"],
    ]);
  });

  it("have words, counted in every script", () => {
    expect(["folly", "scare-quote", "don't go", "我们", "我们不走", ""].map(wordsIn)).toEqual([
      1, 1, 2, 1, 2, 0,
    ]);
  });
});
