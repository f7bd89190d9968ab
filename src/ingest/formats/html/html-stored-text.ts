import { parseFragment } from "parse5";
import { densities } from "./article/html-densities.ts";
import { isNeverText } from "./article/html-suspicion.ts";
import { assignedJson, textInData } from "./html-script-data.ts";
import {
  attribute,
  DEEPEST_ELEMENT,
  elements,
  flattenBelow,
  isElement,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from "./html-tree.ts";

const TEMPLATE_TYPE = /^text\/(?:template|html|x-template|x-handlebars(?:-template)?|ng-template)$/i;
/**
 * The text that a page keeps for a script to show, or for readers without scripts: of its `noscript`, `template` and `textarea`
 * elements and its scripts of a template's type, the one with the most prose. Undefined where none has any.
 */
export function storedText(body: HtmlElement): HtmlElement | undefined {
  const stored = elements(body, ({ tagName }) => tagName === "svg").flatMap(
    (element) => rootOf(element) ?? [],
  );
  let best: { readonly root: HtmlElement; readonly prose: number } | undefined;
  for (const root of stored) {
    const prose = densities(root, isNeverText, () => false).get(root)?.prose ?? 0;
    if (prose > (best?.prose ?? 0)) best = { root, prose };
  }
  return best?.root;
}

/** The longest text in the data that a page keeps for its scripts; null where there is none. */
export function storedData(root: HtmlNode): string | null {
  const texts = elements(root)
    .filter(({ tagName }) => tagName === "script")
    .flatMap((script) => dataOf(script) ?? [])
    .flatMap((data) => textInData(data) ?? []);
  return texts.reduce<string | null>((best, text) => (text.length > (best?.length ?? 0) ? text : best), null);
}
const DATA_TYPE = /^application\/json$/i;
const PROGRAM_TYPE = /^(?:(?:text|application)\/javascript|module)?$/i;

/** The JSON in a script: all of it, or what a program of one line keeps (`window.__STATE__ = {…};`). */
function dataOf(script: HtmlElement): string | null {
  const type = attribute(script, "type").trim();
  if (DATA_TYPE.test(type)) return textOf(script);
  return PROGRAM_TYPE.test(type) ? assignedJson(textOf(script)) : null;
}

/** The elements that such an element holds, below one of their own. */
function rootOf(element: HtmlElement): HtmlElement | null {
  if (element.tagName === "template" && "content" in element) return asElement(element.content as HtmlNode);
  const isTemplate = element.tagName === "script" && TEMPLATE_TYPE.test(attribute(element, "type").trim());
  if (!["noscript", "textarea"].includes(element.tagName) && !isTemplate) return null;
  // Read with scripts in mind, what is in these elements is plain text.
  return elementOf(textOf(element));
}

/** The elements of a text that is HTML, below one of their own. */
export function elementOf(html: string): HtmlElement | null {
  return asElement(parseFragment(html));
}

function asElement(fragment: HtmlNode): HtmlElement | null {
  if (!("childNodes" in fragment)) return null;
  flattenBelow(fragment, DEEPEST_ELEMENT);
  const [root] = parseFragment("<div></div>").childNodes;
  if (root === undefined || !isElement(root)) return null;
  root.childNodes = fragment.childNodes;
  for (const node of root.childNodes) node.parentNode = root;
  return root;
}
