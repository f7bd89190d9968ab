import type { BlockWriter } from "../../blocks/block-writer.ts";
import { collapseSpace } from "../../clean.ts";
import { readParagraph, type Note } from "./odt-inline.ts";
import { counted, numberLabel } from "./odt-numbers.ts";
import type { OdtStyles } from "./odt-styles.ts";
import { descendants, elementsIn, wholeNumber, type XmlElement } from "../xml/xml-tree.ts";

/** Parts of the body that repeat or administer it. */
const NOT_TEXT: ReadonlySet<string> = new Set([
  "text:table-of-content",
  "text:illustration-index",
  "text:table-index",
  "text:object-index",
  "text:alphabetical-index",
  "text:user-index",
  "text:tracked-changes",
  "text:sequence-decls",
  "text:user-field-decls",
  "text:variable-decls",
  "office:forms",
  "office:annotation",
  "text:bibliography-source",
  "svg:title",
  "svg:desc",
]);

const CELLS: ReadonlySet<string> = new Set(["table:table-cell", "table:covered-table-cell"]);
const SPANS = { least: 1, most: 10_000 };
const LEVELS = { least: 1, most: 6 };
const ITEM_NUMBERS = { least: 0, most: 1_000_000 };

/** A cell with the number of rows below it that it also stands in. */
interface SpanningCell {
  readonly text: string;
  readonly rows: number;
}

/** Writes the body of an OpenDocument text block by block, its notes as a list at the end. */
export class OdtBlocks {
  private readonly notes: Note[] = [];
  private code: string[] = [];
  /** The next number of each list style, for lists that go on after a paragraph. */
  private readonly numbers = new Map<string, number>();
  /** How many headings of each level there were, the first one's level being 1. */
  private readonly headings: number[] = [];

  constructor(
    private readonly writer: BlockWriter,
    private readonly styles: OdtStyles,
  ) {}

  write(body: XmlElement): void {
    this.blocks(body);
    this.endCode();
    const lines: string[] = [];
    // A note may hold a note: the list grows while it is read.
    for (const { label, body: note } of this.notes) lines.push(`${label}. ${this.flat(note)}`);
    this.writer.add("list", lines.join("\n"));
  }

  private blocks(parent: XmlElement): void {
    for (const element of elementsIn(parent)) {
      if (NOT_TEXT.has(element.name)) continue;
      if (element.name === "text:p") this.paragraph(element);
      else {
        this.endCode();
        this.block(element);
      }
    }
  }

  private block(element: XmlElement): void {
    const { name, attributes } = element;
    if (name === "text:h") this.heading(element, wholeNumber(attributes["text:outline-level"], 1, LEVELS));
    else if (name === "text:list" && descendants(element, "text:h").length === 0) {
      this.writer.add("list", this.listLines(element, attributes["text:style-name"], 1).join("\n"));
    } else if (name === "table:table") {
      this.writer.add("table", this.tableRows(element).join("\n"));
    } else if (name === "draw:object") this.box(element);
    else {
      // Sections, frames with text boxes, numbered headings that stand in a list.
      this.blocks(element);
    }
  }

  private paragraph(element: XmlElement): void {
    const style = element.attributes["text:style-name"];
    if (this.styles.isHidden(style)) return;
    const kind = this.styles.kindOf(style);
    if (kind !== "code") this.endCode();
    if (kind === "title") {
      this.heading(element, 1);
      return;
    }
    const { text, boxes } = this.read(element);
    if (kind === "code") this.code.push(text.replaceAll("\r", "").trimEnd());
    else this.writer.add(kind, linesOf(text));
    for (const box of boxes) this.box(box);
  }

  private heading(element: XmlElement, level: number): void {
    const { text, boxes } = this.read(element);
    this.writer.add("heading", this.numbered(element, collapseSpace(text), level), level);
    for (const box of boxes) this.box(box);
  }

  /** A heading with the number that it is shown with. */
  private numbered({ name, attributes }: XmlElement, text: string, level: number): string {
    const markers = this.styles.markersOfHeadings(level);
    if (text === "" || name !== "text:h" || attributes["text:is-list-header"] === "true") return text;
    const count = (this.headings[level] ?? markers.first - 1) + 1;
    this.headings.length = level;
    this.headings[level] = count;
    if (!markers.numbered) return text;
    const above = Array.from({ length: level - 1 }, (_, at) =>
      counted(this.styles.markersOfHeadings(at + 1), this.headings[at + 1] ?? 1),
    );
    return `${numberLabel(markers, count, above)} ${text}`;
  }

  private box(element: XmlElement): void {
    if (element.name === "draw:object") this.writer.add("table", this.styles.chartOf(element).join("\n"));
    else this.blocks(element);
  }

  /** Each line of code is a paragraph of its own. */
  private endCode(): void {
    this.writer.add("code", this.code.join("\n"));
    this.code = [];
  }

  private read(element: XmlElement): ReturnType<typeof readParagraph> {
    const paragraph = readParagraph(element, this.styles);
    for (const note of paragraph.notes) this.notes.push(note);
    return paragraph;
  }

  /** Each item behind its marker; the items of lists within are indented below it. */
  private listLines(
    list: XmlElement,
    style: string | undefined,
    level: number,
    above: readonly string[] = [],
  ): string[] {
    const markers = this.styles.markersOf(style, level);
    const { numbered, first } = markers;
    const goesOn =
      list.attributes["text:continue-numbering"] === "true" || "text:continue-list" in list.attributes;
    const key = `${level} ${style ?? ""}`;
    let number = goesOn ? (this.numbers.get(key) ?? first) : first;
    const lines = elementsIn(list).flatMap((item) => {
      number = wholeNumber(item.attributes["text:start-value"], number, ITEM_NUMBERS);
      const own = elementsIn(item)
        .filter(({ name }) => name !== "text:list")
        .map((child) => this.flatChild(child))
        .filter((text) => text !== "");
      const nested = elementsIn(item)
        .filter(({ name }) => name === "text:list")
        .flatMap((inner) =>
          this.listLines(inner, inner.attributes["text:style-name"] ?? style, level + 1, [
            ...above,
            counted(markers, number),
          ]),
        )
        .map((line) => `  ${line}`);
      if (own.length === 0) return nested;
      if (item.name === "text:list-header") return [own.join(" "), ...nested];
      const label = numberLabel(markers, number++, above);
      const marker = !numbered ? "-" : /[\p{L}\p{N}]$/u.test(label) ? `${label}.` : label;
      return [`${marker} ${own.join(" ")}`, ...nested];
    });
    this.numbers.set(key, number);
    return lines;
  }

  private tableRows(table: XmlElement): string[] {
    const over = new Map<number, SpanningCell>();
    return rowsOf(table)
      .map((row) => withoutEmptyEnd(this.cellsOf(row, over)))
      .filter((cells) => cells.some((cell) => cell !== ""))
      .map((cells) => cells.join(" | "));
  }

  /** A cell over several rows is said in each of them, one over several columns once: what follows keeps its column. */
  private cellsOf(row: XmlElement, over: Map<number, SpanningCell>): string[] {
    const cells = elementsIn(row).filter(({ name }) => CELLS.has(name));
    return cells.map((cell, column) => {
      if (cell.name === "table:covered-table-cell") {
        const above = over.get(column);
        if (above === undefined || above.rows === 0) return "";
        over.set(column, { ...above, rows: above.rows - 1 });
        return above.text;
      }
      const text = this.flat(cell);
      const rows = wholeNumber(cell.attributes["table:number-rows-spanned"], 1, SPANS) - 1;
      over.set(column, { text, rows });
      return text;
    });
  }

  /** All text of a cell or a note on one line. */
  private flat(parent: XmlElement): string {
    return elementsIn(parent)
      .map((child) => this.flatChild(child))
      .filter((text) => text !== "")
      .join(" ");
  }

  private flatChild(element: XmlElement): string {
    if (NOT_TEXT.has(element.name)) return "";
    if (element.name !== "text:p" && element.name !== "text:h") return this.flat(element);
    const { text, boxes } = this.read(element);
    return [collapseSpace(text), ...boxes.map((box) => this.flat(box))]
      .filter((part) => part !== "")
      .join(" ");
  }
}

/** Rows stand in the table itself or in groups of rows; those of tables within a cell are not this table's. */
function rowsOf(table: XmlElement): XmlElement[] {
  return elementsIn(table).flatMap((child) => {
    if (child.name === "table:table-row") return [child];
    const isGroup = ["table:table-header-rows", "table:table-rows", "table:table-row-group"].includes(
      child.name,
    );
    return isGroup ? rowsOf(child) : [];
  });
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
}

function linesOf(text: string): string {
  return text.split("\n").map(collapseSpace).join("\n");
}
