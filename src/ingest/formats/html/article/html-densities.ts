import {
  ancestors,
  childrenOf,
  elements,
  isElement,
  isInline,
  isLink,
  type HtmlElement,
} from "../html-tree.ts";

/** What the text of an element is made of, in characters without runs of white space. */
export interface Density {
  /** All text. */
  readonly text: number;
  /** The text of links. */
  readonly linked: number;
  /** The text of paragraphs that read like prose, without their links. */
  readonly prose: number;
}

type Test = (element: HtmlElement) => boolean;

/** A paragraph of this many characters outside of links reads like prose: headlines and menu entries are shorter. */
const PROSE_PARAGRAPH = 80;
/** An address may be as long, but is one word. */
const PROSE_WORDS = 8;
/** A letter of a script that is written without spaces says as much as two of an alphabet. */
const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;

/** Of an element without text. */
export const NO_TEXT: Density = { text: 0, linked: 0, prose: 0 };

/**
 * The density of each element below `root`, the root's too; what is below an element `apart` counts for that element but for
 * none around it. `never` has no text. One pass, from the last element to the first: what is inside is counted before
 * what is around it.
 */
export function densities(root: HtmlElement, never: Test, apart: Test): ReadonlyMap<HtmlElement, Density> {
  const found = new Map<HtmlElement, Density>();
  /** The text that belongs to the paragraph around an inline element. */
  const running = new Map<HtmlElement, Line>();
  for (const element of elements(root, never).toReversed()) {
    let { text, linked, prose } = NO_TEXT;
    const own: Line = { text: 0, linked: 0, words: 0 };
    for (const child of childrenOf(element)) {
      if (isElement(child)) {
        if (apart(child)) continue;
        const inner = found.get(child) ?? NO_TEXT;
        text += inner.text;
        linked += inner.linked;
        prose += inner.prose;
        const inline = running.get(child);
        if (inline !== undefined) {
          own.text += inline.text;
          own.linked += inline.linked;
          own.words += inline.words;
        }
      } else if (child.nodeName === "#text" && "value" in child) {
        const { length, words } = measured(child.value);
        text += length;
        own.text += length;
        own.words += words;
      }
    }
    if (isLink(element)) {
      linked = text;
      own.linked = own.text;
      own.words = 0;
    }
    if (isInline(element)) running.set(element, own);
    else if (isProse(own)) prose += own.text - own.linked;
    found.set(element, { text, linked, prose });
  }
  return found;
}

/** What stands in an element itself and in the inline elements within it. */
interface Line {
  text: number;
  linked: number;
  /** Outside of links. */
  words: number;
}

function isProse({ text, linked, words }: Line): boolean {
  const plain = text - linked;
  return plain >= PROSE_PARAGRAPH && plain > linked && words >= PROSE_WORDS;
}

function measured(value: string): { readonly length: number; readonly words: number } {
  const parts = value.split(/\s+/).filter((part) => part !== "");
  const wide = value.match(WIDE)?.length ?? 0;
  const length = parts.reduce((sum, part) => sum + part.length, wide) + Math.max(parts.length - 1, 0);
  return { length, words: parts.length + wide / 2 };
}

/** The widest box around an element that is neither the article's nor holds more characters than `longest`, those of links left out. */
export function boxAround(
  element: HtmlElement,
  landmarks: ReadonlySet<HtmlElement>,
  density: ReadonlyMap<HtmlElement, Density>,
  longest: number,
): HtmlElement | undefined {
  let box: HtmlElement | undefined;
  for (const around of ancestors(element)) {
    const { text, linked } = density.get(around) ?? NO_TEXT;
    if (landmarks.has(around) || around.tagName === "article" || text - linked > longest) break;
    box = around;
  }
  return box;
}
