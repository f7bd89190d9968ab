import { zip } from "./zip-writer.ts";

export const ODF = "urn:oasis:names:tc:opendocument:xmlns";
const NAMESPACES = `xmlns:office="${ODF}:office:1.0" xmlns:text="${ODF}:text:1.0" xmlns:table="${ODF}:table:1.0"
  xmlns:style="${ODF}:style:1.0" xmlns:draw="${ODF}:drawing:1.0" xmlns:meta="${ODF}:meta:1.0"
  xmlns:svg="${ODF}:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"`;

/** The `content.xml` of an OpenDocument text. */
export const content = (body: string, styles = "", prolog = ""): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${prolog}<office:document-content ${NAMESPACES}>
  <office:automatic-styles>${styles}</office:automatic-styles>
  <office:body><office:text>${body}</office:text></office:body></office:document-content>`;

/** An OpenDocument text of these parts. */
export const odt = (contentXml: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zip({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": contentXml, ...parts });

/** The `meta.xml` of an OpenDocument. */
export const meta = (fields: string): string =>
  `<office:document-meta ${NAMESPACES}><office:meta>${fields}</office:meta></office:document-meta>`;
