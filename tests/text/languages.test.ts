import { describe, expect, test } from "vitest";
import { splitSentences } from "../../src/text/sentences/sentences.ts";
import { SENTENCES } from "./sentences-by-language.ts";

function sentencesOf(text: string, language: string | null): string[] {
  return splitSentences(text, { start: 0, end: text.length }, { lines: "wrapped", language }).map(
    ({ start, end }) => text.slice(start, end),
  );
}

describe.each(Object.entries(SENTENCES))("sentences in the language %s", (language, texts) => {
  test.each(texts)("%s", (written) => {
    const expected = written.split("‖").map((sentence) => sentence.trim());
    const text = written.replace(/‖/gu, "").replace(/ {2}/gu, " ");
    expect(sentencesOf(text, null)).toEqual(expected);
    expect(sentencesOf(text, language)).toEqual(expected);
  });
});
