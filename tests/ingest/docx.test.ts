import {
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
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
import { blocksOf, coverageFaults, read } from "./support.ts";

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
            new TextRun({ text: "down every ship", bold: true }),
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
        new Paragraph({ text: "A line from somebody else.", style: "IntenseQuote" }),
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
        ["paragraph", "A line from somebody else."],
        ["list", "1. Log of 1867, page 4."],
      ],
    );
    expect(document.blocks.flatMap(({ level }) => level ?? [])).toEqual([1, 2]);
    expect(coverageFaults(document)).toEqual([]);
  });
});
