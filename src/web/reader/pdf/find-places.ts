import type { Span } from "../../../core/document.ts";
import type { OpenedDocument } from "../opened-document.ts";
import type { OpenPdf } from "./open-pdf.ts";
import { aboutPlaceOf, type AboutPlace } from "./about-place.ts";
import { placesOf, whereabouts, type ItemRange, type PagePlaces } from "./page-places.ts";

/** Words of the document's text on its pages. */
export interface FoundPlaces {
  /** The page to show. */
  readonly page: number;
  readonly places: PagePlaces;
  /** Whether each span was found. */
  readonly whole: boolean;
  /** Whether there are any words on these pages: a scanned page is a picture. */
  readonly written: boolean;
  /** Where about the words stand on a page that is a picture; null where they are found, or the page has words. */
  readonly about: AboutPlace | null;
}

/** Reads the pages on which the spans may stand, and looks for each there. */
export async function findPlaces(
  pdf: OpenPdf,
  { text, structure }: Pick<OpenedDocument, "text" | "structure">,
  spans: readonly Span[],
): Promise<FoundPlaces> {
  const places = new Map<number, ItemRange[]>();
  let [missing, firstPage, written] = [0, 0, false];
  for (const span of spans) {
    const { pages, stretch } = whereabouts(structure, span, text.length, pdf.pageCount);
    const read = await Promise.all(pages.map((page) => writtenOn(pdf, page)));
    written ||= read.some(({ items }) => items.some((item) => item.trim() !== ""));
    firstPage ||= pages[0] ?? 0;
    const found = placesOf(text, stretch, span, read);
    if (found === null) missing += 1;
    for (const [page, ranges] of found ?? []) places.set(page, [...(places.get(page) ?? []), ...ranges]);
  }
  const [page = firstPage || 1] = [...places.keys()];
  const [first] = spans;
  const isPicture = places.size === 0 && !written && first !== undefined;
  const about = isPicture ? aboutPlaceOf(structure, page, first, text.length) : null;
  return { page, places, whole: missing === 0, written, about };
}

async function writtenOn(pdf: OpenPdf, page: number): Promise<{ page: number; items: string[] }> {
  const { items } = await pdf.text(page);
  return { page, items: items.flatMap((item) => ("str" in item ? [item.str] : [])) };
}
