import { declaredProperties } from "./document-properties.ts";
import type { DeclaredMetadata } from "./reader.ts";
import { descendants, parseXml, xmlText, type Namespaces } from "./xml-tree.ts";

const NAMESPACES: Namespaces = new Map([
  ["http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["http://purl.org/dc/terms/", "dcterms"],
]);

/** What docProps/core.xml declares; `core` is null where there is none. */
export function declaredByDocx(core: Uint8Array | null): DeclaredMetadata {
  if (core === null) return {};
  const properties = parseXml(core, NAMESPACES);
  const values = (name: string): string[] => descendants(properties, name).map(xmlText);
  return declaredProperties({
    title: values("dc:title"),
    creators: values("dc:creator"),
    dates: [...values("dcterms:created"), ...values("dcterms:modified")],
    languages: values("dc:language"),
    keywords: values("cp:keywords"),
  });
}
