import type { JSX } from "preact";
import { useMessages } from "../../messages/speech.tsx";
import type { PdfView } from "./pdf-view.ts";

/** The number of the page on the screen, where another can be written; and how large pages are shown. */
export function PageField({ view }: { readonly view: PdfView }): JSX.Element {
  const messages = useMessages();
  const go = (input: HTMLInputElement): void => {
    const wanted = Number(input.value);
    if (Number.isInteger(wanted) && wanted > 0) view.goToPage(wanted);
    input.value = String(view.goal.value.page);
  };
  return (
    <span class="page-field">
      <label>
        {messages.pdf.page}{" "}
        <input
          id="reader-page"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          size={Math.max(2, String(view.pdf.pageCount).length)}
          value={view.shown}
          onChange={(event) => {
            go(event.currentTarget);
          }}
          onFocus={(event) => {
            event.currentTarget.select();
          }}
        />
      </label>{" "}
      {messages.pdf.ofPages(view.pdf.pageCount)}
      <ZoomButtons view={view} />
    </span>
  );
}

const ZOOMS = [1, 1.5, 2, 3] as const;

function ZoomButtons({ view: { zoom } }: { readonly view: PdfView }): JSX.Element {
  const messages = useMessages();
  const at = ZOOMS.findIndex((step) => step >= zoom.value);
  const button = (by: number, name: string, sign: string): JSX.Element => (
    <button
      type="button"
      class="quiet-button"
      aria-label={name}
      title={name}
      disabled={ZOOMS[at + by] === undefined}
      onClick={() => {
        zoom.value = ZOOMS[at + by] ?? zoom.value;
      }}
    >
      {sign}
    </button>
  );
  return (
    <>
      {button(-1, messages.pdf.smaller, "−")}
      {button(1, messages.pdf.larger, "+")}
    </>
  );
}
