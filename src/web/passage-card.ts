import type { Span } from "../core/document.ts";
import { cut } from "./cut.ts";
import { nearDuplicatesView } from "./near-duplicates-view.ts";
import { element } from "./dom.ts";
import { addressOf, readingOf, type Route } from "./route.ts";
import { scoreView } from "./score-view.ts";
import type { Hit } from "../api/hit.ts";

/**
 * A hit as a card: its citation, its text with the marks, and where it stands. The citation is a link to the document
 * opened at this passage; a click anywhere on the card follows it, unless it ended a selection of text or was meant
 * for another link or the disclosure of the score.
 *
 * @param route what the page shows, so that the link keeps the question
 * @param marks spans of the document's text
 */
export function passageCard(hit: Hit, marks: readonly Span[], route: Route): HTMLElement {
  const link = element(
    "a",
    {
      class: "citation-line",
      dir: "auto",
      href: addressOf({ ...route, reading: readingOf(hit.passage.id, hit.document.id, marks) }),
    },
    hit.citation,
  );
  const card = element(
    "li",
    { class: "card", id: cardId(hit.rank) },
    element("span", { class: "card-number", "aria-hidden": "true" }, String(hit.rank)),
    element(
      "article",
      { "aria-label": `Passage ${hit.rank}` },
      element("h3", {}, link),
      facts(hit),
      element(
        "blockquote",
        { class: "passage-text", dir: "auto" },
        ...markedText(hit.passage.text, hit.passage.start, marks),
      ),
      nearDuplicatesView(hit, route),
      scoreView(hit),
    ),
  );
  card.addEventListener("click", (event) => {
    const hasOwnUse = event.target instanceof Element && event.target.closest("a, details") !== null;
    if (!hasOwnUse && getSelection()?.isCollapsed !== false) link.click();
  });
  return card;
}

export const cardId = (rank: number): string => `citation-${rank}`;

/** A slice of a document as nodes, what the spans cover as `<mark>`. */
export function markedText(text: string, start: number, marks: readonly Span[]): (Node | string)[] {
  return cut(text, start, marks).map((piece) =>
    piece.inside ? element("mark", {}, piece.text) : piece.text,
  );
}

function facts({ passage, score }: Hit): HTMLElement {
  return element(
    "p",
    { class: "facts" },
    passage.heading === null ? null : element("span", { dir: "auto" }, passage.heading),
    passage.page === null ? null : element("span", {}, `page ${passage.page}`),
    element(
      "span",
      { title: "How well the passage fits the question, from 0 to 1" },
      `score ${score.toFixed(2)}`,
    ),
  );
}
