import type { DocumentFormat } from "../../core/document.ts";
import type { ContainerReader, Reader } from "./reader.ts";

/** The reader of each format, loaded when the first file of that format comes: some parsers take long to load. */
const READERS: Readonly<Record<DocumentFormat, () => Promise<Reader | ContainerReader>>> = {
  text: async () => (await import("./text.ts")).textReader,
  markdown: async () => (await import("./markdown/markdown.ts")).markdownReader,
  html: async () => (await import("./html/html.ts")).htmlReader,
  pdf: async () => (await import("./pdf/pdf.ts")).pdfReader,
  docx: async () => (await import("./docx/docx.ts")).docxReader,
  odt: async () => (await import("./odt/odt.ts")).odtReader,
  epub: async () => (await import("./epub/epub.ts")).epubReader,
  mail: async () => (await import("./mail/mail.ts")).mailReader,
  csv: async () => (await import("./tables/csv.ts")).csvReader,
  pptx: async () => (await import("./slides/pptx.ts")).pptxReader,
  odp: async () => (await import("./slides/odp.ts")).odpReader,
  ppt: async () => (await import("./slides/ppt.ts")).pptReader,
  xlsx: async () => (await import("./sheets/xlsx.ts")).xlsxReader,
  ods: async () => (await import("./sheets/ods.ts")).odsReader,
  xls: async () => (await import("./sheets/xls.ts")).xlsReader,
  rtf: async () => (await import("./rtf/rtf.ts")).rtfReader,
  doc: async () => (await import("./doc/doc.ts")).docReader,
  msg: async () => (await import("./mail/msg.ts")).msgReader,
  mbox: async () => (await import("./mail/mbox.ts")).mboxReader,
  mhtml: async () => (await import("./mail/mhtml.ts")).mhtmlReader,
  subtitles: async () => (await import("./subtitles/subtitles.ts")).subtitlesReader,
  calendar: async () => (await import("./cards/calendar.ts")).calendarReader,
  contacts: async () => (await import("./cards/contacts.ts")).contactsReader,
  xml: async () => (await import("./xml/xml-document.ts")).xmlReader,
  json: async () => (await import("./json/json.ts")).jsonReader,
  notebook: async () => (await import("./json/notebook.ts")).notebookReader,
  org: async () => (await import("./markup/markup.ts")).orgReader,
  rst: async () => (await import("./markup/markup.ts")).restructuredReader,
  asciidoc: async () => (await import("./markup/markup.ts")).asciidocReader,
  latex: async () => (await import("./markup/markup.ts")).latexReader,
  image: async () => (await import("./image/image.ts")).imageReader,
  zip: async () => (await import("./archive/zip-reader.ts")).zipReader,
  tar: async () => (await import("./archive/tar.ts")).tarReader,
  gzip: async () => (await import("./archive/tar.ts")).gzipReader,
  jsonl: async () => (await import("./tables/jsonl.ts")).jsonlReader,
};

export function readerFor(format: DocumentFormat): Promise<Reader | ContainerReader> {
  return READERS[format]();
}
