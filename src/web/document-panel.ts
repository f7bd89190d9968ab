import type { Api } from "./api-client.ts";
import { stillStands } from "./cited-words.ts";
import { documentFacts, documentNotices } from "./document-facts.ts";
import { documentText } from "./document-text.ts";
import { byId } from "./dom.ts";
import { problemNote } from "./problem-note.ts";
import type { Reading } from "./route.ts";
import type { DocumentSummary } from "../api/document-responses.ts";

/** A modal panel in which a document is read. */
export interface DocumentPanel {
  /** Opens the document at its passage, or closes the panel where there is nothing to read. */
  show(reading: Reading | null): void;
}

interface OpenDocument {
  readonly summary: DocumentSummary;
  readonly text: string;
  /** Whether the passage still stands where it was cited; null where that is not known. */
  readonly holds: boolean | null;
}

/** @param closed called when the panel has closed, whoever closed it */
export function createDocumentPanel(api: Api, closed: () => void): DocumentPanel {
  const panel = byId("reader", HTMLDialogElement);
  const view = createView();
  let loading = new AbortController();

  const open = async (reading: Reading): Promise<void> => {
    loading.abort();
    loading = new AbortController();
    const { signal } = loading;
    view.clear("Opening…");
    if (!panel.open) panel.showModal();
    try {
      const opened = await fetchDocument(api, reading, signal);
      if (!signal.aborted) view.fill(reading, opened);
    } catch (thrown) {
      if (signal.aborted) return;
      view.clear(
        "This document could not be opened",
        problemNote(thrown, () => void open(reading)),
      );
    }
  };

  byId("reader-close", HTMLButtonElement).addEventListener("click", () => {
    panel.close();
  });
  panel.addEventListener("close", () => {
    loading.abort();
    // A long text is not kept in memory behind a closed panel.
    view.clear("");
    closed();
  });

  return {
    show(reading) {
      if (reading !== null) void open(reading);
      else if (panel.open) panel.close();
    },
  };
}

async function fetchDocument(api: Api, reading: Reading, signal: AbortSignal): Promise<OpenDocument> {
  const [summary, text] = await Promise.all([
    api.document(reading.documentId, signal),
    api.documentText(reading.documentId, signal),
  ]);
  return { summary, text, holds: reading.passage === null ? null : await stillStands(reading.passage, text) };
}

/** The panel's inside. */
interface View {
  clear(title: string, ...body: Node[]): void;
  fill(reading: Reading, opened: OpenDocument): void;
}

function createView(): View {
  const title = byId("reader-title", HTMLElement);
  const facts = byId("reader-facts", HTMLElement);
  const notices = byId("reader-notices", HTMLElement);
  const body = byId("reader-text", HTMLElement);
  const toPassage = byId("reader-to-passage", HTMLButtonElement);
  toPassage.addEventListener("click", () => {
    scrollToPassage(body);
  });

  return {
    clear(newTitle, ...newBody) {
      title.textContent = newTitle;
      facts.replaceChildren();
      notices.replaceChildren();
      body.replaceChildren(...newBody);
      toPassage.hidden = true;
    },
    fill({ passage, marks }, { summary, text, holds }) {
      title.textContent = summary.title;
      facts.replaceChildren(...documentFacts(summary));
      notices.replaceChildren(...documentNotices(summary, holds));
      // A place that holds another text by now is not shown as the cited one.
      const cited = holds === false ? null : passage;
      body.replaceChildren(documentText(text, cited, cited === null ? [] : marks));
      toPassage.hidden = cited === null;
      body.focus({ preventScroll: true });
      scrollToPassage(body);
    },
  };
}

/** Brings the first mark, or else the beginning of the passage, a little below the upper edge of the text. */
function scrollToPassage(body: HTMLElement): void {
  const place = body.querySelector("mark") ?? body.querySelector(".passage");
  if (place === null) body.scrollTop = 0;
  else place.scrollIntoView({ block: "start" });
}
