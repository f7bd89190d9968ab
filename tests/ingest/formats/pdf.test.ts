import { describe, expect, it } from "vitest";
import { blocksOf, coverageFaults, pdf, read } from "../support.ts";

const sentences = (topic: string, count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `On day ${at} the council talked about ${topic} until late in the evening.`,
  ).join(" ");

const INFO = {
  Title: "The Harbour Question",
  Author: "Jane Doe",
  CreationDate: new Date(Date.UTC(2018, 6, 20)),
};

describe("a PDF article", () => {
  it("keeps the text of each page on its page", async () => {
    const topics = ["pilots", "grain", "ice"];
    const document = await read(
      await pdf({ info: INFO, autoFirstPage: false }, (out) => {
        for (const topic of topics) out.addPage().text(sentences(topic, 20));
      }),
      "a.pdf",
    );
    expect(document.pages.map(({ page }) => page)).toEqual([1, 2, 3]);
    expect(document.pages.map(({ start, end }) => document.text.slice(start, end))).toEqual(
      topics.map((topic) => sentences(topic, 20)),
    );
    expect(coverageFaults(document)).toEqual([]);
  });

  it("tells headline, byline, headings and paragraphs apart by their size and place", async () => {
    const document = await read(
      await pdf({ info: { CreationDate: INFO.CreationDate } }, (out) => {
        out.fontSize(22).text("The Harbour Question").fontSize(12).moveDown();
        out.text("By Jane Doe").text("16 July 2018").moveDown();
        out.text(sentences("pilots", 5)).moveDown().text(sentences("grain", 5)).moveDown();
        out.fontSize(16).text("Ice").fontSize(12).moveDown(0.5).text(sentences("ice", 5));
      }),
      "a.pdf",
    );
    expect(blocksOf(document)).toEqual([
      "The Harbour Question",
      "By Jane Doe",
      "16 July 2018",
      sentences("pilots", 5),
      sentences("grain", 5),
      "Ice",
      sentences("ice", 5),
    ]);
    expect(document.blocks.map(({ kind }) => kind)).toEqual(
      "title byline dateline paragraph paragraph heading paragraph".split(" "),
    );
    expect(document.metadata).toMatchObject({
      title: "The Harbour Question",
      authors: ["Jane Doe"],
      date: "2018-07-16",
      evidence: { title: "headline", authors: "byline", date: "dateline" },
    });
  });

  it("takes title, author and date from the PDF's info where they are plausible", async () => {
    const plain = (info: PDFKit.DocumentInfo): Promise<Buffer> =>
      pdf({ info }, (out) => out.text(sentences("pilots", 5)));
    expect((await read(await plain(INFO), "a.pdf")).metadata).toMatchObject({
      title: INFO.Title,
      authors: ["Jane Doe"],
      date: "2018-07-20",
      evidence: { title: "pdf-info", authors: "pdf-info", date: "pdf-info" },
    });
    const made = await plain({ Title: "Microsoft Word - draft3.doc", Author: "admin" });
    expect((await read(made, "harbour.pdf")).metadata).toMatchObject({ title: "harbour", authors: [] });
  });

  it("makes broken words whole, but keeps the hyphen of a word that has one elsewhere", async () => {
    const document = await read(
      await pdf({}, (out) => {
        out
          .text("A well-known pilot of inter-")
          .text("national renown was well-")
          .text("known in every harbour.");
      }),
      "a.pdf",
    );
    expect(document.text).toBe("A well-known pilot of international renown was well-known in every harbour.");
  });

  it("drops page numbers and running heads, and joins the sentence that a page end cuts", async () => {
    const lines = [
      "The council met in the evening and heard the pilots of all the ships that",
      "had come through the strait, one after the other, until the",
      "morning, when the ice broke at last.",
    ];
    const document = await read(
      await pdf({ autoFirstPage: false, margin: 0 }, (out) => {
        for (const [at, line] of lines.entries()) {
          out.addPage();
          out.text(line, 72, 300, { lineBreak: false });
          out.text("Journal of Harbours", 72, 20, { lineBreak: false });
          out.text(`${at + 1}`, 300, 760, { lineBreak: false });
        }
      }),
      "a.pdf",
    );
    expect(document.text).toBe(lines.join(" "));
    expect(document.blocks).toHaveLength(1);
    expect(document.pages.map(({ start, end }) => document.text.slice(start, end))).toEqual(lines);
  });

  it("does not take a year in the margin for a page number", async () => {
    const document = await read(
      await pdf({ margin: 0 }, (out) => {
        out.text(sentences("pilots", 1), 72, 300).text("1867", 300, 760, { lineBreak: false });
      }),
      "a.pdf",
    );
    expect(document.text).toContain("1867");
  });
});
