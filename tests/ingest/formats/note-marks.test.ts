import { Document as DocxDocument, FootnoteReferenceRun, Packer, Paragraph, TextRun } from "docx";
import { describe, expect, test } from "vitest";
import type { Document } from "../../../src/core/document.ts";
import { splitDocument } from "../../../src/passages/splitting.ts";
import { read } from "../support.ts";
import { epub } from "./epub-writer.ts";
import { content, odt } from "./odt-writer.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const readPage = (body: string): Promise<Document> =>
  read(bytes(`<!doctype html><title>Mill</title><main><h1>Mill</h1>${body}</main>`), "mill.html");

function marksOf({ text, noteMarks = [] }: Document): string[] {
  return noteMarks.map(({ start, end }) => text.slice(start, end));
}

function sentencesOf(document: Document): string[] {
  const countTokens = (text: string): number => text.split(/\s+/u).length;
  return splitDocument(document, { countTokens, maxTokens: 256 }).flatMap(({ sentences }) =>
    sentences.map(({ start, end }) => document.text.slice(start, end)),
  );
}

describe("marks of notes are told apart from the sentences that they follow", () => {
  test("in HTML, by a link, by brackets or by standing behind a full stop", async () => {
    const document = await readPage(
      `<p>Vale built the mill in 1642.<sup class="reference"><a href="#r1">[1]</a></sup> It burned down
       twice.<sup><a href="#r2">2</a></sup><sup><a href="#r3">3</a></sup> Its wheel holds 5 m<sup>2</sup> of oak.<sup>4</sup>
       Nobody knows why.<sup>[<i>citation needed</i>]</sup> A fire<a href="#fn6"><sup>6</sup></a> came, then a
       flood.<a href="#_ftn7">[7]</a> The rest is lost.<sup><a href="#n">a</a></sup></p>`,
    );
    expect(marksOf(document)).toEqual(["[1]", "²", "³", "⁴", "[citation needed]", "⁶", "[7]", "[a]"]);
    expect(sentencesOf(document)).toEqual([
      "Vale built the mill in 1642.",
      "It burned down twice.",
      expect.stringMatching(/^Its wheel holds 5 m.? of oak\.$/u),
      "Nobody knows why.",
      "A fire⁶ came, then a flood.",
      "The rest is lost.",
    ]);
  });

  test("not where a link leads back from the note, or to another page", async () => {
    const document = await readPage(
      `<p>The mill stands on a hill above the village, near the road.</p>
       <p>[1] <a href="#fnref1">↑</a> The log, page 4. See <a href="#notes">the notes</a> and <a href="b.html">3</a>.</p>`,
    );
    expect(marksOf(document)).toEqual([]);
  });

  test("in e-books, by their role", async () => {
    const document = await read(
      epub({
        chapters: {
          "a.xhtml": `<h1>Mill</h1><p>Vale built the mill.<a epub:type="noteref" href="#n1">1</a> It
          burned.<sup><a href="#n2">2</a></sup> Nobody was hurt.</p>`,
        },
      }),
      "mill.epub",
    );
    expect(marksOf(document)).toEqual(["¹", "²"]);
    expect(sentencesOf(document)).toEqual(["Vale built the mill.", "It burned.", "Nobody was hurt."]);
  });

  test("in Word documents and OpenDocument texts, by their notes", async () => {
    const children = [
      new Paragraph({
        children: [
          new TextRun("Vale built the mill."),
          new FootnoteReferenceRun(1),
          new TextRun(" It burned."),
        ],
      }),
    ];
    const file = new DocxDocument({
      footnotes: { 1: { children: [new Paragraph("The log, page 4.")] } },
      sections: [{ children }],
    });
    const note = `<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The log, page 4.</text:p></text:note-body></text:note>`;
    const documents = [
      await read(await Packer.toBuffer(file), "mill.docx"),
      await read(odt(content(`<text:p>Vale built the mill.${note} It burned.</text:p>`)), "mill.odt"),
    ];
    for (const document of documents) {
      expect(marksOf(document)).toEqual(["[1]"]);
      expect(sentencesOf(document).slice(0, 2)).toEqual(["Vale built the mill.", "It burned."]);
    }
  });

  test("in Markdown, by raised figures; those of a power stay figures", async () => {
    const document = await read(
      bytes(
        "Vale built the mill.<sup>1</sup> It burned.<sup>[[2]](#n)</sup> The wheel holds 5 m<sup>2</sup>.\n",
      ),
      "mill.md",
    );
    expect(marksOf(document)).toEqual(["¹", "[2]"]);
    expect(sentencesOf(document)).toEqual(["Vale built the mill.", "It burned.", "The wheel holds 5 m²."]);
  });
});
