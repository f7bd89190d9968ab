import {
  descendant,
  descendants,
  parseXml,
  wholeNumber,
  type Namespaces,
  type XmlElement,
} from "../xml/xml-tree.ts";

const NAMESPACES: Namespaces = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
]);

/** What mammoth's own map does not know; the first rule that fits counts. `!` leaves the paragraph out. */
const RULES: readonly string[] = [
  "p[style-name^='toc '] => !",
  "p[style-name='TOC Heading'] => !",
  "p[style-name='table of figures'] => !",
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Source Code'] => pre:separator('\\n')",
];

/** Outline levels count from 0; this one is running text. */
const BODY_LEVEL = 9;
/** No template has so many kinds of heading; each one costs a comparison for every paragraph. */
const MOST_HEADING_STYLES = 100;
/** Styles based on styles based on styles: more than this is a circle. */
const LONGEST_CHAIN = 20;

/** Mammoth's style map for a document: every style with an outline level, its own or an inherited one, is a heading. */
export function styleMapOf(styles: Uint8Array | null): string[] {
  if (styles === null) return [...RULES];
  const byId = new Map<string, XmlElement>();
  for (const style of descendants(parseXml(styles, NAMESPACES), "w:style")) {
    const id = style.attributes["w:styleId"];
    if (style.attributes["w:type"] === "paragraph" && id !== undefined) byId.set(id, style);
  }
  const headings = [...byId.values()].flatMap((style) => {
    const level = outlineLevel(style, byId);
    const name = valueOf(style, "w:name");
    if (level === BODY_LEVEL || name === undefined) return [];
    return [`p[style-name='${name.replace(/[\\']/g, "\\$&")}'] => h${Math.min(level + 1, 6)}:fresh`];
  });
  return [...RULES, ...headings.slice(0, MOST_HEADING_STYLES)];
}

function outlineLevel(style: XmlElement, byId: ReadonlyMap<string, XmlElement>): number {
  let at: XmlElement | undefined = style;
  for (let step = 0; at !== undefined && step < LONGEST_CHAIN; step++) {
    const level = valueOf(at, "w:outlineLvl");
    if (level !== undefined) return wholeNumber(level, BODY_LEVEL, { least: 0, most: BODY_LEVEL });
    at = byId.get(valueOf(at, "w:basedOn") ?? "");
  }
  return BODY_LEVEL;
}

function valueOf(style: XmlElement, name: string): string | undefined {
  return descendant(style, name)?.attributes["w:val"];
}
