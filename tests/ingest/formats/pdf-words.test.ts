import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/core/document.ts";
import { pdf, read } from "../support.ts";

/** Lines drawn one below the other, each as it stands. */
async function readLines(lines: readonly string[], font = "Times-Roman"): Promise<Document> {
  return read(
    await pdf({ margin: 0 }, (out) => {
      out.font(font).fontSize(11);
      for (const [at, line] of lines.entries()) out.text(line, 72, 72 + at * 13, { lineBreak: false });
    }),
    "a.pdf",
  );
}

/** A font with ligatures, as Debian installs it; the tests that need it are skipped where it is missing. */
const FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

describe("the words of a PDF", () => {
  it.each([
    [
      "joined where nothing speaks for the hyphen",
      ["The pilots spoke of inter-", "national waters there."],
      "The pilots spoke of international waters there.",
    ],
    [
      "hyphenated where the document writes them so",
      ["A well-known pilot met the well-", "known minister there."],
      "A well-known pilot met the well-known minister there.",
    ],
    [
      "joined where the document writes them so more often",
      ["The co-operation, cooperation and cooperation of co-", "operation went on there."],
      "The co-operation, cooperation and cooperation of cooperation went on there.",
    ],
    [
      "hyphenated before a capital",
      ["He was the first of the Anglo-", "American pilots there."],
      "He was the first of the Anglo-American pilots there.",
    ],
    [
      "joined in capitals",
      ["THE PILOTS SPOKE OF INTER-", "NATIONAL WATERS THERE."],
      "THE PILOTS SPOKE OF INTERNATIONAL WATERS THERE.",
    ],
    [
      "left apart where the hyphen stands for a later word",
      ["This is what the pre-", "and post-war pilots said."],
      "This is what the pre- and post-war pilots said.",
    ],
    [
      "hyphenated between numbers",
      ["It was found in the years 1914-", "1918 by pilots there."],
      "It was found in the years 1914-1918 by pilots there.",
    ],
  ])("that a line's end breaks are %s", async (_, lines, text) => {
    expect((await readLines(lines)).text).toBe(text);
  });

  it("are whole where a column's or a page's end breaks them", async () => {
    const filler = "The council met in the evening and heard the pilots of all ships.".split(" ");
    const column = (out: PDFKit.PDFDocument, x: number, first: string, last: string): void => {
      for (let row = 0; row < 12; row++) {
        const middle = `${filler.slice(0, 7).join(" ")} ${row}`;
        out.text(row === 0 ? first : row === 11 ? last : middle, x, 72 + row * 12, { lineBreak: false });
      }
    };
    const { text } = await read(
      await pdf({ margin: 0, autoFirstPage: false }, (out) => {
        out.font("Times-Roman").fontSize(10);
        out.addPage();
        column(out, 54, "Here the council began to talk about", "the matter of international har-");
        column(out, 330, "bours and of the grain that went", "through them, and of naviga-");
        out.addPage();
        column(out, 54, "tion in the ice of the northern strait", "that day and ended.");
      }),
      "a.pdf",
    );
    expect(text).toContain("international harbours and of the grain");
    expect(text).toContain("of navigation in the ice");
  });

  it.skipIf(!existsSync(FONT))("have letters for ligatures", async () => {
    const { text } = await readLines(["The ﬁrst oﬃce of the ﬂeet oﬀered diﬃcult stuﬄes."], FONT);
    expect(text).toBe("The first office of the fleet offered difficult stuffles.");
  });

  it.skipIf(!existsSync(FONT))(
    "are whole where soft hyphens break them, if they stand elsewhere",
    async () => {
      const { text } = await readLines(
        ["The navigation of the ice in the years of the naviga\u00AD", "tion that we know was there."],
        FONT,
      );
      expect(text).toBe("The navigation of the ice in the years of the navigation that we know was there.");
    },
  );

  it("are no part of the note marks and exponents beside them", async () => {
    const { text } = await read(
      await pdf({ margin: 0 }, (out) => {
        out.font("Times-Roman");
        let x = 72;
        const put = (word: string, size: number, raise: number): void => {
          out.fontSize(size).text(word, x, 100 - raise - size * 0.7, { lineBreak: false });
          x += out.widthOfString(word);
        };
        put("The council", 11, 0);
        put("12", 7, 4);
        put(" met.", 11, 0);
        put("3", 7, 4);
        put(" It had 40 km", 11, 0);
        put("2", 7, 4);
        put(" of H", 11, 0);
        put("2", 7, -2);
        put("O on the 21", 11, 0);
        put("st", 7, 4);
        put(" of May.", 11, 0);
      }),
      "a.pdf",
    );
    expect(text).toBe("The council 12 met.³ It had 40 km² of H2O on the 21st of May.");
  });

  it("stand without spaces between the lines of a script that has none", async () => {
    // A standard font has no such letters; what counts is how the lines are joined.
    const { joinPieces } = await import("../../../src/ingest/formats/pdf/pdf-join.ts");
    const line = (text: string) => ({ text, x: 0, right: 1, y: 0, size: 10, font: "", bold: false });
    const pieces = joinPieces([
      {
        page: 1,
        kind: "text",
        lines: [line("港の水先案"), line("内人が集まった。")],
        level: null,
        continues: false,
      },
    ]);
    expect(
      pieces
        .map(({ glue, content }) => glue + content)
        .join("")
        .trim(),
    ).toBe("港の水先案内人が集まった。");
  });

  it("begin with the large letter that opens a chapter", async () => {
    const { text } = await read(
      await pdf({ margin: 0 }, (out) => {
        out.font("Times-Roman").fontSize(40).text("T", 72, 65, { lineBreak: false }).fontSize(11);
        const lines = [
          "he council met in the evening and heard all of",
          "the pilots who had come through the strait on",
        ];
        for (const [at, line] of lines.entries()) out.text(line, 100, 72 + at * 14, { lineBreak: false });
        out.text("the ice, one after the other, until the morning.", 72, 100, { lineBreak: false });
      }),
      "a.pdf",
    );
    expect(text).toBe(
      "The council met in the evening and heard all of the pilots who had come through the strait on the ice, one after the other, until the morning.",
    );
  });
});

describe("turned text in a PDF", () => {
  const prose =
    "The council met in the evening and heard the pilots of all the ships that had come through the strait.";

  it("is left out where it is a watermark, and read apart where it stands at the edge", async () => {
    const { text } = await read(
      await pdf({}, (out) => {
        out.text(prose, 72, 72, { width: 400 });
        out
          .save()
          .rotate(-90, { origin: [30, 500] })
          .text("Preprint 2301.00001 of 1 Jan 2023", 30, 500, { lineBreak: false })
          .restore();
        out
          .save()
          .rotate(45, { origin: [300, 400] })
          .fontSize(60)
          .text("DRAFT", 200, 400, { lineBreak: false })
          .restore();
      }),
      "a.pdf",
    );
    expect(text).toBe(`${prose}\n\nPreprint 2301.00001 of 1 Jan 2023`);
  });

  it("is read where a whole page or a table is laid on its side", async () => {
    const sideways = (out: PDFKit.PDFDocument): void => {
      out.save().rotate(90, { origin: [300, 300] });
      for (const at of [0, 1, 2, 3]) out.text(`${at} ${prose}`, 100, 250 + at * 30, { lineBreak: false });
      out.restore();
    };
    const expected = [0, 1, 2, 3].map((at) => `${at} ${prose}`).join(" ");
    const flat = async (bytes: Buffer): Promise<string> =>
      (await read(bytes, "a.pdf")).text.replace(/\s+/g, " ");
    expect(await flat(await pdf({}, sideways))).toBe(expected);
    const mixed = await pdf({}, (out) => {
      sideways(out);
      out.text(`First. ${`${prose} `.repeat(6).trim()}`, 72, 600, { width: 460 });
    });
    const first = `First. ${`${prose} `.repeat(6).trim()}`;
    expect(await flat(mixed)).toBe(`${first} ${expected}`);
  });
});
