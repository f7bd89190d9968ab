import { declaredProperties } from "../document-properties.ts";
import type { DeclaredMetadata } from "../reader.ts";
import { descendants, parseOptionalXml, xmlText, type Namespaces } from "../xml/xml-tree.ts";

const NAMESPACES: Namespaces = new Map([
  ["http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["http://purl.org/dc/terms/", "dcterms"],
]);

/** What docProps/core.xml declares; nothing where it is missing or cannot be read. */
export function declaredByDocx(core: Uint8Array | null): DeclaredMetadata {
  const properties = parseOptionalXml(core, NAMESPACES);
  if (properties === null) return {};
  const values = (name: string): string[] => descendants(properties, name).map(xmlText);
  return declaredProperties({
    title: values("dc:title"),
    creators: values("dc:creator"),
    dates: [...values("dcterms:created"), ...values("dcterms:modified")],
    languages: values("dc:language"),
    keywords: values("cp:keywords"),
  });
}
