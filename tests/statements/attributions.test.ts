import { describe, expect, it } from "vitest";
import { attributionsIn } from "../../src/statements/statements.ts";
import { markedQuotations } from "../../src/text/quotation-marks.ts";
import { splitSentences } from "../../src/text/sentences/sentences.ts";

/** Who is quoted by each quotation and claim; in brackets who is not named. */
function attributed(text: string): string[] {
  const whole = { start: 0, end: text.length };
  const sentences = splitSentences(text, whole, { lines: "wrapped", language: null });
  const quotations = markedQuotations(text, whole);
  const passages = [{ ...whole, headings: [], sentences }];
  const { speakers, claims } = attributionsIn({ text, authors: [], passages }, quotations);
  const who = ({ name, isNamed }: { readonly name: string; readonly isNamed: boolean }) =>
    isNamed ? name : `(${name})`;
  return [
    ...quotations.map((quotation) => {
      const speaker = speakers.get(quotation);
      return `${text.slice(quotation.start + 1, quotation.end - 1)} – ${speaker === undefined ? "nobody" : who(speaker)}`;
    }),
    ...claims.map((claim) => `${text.slice(claim.start, claim.end)} – ${who(claim.speaker)}`),
  ];
}

describe("the quotations and claims of a draft", () => {
  it.each([
    ["“We go,” said Brandt; “we stay,” said Olm.", ["We go, – Brandt", "we stay, – Olm"]],
    ["“We go,” Brandt said. “Now.”", ["We go, – Brandt", "Now. – Brandt"]],
    ["Critics were loud. “We go,” the president said.", ["We go, – (the president)"]],
    ["Brandt told the board on Monday that the ferry was old.", ["the ferry was old – Brandt"]],
    ["Brandt denied that the ferry was old.", []],
    ["Brandt did not say that the ferry was old.", []],
    ["Brandt wrote a long book about piers that changed the whole debate.", []],
    [
      "Brandt sagte am Montag, dass die Fähre alt ist und der Hafen zu klein.",
      ["die Fähre alt ist und der Hafen zu klein – Brandt"],
    ],
    [
      "Dupont a affirmé lundi que les travaux du pont sont finis.",
      ["les travaux du pont sont finis – Dupont"],
    ],
    ["López aseguró que el puente de la ciudad se abrirá.", ["el puente de la ciudad se abrirá – López"]],
    ["Лавров отметил, что переговоры продолжатся весной.", ["переговоры продолжатся весной – Лавров"]],
  ])("%s", (text, found) => {
    expect(attributed(text)).toEqual(found);
  });
});
