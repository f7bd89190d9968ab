import { BlockWriter } from "../../blocks/block-writer.ts";
import { collapseSpace } from "../../clean.ts";
import type { Reader } from "../reader.ts";
import { declaredByXml } from "./xml-metadata.ts";
import { elementsIn, parseXml, type XmlElement, type XmlNode } from "./xml-tree.ts";

/** XML by its text: TEI, JATS, DocBook, FictionBook and OPML by their elements, any other by where its text stands. */
export const xmlReader: Reader = {
  format: "xml",
  maxBytes: (limits) => limits.maxFileBytes,
  read(bytes) {
    const root = withoutPrefixes(parseXml(bytes, new Map()));
    const writer = new BlockWriter();
    const declared = declaredByXml(root);
    if (root.name === "opml") writer.add("list", outlineLines(root, "").join("\n"));
    else new XmlBlocks(writer).write(root);
    return { text: writer.text, blocks: writer.blocks, pages: [], declared };
  },
};

/** Whatever prefix a file uses, these documents have elements of one namespace. */
function withoutPrefixes(element: XmlElement): XmlElement {
  return {
    name: element.name.replace(/^.*:/, ""),
    attributes: element.attributes,
    children: element.children.map((child) => (typeof child === "string" ? child : withoutPrefixes(child))),
  };
}

/** What administers a document, or is no text. */
const NOT_TEXT: ReadonlySet<string> = new Set(
  `teiHeader fileDesc description binary journal-meta article-id article-categories pub-date permissions history counts
   custom-meta-group self-uri contrib-group aff author-notes info articleinfo bookinfo chapterinfo sectioninfo indexterm
   graphic figDesc mediaobject imagedata alternatives tex-math fw pb lb-placeholder script style head-meta stylesheet
   sub-article-stub processing-meta volume issue fpage lpage elocation-id`.split(/\s+/),
);
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
const LISTS: ReadonlySet<string> = new Set([
  "list",
  "itemizedlist",
  "orderedlist",
  "variablelist",
  "ul",
  "ol",
  "def-list",
]);
const QUOTES: ReadonlySet<string> = new Set(["quote", "disp-quote", "blockquote", "epigraph", "cit"]);
const CODE: ReadonlySet<string> = new Set(["programlisting", "screen", "literallayout", "code", "pre", "eg"]);
const ROWS: ReadonlySet<string> = new Set(["tr", "row"]);
/** Elements that stand within a line. Of an unknown one its neighbours tell. */
const LINE_BREAKS: ReadonlySet<string> = new Set(["lb", "br", "break"]);

class XmlBlocks {
  constructor(private readonly writer: BlockWriter) {}

  write(element: XmlElement, depth = 0): void {
    const { name } = element;
    if (NOT_TEXT.has(name)) return;
    if (HEADINGS.has(name)) this.writer.add("heading", inline(element), Math.min(Math.max(depth, 1), 6));
    else if (name === "table" || name === "informaltable")
      this.writer.add("table", rowsOf(element).join("\n"));
    else if (LISTS.has(name)) this.writer.add("list", itemLines(element).join("\n"));
    else if (CODE.has(name)) this.writer.add("code", raw(element));
    else if (PARAGRAPHS.has(name) || hasTextOfItsOwn(element)) this.paragraph(element, depth);
    else for (const child of elementsIn(element)) this.write(child, depth + (isSection(name) ? 1 : 0));
  }

  /** A paragraph may hold a list, a table or a quotation, which part it. */
  private paragraph(element: XmlElement, depth: number): void {
    let line: XmlNode[] = [];
    const flush = (): void => {
      const kind = QUOTES.has(element.name) ? "quote" : "paragraph";
      this.writer.add(kind, inline({ ...element, children: line }));
      line = [];
    };
    for (const child of element.children) {
      if (typeof child === "string" || !isBlock(child.name)) line.push(child);
      else {
        flush();
        this.write(child, depth);
      }
    }
    flush();
  }
}

function isSection(name: string): boolean {
  return /^(?:div\d?|sec|sect\d|section|chapter|part|body|book|article|front|back|app|appendix|preface|text)$/.test(
    name,
  );
}

function isBlock(name: string): boolean {
  return (
    LISTS.has(name) ||
    CODE.has(name) ||
    name === "table" ||
    name === "table-wrap" ||
    name === "disp-quote" ||
    name === "p" ||
    name === "para"
  );
}

/** Text that stands beside elements, as in a paragraph of any vocabulary. */
function hasTextOfItsOwn({ children }: XmlElement): boolean {
  return children.some((child) => typeof child === "string" && child.trim() !== "");
}

function inline(element: XmlElement): string {
  const text = (node: XmlNode): string => {
    if (typeof node === "string") return node;
    if (NOT_TEXT.has(node.name)) return "";
    if (LINE_BREAKS.has(node.name)) return " ";
    return node.children.map(text).join(isInlineOnly(node) ? "" : " ");
  };
  return collapseSpace(element.children.map(text).join(""));
}

/** Whether the words of an element's children are one text, and not as names of a reference that stand apart. */
function isInlineOnly(element: XmlElement): boolean {
  return hasTextOfItsOwn(element) || elementsIn(element).length < 2;
}

function raw(node: XmlNode): string {
  return typeof node === "string" ? node : node.children.map(raw).join("");
}

function rowsOf(table: XmlElement): string[] {
  const rows = (element: XmlElement): XmlElement[] =>
    elementsIn(element).flatMap((child) => (ROWS.has(child.name) ? [child] : rows(child)));
  return rows(table)
    .map((row) => elementsIn(row).map(inline))
    .filter((cells) => cells.some((cell) => cell !== ""))
    .map((cells) => cells.join(" | "));
}

function itemLines(list: XmlElement): string[] {
  return elementsIn(list)
    .filter(({ name }) => !HEADINGS.has(name))
    .map((item) => inline(item))
    .filter((text) => text !== "")
    .map((text) => `- ${text}`);
}

/** The entries of an outline with their notes, indented below those that they belong to. */
function outlineLines(element: XmlElement, indent: string): string[] {
  return elementsIn(element).flatMap((child) => {
    if (child.name !== "outline") return child.name === "head" ? [] : outlineLines(child, indent);
    const { text = "", title = "", _note: note = "", xmlUrl = "", htmlUrl = "" } = child.attributes;
    const line = [text === "" ? title : text, note, htmlUrl === "" ? xmlUrl : htmlUrl].map(collapseSpace);
    const said = line.filter((part) => part !== "").join(" – ");
    return [...(said === "" ? [] : [`${indent}- ${said}`]), ...outlineLines(child, `${indent}  `)];
  });
}
