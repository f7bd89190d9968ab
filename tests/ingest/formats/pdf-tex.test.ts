import { describe, expect, it } from "vitest";
import { blocksOf, read } from "../support.ts";
import { drawnPdf, pdfOf, type PdfText } from "./pdf-writer.ts";

/** Letters of the writer's font are half as wide as they are high. */
const SIZE = 12;
const LETTER = SIZE / 2;

/** Pieces of one line, each drawn so many letters before the end of the one before. */
function line(
  y: number,
  ...pieces: readonly (string | readonly [text: string, back: number, up?: number])[]
): PdfText[] {
  let x = 50;
  return pieces.map((piece) => {
    const [text, back, up = 0] = typeof piece === "string" ? ([piece, 0] as const) : piece;
    x -= back * LETTER;
    const drawn = { x, y: y + up, text, size: SIZE };
    x += text.length * LETTER;
    return drawn;
  });
}

describe("the letters of TeX's older fonts", () => {
  it("have the accents that are drawn over them", async () => {
    const drawn = pdfOf([
      ...line(
        700,
        "Die H\u00A8",
        ["afen am See froren f\u00A8", 1],
        ["ur Wochen zu, im \u00A8", 1],
        ["Ubrigen nicht.", 1],
      ),
      ...line(
        686,
        "Der ",
        ["\u00A8", 0, 3],
        ["Uberfall kam sp\u00A8", 1],
        ["at, die Stra\u00DFe nach Ha\u02C7", 1],
        ["cek und na\u00B4", 1],
        ["\u0131f war zu.", 0.8],
      ),
    ]);
    expect(blocksOf(await read(drawn, "a.pdf"))).toEqual([
      "Die Häfen am See froren für Wochen zu, im Übrigen nicht.",
      "Der Überfall kam spät, die Straße nach Haček und naíf war zu.",
    ]);
  });

  it("are apart from accents that stand by themselves", async () => {
    const drawn = pdfOf(
      line(700, "The sign \u00A8 is called diaeresis, and \u02C7", " is called caron in the book of signs."),
    );
    expect((await read(drawn, "a.pdf")).text).toBe(
      "The sign \u00A8 is called diaeresis, and \u02C7 is called caron in the book of signs.",
    );
  });

  it("are of one word where one that is lowered reaches into the others", async () => {
    const drawn = pdfOf(line(700, "It was set in BibT", ["E", 0.3, -2.8], ["X from a base of books.", 0.3]));
    expect((await read(drawn, "a.pdf")).text).toBe("It was set in BibTEX from a base of books.");
  });

  it("are known by their codes where they are pictures, in TeX's own encoding and in T1", async () => {
    const own = await read(drawnPdf(["the o\x0Ece of the ba\x0Fed guard, stra\x19e"]), "a.pdf");
    expect(own.text).toBe("the office of the baffled guard, straße");
    const t1 = await read(
      drawnPdf(["the o\x1Ece of a\x1Bairs, the \x1Crst \x1Dow, stra\xFFe, \x10so\x11 za\xBB"]),
      "a.pdf",
    );
    expect(t1.text).toBe("the office of affairs, the first flow, straße, “so” zaż");
  });
});
