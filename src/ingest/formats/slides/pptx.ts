import { raised } from "../../blocks/note-mark-text.ts";
import { collapseSpace } from "../../clean.ts";
import { damaged, ZipArchive } from "../archive/zip.ts";
import { officeFormula } from "../docx/docx-formulas.ts";
import { declaredByDocx } from "../docx/docx-metadata.ts";
import type { Reader } from "../reader.ts";
import { writeDrawing } from "../xml/office-drawings.ts";
import { relationshipsOf } from "../xml/office-package.ts";
import {
  descendants,
  elementsIn,
  parseOptionalXml,
  parseXml,
  type Namespaces,
  type XmlElement,
} from "../xml/xml-tree.ts";
import { PagedWriter } from "./paged-writer.ts";

const OOXML = "http://schemas.openxmlformats.org";
const NAMESPACES: Namespaces = new Map([
  [`${OOXML}/presentationml/2006/main`, "p"],
  [`${OOXML}/drawingml/2006/main`, "a"],
  [`${OOXML}/officeDocument/2006/math`, "m"],
  ["http://purl.oclc.org/ooxml/presentationml/main", "p"],
  ["http://purl.oclc.org/ooxml/drawingml/main", "a"],
]);

/** PowerPoint presentations: each slide a page, with its title, text, tables, diagrams, charts and the speaker's notes. */
export const pptxReader: Reader = {
  format: "pptx",
  maxBytes: (limits) => limits.maxFileBytes,
  async read(bytes, limits) {
    const archive = await ZipArchive.open(bytes, "a PowerPoint presentation", limits);
    const declared = declaredByDocx(await archive.read("docProps/core.xml"));
    const writer = new PagedWriter();
    for (const [at, path] of (await slidePaths(archive)).entries()) {
      writer.turnTo(at + 1);
      await writeSlide(writer, archive, path);
    }
    return { text: writer.blocks.text, blocks: writer.blocks.blocks, pages: writer.pages, declared };
  },
};

/** In the order in which they are shown, hidden ones too. */
async function slidePaths(archive: ZipArchive): Promise<readonly string[]> {
  const [main] = (await relationshipsOf(archive, "")).filter(({ type }) => type === "officeDocument");
  const path = main?.path ?? "ppt/presentation.xml";
  const bytes = await archive.read(path);
  if (bytes === null) throw damaged("it has no presentation part");
  const related = new Map((await relationshipsOf(archive, path)).map(({ id, path: slide }) => [id, slide]));
  return descendants(parseXml(bytes, NAMESPACES), "p:sldId").flatMap(
    ({ attributes }) => related.get(attributes["r:id"] ?? "") ?? [],
  );
}

async function writeSlide(writer: PagedWriter, archive: ZipArchive, path: string): Promise<void> {
  const bytes = await archive.read(path);
  if (bytes === null) return;
  const shapes = shapesOf(parseXml(bytes, NAMESPACES));
  for (const shape of shapes.filter(isTitle))
    writer.add("heading", paragraphsOf(shape).map(oneLineOf).join(" "), 2);
  for (const shape of shapes.filter((one) => !isTitle(one))) writeShape(writer, shape);
  for (const part of await relationshipsOf(archive, path)) {
    await writeDrawing(writer, archive, part);
    if (part.type === "notesSlide") {
      const notes = parseOptionalXml(await archive.read(part.path), NAMESPACES);
      const shapes = notes === null ? [] : shapesOf(notes);
      for (const shape of shapes.filter((one) => !REPEATED.test(placeholderOf(one))))
        writeShape(writer, shape);
    }
  }
}

/** Shapes, groups unfolded, in the order in which they lie on the slide. */
function shapesOf(element: XmlElement): XmlElement[] {
  return elementsIn(element).flatMap((child) =>
    child.name === "p:sp" || child.name === "p:graphicFrame" ? [child] : shapesOf(child),
  );
}

function placeholderOf(shape: XmlElement): string {
  const [placeholder] = descendants(shape, "p:ph");
  return placeholder === undefined ? "" : (placeholder.attributes.type ?? "body");
}

function isTitle(shape: XmlElement): boolean {
  return /^(?:title|ctrTitle)$/.test(placeholderOf(shape));
}

/** What the master says on every slide. */
const REPEATED = /^(?:sldNum|dt|ftr|hdr|sldImg)$/;

/** A date that somebody wrote, as on a title slide, and not the day on which the slides are shown. */
function isWrittenDate(shape: XmlElement): boolean {
  return placeholderOf(shape) === "dt" && descendants(shape, "a:fld").length === 0;
}

function writeShape(writer: PagedWriter, shape: XmlElement): void {
  if (REPEATED.test(placeholderOf(shape)) && !isWrittenDate(shape)) return;
  for (const table of descendants(shape, "a:tbl")) writer.add("table", rowsOf(table).join("\n"));
  if (descendants(shape, "a:tbl").length > 0) return;
  const paragraphs = paragraphsOf(shape).filter((paragraph) => lineOf(paragraph) !== "");
  if (paragraphs.length < 2 || paragraphs.every(hasNoBullet))
    for (const paragraph of paragraphs) writer.add("paragraph", lineOf(paragraph));
  else writer.add("list", paragraphs.map(itemOf).join("\n"));
}

function hasNoBullet(paragraph: XmlElement): boolean {
  return descendants(paragraph, "a:buNone").length > 0;
}

function itemOf(paragraph: XmlElement): string {
  const indent = indentOf(paragraph);
  return `${indent}- ${lineOf(paragraph).replaceAll("\n", `\n${indent}  `)}`;
}

function paragraphsOf(shape: XmlElement): readonly XmlElement[] {
  return descendants(shape, "a:p");
}

/** The words of a paragraph, its lines parted by `\n`. */
function lineOf(paragraph: XmlElement): string {
  const text = (element: XmlElement): string => {
    switch (element.name) {
      case "a:br":
        return "\n";
      case "a:t":
        return xmlRaw(element).replace(/\s+/g, " ");
      case "m:oMath":
        return officeFormula(element);
      case "mc:Fallback":
        return "";
      default: {
        const inner = elementsIn(element).map(text).join("");
        return element.name === "a:r" && isRaised(element) ? raised(inner) : inner;
      }
    }
  };
  return text(paragraph)
    .split("\n")
    .map(collapseSpace)
    .filter((line) => line !== "")
    .join("\n");
}

function oneLineOf(paragraph: XmlElement): string {
  return collapseSpace(lineOf(paragraph));
}

function isRaised(run: XmlElement): boolean {
  return elementsIn(run).some(
    ({ name, attributes }) => name === "a:rPr" && Number(attributes.baseline ?? 0) > 0,
  );
}

function xmlRaw(element: XmlElement): string {
  return element.children.filter((child) => typeof child === "string").join("");
}

function indentOf(paragraph: XmlElement): string {
  const level = Number(descendants(paragraph, "a:pPr")[0]?.attributes.lvl ?? 0);
  return "  ".repeat(level > 0 && level < 9 ? level : 0);
}

function rowsOf(table: XmlElement): string[] {
  return descendants(table, "a:tr")
    .map((row) => descendants(row, "a:tc").map((cell) => paragraphsOf(cell).map(oneLineOf).join(" ")))
    .filter((cells) => cells.some((cell) => cell !== ""))
    .map((cells) => cells.join(" | ").replace(/(?: \|)+\s*$/, ""));
}
