import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withinDoubleMarks } from "../../src/citations/inner-marks.ts";

describe("quotation marks within double ones", () => {
  test.each([
    ["English", "She said, “Go home.” He went.", "She said, ‘Go home.’ He went."],
    ["English, twice within", "“He told me ‘no’ today,” she said.", "‘He told me “no” today,’ she said."],
    ["English, with an apostrophe", "“I don’t know,” she said.", "‘I don’t know,’ she said."],
    ["British", "‘He told me “no” today,’ she said.", "‘He told me “no” today,’ she said."],
    ["German", "Er sagte: „Geh nach Hause.“ Sie ging.", "Er sagte: ‚Geh nach Hause.‘ Sie ging."],
    ["German, twice within", "„Er rief: ‚Geh!‘, und ging.“", "‚Er rief: „Geh!“, und ging.‘"],
    ["German, single", "Er rief ‚Geh!‘ und ging.", "Er rief ‚Geh!‘ und ging."],
    ["Polish", "Powiedział: „Idź do domu”.", "Powiedział: ‚Idź do domu’."],
    ["Swedish", "”Gå hem”, sade han.", "’Gå hem’, sade han."],
    ["French", "Il dit : « Va “là-bas” », puis partit.", "Il dit : « Va “là-bas” », puis partit."],
    ["Russian", "Он сказал: «Иди „домой“».", "Он сказал: «Иди „домой“»."],
    ["Danish", "»Gå hjem,« sagde han.", "»Gå hjem,« sagde han."],
    ["Japanese", "彼は「帰れ」と言った。", "彼は「帰れ」と言った。"],
    ["typewriters", 'She said "go" twice.', 'She said "go" twice.'],
    ["German with a typewriter's end", 'Er sagte „Geh" und ging.', "Er sagte ‚Geh' und ging."],
  ])("%s: “%s”", (_language, text, within) => {
    expect(withinDoubleMarks(text)).toBe(within);
  });

  test.each([
    ["nine.” He sat down.", "nine.’ He sat down."],
    ["nach Hause.“ Er setzte sich.", "nach Hause.‘ Er setzte sich."],
    ["He said, “Go home.", "He said, ‘Go home."],
    ["Er sagte: „Geh nach Hause.", "Er sagte: ‚Geh nach Hause."],
  ])("are turned alone where their other mark is not there: “%s”", (text, within) => {
    expect(withinDoubleMarks(text)).toBe(within);
  });

  test("change nothing else of any text", () => {
    const part = fc.constantFrom(
      "“",
      "”",
      "„",
      "‟",
      "‘",
      "’",
      "‚",
      "'",
      '"',
      "«",
      "»",
      "a",
      " ",
      "word",
      ". ",
      "😀",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join("");
        const plain = (marked: string): string => marked.replace(/[“‘]/g, "1").replace(/[”’]/g, "2");
        const shapeless = (marked: string): string =>
          plain(marked).replace(/[„‚]/g, "3").replace(/[‟‛]/g, "4").replace(/["']/g, "5");
        expect(shapeless(withinDoubleMarks(text))).toBe(shapeless(text));
      }),
    );
  });
});
