import { nameWithin } from "../../api/upload-source.ts";
import { useSignal } from "@preact/signals";
import type { JSX, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { DocumentStructure, DocumentSummary } from "../../api/document-responses.ts";
import type { Span } from "../../core/document.ts";
import { CopyActions } from "../copy/copy-actions.tsx";
import { passageIdOf } from "../copy/passage-id.ts";
import { useMessages } from "../messages/speech.tsx";
import { addressOf, HOME, readingOf } from "../shell/route.ts";
import { selectedSpan } from "./text-places.ts";

interface SelectionBarProps {
  readonly summary: DocumentSummary;
  readonly text: string;
  readonly structure: DocumentStructure;
  readonly body: RefObject<HTMLElement | null>;
}

/** As long as a passage that a citation can name. */
const LONGEST = 131_072;

/** What can be done with the words that are selected in a document's text, beside them. */
export function SelectionBar({ summary, text, structure, body }: SelectionBarProps): JSX.Element | null {
  const messages = useMessages();
  const span = useSignal<Span | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const look = (): void => {
      // While one of its buttons has the focus, the words stay those for which the bar was opened.
      if (bar.current?.contains(document.activeElement) === true || body.current === null) return;
      const found = selectedSpan(body.current, text);
      span.value = found !== null && found.end - found.start <= LONGEST ? found : null;
    };
    document.addEventListener("selectionchange", look);
    return () => {
      document.removeEventListener("selectionchange", look);
    };
  }, [text]);
  const { value } = span;
  useLayoutEffect(() => {
    if (value !== null && bar.current !== null && body.current !== null) place(bar.current, body.current);
  }, [value]);
  if (value === null) return null;
  const quote = text.slice(value.start, value.end);
  const passageId = passageIdOf(summary.id, value, quote);
  return (
    <div
      class="selection-bar"
      role="group"
      aria-label={messages.reader.selected}
      ref={bar}
      // A click must not take the selection away.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      <CopyActions
        key={passageId}
        quote={quote}
        citation={citationOf(summary, pageAt(structure, value.start))}
        passageId={passageId}
        href={addressOf({ ...HOME, reading: readingOf(passageId, summary.id, []) })}
        language={summary.language}
      />
    </div>
  );
}

function pageAt({ pages }: DocumentStructure, offset: number): number | null {
  return pages.findLast(({ start }) => start <= offset)?.page ?? null;
}

/** The line that the server makes for a passage. */
function citationOf({ author, title, date, source }: DocumentSummary, page: number | null): string {
  const parts = [author, `“${title}”`, date, page === null ? null : `p. ${page}`, nameWithin(source)];
  return parts.filter((part) => part !== null).join(", ");
}

/** Below the selection, or above it where there is no room, and never outside the text's box. */
function place(bar: HTMLElement, body: HTMLElement): void {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0) return;
  const words = selection.getRangeAt(0).getBoundingClientRect();
  const box = body.getBoundingClientRect();
  const { width, height } = bar.getBoundingClientRect();
  const below = words.bottom + 8;
  const wanted = below + height <= box.bottom - 8 ? below : words.top - height - 8;
  const top = Math.min(Math.max(wanted, box.top + 8), box.bottom - height - 8);
  const left = Math.min(Math.max(words.left, box.left + 8), box.right - width - 8);
  bar.classList.toggle("upward", top > box.top + box.height / 2);
  bar.style.top = `${top}px`;
  bar.style.left = `${left}px`;
}
