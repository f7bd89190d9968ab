import { countedAs } from "../counted-as.ts";
import { descendants, wholeNumber, type XmlElement } from "../xml/xml-tree.ts";

const BULLETS: ReadonlySet<string> = new Set(["a:buChar", "a:buBlip", "a:buAutoNum"]);
const LEVELS = { least: 0, most: 8 };
const STARTS = { least: 1, most: 32_767 };

/** How PowerPoint names its numbers: "alphaLcParenR" is a), b), c). */
const COUNTED: readonly (readonly [prefix: string, format: string])[] = [
  ["alphaLc", "lowerLetter"],
  ["alphaUc", "upperLetter"],
  ["romanLc", "lowerRoman"],
  ["romanUc", "upperRoman"],
];

/** Marks the paragraphs of a shape that are items of a list, one after the other. */
export class PptxLists {
  private readonly counts: number[] = [];

  /** `byDefault`: whether paragraphs of the shape are items where they do not say. */
  constructor(private readonly byDefault: boolean) {}

  /** What stands before the next paragraph, indented by its level; null for one that is no item. */
  markerOf(paragraph: XmlElement): string | null {
    const [properties] = descendants(paragraph, "a:pPr");
    const level = wholeNumber(properties?.attributes.lvl, 0, LEVELS);
    const bullet = properties?.children.find(
      (child): child is XmlElement =>
        typeof child !== "string" && (BULLETS.has(child.name) || child.name === "a:buNone"),
    );
    const isItem = bullet === undefined ? this.byDefault : bullet.name !== "a:buNone";
    const indent = "  ".repeat(level);
    if (bullet?.name !== "a:buAutoNum") {
      this.counts.length = Math.min(this.counts.length, level);
      return isItem ? `${indent}- ` : null;
    }
    this.counts.length = Math.min(this.counts.length, level + 1);
    const count = (this.counts[level] ?? wholeNumber(bullet.attributes.startAt, 1, STARTS) - 1) + 1;
    this.counts[level] = count;
    return `${indent}${numberOf(count, bullet.attributes.type ?? "")} `;
  }
}

function numberOf(count: number, type: string): string {
  const [, format = "decimal"] = COUNTED.find(([prefix]) => type.startsWith(prefix)) ?? [];
  const number = countedAs(count, format);
  if (type.endsWith("ParenBoth")) return `(${number})`;
  return type.endsWith("ParenR") ? `${number})` : `${number}.`;
}
