import type { Difference } from "../../api/differences/difference-responses.ts";
import type { Span } from "../../core/document.ts";
import { compareText } from "../../core/order.ts";
import { textOf, type FoundPassage } from "../../core/passage.ts";
import { readAssertion } from "../../differences/assertion.ts";
import type { DifferenceGroup, Stated } from "../../differences/grouping.ts";
import type { Language } from "../../text/forms.ts";
import { citedStretch } from "../quotes/shown-place.ts";

/** A sentence of a document that asserts something that can be compared. */
export interface StatedSentence extends Stated {
  readonly sentence: Span & { readonly text: string };
  readonly place: Pick<FoundPassage, "document" | "page" | "headings">;
}

/** Null where nothing in it can be compared. `headings`: those it stands under. */
export function statedSentence(
  sentence: Span & { readonly text: string },
  place: Pick<FoundPassage, "document" | "page" | "headings">,
  language: Language = null,
): StatedSentence | null {
  const { document, headings } = place;
  const assertion = readAssertion(sentence.text, [document.title, ...headings].join(" · "), language);
  if (assertion === null || assertion.terms.size === 0) return null;
  return { ...assertion, published: document.date, document: document.id, sentence, place };
}

/** The same of a passage's own sentence. */
export function statedIn(passage: FoundPassage, { start, end }: Span): StatedSentence | null {
  return statedSentence({ start, end, text: textOf(passage, { start, end }) }, passage);
}

/** A group as every edge shows it, in order of the documents' dates. */
export function shownDifference({ kind, items }: DifferenceGroup<StatedSentence>): Difference {
  const statements = items.map(({ item: { sentence, place }, figure }) => ({
    ...citedStretch(place.document, place, sentence),
    value: figure === null ? null : sentence.text.slice(figure.start, figure.end),
  }));
  return {
    kind,
    statements: statements.sort(
      (left, right) =>
        compareText(left.date ?? "9999", right.date ?? "9999") || compareText(left.source, right.source),
    ),
  };
}
