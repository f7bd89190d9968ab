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
import { PptxLists } from "./pptx-lists.ts";
import { placeholderOf, shapesOf } from "./pptx-shapes.ts";

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
  const related = await relationshipsOf(archive, path);
  const layout = related.find(({ type }) => type === "slideLayout");
  const ofLayout = layout === undefined ? null : await archive.read(layout.path);
  const shapes = shapesOf(parseXml(bytes, NAMESPACES), parseOptionalXml(ofLayout, NAMESPACES));
  for (const shape of shapes.filter(isTitle))
    writer.add("heading", paragraphsOf(shape).map(oneLineOf).join(" "), 2);
  for (const shape of shapes.filter((one) => !isTitle(one))) writeShape(writer, shape);
  for (const part of related) {
    await writeDrawing(writer, archive, part);
    if (part.type === "notesSlide") {
      const notes = parseOptionalXml(await archive.read(part.path), NAMESPACES);
      const shapes = notes === null ? [] : shapesOf(notes);
      for (const shape of shapes.filter((one) => !REPEATED.test(placeholderOf(one))))
        writeShape(writer, shape);
    }
  }
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
  const lists = new PptxLists(/^(?:body|obj)$/.test(placeholderOf(shape)));
  const lines = paragraphsOf(shape).flatMap((paragraph) => {
    const line = lineOf(paragraph);
    return line === "" ? [] : [{ line, marker: lists.markerOf(paragraph) }];
  });
  let items: string[] = [];
  const flush = (): void => {
    writer.add("list", items.join("\n"));
    items = [];
  };
  for (const { line, marker } of lines) {
    if (marker !== null && lines.length > 1) items.push(itemOf(marker, line));
    else {
      flush();
      writer.add("paragraph", line);
    }
  }
  flush();
}

function itemOf(marker: string, line: string): string {
  return marker + line.replaceAll("\n", `\n${" ".repeat(marker.length)}`);
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
      case "a:fld":
        return element.attributes.type === "slidenum" ? "" : elementsIn(element).map(text).join("");
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

/** A cell over several rows is said in each. */
function rowsOf(table: XmlElement): string[] {
  const above: string[] = [];
  return descendants(table, "a:tr")
    .map((row) =>
      descendants(row, "a:tc").map((cell, column) => {
        const text = paragraphsOf(cell).map(oneLineOf).join(" ");
        above[column] = /^(?:1|true)$/.test(cell.attributes.vMerge ?? "") ? (above[column] ?? "") : text;
        return above[column] ?? "";
      }),
    )
    .filter((cells) => cells.some((cell) => cell !== ""))
    .map((cells) => cells.join(" | ").replace(/(?: \|)+\s*$/, ""));
}
