import type { JSX } from "preact";
import { useMessages } from "../../messages/speech.tsx";
import { WhatHappened } from "../../shell/problem-note.tsx";
import type { FoundPlaces } from "./find-places.ts";
import { NoPages } from "./open-pdf.ts";
import type { PagesOpening } from "./pages-opening.ts";

/** What there is to say of the pages: why they are not shown, or why nothing is marked on them. */
export function PagesNotice({ pages }: { readonly pages: PagesOpening }): JSX.Element | null {
  const messages = useMessages();
  if (pages.state === "failed")
    return (
      <p>
        {`${messages.pdf.textInstead} `}
        {pages.thrown instanceof NoPages ? (
          messages.pdf.noPages[pages.thrown.why]
        ) : (
          <WhatHappened thrown={pages.thrown} />
        )}
      </p>
    );
  if (pages.state !== "open") return null;
  const { cited, pdf } = pages.view;
  return (
    <>
      {pdf.changed ? <p>{messages.pdf.changed}</p> : null}
      {cited === null ? null : <MarkNotice cited={cited} />}
    </>
  );
}

function MarkNotice({ cited }: { readonly cited: FoundPlaces }): JSX.Element {
  const messages = useMessages();
  const { places, page, whole, written, about } = cited;
  if (about !== null) return <p>{messages.pdf.markedAbout(page)}</p>;
  if (places.size === 0) return <p>{messages.pdf.notMarked(page, written)}</p>;
  if (!whole) return <p>{messages.pdf.notAllMarked}</p>;
  return <p class="visually-hidden">{messages.pdf.marked(page)}</p>;
}
