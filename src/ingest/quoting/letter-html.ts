import { defaultTreeAdapter, html, type DefaultTreeAdapterTypes } from "parse5";
import { attribute, elements, type HtmlElement, type HtmlNode } from "../formats/html/html-tree.ts";
import { LETTER_MARKS } from "./letter-writer.ts";

/** Boxes in which programs for mail put the letter that is answered. Outlook's classes come with "x_" before them where it quotes. */
const QUOTES =
  /(?:^|\s)(?:x_)*(?:gmail_quote(?:_container)?|yahoo_quoted|protonmail_quote|zmail_extra|moz-forward-container|moz-email-forwarded|tutanota_quote|quoted-message|hey_quote)(?:\s|$)/u;
const SIGNATURES =
  /(?:^|\s)(?:x_)*(?:gmail_signature|moz-signature|protonmail_signature_block|tutanota_signature|yahoo-signature|ydp[0-9a-f]{1,12}signature|Signature|ms-outlook-mobile-signature|AppleMailSignature|signature)(?:\s|$)/u;

/** Puts the marks of `LetterWriter` around what is quoted in a letter, and around signatures. */
export function markQuotes(root: HtmlNode): void {
  for (const element of elements(root)) {
    if (isQuote(element)) surround(element, LETTER_MARKS.quote);
    else if (SIGNATURES.test(namesOf(element))) surround(element, LETTER_MARKS.signature);
  }
}

function isQuote(element: HtmlElement): boolean {
  if (element.tagName !== "blockquote") return QUOTES.test(namesOf(element));
  // With that style programs indent what somebody writes.
  return !/border(?:-width)?\s*:\s*(?:none|0)/iu.test(attribute(element, "style")) || isMarked(element);
}

function isMarked(element: HtmlElement): boolean {
  return attribute(element, "type") === "cite" || QUOTES.test(namesOf(element));
}

function namesOf(element: HtmlElement): string {
  return `${attribute(element, "class")} ${attribute(element, "id")}`;
}

function surround(element: HtmlElement, [opening, closing]: readonly [string, string]): void {
  const parent = element.parentNode;
  if (parent === null) return;
  const after = parent.childNodes[parent.childNodes.indexOf(element) + 1];
  defaultTreeAdapter.insertBefore(parent, paragraphOf(opening), element);
  if (after === undefined) defaultTreeAdapter.appendChild(parent, paragraphOf(closing));
  else defaultTreeAdapter.insertBefore(parent, paragraphOf(closing), after);
}

function paragraphOf(text: string): DefaultTreeAdapterTypes.Element {
  const paragraph = defaultTreeAdapter.createElement("p", html.NS.HTML, []);
  defaultTreeAdapter.insertText(paragraph, text);
  return paragraph;
}
