import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitSentences } from "../../src/text/sentences/sentences.ts";

/** The sentences as they are read: a line break inside of one is a space. */
function sentencesOf(text: string, lines: "wrapped" | "kept" = "wrapped"): string[] {
  return splitSentences(text, { start: 0, end: text.length }, { lines }).map(({ start, end }) =>
    text.slice(start, end),
  );
}

describe("a full stop ends a sentence", () => {
  test.each([
    ["plain sentences", ["The treaty was signed.", "It never entered into force."]],
    ["questions and exclamations", ["Who signed it?", "Nobody!", "That was the end."]],
    ["a year", ["It was signed in 1987.", "It ended in 2019."]],
    ["a closing quotation mark", ["“We will sign.”", "He did not."]],
    ["a closing bracket", ["(See the annex.)", "The annex is empty."]],
    ["three dots before a capital", ["He hesitated...", "Then he signed."]],
    ["dotted initials before a sentence opener", ["He moved to the U.S.", "He never came back."]],
    ["a letter before a sentence opener", ["They signed Annex A.", "The parties left."]],
    ["an abbreviation that can end one", ["They sold furs, skins, etc.", "The company closed."]],
    ["Russian", ["Договор был подписан.", "Он не вступил в силу.", "Почему?"]],
    ["German", ["Der Vertrag wurde unterzeichnet.", "Ändern konnte ihn niemand."]],
    ["Chinese, without spaces", ["条约已签署。", "没有生效。"]],
  ])("%s", (_, expected) => {
    const gap = expected[0]?.endsWith("。") === true ? "" : " ";
    expect(sentencesOf(expected.join(gap))).toEqual(expected);
  });
});

describe("a full stop does not end a sentence", () => {
  test.each([
    ["after a title", "The visit of Mr. Smith and Dr. Jones to Gen. Brown was short."],
    ["after an initial", "The speech of John F. Kennedy was heard."],
    ["after two initials", "The letter of J. R. Miller arrived."],
    ["after two initials, the second of which could be a word", "The letter of J. A. Miller arrived."],
    ["after an initial in brackets or quotation marks", "They (A. Smith and “B. Brown”) left."],
    ["after the letter of a list's item", "A. The parties shall meet each year."],
    ["in U.S. before a name", "The act passed the U.S. Congress in July."],
    ["in a decimal number", "The price was $7.2 million in gold."],
    ["in an abbreviation before a small letter", "Some goods, e.g. furs, were sold."],
    ["before a small letter", "The firm Yahoo. com was not involved."],
    ["in a section number", "Section No. 4 of Art. 5 applies."],
    ["in a file name", "The file report.pdf holds it."],
    ["in a name of a place", "They met in St. Petersburg in May."],
    ["in a figure's number", "The curve in Fig. 3 falls."],
    ["in an ellipsis before a small letter", "He was ... not amused."],
  ])("%s", (_, sentence) => {
    expect(sentencesOf(sentence)).toEqual([sentence]);
    expect(sentencesOf(`It rained. ${sentence} It rained again.`)).toEqual([
      "It rained.",
      sentence,
      "It rained again.",
    ]);
  });
});

describe("line breaks", () => {
  test("in prose are spaces", () => {
    expect(sentencesOf("The treaty was\nsigned. It never\nentered into force.")).toEqual([
      "The treaty was\nsigned.",
      "It never\nentered into force.",
    ]);
  });

  test("of a wrapped title do not separate it from its name", () => {
    expect(sentencesOf("The visit of Mr.\nSmith was short.")).toEqual(["The visit of Mr.\nSmith was short."]);
  });

  test("of lists and tables end a sentence, whatever stands before them", () => {
    expect(sentencesOf("- furs\n- skins of Mr.\n- Smith\n\n- the rest. And more.", "kept")).toEqual([
      "- furs",
      "- skins of Mr.",
      "- Smith",
      "- the rest.",
      "And more.",
    ]);
  });

  test("of other scripts and printers count as well", () => {
    expect(sentencesOf("The treaty\u2028was signed\u0085in May.")).toHaveLength(1);
  });
});

test("a span's sentences are offsets of the whole text", () => {
  const text = "TITLE\n\nThe first. The second.\n\nFOOTER";
  const start = text.indexOf("The first");
  const spans = splitSentences(text, { start, end: text.indexOf("\n\nFOOTER") }, { lines: "wrapped" });
  expect(spans.map((span) => text.slice(span.start, span.end))).toEqual(["The first.", "The second."]);
});

describe("a note mark that the format tells", () => {
  const text = "Before. Vale built it.[1][2] It burned [3] twice.[4]";
  const noteMarks = ["[1]", "[2]", "[3]", "[4]"].map((mark) => ({
    start: text.indexOf(mark),
    end: text.indexOf(mark) + 3,
  }));
  const spoken = (span: { start: number; end: number }): string[] =>
    splitSentences(text, span, { lines: "wrapped", noteMarks }).map(({ start, end }) =>
      text.slice(start, end),
    );

  test("is no part of the sentence that it follows, nor of the next one", () => {
    expect(spoken({ start: 8, end: text.length })).toEqual(["Vale built it.", "It burned [3] twice."]);
  });

  test("alone is a sentence of its own", () => {
    expect(spoken({ start: text.indexOf("[1]"), end: text.indexOf("[2]") })).toEqual(["[1]"]);
  });

  test("that is raised is no part of it, in whatever text", () => {
    expect(sentencesOf("Vale built it.¹² It held 5 m². It burned.” ³ Then.⁴")).toEqual([
      "Vale built it.",
      "It held 5 m².",
      "It burned.”",
      "Then.",
    ]);
  });

  test("in a text that does not tell belongs to the sentence that it follows", () => {
    expect(sentencesOf(text)).toEqual(["Before.", "Vale built it.[1][2]", "It burned [3] twice.[4]"]);
  });
});

test("nothing but white space has no sentences", () => {
  expect(sentencesOf("")).toEqual([]);
  expect(sentencesOf(" \n\u00A0\t\u3000")).toEqual([]);
});

const PIECES =
  "a Word и 名 7 7.2 13. 1) 1. (b) i. ii. . ! ? … 。 ... “ ” « » „ ( ) [1] [a] \" ' ` ’ Mr. U.S. A. etc. z. B. • – - 👩‍👩‍👧 🇫🇷 𝒳 ¹";
const SPACES = [". ", " ", "\n", "\n\n", "\u00A0", "\t", "\u2028", "e\u0301", "\u0301", "\u200B"];

const nasty = fc
  .array(fc.constantFrom(...PIECES.split(" "), ...SPACES), { maxLength: 60 })
  .map((parts) => parts.join(""));
const lines = fc.constantFrom("wrapped", "kept");

/** What a sentence's end leaves out: white space and raised figures. */
const LEFT_OUT = /^[\s¹,–]*$/u;

test("sentences are trimmed, in order, disjoint, and leave only white space and raised figures out", () => {
  fc.assert(
    fc.property(nasty, nasty, nasty, lines, (before, inside, after, kind) => {
      const text = before + inside + after;
      const span = { start: before.length, end: before.length + inside.length };
      let position = span.start;
      for (const { start, end } of splitSentences(text, span, { lines: kind })) {
        expect(start).toBeGreaterThanOrEqual(position);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(position, start)).toMatch(LEFT_OUT);
        expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
        if (kind === "kept") expect(text.slice(start, end)).not.toContain("\n");
        expect(text.slice(start, end)).not.toMatch(/\n[ \t]*\n/u);
        position = end;
      }
      expect(text.slice(position, span.end)).toMatch(LEFT_OUT);
    }),
    { numRuns: 500 },
  );
});

test("a part is split the same wherever it stands, whatever its document's note marks are elsewhere", () => {
  fc.assert(
    fc.property(nasty, nasty, lines, (before, inside, kind) => {
      const alone = splitSentences(inside, { start: 0, end: inside.length }, { lines: kind });
      const span = { start: before.length, end: before.length + inside.length };
      const noteMarks = before === "" ? [] : [{ start: 0, end: before.length }];
      const moved = splitSentences(before + inside + before, span, { lines: kind, noteMarks });
      expect(moved).toEqual(
        alone.map(({ start, end }) => ({ start: span.start + start, end: span.start + end })),
      );
    }),
    { numRuns: 300 },
  );
});

test("whole sentences side by side are found again, however many there are", () => {
  const whole = fc.constantFrom(
    "The ferry left at noon.",
    "Who built it?",
    "“It is safe,” she said.",
    "The visit of Dr. Vale (and of Mr. Olm) cost $7.20.",
    "They met in May at 5 p.m. near St. Anne's.",
    "Der Rat tagte am 13. September.",
    "Die Gebühr beträgt ca. 5 Kronen.",
    "В 1987 г. мост закрыли.",
    "Le pont a été fermé le 3 mai !",
    "条约已签署。",
    "क्या यह सच है?",
  );
  fc.assert(
    fc.property(fc.array(whole, { minLength: 1, maxLength: 60 }), (sentences) => {
      expect(sentencesOf(sentences.join(" "))).toEqual(sentences);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["The treaty was signed. ", 17_392],
  ["Mr. ", 1],
  ["A. ", 1],
  ["a. ", 1],
  ["U.S. ", 1],
  ["a.", 1],
  ["A.A.A.", 1],
  ["13. Der ", 1],
  ["1. ", 1],
  ["1) ", 1],
  ["word ", 1],
  ["x", 1],
  ["...", 1],
  [". . ", 1],
  ["… ", 1],
  ["? ", 200_000],
  ["中文。", 133_334],
  ["Договор подписан. ", 22_223],
  ["(((", 1],
  ["(a) ", 1],
  [")", 1],
  ['"', 1],
  ['" ', 1],
  ["“", 1],
  ["« » ", 1],
  ["[1]", 1],
  ["word.[1]", 1],
  ["¹", 1],
  ["• ", 200_000],
  [" ", 0],
])("%j, 400,000 characters of it, is split in time that grows with its length alone", (piece, count) => {
  // Where time grew with the square of the length, this would take minutes.
  expect(sentencesOf(piece.repeat(Math.ceil(400_000 / piece.length)))).toHaveLength(count);
});
