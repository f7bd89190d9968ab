import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { DocumentSummary } from "../../../api/document-responses.ts";
import type { Api } from "../../shell/api-client.ts";
import type { OpenedDocument } from "../opened-document.ts";
import { openPdf, type OpenPdf } from "./open-pdf.ts";
import { pdfViewOf, type PdfView } from "./pdf-view.ts";

export type PagesOpening =
  /** The text is read. */
  | { readonly state: "none" | "opening" }
  | { readonly state: "open"; readonly view: PdfView }
  | { readonly state: "failed"; readonly thrown: unknown };

/** What was chosen last; chosen again, pages that failed are tried again. */
export interface Chosen {
  /** Whether a document that has pages is read as them, and not as its text. */
  readonly asPages: boolean;
}

/** Whether a document is a PDF of its own: what is in an archive or a letter has no file that could be shown. */
export function hasPages({ format, part, state }: DocumentSummary): boolean {
  return format === "pdf" && part === null && (state === "indexed" || state === "duplicate");
}

interface KeptPdf {
  readonly pdf: Promise<OpenPdf>;
  close(): void;
}

/** Opens a document's pages where they are wanted. The file stays open while its citations are read one after the other. */
export function usePages(
  api: Api,
  documentId: string | null,
  opened: OpenedDocument | null,
  chosen: Chosen,
): PagesOpening {
  // Together with what it was found out of: of another document it says nothing.
  const pages = useSignal<{ readonly of: OpenedDocument | null; readonly opening: PagesOpening }>({
    of: null,
    opening: NONE,
  });
  const kept = useRef<KeptPdf | null>(null);
  useEffect(
    () => () => {
      kept.current?.close();
      kept.current = null;
    },
    [documentId],
  );
  useEffect(() => {
    if (opened === null || !chosen.asPages || !hasPages(opened.summary)) {
      pages.value = { of: null, opening: NONE };
      return undefined;
    }
    let isLeft = false;
    const open = async (): Promise<void> => {
      kept.current ??= keep(api, opened.summary.id);
      try {
        const view = await pdfViewOf(await kept.current.pdf, opened);
        if (!isLeft) pages.value = { of: opened, opening: { state: "open", view } };
      } catch (thrown) {
        if (isLeft) return;
        kept.current.close();
        kept.current = null;
        pages.value = { of: opened, opening: { state: "failed", thrown } };
      }
    };
    pages.value = { of: opened, opening: OPENING };
    void open();
    return () => {
      isLeft = true;
    };
  }, [opened, chosen]);
  if (opened === null || !chosen.asPages || !hasPages(opened.summary)) return NONE;
  return pages.value.of === opened ? pages.value.opening : OPENING;
}

const NONE: PagesOpening = { state: "none" };
const OPENING: PagesOpening = { state: "opening" };

function keep(api: Api, documentId: string): KeptPdf {
  const leaving = new AbortController();
  const pdf = openPdf(api, documentId, leaving.signal);
  // Whoever waits for it is told; nobody may be waiting any more.
  pdf.catch(() => undefined);
  return {
    pdf,
    close: () => {
      leaving.abort();
    },
  };
}
