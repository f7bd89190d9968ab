import type { BlockKind } from "../../../core/document.ts";
import type { OdtObjects } from "./odt-objects.ts";
import { descendants, elementsIn, wholeNumber, type XmlElement } from "../xml/xml-tree.ts";

/** How the items of a list, or headings, are marked on one level: numbers from `first` on, or dashes. */
export interface ListMarkers {
  readonly numbered: boolean;
  readonly first: number;
  /** As `countedAs` knows it. */
  readonly format: string;
  readonly before: string;
  readonly after: string;
  /** Of so many levels the number is made, this one the last: 2 for "1.1". */
  readonly levels: number;
}

const DASHES: ListMarkers = {
  numbered: false,
  first: 1,
  format: "decimal",
  before: "",
  after: "",
  levels: 1,
};
const FORMATS: ReadonlyMap<string, string> = new Map([
  ["a", "lowerLetter"],
  ["A", "upperLetter"],
  ["i", "lowerRoman"],
  ["I", "upperRoman"],
]);
const KINDS: ReadonlyMap<string, BlockKind> = new Map([
  ["Title", "title"],
  ["Quotations", "quote"],
  ["Quote", "quote"],
  ["Preformatted_20_Text", "code"],
]);
/** Styles based on styles based on styles: more than this is a circle. */
const LONGEST_CHAIN = 20;

/** What the styles of an OpenDocument say about its paragraphs and lists, and the formulas that are embedded in it. */
export class OdtStyles {
  private readonly parents = new Map<string, string>();
  private readonly lists = new Map<string, ReadonlyMap<number, ListMarkers>>();
  private readonly raised = new Set<string>();
  private readonly hidden = new Set<string>();
  private outline: ReadonlyMap<number, ListMarkers> = new Map();

  /** `parts`: those with styles, the more particular last; `objects`: what is embedded. */
  constructor(
    parts: readonly (XmlElement | null)[],
    private readonly objects: OdtObjects = { formulas: new Map(), charts: new Map() },
  ) {
    for (const part of parts.filter((part) => part !== null)) {
      for (const style of descendants(part, "style:style")) {
        const { "style:name": name, "style:parent-style-name": parent } = style.attributes;
        if (name !== undefined && parent !== undefined) this.parents.set(name, parent);
        if (name !== undefined && raises(style)) this.raised.add(name);
        if (name !== undefined && hides(style)) this.hidden.add(name);
      }
      for (const headings of descendants(part, "text:outline-style")) this.outline = markersByLevel(headings);
      for (const list of descendants(part, "text:list-style")) {
        this.lists.set(list.attributes["style:name"] ?? "", markersByLevel(list));
      }
    }
  }

  /** What a paragraph of the style is; `title` only for the style of that name. */
  kindOf(style: string | undefined): BlockKind {
    let name = style;
    for (let step = 0; name !== undefined && step < LONGEST_CHAIN; step++) {
      const kind = KINDS.get(name);
      if (kind !== undefined) return kind;
      name = this.parents.get(name);
    }
    return "paragraph";
  }

  /** Whether text of the style stands above the line. */
  isRaised(style: string | undefined): boolean {
    return style !== undefined && this.raised.has(style);
  }

  /** Whether text of the style is not shown. */
  isHidden(style: string | undefined): boolean {
    return style !== undefined && this.hidden.has(style);
  }

  /** The formula that an embedded object is; nothing for a chart or a sheet. */
  formulaOf({ attributes }: XmlElement): string {
    return this.objects.formulas.get(attributes["xlink:href"] ?? "") ?? "";
  }

  /** The lines of the chart that an embedded object is. */
  chartOf({ attributes }: XmlElement): readonly string[] {
    return this.objects.charts.get(attributes["xlink:href"] ?? "") ?? [];
  }

  /** `level` counts from 1, the outermost list. */
  markersOf(listStyle: string | undefined, level: number): ListMarkers {
    return this.lists.get(listStyle ?? "")?.get(level) ?? DASHES;
  }

  /** How headings of a level are numbered, which counts from 1. */
  markersOfHeadings(level: number): ListMarkers {
    return this.outline.get(level) ?? DASHES;
  }
}

function markersByLevel(list: XmlElement): ReadonlyMap<number, ListMarkers> {
  return new Map(
    elementsIn(list).map(({ name, attributes }) => {
      const format = attributes["style:num-format"];
      // A number format that is empty shows no number.
      const numbered = /^text:(?:list-level-style-number|outline-level-style)$/.test(name) && format !== "";
      const markers: ListMarkers = {
        numbered,
        first: wholeNumber(attributes["text:start-value"], 1, { least: 0, most: 1_000_000 }),
        format: FORMATS.get(format ?? "") ?? "decimal",
        before: attributes["style:num-prefix"] ?? "",
        after: attributes["style:num-suffix"] ?? "",
        levels: wholeNumber(attributes["text:display-levels"], 1, { least: 1, most: 10 }),
      };
      return [Number(attributes["text:level"]), markers];
    }),
  );
}

function hides(style: XmlElement): boolean {
  return elementsIn(style).some(
    ({ name, attributes }) => name === "style:text-properties" && attributes["text:display"] === "none",
  );
}

/** "super 58%", or a share of the line's height by which the text is lifted. */
function raises(style: XmlElement): boolean {
  return elementsIn(style).some(({ name, attributes }) => {
    const position = attributes["style:text-position"] ?? "";
    return name === "style:text-properties" && (position.startsWith("super") || /^[1-9]/.test(position));
  });
}
