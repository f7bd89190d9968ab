import { describe, expect, test } from "vitest";
import { FoldedFacts } from "../../../src/library/query/document-filter.ts";
import { interpret } from "../../../src/library/query/interpretation.ts";
import { questionNote } from "../../../src/library/query/question-note.ts";

async function noteOf(question: string): Promise<readonly [code: string, words: string | undefined][]> {
  const read = await interpret(question, {
    requested: {},
    documents: async () => [],
    folded: new FoldedFacts(),
    today: "2026-11-28",
  });
  return questionNote(read, { absentPhrases: [], undated: null }).map(({ code, parameters }) => [
    code,
    parameters.words,
  ]);
}

describe("the note of a question", () => {
  test.each([
    ["Alaska after:2025-13-45", "“after:2025-13-45”"],
    ["Alaska since:never", "“since:never”"],
    ["Alaska after:yesterday", "“after:yesterday”"],
    ["What did Ivanov say in March?", "“in March”"],
  ])("names what is no date in “%s”, once, and says how dates are written", async (question, words) => {
    expect(await noteOf(question)).toEqual([["time-not-understood", words]]);
  });

  test("names other limits that there are not beside it", async () => {
    expect(await noteOf("title:Alaska before:soon sale")).toEqual([
      ["time-not-understood", "“before:soon”"],
      ["limit-not-understood", "“title:Alaska”"],
    ]);
  });
});
