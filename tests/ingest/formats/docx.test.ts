import {
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type FileChild,
  type IPropertiesOptions,
} from "docx";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { blocksOf, coverageFaults, read } from "../support.ts";
import { zip } from "./zip-writer.ts";

const PROSE =
  "The lighthouse keeper wrote down every ship that passed, with its flag, its cargo and the hour of its passing.";

const paragraph = (text: string): Paragraph => new Paragraph(text);
const cell = (...lines: string[]): TableCell => new TableCell({ children: lines.map(paragraph) });
const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph =>
  new Paragraph({ text, heading: level });

const MARKS = {
  reference: "marks",
  levels: [
    { level: 0, format: LevelFormat.DECIMAL, text: "%1." },
    { level: 1, format: LevelFormat.BULLET, text: "•" },
  ],
};

async function docx(
  children: readonly FileChild[],
  properties: Partial<IPropertiesOptions> = {},
): Promise<Uint8Array> {
  const document = new Document({
    numbering: { config: [MARKS] },
    styles: { paragraphStyles: [{ id: "Zitat", name: "Quote", basedOn: "Normal" }] },
    ...properties,
    sections: [
      {
        headers: { default: new Header({ children: [paragraph("Running header")] }) },
        footers: { default: new Footer({ children: [paragraph("Running footer")] }) },
        children: [...children],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** The file with one part rewritten. */
function edited(file: Uint8Array, part: string, edit: (xml: string) => string): Uint8Array {
  const parts = unzipSync(file);
  return zipSync({ ...parts, [part]: strToU8(edit(strFromU8(parts[part]!))) });
}

const numbered = (text: string, level = 0): Paragraph =>
  new Paragraph({ text, numbering: { reference: "marks", level } });

describe("a Word document", () => {
  it("gives its text in order: headings, lists, tables, notes", async () => {
    const file = await docx(
      [
        heading("The Keeper’s Log", HeadingLevel.TITLE),
        paragraph("By Ada Larsen"),
        paragraph("3 May 2019"),
        new Paragraph({
          children: [
            new TextRun("The lighthouse keeper wrote "),
            new TextRun({ text: "down every ship", smallCaps: true }),
            new TextRun(" that passed, with its flag and its cargo"),
            new FootnoteReferenceRun(1),
            new TextRun(", and he never missed one."),
          ],
        }),
        heading("Ships", HeadingLevel.HEADING_1),
        numbered("first"),
        numbered("second"),
        numbered("below the second", 1),
        numbered("third"),
        heading("Cargo", HeadingLevel.HEADING_2),
        new Table({
          rows: [
            new TableRow({ children: [cell("Year"), cell("Ships")] }),
            new TableRow({ children: [cell("1867"), cell("twelve", "and a half")] }),
          ],
        }),
        new Paragraph({ children: [new TextRun("one line"), new TextRun({ text: "another", break: 1 })] }),
        new Paragraph({ text: "A line from somebody else.", style: "Zitat" }),
      ],
      { footnotes: { 1: { children: [paragraph("Log of 1867,"), paragraph("page 4.")] } } },
    );
    const document = await read(file, "log.docx");
    expect(document.blocks.map((block) => [block.kind, document.text.slice(block.start, block.end)])).toEqual(
      [
        ["title", "The Keeper’s Log"],
        ["byline", "By Ada Larsen"],
        ["dateline", "3 May 2019"],
        [
          "paragraph",
          "The lighthouse keeper wrote down every ship that passed, with its flag and its cargo[1], and he never missed one.",
        ],
        ["heading", "Ships"],
        ["list", "1. first\n2. second\n  - below the second\n3. third"],
        ["heading", "Cargo"],
        ["table", "Year | Ships\n1867 | twelve and a half"],
        ["paragraph", "one line\nanother"],
        ["quote", "A line from somebody else."],
        ["list", "1. Log of 1867, page 4."],
      ],
    );
    expect(document.blocks.flatMap(({ level }) => level ?? [])).toEqual([1, 2]);
    expect(coverageFaults(document)).toEqual([]);
  });

  it("keeps a table a table whatever paragraphs and lists its cells hold", async () => {
    const item = (text: string): Paragraph => new Paragraph({ text, bullet: { level: 0 } });
    const table = new Table({
      rows: [
        new TableRow({ children: [cell("Year"), cell("Ships", "and boats", "and rafts")] }),
        new TableRow({
          children: [cell("1867"), new TableCell({ children: [item("twelve"), item("two")] })],
        }),
      ],
    });
    const document = await read(await docx([paragraph(PROSE), table]), "a.docx");
    expect(blocksOf(document, "table")).toEqual(["Year | Ships and boats and rafts\n1867 | twelve two"]);
  });

  it("keeps the headings of a table that holds the whole page", async () => {
    const page = [heading("Ships", HeadingLevel.HEADING_2), paragraph(PROSE)];
    const table = new Table({ rows: [new TableRow({ children: [new TableCell({ children: page })] })] });
    const document = await read(await docx([paragraph(PROSE), table]), "a.docx");
    expect(blocksOf(document)).toEqual([PROSE, "Ships", PROSE]);
  });

  it("takes every style with an outline level for a heading, its own or an inherited one", async () => {
    const styles = {
      paragraphStyles: [
        { id: "Kopf", name: "It's a \\ head", paragraph: { outlineLevel: 1 } },
        { id: "Unter", name: "Below", basedOn: "Kopf" },
        { id: "Text", name: "No head", basedOn: "Kopf", paragraph: { outlineLevel: 9 } },
      ],
    };
    const children = [
      heading("Top", HeadingLevel.HEADING_1),
      new Paragraph({ text: "Own", style: "Kopf" }),
      new Paragraph({ text: "Inherited", style: "Unter" }),
      new Paragraph({ text: PROSE, style: "Text" }),
    ];
    const document = await read(await docx(children, { styles }), "a.docx");
    expect(document.blocks.map(({ kind, level }) => [kind, level])).toEqual([
      ["title", undefined],
      ["heading", 2],
      ["heading", 2],
      ["paragraph", undefined],
    ]);
  });

  it("leaves out the table of contents", async () => {
    const styles = { paragraphStyles: [{ id: "TOC1", name: "toc 1" }] };
    const children = [new Paragraph({ text: "Ships\t2", style: "TOC1" }), paragraph(PROSE)];
    expect(blocksOf(await read(await docx(children, { styles }), "a.docx"))).toEqual([PROSE]);
  });

  it("keeps what was inserted and leaves out what was deleted", async () => {
    const change = { author: "Ada Larsen", date: "2019-05-03T00:00:00Z" };
    const children = [
      new Paragraph({
        children: [
          new TextRun("The keeper wrote "),
          new DeletedTextRun({ id: 1, text: "nothing ", ...change }),
          new InsertedTextRun({ id: 2, text: "everything ", ...change }),
          new TextRun("down."),
        ],
      }),
    ];
    expect((await read(await docx(children), "a.docx")).text).toBe("The keeper wrote everything down.");
  });

  it("keeps a list of links, reads their text, and loads nothing", async () => {
    const children = ["one", "two", "three"].map(
      (text) =>
        new Paragraph({
          numbering: { reference: "marks", level: 0 },
          children: [new ExternalHyperlink({ link: "https://example.org/x", children: [new TextRun(text)] })],
        }),
    );
    const document = await read(await docx([paragraph(PROSE), ...children]), "a.docx");
    expect(blocksOf(document, "list")).toEqual(["1. one\n2. two\n3. three"]);
  });

  it("keeps text before and after a picture, and not the picture", async () => {
    const image = {
      type: "png",
      data: new Uint8Array(5_000),
      transformation: { width: 9, height: 9 },
    } as const;
    const children = [
      new Paragraph({ children: [new TextRun("before "), new ImageRun(image), new TextRun("after")] }),
    ];
    expect((await read(await docx(children), "a.docx")).text).toBe("before after");
  });

  it("gives the properties of the document", async () => {
    const properties = {
      title: "A title for the archive",
      creator: "Ada Larsen; Bo Lind",
      keywords: "sea; light, sea",
    };
    const file = edited(await docx([paragraph(PROSE)], properties), "docProps/core.xml", (xml) =>
      xml
        .replace(/(<dcterms:created[^>]*>)[^<]*/, "$12019-05-03T09:30:00Z")
        .replace("</cp:coreProperties>", "<dc:language>en-GB</dc:language></cp:coreProperties>"),
    );
    const evidence = "document-properties";
    expect((await read(file, "a.docx")).metadata).toEqual({
      title: "A title for the archive",
      authors: ["Ada Larsen", "Bo Lind"],
      date: "2019-05-03",
      url: null,
      language: "en",
      tags: ["sea", "light"],
      evidence: { title: evidence, authors: evidence, date: evidence, language: evidence, tags: evidence },
    });
  });

  it("reads the text of a document whose properties cannot be read", async () => {
    const file = edited(await docx([paragraph(PROSE)], { title: "Lost" }), "docProps/core.xml", () => "");
    const { text, metadata } = await read(file, "keeper.docx");
    expect([text, metadata.title]).toEqual([PROSE, "keeper"]);
  });

  it("takes a headline, a byline and a date in the text for better evidence than properties", async () => {
    const children = [
      heading("Shown", HeadingLevel.HEADING_1),
      paragraph("By Di Vega"),
      paragraph("9 June 2021"),
      paragraph(PROSE),
    ];
    const file = await docx(children, { title: "A title for the archive", creator: "Ada Larsen" });
    expect((await read(file, "a.docx")).metadata).toMatchObject({
      title: "Shown",
      authors: ["Di Vega"],
      date: "2021-06-09",
      evidence: { title: "headline", authors: "byline", date: "dateline" },
    });
  });

  it("does not let a style map in the file hide its text", async () => {
    const file = unzipSync(await docx([paragraph(PROSE)]));
    const hiding = zipSync({ ...file, "mammoth/style-map": strToU8("p => !") });
    expect((await read(hiding, "a.docx")).text).toBe(PROSE);
  });

  it("gives back every paragraph, heading and item as written, in order", async () => {
    const words = fc
      .array(fc.stringMatching(/^[\p{L}\p{N}<>&"'’.,;\[\]{}-]{1,12}$/u), { minLength: 1, maxLength: 8 })
      .map((list) => list.join(" "));
    const part = fc.record({ kind: fc.constantFrom("paragraph", "heading", "table"), text: words });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 12 }), async (parts) => {
        const children = parts.map(({ kind, text }) => {
          if (kind === "heading") return heading(text, HeadingLevel.HEADING_2);
          if (kind === "table")
            return new Table({ rows: [new TableRow({ children: [cell(text), cell("x")] })] });
          return paragraph(text);
        });
        const document = await read(await docx(children), "a.docx");
        expect(coverageFaults(document)).toEqual([]);
        expect(blocksOf(document)).toEqual(
          parts.map(({ kind, text }) => (kind === "table" ? `${text} | x` : text)),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe("a Word document that cannot be read says why and what to do", () => {
  const nested = "<w:sdt><w:sdtContent>".repeat(20_000);

  it.each([
    ["is plain text", () => strToU8("Just text."), /not a Word document/],
    [
      "is of an old Word or locked",
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1),
      /password or of an old/,
    ],
    ["has no text part", () => zip({ "[Content_Types].xml": "<Types/>" }), /damaged: it has no text part/],
    [
      "is not well-formed",
      () => zip({ "word/document.xml": "<w:document><w:body>" }),
      /damaged: its text is not well/,
    ],
    [
      "is not XML",
      () => zip({ "word/document.xml": Uint8Array.of(0, 1, 2) }),
      /damaged: a part of it is not text/,
    ],
    [
      "declares entities",
      () => zip({ "word/document.xml": `<!DOCTYPE x [<!ENTITY a "boom">]><x>&a;</x>` }),
      /damaged: it declares a document type/,
    ],
    [
      "is nested without end",
      () => zip({ "word/document.xml": `<w:document>${nested}` }),
      /nested too deeply/,
    ],
    ["has no text", () => docx([paragraph("")]), /no text/],
  ])("%s", async (_, file, reason) => {
    await expect(read(await file(), "a.docx")).rejects.toMatchObject({
      code: "unsupported_media_type",
      message: expect.stringMatching(reason) as string,
    });
  });
});
