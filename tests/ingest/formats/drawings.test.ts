import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { blocksOf, coverageFaults, read } from "../support.ts";

const OOXML = "http://schemas.openxmlformats.org";
const OFFICE = `${OOXML}/officeDocument/2006/relationships`;
const OPEN = "urn:oasis:names:tc:opendocument:xmlns";

function zipped(entries: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)])));
}

function relationships(...parts: readonly (readonly [type: string, target: string])[]): string {
  const all = parts.map(
    ([type, target], at) => `<Relationship Id="r${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${OOXML}/package/2006/relationships">${all.join("")}</Relationships>`;
}

function points(values: readonly (string | number)[]): string {
  return values.map((value, at) => `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`).join("");
}

const CHART = `<c:chartSpace xmlns:c="${OOXML}/drawingml/2006/chart" xmlns:a="${OOXML}/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Ships a </a:t></a:r><a:r><a:t>year</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>${[
  ["Timber", 12, 40],
  ["Salt", 7, 3],
]
  .map(
    ([name = "", ...values]) =>
      `<c:ser><c:tx><c:strRef><c:strCache>${points([name])}</c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache>${points(["Kelmby", "Borvik"])}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache>${points(values)}</c:numCache></c:numRef></c:val></c:ser>`,
  )
  .join("")}</c:plotArea></c:chart></c:chartSpace>`;
const CHART_LINES = "Ships a year\n | Timber | Salt\nKelmby | 12 | 7\nBorvik | 40 | 3";
const DIAGRAM = `<dgm:dataModel xmlns:dgm="${OOXML}/drawingml/2006/diagram" xmlns:a="${OOXML}/drawingml/2006/main"><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>Lower the ramp</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt/><dgm:pt><dgm:t><a:p><a:r><a:t>Call the divers</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`;

function docx(body: string): Uint8Array {
  return zipped({
    "_rels/.rels": relationships(["officeDocument", "word/document.xml"]),
    "[Content_Types].xml": `<Types xmlns="${OOXML}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "word/_rels/document.xml.rels": relationships(
      ["diagramData", "diagrams/data1.xml"],
      ["chart", "charts/chart1.xml"],
    ),
    "word/charts/chart1.xml": CHART,
    "word/diagrams/data1.xml": DIAGRAM,
    "word/document.xml": `<w:document xmlns:w="${OOXML}/wordprocessingml/2006/main" xmlns:mc="${OOXML}/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>${body}</w:body></w:document>`,
  });
}

const box = (text: string): string =>
  `<w:txbxContent><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:txbxContent>`;
const choice = (text: string): string =>
  `<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>${box(text)}</wps:txbx></wps:wsp></w:drawing></mc:Choice>`;

describe("what is drawn in a document", () => {
  it("of Word is read below its text: diagrams and charts", async () => {
    const document = await read(docx("<w:p><w:r><w:t>The ramp was closed.</w:t></w:r></w:p>"), "a.docx");
    expect(blocksOf(document)).toEqual([
      "The ramp was closed.",
      "- Lower the ramp\n- Call the divers",
      CHART_LINES,
    ]);
    expect(coverageFaults(document)).toEqual([]);
  });

  it("of Word is read once: text boxes with an older form beside the new one, with a picture there, and with none", async () => {
    const older = `<mc:Fallback><w:pict><v:shape><v:textbox>${box("First box.")}</v:textbox></v:shape></w:pict></mc:Fallback>`;
    const boxes = [
      `<mc:AlternateContent>${choice("First box.")}${older}</mc:AlternateContent>`,
      `<mc:AlternateContent>${choice("Second box.")}<mc:Fallback><w:pict><v:shape/></w:pict></mc:Fallback></mc:AlternateContent>`,
      `<mc:AlternateContent>${choice("Third box.")}</mc:AlternateContent>`,
    ];
    const { text } = await read(docx(boxes.map((one) => `<w:p><w:r>${one}</w:r></w:p>`).join("")), "a.docx");
    for (const name of ["First", "Second", "Third"]) expect(text.split(`${name} box.`)).toHaveLength(2);
  });

  it("of Word has the words of its simple fields", async () => {
    const field = `<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:fldSimple w:instr=" REF a "><w:r><w:t>Table 1</w:t></w:r></w:fldSimple><w:r><w:t>.</w:t></w:r></w:p>`;
    expect(blocksOf(await read(docx(field), "a.docx"))[0]).toBe("See Table 1.");
  });

  it("on slides of PowerPoint is on their pages: charts, diagrams, notes in any box", async () => {
    const slide = (text: string): string =>
      `<p:sp><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
    const tree = (root: string, shapes: string): string =>
      `<p:${root} xmlns:p="${OOXML}/presentationml/2006/main" xmlns:a="${OOXML}/drawingml/2006/main"><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:${root}>`;
    const document = await read(
      zipped({
        "_rels/.rels": relationships(["officeDocument", "ppt/presentation.xml"]),
        "ppt/presentation.xml": `<p:presentation xmlns:p="${OOXML}/presentationml/2006/main" xmlns:r="${OFFICE}"><p:sldIdLst><p:sldId r:id="r1"/></p:sldIdLst></p:presentation>`,
        "ppt/_rels/presentation.xml.rels": relationships(["slide", "slides/slide1.xml"]),
        "ppt/slides/slide1.xml": tree("sld", `<p:grpSp>${slide("In a group.")}</p:grpSp>`),
        "ppt/slides/_rels/slide1.xml.rels": relationships(
          ["chart", "../charts/chart1.xml"],
          ["diagramData", "../diagrams/data1.xml"],
          ["notesSlide", "../notesSlides/notesSlide1.xml"],
        ),
        "ppt/charts/chart1.xml": CHART,
        "ppt/diagrams/data1.xml": DIAGRAM,
        "ppt/notesSlides/notesSlide1.xml": tree("notes", slide("Speak slowly.")),
      }),
      "a.pptx",
    );
    expect(blocksOf(document)).toEqual([
      "In a group.",
      CHART_LINES,
      "- Lower the ramp\n- Call the divers",
      "Speak slowly.",
    ]);
    expect(document.pages).toHaveLength(1);
  });

  it("of OpenDocument is read where it stands", async () => {
    const cell = (text: string | number): string =>
      `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
    const rows = [
      ["", "Timber", "Salt"],
      ["Kelmby", 12, 7],
      ["Borvik", 40, 3],
    ].map((cells) => `<table:table-row>${cells.map(cell).join("")}</table:table-row>`);
    const namespaces = `xmlns:office="${OPEN}:office:1.0" xmlns:text="${OPEN}:text:1.0" xmlns:table="${OPEN}:table:1.0" xmlns:draw="${OPEN}:drawing:1.0" xmlns:chart="${OPEN}:chart:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"`;
    const frame = `<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>`;
    const content = (body: string): string =>
      `<office:document-content ${namespaces}><office:body>${body}</office:body></office:document-content>`;
    const chart = content(
      `<office:chart><chart:chart><chart:title><text:p>Ships a year</text:p></chart:title><table:table>${rows.join("")}</table:table></chart:chart></office:chart>`,
    );
    const text = content(
      `<office:text><text:p>Before.</text:p><text:p>${frame}</text:p><text:p>Behind.</text:p></office:text>`,
    );
    const slide = content(`<office:presentation><draw:page>${frame}</draw:page></office:presentation>`);
    const odt = await read(zipped({ "content.xml": text, "Object 1/content.xml": chart }), "a.odt");
    expect(blocksOf(odt)).toEqual(["Before.", CHART_LINES, "Behind."]);
    const odp = await read(zipped({ "content.xml": slide, "Object 1/content.xml": chart }), "a.odp");
    expect(blocksOf(odp)).toEqual([CHART_LINES]);
  });
});
