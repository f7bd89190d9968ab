import type { BlockKind } from "../../../core/document.ts";
import { BlockWriter } from "../../blocks/block-writer.ts";
import { collapseSpace } from "../../clean.ts";
import type { ContainerReader, Draft } from "../reader.ts";
import { feedParts } from "./xml-feed.ts";
import { declaredByXml } from "./xml-metadata.ts";
import { hasTextOfItsOwn, inlineText, NOT_TEXT, XmlNotes } from "./xml-inline.ts";
import { listLines, LISTS } from "./xml-lists.ts";
import { elementsIn, parseXml, xmlText, type XmlElement, type XmlNode } from "./xml-tree.ts";

/**
 * XML by its text: TEI, JATS, DocBook, FictionBook and OPML by their elements, any other by where its text stands. Each entry of
 * a feed is a document.
 */
export const xmlReader: ContainerReader = {
  format: "xml",
  maxBytes: (limits) => limits.maxFileBytes,
  readParts(bytes, { maxEntries }) {
    const root = withoutPrefixes(parseXml(bytes, new Map()));
    return Promise.resolve(feedParts(root, maxEntries) ?? [{ part: null, draft: draftOf(root) }]);
  },
};

function draftOf(root: XmlElement): Draft {
  const writer = new BlockWriter();
  if (root.name === "opml") writer.add("list", outlineLines(root, "").join("\n"));
  else new XmlBlocks(writer).writeAll(root);
  return {
    text: writer.text,
    blocks: writer.blocks,
    pages: [],
    noteMarks: writer.noteMarks,
    declared: declaredByXml(root),
  };
}

/** Whatever prefix a file uses, these documents have elements of one namespace. */
function withoutPrefixes(element: XmlElement): XmlElement {
  return {
    name: element.name.replace(/^.*:/, ""),
    attributes: element.attributes,
    children: element.children.map((child) => (typeof child === "string" ? child : withoutPrefixes(child))),
  };
}

const HEADINGS: ReadonlySet<string> = new Set([
  "title",
  "head",
  "article-title",
  "subtitle",
  "bridgehead",
  "h1",
  "h2",
  "h3",
]);
const PARAGRAPHS: ReadonlySet<string> = new Set(
  "p para simpara formalpara ab l v text-author cite epigraph-p speaker stage ref bibl biblStruct note fn attribution".split(
    " ",
  ),
);
const QUOTES: ReadonlySet<string> = new Set(["quote", "disp-quote", "blockquote", "epigraph", "cit"]);
const CODE: ReadonlySet<string> = new Set(["programlisting", "screen", "code", "pre", "eg"]);
/** Lines that are written as they are to be read. */
const SET_IN_LINES: ReadonlySet<string> = new Set(["literallayout", "address"]);
const ROWS: ReadonlySet<string> = new Set(["tr", "row"]);
/** What has a title that is no heading of the text. */
const CAPTIONED: ReadonlySet<string> = new Set([
  "figure",
  "fig",
  "table",
  "informaltable",
  "table-wrap",
  "example",
  "caption",
]);

class XmlBlocks {
  private readonly notes = new XmlNotes();

  constructor(private readonly writer: BlockWriter) {}

  writeAll(root: XmlElement): void {
    this.write(root);
    this.writer.add("list", this.notes.flush());
  }

  private write(element: XmlElement, depth = 0, kind: BlockKind = "paragraph"): void {
    const { name } = element;
    if (NOT_TEXT.has(name)) return;
    if (HEADINGS.has(name)) this.heading(element, depth);
    else if (name === "table" || name === "informaltable") this.table(element);
    else if (LISTS.has(name)) this.list(element, depth);
    else if (isListing(element)) this.writer.add("code", raw(element));
    else if (SET_IN_LINES.has(name)) this.writer.add(kind, linesOf(element));
    else if (name === "fn" || isFictionNote(element)) this.writer.add("paragraph", this.labelled(element));
    else if (PARAGRAPHS.has(name) || hasTextOfItsOwn(element)) this.paragraph(element, depth, kind);
    else this.children(element, depth, QUOTES.has(name) ? "quote" : kind);
  }

  private children(element: XmlElement, depth: number, kind: BlockKind): void {
    const within = depth + (isSection(element.name) ? 1 : 0);
    for (const child of elementsIn(element)) {
      if (CAPTIONED.has(element.name) && HEADINGS.has(child.name)) this.paragraph(child, depth, "paragraph");
      else this.write(child, within, kind);
    }
  }

  private heading(element: XmlElement, depth: number): void {
    this.writer.add(
      "heading",
      collapseSpace(inlineText(element.children, this.notes)),
      Math.min(Math.max(depth, 1), 6),
    );
  }

  private table(element: XmlElement): void {
    for (const title of elementsIn(element).filter(({ name }) => /^(?:title|head|caption)$/.test(name)))
      this.writer.add("paragraph", inlineText([title], this.notes));
    this.writer.add("table", this.rowsOf(element).join("\n"));
  }

  private list(element: XmlElement, depth: number): void {
    for (const title of elementsIn(element).filter(({ name }) => name === "title" || name === "head"))
      this.paragraph(title, depth, "paragraph");
    this.writer.add("list", listLines(element, this.notes).join("\n"));
  }

  /** A note at the end of the text, behind its label. */
  private labelled(element: XmlElement): string {
    const parts = elementsIn(element).map((part) => inlineText([part], this.notes));
    const [label = "", ...more] = hasTextOfItsOwn(element) ? [] : parts;
    if (more.length === 0) return inlineText(element.children, this.notes);
    return `${label}${/[\p{L}\p{N}]$/u.test(label) ? "." : ""} ${more.join(" ")}`;
  }

  /** A paragraph may hold a list, a table or a quotation, which part it. */
  private paragraph(element: XmlElement, depth: number, kind: BlockKind): void {
    const own = QUOTES.has(element.name) ? "quote" : kind;
    let line: XmlNode[] = [];
    const flush = (): void => {
      this.writer.add(own, inlineText(line, this.notes));
      line = [];
    };
    for (const child of element.children) {
      if (typeof child === "string" || !isBlock(child)) line.push(child);
      else {
        flush();
        this.write(child, depth, own);
      }
    }
    flush();
  }

  private rowsOf(table: XmlElement): string[] {
    const rows = (element: XmlElement): XmlElement[] =>
      elementsIn(element).flatMap((child) => (ROWS.has(child.name) ? [child] : rows(child)));
    return rows(table)
      .map((row) => elementsIn(row).map((cell) => collapseSpace(inlineText(cell.children, this.notes))))
      .filter((cells) => cells.some((cell) => cell !== ""))
      .map((cells) => cells.join(" | ").replace(/(?: \|)+\s*$/, ""));
  }
}

function isSection(name: string): boolean {
  return /^(?:div\d?|sec|sect\d|section|chapter|part|book|app|appendix|preface)$/.test(name);
}

/** Code that is set apart, not a word of it in a line. */
function isListing(element: XmlElement): boolean {
  if (CODE.has(element.name)) return true;
  const { rend = "", type = "" } = element.attributes;
  return /^(?:p|ab)$/.test(element.name) && /\bcode|verbatim/.test(`${rend} ${type}`);
}

/** FictionBook keeps each note as a section with its number as title. */
function isFictionNote(element: XmlElement): boolean {
  const [title, text] = elementsIn(element);
  return (
    element.name === "section" &&
    element.attributes.id !== undefined &&
    title?.name === "title" &&
    text?.name === "p" &&
    /^\[?(?:\d{1,4}|[*†‡])\]?$/.test(xmlText(title))
  );
}

function isBlock(element: XmlElement): boolean {
  const { name } = element;
  if (name === "code") return raw(element).includes("\n");
  return (
    LISTS.has(name) ||
    CODE.has(name) ||
    SET_IN_LINES.has(name) ||
    /^(?:table|informaltable|table-wrap|disp-quote|blockquote|p|para|simpara|mediaobject|figure|fig)$/.test(
      name,
    )
  );
}

function raw(node: XmlNode): string {
  return typeof node === "string" ? node : node.children.map(raw).join("");
}

function linesOf(element: XmlElement): string {
  return raw(element)
    .split("\n")
    .map(collapseSpace)
    .filter((line) => line !== "")
    .join("\n");
}

/** The entries of an outline with their notes, indented below those that they belong to. */
function outlineLines(element: XmlElement, indent: string): string[] {
  return elementsIn(element).flatMap((child) => {
    if (child.name !== "outline") return child.name === "head" ? [] : outlineLines(child, indent);
    const { text = "", title = "", _note: note = "", xmlUrl = "", htmlUrl = "" } = child.attributes;
    const [first = "", ...more] = note.split(/\n[ \t]*\n/).map(collapseSpace);
    const line = [text === "" ? title : text, first, htmlUrl === "" ? xmlUrl : htmlUrl].map(collapseSpace);
    const said = line.filter((part) => part !== "").join(" – ");
    return [
      ...(said === "" ? [] : [`${indent}- ${said}`]),
      ...more.map((paragraph) => `${indent}  ${paragraph}`),
      ...outlineLines(child, `${indent}  `),
    ];
  });
}
