import {
  descendant,
  descendants,
  parseXml,
  wholeNumber,
  type Namespaces,
  type XmlElement,
} from "../xml/xml-tree.ts";

/** Those of both forms of Office Open XML. */
export const WORD_NAMESPACES: Namespaces = new Map([
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
const MOST_STYLES = 100;
/** Styles based on styles based on styles: more than this is a circle. */
const LONGEST_CHAIN = 20;

/** What a list says of a paragraph: which list, and on which level, which counts from 0. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

/** The styles of a Word document, as far as they say what a paragraph is. */
export class DocxStyles {
  private readonly byId = new Map<string, XmlElement>();
  private readonly hidden: string[] = [];

  constructor(styles: Uint8Array | null) {
    for (const style of styles === null ? [] : descendants(parseXml(styles, WORD_NAMESPACES), "w:style")) {
      const { "w:type": type, "w:styleId": id } = style.attributes;
      const name = valueOf(style, "w:name");
      if (type === "paragraph" && id !== undefined) this.byId.set(id, style);
      if (name === undefined || !isHidden(style)) continue;
      if (type === "paragraph") this.hidden.push(`p${named(name)} => !`);
      if (type === "character") this.hidden.push(`r${named(name)} => !`);
    }
  }

  /** Mammoth's style map: every style with an outline level, its own or an inherited one, is a heading; hidden ones are left out. */
  get map(): string[] {
    const headings = [...this.byId.values()].flatMap((style) => {
      const level = this.outlineLevel(style);
      const name = valueOf(style, "w:name");
      return level === BODY_LEVEL || name === undefined ? [] : [`p${named(name)} => ${headingOf(level)}`];
    });
    const outlined = Array.from(
      { length: BODY_LEVEL },
      (_, level) => `p.${outlineStyle(level)} => ${headingOf(level)}`,
    );
    return [...RULES, ...outlined, ...this.hidden.slice(0, MOST_STYLES), ...headings.slice(0, MOST_STYLES)];
  }

  /** The place in a list that a style gives its paragraphs, or null. */
  listPlace(id: string): ListPlace | null {
    const list = this.inherited(this.byId.get(id), "w:numId");
    if (list === undefined) return null;
    const level = this.inherited(this.byId.get(id), "w:ilvl");
    return { list, level: wholeNumber(level, 0, { least: 0, most: BODY_LEVEL - 1 }) };
  }

  private outlineLevel(style: XmlElement): number {
    const level = this.inherited(style, "w:outlineLvl");
    return wholeNumber(level, BODY_LEVEL, { least: 0, most: BODY_LEVEL });
  }

  /** The value of an element in a style, or in the nearest one that it is based on. */
  private inherited(style: XmlElement | undefined, name: string): string | undefined {
    let at = style;
    for (let step = 0; at !== undefined && step < LONGEST_CHAIN; step++) {
      const value = valueOf(at, name);
      if (value !== undefined) return value;
      at = this.byId.get(valueOf(at, "w:basedOn") ?? "");
    }
    return undefined;
  }
}

/** The style that a paragraph is given which says its outline level itself. */
export function outlineStyle(level: number): string {
  return `PinciteOutline${level}`;
}

function headingOf(level: number): string {
  return `h${Math.min(level + 1, 6)}:fresh`;
}

function named(style: string): string {
  return `[style-name='${style.replace(/[\\']/g, "\\$&")}']`;
}

function isHidden(style: XmlElement): boolean {
  const vanish = descendant(style, "w:vanish");
  return vanish !== undefined && !["0", "false", "off"].includes(vanish.attributes["w:val"] ?? "");
}

function valueOf(style: XmlElement, name: string): string | undefined {
  return descendant(style, name)?.attributes["w:val"];
}
