import { describe, expect, it } from "vitest";
import { blocksOf, coverageFaults, read } from "../support.ts";
import { zip } from "./zip-writer.ts";

const OOXML = "http://schemas.openxmlformats.org";
const OFFICE = `${OOXML}/officeDocument/2006/relationships`;
const SPACES = `xmlns:a="${OOXML}/drawingml/2006/main" xmlns:p="${OOXML}/presentationml/2006/main" xmlns:r="${OFFICE}" xmlns:mc="${OOXML}/markup-compatibility/2006"`;

type Box = readonly [left: number, top: number, width: number, height: number];

const place = ([left, top, width, height]: Box): string =>
  `<a:xfrm><a:off x="${left}" y="${top}"/><a:ext cx="${width}" cy="${height}"/></a:xfrm>`;
const line = (text: string, properties = ""): string =>
  `<a:p><a:pPr>${properties}</a:pPr><a:r><a:t>${text}</a:t></a:r></a:p>`;
const shape = (text: string, box: Box | null, placeholder = ""): string =>
  `<p:sp><p:nvSpPr><p:nvPr>${placeholder}</p:nvPr></p:nvSpPr><p:spPr>${box === null ? "" : place(box)}</p:spPr><p:txBody>${text.startsWith("<") ? text : line(text)}</p:txBody></p:sp>`;
const TITLE = shape("Two harbours", null, '<p:ph type="title"/>');

function slide(shapes: readonly string[], layout: readonly string[] = []): ReturnType<typeof read> {
  const related = (...parts: readonly (readonly [type: string, target: string])[]): string =>
    `<Relationships xmlns="${OOXML}/package/2006/relationships">${parts.map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join("")}</Relationships>`;
  const tree = (all: readonly string[]): string => `<p:cSld><p:spTree>${all.join("")}</p:spTree></p:cSld>`;
  return read(
    zip({
      "[Content_Types].xml": `<Types xmlns="${OOXML}/package/2006/content-types"/>`,
      "_rels/.rels": related(["officeDocument", "ppt/presentation.xml"]),
      "ppt/presentation.xml": `<p:presentation ${SPACES}><p:sldIdLst><p:sldId r:id="r1"/></p:sldIdLst></p:presentation>`,
      "ppt/_rels/presentation.xml.rels": related(["slide", "slides/slide1.xml"]),
      "ppt/slides/slide1.xml": `<p:sld ${SPACES}>${tree([TITLE, ...shapes])}</p:sld>`,
      "ppt/slides/_rels/slide1.xml.rels": related(["slideLayout", "../slideLayouts/slideLayout1.xml"]),
      "ppt/slideLayouts/slideLayout1.xml": `<p:sldLayout ${SPACES}>${tree(layout)}</p:sldLayout>`,
    }),
    "a.pptx",
  );
}

async function blocks(...given: Parameters<typeof slide>): Promise<string[]> {
  const document = await slide(...given);
  expect(coverageFaults(document)).toEqual([]);
  return blocksOf(document).slice(1);
}

describe("a slide", () => {
  it("is read by where its shapes lie, not by when they were drawn", async () => {
    const shapes = [
      shape("Borvik has a quay of wood.", [50, 30, 40, 20]),
      shape("Kelmby has a quay of stone.", [0, 30, 40, 20]),
      shape("Both lie on the sound.", [0, 0, 90, 20]),
      shape("3", null, '<p:ph type="sldNum"/>'),
    ];
    expect(await blocks(shapes)).toEqual([
      "Both lie on the sound.",
      "Kelmby has a quay of stone.",
      "Borvik has a quay of wood.",
    ]);
  });

  it("is read by the place that its layout gives, and keeps the order of rows that were drawn so", async () => {
    const layout = [shape("Text", [0, 20, 40, 20], '<p:ph idx="1"/>')];
    const shapes = [
      shape("Above.", [0, 0, 40, 15]),
      shape("Body.", null, '<p:ph idx="1"/>'),
      shape("Between them.", [0, 16, 40, 3]),
    ];
    expect(await blocks(shapes, layout)).toEqual(["Above.", "Between them.", "Body."]);
    const pairs = [
      shape("Length", [0, 0, 20, 10]),
      shape("40 m", [30, 0, 20, 10]),
      shape("Depth", [0, 20, 20, 10]),
      shape("3 m", [30, 20, 20, 10]),
    ];
    expect(await blocks(pairs)).toEqual(["Length", "40 m", "Depth", "3 m"]);
  });

  it("has bullets and numbers where it shows them, and no number of its own", async () => {
    const number = '<a:buAutoNum type="alphaLcParenR"/>';
    const shapes = [
      shape(line("Lower the ramp") + line("Call the divers"), null, '<p:ph idx="1"/>'),
      shape(line("Drill", number) + line("Measure", number), [0, 50, 40, 20]),
      shape(
        `${line("A box of text,")}<a:p><a:r><a:t>in two lines</a:t></a:r><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>`,
        [0, 80, 40, 20],
      ),
    ];
    expect(await blocks(shapes)).toEqual([
      "- Lower the ramp\n- Call the divers",
      "a) Drill\nb) Measure",
      "A box of text,",
      "in two lines",
    ]);
  });

  it("has what stands in two forms once, and a cell over several rows in each", async () => {
    const box = shape("A box with a formula.", [0, 0, 40, 20]);
    const cell = (text: string, attributes = ""): string =>
      `<a:tc ${attributes}><a:txBody>${line(text)}</a:txBody></a:tc>`;
    const table = `<p:graphicFrame><p:xfrm/><a:tbl><a:tr>${cell("North", 'rowSpan="2"')}${cell("pears")}</a:tr><a:tr>${cell("", 'vMerge="1"')}${cell("apples")}</a:tr></a:tbl></p:graphicFrame>`;
    const shapes = [
      `<mc:AlternateContent><mc:Choice Requires="a14">${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`,
      table,
    ];
    expect(await blocks(shapes)).toEqual(["A box with a formula.", "North | pears\nNorth | apples"]);
  });
});
