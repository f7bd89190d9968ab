import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dialogueIn } from "../../src/drafts/dialogue.ts";

const SAYING = new Set(["dijo", "сказал", "dit", "demanda"]);

function spoken(text: string): string[] {
  const whole = { start: 0, end: text.length };
  return dialogueIn(text, whole, (word) => SAYING.has(word)).map(({ words }) =>
    text.slice(words.start, words.end),
  );
}

describe("what is said behind a dash", () => {
  it.each([
    ["— Мы не уйдём до весны, — сказал Иван Петров.", ["Мы не уйдём до весны,"]],
    ["— Мы не уйдём, — сказал он, — пока лёд стоит.", ["Мы не уйдём,", "пока лёд стоит."]],
    ["—No nos iremos —dijo Lucía Vega—, y nadie lo pidió.", ["No nos iremos", "y nadie lo pidió."]],
    ["—¿Quién vino? —dijo Lucía.", ["¿Quién vino?"]],
    ["— Nous ne partirons pas, dit Claire Morel.", ["Nous ne partirons pas,"]],
    ["— Qui est venu ? demanda Claire.", ["Qui est venu ?"]],
  ])("is told from who says it: %s", (text, parts) => {
    expect(spoken(text)).toEqual(parts);
  });

  it.each([
    "— bread, butter and — what else — cheese",
    "— 14 ships, dit on",
    "He came, dit Claire.",
    "— Мы не уйдём до весны.",
    "—",
    "",
  ])("is none where nobody is said to speak: %j", (text) => {
    expect(spoken(text)).toEqual([]);
  });

  it("lies within the paragraph, in order and apart", () => {
    const part = fc.constantFrom("— ", " —", "dijo ", "Ana", ", ", "no ", "— ", "сказал ", "\n", "¿", ".");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.nat(5), (parts, before) => {
        const text = `${" ".repeat(before)}—${parts.join("")}`;
        const found = dialogueIn(text, { start: before, end: text.length }, (word) => SAYING.has(word));
        let last = before;
        for (const { start, end, words } of found) {
          expect(start >= last && end > start && end <= text.length).toBe(true);
          expect(words).toEqual({ start, end });
          last = end;
        }
      }),
    );
  });
});
