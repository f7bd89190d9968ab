import type { Span } from "../core/document.ts";
import { chunksOf } from "./chunks.ts";
import { cut } from "./cut.ts";
import { element } from "./dom.ts";
import { markedText } from "./passage-card.ts";

/**
 * UTF-16 code units in one stretch of the reading panel: about three screens. The browser lays out only the stretches
 * that are on the screen (`content-visibility` in style.css), so the time to open does not grow with the text.
 */
const CHUNK_SIZE = 8_000;

/** A document's text for reading: all of it, character for character, with one passage and the marks in it set off. */
export function documentText(text: string, passage: Span | null, marks: readonly Span[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const passages = passage === null ? [] : [passage];
  for (const chunk of chunksOf(text, CHUNK_SIZE)) {
    const parts = cut(chunk.text, chunk.start, passages).map((part) =>
      part.inside
        ? element("span", { class: "passage" }, ...markedText(part.text, part.start, marks))
        : part.text,
    );
    fragment.append(element("div", { class: "chunk", dir: "auto" }, ...parts));
  }
  return fragment;
}
