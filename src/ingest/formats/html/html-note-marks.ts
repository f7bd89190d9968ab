import { asNoteMark, raised } from "../../blocks/note-mark-text.ts";
import { attribute, childrenOf, elements, isElement, type HtmlElement, type HtmlNode } from "./html-tree.ts";

/** "1", "[12]", "2, 3", "a", "*", "note 4" */
const MARK =
  /^[[(]?(?:(?:note|nb|fn)\s?)?(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8}|\p{L}|[*†‡§¶]{1,3})[\])]?$/iu;
/** What is written as a whole in brackets is a mark, too: "[citation needed]". */
const BRACKETED = /^(?:\[[^[\]]{1,40}\]){1,9}$/u;
const LONGEST = 60;

const TO_NOTE = /#.*(?:fn|note|ftn|cite|ref)/iu;
const BACK_TO_TEXT = /#.*(?:fn-?ref|ftn-?ref|note-?ref|cite_ref|edn-?ref|back)/iu;
const NAMED = /(?:^|[-_\s])(?:foot-?note|end-?note|note-?ref|reference|fn|cite)/iu;
const SENTENCE_END = /[.!?:,;”"’»)]\s?$/u;

/**
 * Replaces the marks of notes below a node by their text, told apart from the sentence around them. What tells a mark is its
 * role (EPUB, ARIA); a raised figure that is a link, in brackets, named as a reference, or behind a full stop; a link to a
 * note that is in brackets or raised.
 */
export function tellNoteMarks(root: HtmlNode): void {
  const waiting: HtmlNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!("childNodes" in node)) continue;
    const { childNodes } = node;
    for (const [place, child] of childNodes.entries()) {
      const mark = isElement(child) ? markOf(child, childNodes[place - 1]) : null;
      if (isElement(child) && leadsBack(child))
        childNodes[place] = { nodeName: "#text", value: "", parentNode: node };
      else if (mark === null) waiting.push(child);
      else childNodes[place] = { nodeName: "#text", value: asNoteMark(mark), parentNode: node };
    }
  }
}

/** What stands behind a note to lead back to the text: "↩". */
const WAY_BACK = /^[\s↩↵⤴⬆↑⏎^\uFE0E\uFE0F]{1,8}$/u;

/** The same with the note's number or in brackets: "↩1", "[↩]". */
const NUMBERED_WAY_BACK = /^[\s([]{0,3}\d{0,3}\s?[↩↵⤴⮌]\uFE0E?\uFE0F?\s?\d{0,3}[\s)\]]{0,3}$/u;

function leadsBack(element: HtmlElement): boolean {
  // Not by its name: links of an e-book have become spans by now (`asProse`).
  const text = attribute(element, "href") === "" ? null : shortTextOf(element);
  if (text === null) return false;
  if (/\b(?:doc-)?backlink\b/u.test(rolesOf(element)) || NUMBERED_WAY_BACK.test(text)) return true;
  return attribute(element, "href").includes("#") && WAY_BACK.test(text);
}

/** In EPUB's words and in ARIA's. */
function rolesOf(element: HtmlElement): string {
  return `${attribute(element, "epub:type")} ${attribute(element, "role")}`;
}

/** How the mark is written, or null for what is none. */
function markOf(element: HtmlElement, before: HtmlNode | undefined): string | null {
  const isReference = /\b(?:doc-)?noteref\b/u.test(rolesOf(element));
  if (element.tagName !== "sup" && element.tagName !== "a" && !isReference) return null;
  const text = shortTextOf(element)?.replace(/\s+/gu, " ").trim() ?? "";
  const isMark = MARK.test(text) || BRACKETED.test(text);
  return isMark && (isReference || leadsToNote(element, text, before)) ? written(text) : null;
}

function leadsToNote(element: HtmlElement, text: string, before: HtmlNode | undefined): boolean {
  const within = elements(element);
  const link = within.find(({ tagName }) => tagName === "a");
  const target = link === undefined ? "" : attribute(link, "href");
  if (BACK_TO_TEXT.test(target)) return false;
  if (element.tagName === "a") {
    return TO_NOTE.test(target) && (BRACKETED.test(text) || within.some(({ tagName }) => tagName === "sup"));
  }
  if (link !== undefined || BRACKETED.test(text) || NAMED.test(attribute(element, "class"))) return true;
  // Behind a letter or a figure it may be a power or a unit: "m²".
  return before?.nodeName === "#text" && "value" in before && SENTENCE_END.test(before.value.slice(-2));
}

/** The text below an element, or null where it is too long for a mark. */
function shortTextOf(element: HtmlElement): string | null {
  let text = "";
  const waiting: HtmlNode[] = [element];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === "#text" && "value" in node) text += node.value;
    if (text.length > LONGEST) return null;
    for (const child of childrenOf(node).toReversed()) waiting.push(child);
  }
  return text;
}

/** A letter alone would become part of the word before it. */
function written(text: string): string {
  return /^\p{L}$/u.test(text) ? `[${text}]` : raised(text);
}
