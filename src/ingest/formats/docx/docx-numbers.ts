import { countedAs } from "../counted-as.ts";
import {
  descendant,
  descendants,
  elementsIn,
  parseOptionalXml,
  wholeNumber,
  type XmlElement,
} from "../xml/xml-tree.ts";
import { WORD_NAMESPACES, type ListPlace } from "./docx-styles.ts";

/** How a level of a list is numbered. */
interface Level {
  readonly start: number;
  /** "decimal", "lowerLetter" …; "bullet" and "none" are no numbers. */
  readonly format: string;
  /** "%1.%2": the number of each level. */
  readonly text: string;
  /** Whether the numbers of all levels are written in digits. */
  readonly isLegal: boolean;
}

/** What stands for a numbering: the list that counts, and the levels at which that is to begin anew. */
interface Numbering {
  readonly counts: string;
  readonly starts: Map<number, number>;
}

/** "Article %1, section %2": no number is longer. */
const LONGEST_TEXT = 80;
const LEVELS = { least: 0, most: 8 };
const STARTS = { least: 0, most: 100_000 };

/** Counts the paragraphs of a Word document's lists, as Word does: all numberings of one list together. */
export class DocxNumbers {
  private readonly levels = new Map<string, ReadonlyMap<number, Level>>();
  private readonly numberings = new Map<string, Numbering>();
  private readonly counts = new Map<string, number[]>();

  constructor(numbering: Uint8Array | null) {
    const root = parseOptionalXml(numbering, WORD_NAMESPACES);
    if (root === null) return;
    for (const list of descendants(root, "w:abstractNum"))
      this.levels.set(list.attributes["w:abstractNumId"] ?? "", levelsOf(list));
    for (const number of descendants(root, "w:num"))
      this.numberings.set(number.attributes["w:numId"] ?? "", numberingOf(number));
  }

  /** What the next paragraph at this place is numbered with; "" where it has no number. */
  next({ list, level }: ListPlace): string {
    const numbering = this.numberings.get(list);
    const levels = this.levels.get(numbering?.counts ?? "");
    const own = levels?.get(level);
    if (numbering === undefined || levels === undefined || own === undefined) return "";
    const counts = this.counts.get(numbering.counts) ?? [];
    this.counts.set(numbering.counts, counts);
    for (let above = 0; above < level; above++) counts[above] ??= levels.get(above)?.start ?? 1;
    const before = counts[level];
    counts[level] = numbering.starts.get(level) ?? (before === undefined ? own.start : before + 1);
    numbering.starts.delete(level);
    counts.length = level + 1;
    if (own.format === "bullet" || own.format === "none") return "";
    return own.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = own.isLegal ? "decimal" : (levels.get(at)?.format ?? "decimal");
      return countedAs(counts[at] ?? 1, format);
    });
  }
}

function levelsOf(list: XmlElement): ReadonlyMap<number, Level> {
  const levels = elementsIn(list).filter(({ name }) => name === "w:lvl");
  return new Map(
    levels.map((level) => [
      wholeNumber(level.attributes["w:ilvl"], 0, LEVELS),
      {
        start: wholeNumber(valueIn(level, "w:start"), 1, STARTS),
        format: valueIn(level, "w:numFmt") ?? "decimal",
        text: (valueIn(level, "w:lvlText") ?? "").slice(0, LONGEST_TEXT),
        isLegal: descendant(level, "w:isLgl") !== undefined,
      },
    ]),
  );
}

function numberingOf(number: XmlElement): Numbering {
  const starts = elementsIn(number).flatMap((change) => {
    const start = valueIn(change, "w:startOverride");
    const level = wholeNumber(change.attributes["w:ilvl"], 0, LEVELS);
    return start === undefined ? [] : [[level, wholeNumber(start, 1, STARTS)] as const];
  });
  return { counts: valueIn(number, "w:abstractNumId") ?? "", starts: new Map(starts) };
}

function valueIn(element: XmlElement, name: string): string | undefined {
  return descendant(element, name)?.attributes["w:val"];
}
