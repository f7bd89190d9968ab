import { asNoteMark, raised } from "../../blocks/note-mark-text.ts";
import { collapseSpace } from "../../clean.ts";
import { chosenFormula } from "./xml-formula.ts";
import { elementsIn, xmlText, type XmlElement, type XmlNode } from "./xml-tree.ts";

/** What administers a document, or is no text. */
export const NOT_TEXT: ReadonlySet<string> = new Set(
  `teiHeader fileDesc title-info document-info publish-info custom-info binary journal-meta article-id article-categories pub-date permissions history counts
   custom-meta-group self-uri contrib-group aff author-notes info articleinfo bookinfo chapterinfo sectioninfo indexterm
   graphic figDesc imageobject imagedata textobject fw pb lb-placeholder script style head-meta stylesheet
   sub-article-stub processing-meta volume issue fpage lpage elocation-id`.split(/\s+/),
);
const LINE_BREAKS: ReadonlySet<string> = new Set(["br", "break"]);
const FORMULAS: ReadonlySet<string> = new Set([
  "inline-formula",
  "disp-formula",
  "inlineequation",
  "informalequation",
  "equation",
  "math",
  "tex-math",
]);
const RAISED: ReadonlySet<string> = new Set(["sup", "superscript"]);

/** Collects the notes of a document, which stand in its text at the place that they belong to. */
export class XmlNotes {
  private readonly lines: string[] = [];

  /** The mark that stands for the note in the text. */
  take(note: string): string {
    return asNoteMark(`[${this.lines.push(`${this.lines.length + 1}. ${note}`)}]`);
  }

  /** A line a note, and none of them from then on. */
  flush(): string {
    return this.lines.splice(0).join("\n");
  }
}

/** The words of a run of nodes, white space collapsed; a line break of the document is one. */
export function inlineText(nodes: readonly XmlNode[], notes: XmlNotes): string {
  const text = (node: XmlNode): string => {
    if (typeof node === "string") return node.replace(/\s+/g, " ");
    const { name } = node;
    if (NOT_TEXT.has(name)) return "";
    if (name === "lb") return node.attributes.break === "no" ? "" : " ";
    if (LINE_BREAKS.has(name)) return "\n";
    if (FORMULAS.has(name)) return chosenFormula(node);
    if (isNote(node)) return notes.take(collapseSpace(node.children.map(text).join(" ")));
    const inner = node.children.map(text).join(isOfOneLine(node) ? "" : " ");
    if (isNoteReference(node)) return asNoteMark(bracketed(inner.trim()));
    return RAISED.has(name) || isRaisedByRendition(node) ? raised(inner) : inner;
  };
  const lines = nodes.map(text).join("").split("\n");
  return lines
    .map(collapseSpace)
    .filter((line) => line !== "")
    .join("\n");
}

function isRaisedByRendition({ attributes }: XmlElement): boolean {
  return /^(?:simple:|#)?(?:super|sup\b)/.test(attributes.rend ?? attributes.rendition ?? "");
}

/** A note that stands in the line where it belongs to, DocBook's and TEI's. */
function isNote({ name }: XmlElement): boolean {
  return name === "footnote" || name === "note";
}

/** What leads to a note elsewhere: JATS' cross reference, FictionBook's link. */
function isNoteReference({ name, attributes }: XmlElement): boolean {
  return (
    (name === "xref" && /^(?:fn|table-fn)$/.test(attributes["ref-type"] ?? "")) ||
    (name === "a" && attributes.type === "note")
  );
}

/** A note's number as it stands in a line; one that is bracketed or raised is left as it is. */
function bracketed(mark: string): string {
  return /^[\p{L}\p{N}*†‡§]+$/u.test(mark) ? `[${mark}]` : mark;
}

/** Text that stands beside elements, as in a paragraph of any vocabulary. */
export function hasTextOfItsOwn({ children }: XmlElement): boolean {
  return children.some((child) => typeof child === "string" && child.trim() !== "");
}

/** Whether the words of an element's children are one text, and not as names of a reference that stand apart. */
function isOfOneLine(element: XmlElement): boolean {
  return hasTextOfItsOwn(element) || elementsIn(element).length < 2 || !elementsIn(element).every(isWordy);
}

function isWordy(element: XmlElement): boolean {
  return !RAISED.has(element.name) && xmlText(element) !== "";
}
