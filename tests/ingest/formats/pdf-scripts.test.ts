import { describe, expect, it } from "vitest";
import { read } from "../support.ts";
import { LAM_ALEF, pdfOf, type PdfText } from "./pdf-writer.ts";

const HEBREW = "הספרייה על ספינת המעבורת הישנה נפתחה ביום ראשון בשעה עשר";
const ARABIC = "افتتحت المكتبة على متن العبارة القديمة يوم الأحد";

function turned(text: string): string {
  return Array.from(text).reverse().join("");
}

async function textOf(texts: readonly PdfText[]): Promise<string> {
  return (await read(pdfOf(texts), "a.pdf")).text;
}

/** A line, as programs of several kinds write one from right to left. */
const WRITERS: readonly (readonly [string, (line: string) => readonly PdfText[]])[] = [
  ["in one piece, as it stands", (line) => [{ x: 60, y: 700, text: turned(line) }]],
  ["in one piece, as it is read", (line) => [{ x: 60, y: 700, text: line }]],
  [
    "letter by letter, as it is read",
    (line) => Array.from(line).map((text, at) => ({ x: 500 - at * 6, y: 700, text })),
  ],
  [
    "letter by letter, as it stands",
    (line) => Array.from(turned(line)).map((text, at) => ({ x: 60 + at * 6, y: 700, text })),
  ],
  [
    "word by word, the first on the right",
    (line) => {
      let right = 520;
      return line.split(" ").map((word) => {
        right -= (word.length + 1) * 6;
        return { x: right, y: 700, text: turned(word) };
      });
    },
  ],
];

describe("Japanese in a PDF", () => {
  it("in columns is read downwards, from right to left", async () => {
    const columns = ["港は金曜日に閉鎖された\uFE12", "クレーンが水に落ちた", "からである\uFE12"];
    const texts = columns.map((text, at) => ({ x: 500 - at * 18, y: 780, text }));
    const document = await read(pdfOf(texts, "Identity-V"), "a.pdf");
    expect(document.text.replace(/\s/g, "")).toBe("港は金曜日に閉鎖された。クレーンが水に落ちたからである。");
  });
});

describe("Arabic and Hebrew in a PDF", () => {
  it.each(WRITERS)("are plain words in reading order where a line is written %s", async (_, write) => {
    expect(await textOf(write(HEBREW))).toBe(HEBREW);
    expect(await textOf(write(ARABIC))).toBe(ARABIC);
  });

  it("keep the order of letters for which one sign stands, whichever way a line is written", async () => {
    const line = "قال أحمد يوم الأحد إن السلام في المدرسة القديمة على متن العبارة";
    const drawn = line.replace("لا", LAM_ALEF);
    expect(await textOf([{ x: 60, y: 700, text: turned(drawn) }])).toBe(line);
    expect(await textOf([{ x: 60, y: 700, text: drawn }])).toBe(line);
    expect(await textOf([{ x: 60, y: 700, text: turned(line) }])).toBe(line);
  });

  it("have plain letters where the forms of their places are written", async () => {
    expect(
      await textOf([{ x: 60, y: 700, text: turned("\uFE8D\uFEDF\uFEE4\uFEDC\uFE98\uFE92\uFE94") }]),
    ).toBe("المكتبة");
    expect(await textOf([{ x: 60, y: 700, text: turned("\uFEB3\uFEFC\uFEE1") }])).toBe("سلام");
  });

  it("keep numbers, Latin words and brackets as they are", async () => {
    const [first, middle, last] = ["נפתחה בשנת", "1867", "הספרים לילדים"];
    const line = `.${turned(last)} ${middle} ${turned(first)}`;
    expect(await textOf([{ x: 60, y: 700, text: line }])).toBe(`${first} ${middle} ${last}.`);
    // A font for each script: the pieces of the line stand from left to right.
    const pieces = [turned("על המדף"), "Open", "Door", turned("הספר")];
    const xs = [60, 108, 138, 168];
    expect(await textOf(pieces.map((text, at) => ({ x: xs[at] ?? 0, y: 700, text })))).toBe(
      "הספר Open Door על המדף",
    );
    expect(
      await textOf([{ x: 60, y: 700, text: `${turned("המדף")} )${turned("חדש")}( ${turned("הספר")}` }]),
    ).toBe("הספר (חדש) המדף");
  });

  it("have spaces where the page draws them, also in a font for each place of a letter", async () => {
    // Every letter is a run of its own, for its font, here its size, is another than that of the letter before.
    const line = turned("نفتح المكتبة يوم الأحد, 4 مايو");
    const letters = Array.from(line).map((text, at) => ({
      x: 60 + at * 6,
      y: 700,
      text,
      size: at % 2 === 0 ? 12 : 12.1,
    }));
    expect(await textOf(letters)).toBe(turned(line));
  });

  it("have brackets the right way round where they are written as they look", async () => {
    const pieces = ["(", "Harbour Office", ")", turned("כך אמר השומר של הנמל הישן")];
    const xs = [60, 66, 150, 162];
    const texts = pieces.map((text, at) => ({
      x: xs[at] ?? 0,
      y: 700,
      text,
      size: at % 2 === 0 ? 12 : 12.1,
    }));
    expect(await textOf(texts)).toBe("כך אמר השומר של הנמל הישן (Harbour Office)");
  });

  it("are read in columns from the right", async () => {
    const column = (x: number, lines: readonly string[]): PdfText[] =>
      lines.map((text, at) => ({ x, y: 700 - at * 14, text: turned(text) }));
    const right = ["הספרייה על ספינת המעבורת", "הישנה נפתחה ביום ראשון", "בשעה עשר בבוקר לקהל"];
    const left = ["ילדים רבים באו עם הוריהם", "וכל אחד מהם לקח ספר אחד", "או שניים הביתה באותו יום"];
    const text = await textOf([...column(60, left), ...column(330, right)]);
    expect(text.replace(/\s+/g, " ")).toBe([...right, ...left].join(" "));
  });
});

describe("words set letter by letter in a PDF", () => {
  it.each([
    ["Die S p e r r u n g der Strasse ist aufgehoben.", "Die Sperrung der Strasse ist aufgehoben."],
    ["Das Wort w i c h t i g, gesperrt gesetzt.", "Das Wort wichtig, gesperrt gesetzt."],
    ["K A P I T E L", "KAPITEL"],
    ["Г л а в а первая", "Глава первая"],
    ["The answers are A B C D and so on.", "The answers are A B C D and so on."],
    ["Let x y z w be numbers.", "Let x y z w be numbers."],
    ["I a m here.", "I a m here."],
  ])("are words: %s", async (line, text) => {
    expect(await textOf([{ x: 72, y: 700, text: line }])).toBe(text);
  });

  it("are words where the space is the page's, and not the text's", async () => {
    expect(await textOf([{ x: 72, y: 700, text: "Sperrung der Strasse", spacing: 4 }])).toBe(
      "Sperrung der Strasse",
    );
    const line = [
      { x: 72, y: 700, text: "Die alte" },
      { x: 126, y: 700, text: "Sperrung", spacing: 3 },
      { x: 202, y: 700, text: "der Strasse ist aufgehoben." },
    ];
    expect(await textOf(line)).toBe("Die alte Sperrung der Strasse ist aufgehoben.");
  });
});
