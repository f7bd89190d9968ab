import { describe, expect, it } from "vitest";
import { blocksOf, coverageFaults, read } from "../support.ts";
import { zip } from "./zip-writer.ts";

const OOXML = "http://schemas.openxmlformats.org";
const TYPES = `${OOXML}/officeDocument/2006/relationships`;
const SPACES = `xmlns:w="${OOXML}/wordprocessingml/2006/main" xmlns:m="${OOXML}/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`;

const run = (text: string, properties = ""): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content: string, properties = ""): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith("<") ? content : run(content)}</w:p>`;
const item = (text: string, list: number, level = 0): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

const STYLES = `<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Aside"><w:name w:val="Aside"/><w:rPr><w:vanish/></w:rPr></w:style>`;
const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERS = `<w:abstractNum w:abstractNumId="9">${level(0, "decimal", "%1".repeat(5_000))}</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num><w:abstractNum w:abstractNumId="0">${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "(%2)")}${level(2, "lowerRoman", "%3)")}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, "upperRoman", "§ %1")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>`;

function blocks(body: string): Promise<string[]> {
  return document(body).then((read) => {
    expect(coverageFaults(read)).toEqual([]);
    return blocksOf(read);
  });
}

function document(body: string): ReturnType<typeof read> {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`;
  const relations = (all: string): string =>
    `<Relationships xmlns="${OOXML}/package/2006/relationships">${all}</Relationships>`;
  const docx = zip({
    "[Content_Types].xml": `<Types xmlns="${OOXML}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relations(relation("r1", "officeDocument", "word/document.xml")),
    "word/_rels/document.xml.rels": relations(
      relation("r1", "styles", "styles.xml") + relation("r2", "numbering", "numbering.xml"),
    ),
    "word/styles.xml": `<w:styles ${SPACES}>${STYLES}</w:styles>`,
    "word/numbering.xml": `<w:numbering ${SPACES}>${NUMBERS}</w:numbering>`,
    "word/document.xml": `<w:document ${SPACES}><w:body>${paragraph("The harbour was closed in the spring of 1867.")}${body}</w:body></w:document>`,
  });
  return read(docx, "a.docx");
}

const FIRST = "The harbour was closed in the spring of 1867.";

describe("paragraphs of Word documents", () => {
  it("have the numbers that Word shows: of each level, going on behind other text, and begun anew", async () => {
    const body = [
      item("Whereas the parties agree", 1),
      item("on the tolls", 1, 1),
      item("of salt", 1, 2),
      item("on the pilots", 1, 1),
      paragraph("It was agreed."),
      item("The quay", 1),
      item("The ramp", 2),
      item("The crane", 2),
    ];
    expect(await blocks(body.join(""))).toEqual([
      FIRST,
      "1. Whereas the parties agree\n  (a) on the tolls\n    i) of salt\n  (b) on the pilots",
      "It was agreed.",
      "2. The quay\n7. The ramp\n8. The crane",
    ]);
  });

  it("have no number that is longer than a line", async () => {
    const [, list = ""] = await blocks(item("The quay", 9));
    expect(list).toMatch(/^1{40} The quay$/);
  });

  it("have the number of their style, and none where they are deleted or empty", async () => {
    const style = '<w:pStyle w:val="Clause"/>';
    const deleted = `${style}<w:rPr><w:del w:id="1"/></w:rPr>`;
    const body = [
      paragraph("Rules of the harbour", '<w:outlineLvl w:val="0"/>'),
      paragraph("Scope", style),
      paragraph(`<w:del w:id="2"><w:r><w:delText>Gone</w:delText></w:r></w:del>`, deleted),
      paragraph("Tolls", style),
      `<w:p><w:pPr>${style}</w:pPr></w:p>`,
    ];
    const read = await document(body.join(""));
    expect(blocksOf(read, "heading")).toEqual(["§ I Scope", "§ II Tolls"]);
    expect(blocksOf(read)).toHaveLength(4);
  });

  it("are headings where they say so themselves", async () => {
    const read = await document(
      paragraph("Two piers", '<w:outlineLvl w:val="0"/>') +
        paragraph("The northern pier", '<w:outlineLvl w:val="1"/>') +
        paragraph("It was built of oak and stone."),
    );
    expect(read.blocks.find(({ kind }) => kind === "heading")).toMatchObject({ level: 2 });
    expect(blocksOf(read, "heading")).toEqual(["The northern pier"]);
  });

  it("are without hidden text and prompts", async () => {
    const body = [
      paragraph(
        run("Seen, ") + run("hidden, ", "<w:vanish/>") + run("shown", '<w:vanish w:val="0"/>') + run("."),
      ),
      paragraph("A whole aside.", '<w:pStyle w:val="Aside"/>'),
      paragraph("Its end mark alone is hidden.", "<w:rPr><w:vanish/></w:rPr>"),
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph("Click here to enter text.")}</w:sdtContent></w:sdt>`,
      `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph("Filled in.")}</w:sdtContent></w:sdt>`,
    ];
    expect(await blocks(body.join(""))).toEqual([
      FIRST,
      "Seen, shown.",
      "Its end mark alone is hidden.",
      "Filled in.",
    ]);
  });

  it("say which boxes are ticked", async () => {
    const box = (ticked: 0 | 1): string =>
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${ticked}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run("x")}</w:sdtContent></w:sdt>`;
    expect(await blocks(paragraph(box(1) + run(" granted ") + box(0) + run(" refused")))).toEqual([
      FIRST,
      "☒ granted ☐ refused",
    ]);
  });

  it.each([
    [
      "a formula on a line of its own",
      "<m:oMathPara><m:oMath><m:r><m:t>v=2gh</m:t></m:r></m:oMath></m:oMathPara>",
      "v=2gh",
    ],
    [
      "a turn of direction",
      `<w:dir w:val="rtl">${run("within")}</w:dir><w:bdo w:val="ltr">${run(" it")}</w:bdo>`,
      "within it",
    ],
    [
      "a ruby text's base",
      `<w:r><w:ruby><w:rubyPr/><w:rt>${run("みなと")}</w:rt><w:rubyBase>${run("港")}</w:rubyBase></w:ruby></w:r>`,
      "港",
    ],
    ["a line that ends", "<w:r><w:t>one</w:t><w:cr/><w:t>two</w:t></w:r>", "one\ntwo"],
    [
      "text in an oval",
      `<w:r><w:pict><v:oval><v:textbox><w:txbxContent>${paragraph("Round text.")}</w:txbxContent></v:textbox></v:oval></w:pict></w:r>`,
      "Round text.",
    ],
    [
      "a link that leads nowhere",
      `<w:hyperlink xmlns:r="${TYPES}" r:id="r9">${run("See below.")}</w:hyperlink>`,
      "See below.",
    ],
  ])("keep %s", async (_, content, text) => {
    expect(await blocks(`<w:p>${content}</w:p>`)).toEqual([FIRST, text]);
  });
});
