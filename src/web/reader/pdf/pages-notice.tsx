import type { JSX } from "preact";
import type { FoundPlaces } from "./find-places.ts";
import type { PagesOpening } from "./pages-opening.ts";

/** What there is to say of the pages: why they are not shown, or why nothing is marked on them. */
export function PagesNotice({ pages }: { readonly pages: PagesOpening }): JSX.Element | null {
  if (pages.state === "failed")
    return <p>The pages cannot be shown, so this is the text that was read. {pages.reason}</p>;
  if (pages.state !== "open") return null;
  const { cited, pdf } = pages.view;
  return (
    <>
      {pdf.changed ? (
        <p>
          The file has changed since it was read: these are its present pages, and the text is the one before.
        </p>
      ) : null}
      {cited === null ? null : <MarkNotice cited={cited} />}
    </>
  );
}

function MarkNotice({ cited }: { readonly cited: FoundPlaces }): JSX.Element {
  const { places, page, whole, written } = cited;
  if (places.size === 0) {
    const why = written
      ? "They are written in another way there than in the text that was read."
      : "The page is a picture, and its words were recognised.";
    return (
      <p>
        The cited words could not be marked on page {page}. {why} Under “Text” they are marked.
      </p>
    );
  }
  if (!whole) return <p>Not all of the cited words could be marked on the page. Under “Text” they are.</p>;
  return <p class="visually-hidden">The cited words are marked on page {page}.</p>;
}
