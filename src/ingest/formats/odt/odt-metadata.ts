import { declaredProperties } from "../document-properties.ts";
import type { DeclaredMetadata } from "../reader.ts";
import { descendants, xmlText, type Namespaces, type XmlElement } from "../xml/xml-tree.ts";

const ODF = "urn:oasis:names:tc:opendocument:xmlns";

export const ODF_NAMESPACES: Namespaces = new Map([
  [`${ODF}:office:1.0`, "office"],
  [`${ODF}:text:1.0`, "text"],
  [`${ODF}:table:1.0`, "table"],
  [`${ODF}:style:1.0`, "style"],
  [`${ODF}:drawing:1.0`, "draw"],
  [`${ODF}:chart:1.0`, "chart"],
  [`${ODF}:meta:1.0`, "meta"],
  [`${ODF}:manifest:1.0`, "manifest"],
  [`${ODF}:svg-compatible:1.0`, "svg"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
]);

/** What meta.xml declares: the first writer before the last, the day of the making before that of the last change. */
export function declaredByOdt(meta: XmlElement): DeclaredMetadata {
  const values = (name: string): string[] => descendants(meta, name).map(xmlText);
  return declaredProperties({
    title: values("dc:title"),
    creators: [...values("meta:initial-creator"), ...values("dc:creator")].slice(0, 1),
    dates: [...values("meta:creation-date"), ...values("dc:date")],
    languages: values("dc:language"),
    keywords: values("meta:keyword"),
  });
}
