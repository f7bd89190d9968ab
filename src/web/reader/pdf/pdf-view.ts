import { signal, type Signal } from "@preact/signals";
import type { Span } from "../../../core/document.ts";
import type { OpenedDocument } from "../opened-document.ts";
import { findPlaces, type FoundPlaces } from "./find-places.ts";
import type { OpenPdf } from "./open-pdf.ts";

/** What is gone to: a page, and on it the first mark of a kind, where there is one. */
export interface Goal {
  readonly page: number;
  readonly mark: "cited" | "found" | null;
}

/** A document read as the pages of its PDF. */
export interface PdfView {
  readonly pdf: OpenPdf;
  /** Height to width of the page that is shown first; the others are taken for as high until they are drawn. */
  readonly proportion: number;
  /** Null where no passage is read, or its words are not in the document any more. */
  readonly cited: FoundPlaces | null;
  /** What was last looked for. */
  readonly found: Signal<FoundPlaces | null>;
  readonly goal: Signal<Goal>;
  /** The page that is on the screen. */
  readonly shown: Signal<number>;
  /** How many times as wide as the panel a page is. */
  readonly zoom: Signal<number>;
  goToPage(page: number): void;
  goToPassage(): void;
  /** Goes to words of the document's text. */
  goToWords(span: Span): void;
}

export async function pdfViewOf(pdf: OpenPdf, opened: OpenedDocument): Promise<PdfView> {
  const { citation } = opened;
  const cited = "passage" in citation ? await findPlaces(pdf, opened, citedSpans(citation)) : null;
  const first = cited?.page ?? 1;
  const { width, height } = (await pdf.page(first)).getViewport({ scale: 1 });
  const goal = signal<Goal>({ page: first, mark: "cited" });
  const found = signal<FoundPlaces | null>(null);
  let latest: Span | null = null;
  const goToWords = async (span: Span): Promise<void> => {
    latest = span;
    const places = await findPlaces(pdf, opened, [span]);
    if (latest !== span) return;
    found.value = places;
    goal.value = { page: places.page, mark: "found" };
  };
  return {
    pdf,
    proportion: height / width,
    cited,
    found,
    goal,
    shown: signal(first),
    zoom: signal(1),
    goToPage(page) {
      goal.value = { page: Math.min(Math.max(page, 1), pdf.pageCount), mark: null };
    },
    goToPassage() {
      goal.value = { page: first, mark: "cited" };
    },
    goToWords(span) {
      // A page that cannot be read says so where it would stand.
      goToWords(span).catch(() => undefined);
    },
  };
}

/** The sentences that prove the answer, or all of the passage where none is set off. */
function citedSpans(citation: { readonly passage: Span; readonly marks: readonly Span[] }): readonly Span[] {
  return citation.marks.length > 0 ? citation.marks : [citation.passage];
}
