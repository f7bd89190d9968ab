import { zip } from "./zip-writer.ts";

export const CONTAINER = `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
  <rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;

export const METADATA = `<dc:title>The Keeper’s Log</dc:title>
  <dc:creator opf:role="aut" opf:file-as="Larsen, Ada">Ada Larsen</dc:creator><dc:creator>Bo Lind</dc:creator>
  <dc:creator opf:role="ill">Cy Young</dc:creator>
  <dc:date opf:event="modification">2021-01-01</dc:date><dc:date opf:event="publication">2019-05-03</dc:date>
  <dc:language>en-GB</dc:language><dc:subject>sea</dc:subject><dc:subject>light</dc:subject>
  <dc:identifier>urn:uuid:1</dc:identifier><dc:source>https://example.org/log</dc:source>`;

interface Book {
  readonly metadata?: string;
  /** The body of each chapter by its file name, in reading order. */
  readonly chapters: Readonly<Record<string, string>>;
  /** Further items of the manifest. */
  readonly items?: string;
  readonly guide?: string;
  readonly parts?: Readonly<Record<string, string>>;
}

export const xhtml = (body: string, head = "<title/>"): string =>
  `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
  <head>${head}<style>p { color: red }</style></head><body>${body}</body></html>`;

/** An EPUB 3 file whose package is `OEBPS/book.opf`. */
export function epub({
  metadata = METADATA,
  chapters,
  items = "",
  guide = "",
  parts = {},
}: Book): Uint8Array {
  const names = Object.keys(chapters);
  const manifest = names.map(
    (name, at) => `<item id="c${at}" href="${encodeURI(name)}" media-type="application/xhtml+xml"/>`,
  );
  const spine = names.map((_, at) => `<itemref idref="c${at}"/>`);
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${metadata}</metadata>
    <manifest>${manifest.join("")}${items}</manifest><spine>${spine.join("")}</spine><guide>${guide}</guide></package>`;
  const files = Object.entries(chapters).map(([name, body]) => [`OEBPS/${name}`, xhtml(body)] as const);
  return zip({
    mimetype: "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": opf,
    ...Object.fromEntries(files),
    ...parts,
  });
}
