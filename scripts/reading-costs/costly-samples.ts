import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import PDFDocument from "pdfkit";

/** A file with about a million characters of text. */
export interface CostlySample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const PARAGRAPHS = 2_500;
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const OPEN = "urn:oasis:names:tc:opendocument:xmlns";

/** Paragraphs of some 400 characters, no two alike. */
function paragraphs(): readonly string[] {
  return Array.from({ length: PARAGRAPHS }, (_, at) =>
    Array.from(
      { length: 4 },
      (__, part) =>
        `In the year ${1500 + ((at * 7 + part) % 500)} the keeper of lock ${at * 4 + part} wrote that ${(at * 31) % 997} barges had passed, with timber and salt.`,
    ).join(" "),
  );
}

/** The same text in the kinds that hold most libraries. */
export async function costlySamples(): Promise<readonly CostlySample[]> {
  const all = paragraphs();
  const html = all.map((text) => `<p>${text}</p>`).join("\n");
  const texts: Readonly<Record<string, string>> = {
    "a.txt": all.join("\n\n"),
    "a.md": `# Locks\n\n${all.join("\n\n")}`,
    "a.html": `<html lang="en"><head><title>Locks</title></head><body><article><h1>Locks</h1>${html}</article></body></html>`,
    "a.csv": `year,text\n${all.map((text, at) => `${1500 + (at % 500)},"${text}"`).join("\n")}`,
    "a.jsonl": all.map((text) => JSON.stringify({ title: "Lock", text })).join("\n"),
    "a.xml": `<?xml version="1.0"?><article><body>${html}</body></article>`,
    "a.rtf": `{\\rtf1 ${all.map((text) => `${text}\\par `).join("\n")}}`,
    "a.eml": `From: keeper@lock.example\nSubject: Locks\nDate: Mon, 7 Apr 2014 10:00:00 +0000\n\n${all.join("\n\n")}`,
    "a.srt": all.map((text, at) => `${at + 1}\n${time(at)} --> ${time(at + 1)}\n${text}\n`).join("\n"),
  };
  const packed: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["a.docx", docx(all)],
    ["a.odt", odt(all)],
    ["a.epub", epub(html)],
    ["a.xlsx", xlsx(all)],
    ["a.ods", ods(all)],
    ["a.pptx", pptx(all)],
    ["a.odp", odp(all)],
  ];
  const written = Object.entries(texts).map(([name, text]) => ({ name, bytes: strToU8(text) }));
  const zippedKinds = packed.map(([name, entries]) => ({ name, bytes: zipped(entries) }));
  return [
    ...written,
    ...zippedKinds,
    ...binaryKinds([...written, { name: "a.fodp", bytes: strToU8(flatSlides(all)) }]),
    { name: "a.pdf", bytes: await pdf(all) },
    { name: "a.png", bytes: await scan(all) },
  ];
}

/** What LibreOffice makes of other kinds for the old programs; none where it is not installed. */
const CONVERTED: readonly (readonly [from: string, kind: string])[] = [
  ["a.rtf", "doc"],
  ["a.csv", "xls"],
  ["a.fodp", "ppt"],
];

function binaryKinds(samples: readonly CostlySample[]): CostlySample[] {
  const folder = mkdtempSync(join(tmpdir(), "pincite-samples-"));
  try {
    return CONVERTED.flatMap(([from, kind]) => {
      const bytes = samples.find(({ name }) => name === from)?.bytes;
      return bytes === undefined ? [] : converted(folder, from, bytes, kind);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function converted(folder: string, from: string, bytes: Uint8Array, kind: string): CostlySample[] {
  try {
    writeFileSync(join(folder, from), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const parameters = ["--headless", "--convert-to", kind, "--outdir", folder, join(folder, from)];
    execFileSync("soffice", [profile, ...parameters], { stdio: "ignore" });
    return [{ name: `a.${kind}`, bytes: new Uint8Array(readFileSync(join(folder, `a.${kind}`))) }];
  } catch (error) {
    process.stderr.write(`Without .${kind}: LibreOffice wrote none (${String(error).slice(0, 200)})\n`);
    return [];
  }
}

/** The slides as one file, which LibreOffice knows without a manifest. */
function flatSlides(all: readonly string[]): string {
  const { "content.xml": content = "" } = odp(all);
  const type = `office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.presentation"`;
  return content
    .replace("<office:document-content", `<?xml version="1.0"?><office:document ${type}`)
    .replace("office:document-content>", "office:document>");
}

function time(at: number): string {
  return new Date(at * 4_000).toISOString().slice(11, 23).replace(".", ",");
}

function zipped(entries: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)])));
}

function relationship(type: string, target: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;
}

function docx(all: readonly string[]): Record<string, string> {
  const body = all.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("");
  return {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relationship("officeDocument", "word/document.xml"),
    "word/document.xml": `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
  };
}

function odt(all: readonly string[]): Record<string, string> {
  const body = all.map((text) => `<text:p>${text}</text:p>`).join("");
  return {
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": `<office:document-content xmlns:office="${OPEN}:office:1.0" xmlns:text="${OPEN}:text:1.0"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  };
}

function ods(all: readonly string[]): Record<string, string> {
  const rows = all.map(
    (text, at) =>
      `<table:table-row><table:table-cell office:value-type="float" office:value="${1500 + (at % 500)}"><text:p>${1500 + (at % 500)}</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell></table:table-row>`,
  );
  return {
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": `<office:document-content xmlns:office="${OPEN}:office:1.0" xmlns:text="${OPEN}:text:1.0" xmlns:table="${OPEN}:table:1.0"><office:body><office:spreadsheet><table:table table:name="Locks">${rows.join("")}</table:table></office:spreadsheet></office:body></office:document-content>`,
  };
}

/** Slides of ten paragraphs. */
function slidesOf(all: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: all.length / 10 }, (_, at) => all.slice(at * 10, at * 10 + 10));
}

function odp(all: readonly string[]): Record<string, string> {
  const pages = slidesOf(all).map(
    (slide, at) =>
      `<draw:page draw:name="p${at}"><draw:frame><draw:text-box>${slide.map((text) => `<text:p>${text}</text:p>`).join("")}</draw:text-box></draw:frame></draw:page>`,
  );
  return {
    mimetype: "application/vnd.oasis.opendocument.presentation",
    "content.xml": `<office:document-content xmlns:office="${OPEN}:office:1.0" xmlns:text="${OPEN}:text:1.0" xmlns:draw="${OPEN}:drawing:1.0"><office:body><office:presentation>${pages.join("")}</office:presentation></office:body></office:document-content>`,
  };
}

function pptx(all: readonly string[]): Record<string, string> {
  const main = "http://schemas.openxmlformats.org/presentationml/2006/main";
  const drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
  const slides = slidesOf(all);
  const entries = slides.map((slide, at): [string, string] => [
    `ppt/slides/slide${at + 1}.xml`,
    `<p:sld xmlns:p="${main}" xmlns:a="${drawing}"><p:cSld><p:spTree><p:sp><p:txBody>${slide.map((text) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`).join("")}</p:txBody></p:sp></p:spTree></p:cSld></p:sld>`,
  ]);
  const ids = slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="r${at + 1}"/>`).join("");
  const links = slides.map(
    (_, at) => `<Relationship Id="r${at + 1}" Type="${OFFICE}/slide" Target="slides/slide${at + 1}.xml"/>`,
  );
  return {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relationship("officeDocument", "ppt/presentation.xml"),
    "ppt/presentation.xml": `<p:presentation xmlns:p="${main}" xmlns:r="${OFFICE}"><p:sldIdLst>${ids}</p:sldIdLst></p:presentation>`,
    "ppt/_rels/presentation.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join("")}</Relationships>`,
    ...Object.fromEntries(entries),
  };
}

function epub(html: string): Record<string, string> {
  return {
    mimetype: "application/epub+zip",
    "META-INF/container.xml": `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    "p.opf": `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Locks</dc:title></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>`,
    "c.xhtml": `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Locks</title></head><body>${html}</body></html>`,
  };
}

function xlsx(all: readonly string[]): Record<string, string> {
  const rows = all.map(
    (text, at) =>
      `<row r="${at + 1}"><c r="A${at + 1}"><v>${1500 + (at % 500)}</v></c><c r="B${at + 1}" t="inlineStr"><is><t>${text}</t></is></c></row>`,
  );
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relationship("officeDocument", "xl/workbook.xml"),
    "xl/_rels/workbook.xml.rels": relationship("worksheet", "worksheets/sheet1.xml"),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${OFFICE}"><sheets><sheet name="Locks" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${rows.join("")}</sheetData></worksheet>`,
  };
}

/** A page as a scanner makes it, at 150 dots an inch; a million characters would take an hour. */
async function scan(all: readonly string[]): Promise<Uint8Array> {
  // The processes that measure load this file, too, and would count its memory.
  const { createCanvas } = await import("@napi-rs/canvas");
  const page = createCanvas(1240, 1754);
  const context = page.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, page.width, page.height);
  context.fillStyle = "black";
  context.font = "23px serif";
  const lines = all.slice(0, 12).flatMap((text) => text.match(/.{1,80}(?:\s|$)/g) ?? []);
  for (const [at, line] of lines.slice(0, 48).entries()) context.fillText(line, 120, 140 + at * 32);
  return new Uint8Array(page.toBuffer("image/png"));
}

async function pdf(all: readonly string[]): Promise<Uint8Array> {
  const out = new PDFDocument({ size: "A4" });
  const chunks: Buffer[] = [];
  out.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => out.on("end", resolve));
  for (const text of all) out.text(text).moveDown();
  out.end();
  await ended;
  return Buffer.concat(chunks);
}
