import { asNoteMark, raised } from "../../blocks/note-mark-text.ts";
import { wholeNumber, type XmlElement, type XmlNode } from "../xml/xml-tree.ts";

/** What a paragraph holds: its text, lines parted by `\n`, and what is anchored in it and stands outside of its text. */
export interface Paragraph {
  readonly text: string;
  readonly notes: readonly Note[];
  /** Text boxes, shapes and embedded objects. */
  readonly boxes: readonly XmlElement[];
}

export interface Note {
  readonly label: string;
  readonly body: XmlElement;
}

/** Elements inside a paragraph whose text is not the paragraph's. */
const NOT_TEXT: ReadonlySet<string> = new Set([
  "office:annotation",
  "office:annotation-end",
  "text:hidden-text",
  "text:ruby-text",
  "text:tracked-changes",
  "svg:title",
  "svg:desc",
  "draw:image",
]);

/** More in a row are no text. */
const SPACES = { least: 0, most: 200 };

/** What a paragraph has to know of the styles of its spans, and of what is embedded in it. */
interface SpanStyles {
  isRaised(style: string | undefined): boolean;
  isHidden(style: string | undefined): boolean;
  formulaOf(object: XmlElement): string;
}

export function readParagraph(element: XmlElement, styles?: SpanStyles): Paragraph {
  const notes: Note[] = [];
  const boxes: XmlElement[] = [];
  const text = (node: XmlNode): string => {
    if (typeof node === "string") return node.replace(/\s+/g, " ");
    if (NOT_TEXT.has(node.name)) return "";
    switch (node.name) {
      case "text:s":
        return " ".repeat(wholeNumber(node.attributes["text:c"], 1, SPACES));
      case "text:tab":
        return "\t";
      case "text:line-break":
        return "\n";
      case "text:span": {
        if (styles?.isHidden(node.attributes["text:style-name"]) === true) return "";
        const inner = node.children.map(text).join("");
        return styles?.isRaised(node.attributes["text:style-name"]) === true ? raised(inner) : inner;
      }
      case "text:note":
        return noteMark(node, notes);
      case "draw:object":
        boxes.push(node);
        return styles?.formulaOf(node) ?? "";
      case "draw:frame":
      case "draw:a":
        return node.children.map(text).join("");
      default:
        if (!node.name.startsWith("draw:")) return node.children.map(text).join("");
        boxes.push(node);
        return "";
    }
  };
  return { text: element.children.map(text).join(""), notes, boxes };
}

/** The mark in the text, "[1]"; the note is kept for the end of the document. */
function noteMark(note: XmlElement, notes: Note[]): string {
  const children = note.children.filter((child) => typeof child !== "string");
  const citation = children.find(({ name }) => name === "text:note-citation");
  const body = children.find(({ name }) => name === "text:note-body");
  const label = citation === undefined ? "" : readParagraph(citation).text.trim();
  if (body === undefined) return "";
  notes.push({ label: label === "" ? "*" : label, body });
  return asNoteMark(`[${label === "" ? "*" : label}]`);
}
