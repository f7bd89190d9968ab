import type { QuotePlace, QuoteSpeaker } from "../../api/quotes/quote-responses.ts";
import type { Span } from "../../core/document.ts";
import type { FoundPassage } from "../../core/passage.ts";
import type { Quotable } from "../view/library-view.ts";
import { citationLine, passageIdOf, round } from "../query/citation.ts";
import type { FoundPlace } from "./quote-places.ts";

/** A place as every edge shows it. */
export async function shownPlace(
  quotable: Pick<Quotable, "placeAt">,
  { document, comparison }: FoundPlace,
  speakers: readonly QuoteSpeaker[],
): Promise<QuotePlace> {
  const { place, quoted, differences, remarks, matched, units } = comparison;
  return {
    ...citedStretch(document, await quotable.placeAt(document.id, place.start), place),
    quoted,
    differences,
    remarks: [...remarks].map(([kind, text]) => ({ kind, text })),
    speakers,
    similarity: units === 0 ? 0 : round(matched / units),
  };
}

/** A stretch of a document's text with its citation, which can be checked like one of a passage. */
export function citedStretch(
  document: FoundPlace["document"],
  { page, headings }: Pick<FoundPassage, "page" | "headings">,
  { start, end, text }: Span & { readonly text: string },
): Pick<
  QuotePlace,
  | "id"
  | "documentId"
  | "title"
  | "source"
  | "date"
  | "language"
  | "page"
  | "citation"
  | "start"
  | "end"
  | "text"
> {
  return {
    id: passageIdOf(document.id, { start, end, text }),
    documentId: document.id,
    title: document.title,
    source: document.source,
    date: document.date,
    language: document.language,
    page,
    citation: citationLine({ document, page, headings, start, end }),
    start,
    end,
    text,
  };
}
