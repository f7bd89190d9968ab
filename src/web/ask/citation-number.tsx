import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import type { Hit } from "../../api/questions/hit.ts";
import { writtenIn } from "../messages/document-language.ts";
import { useMessages } from "../messages/speech.tsx";
import { CitationLine } from "./citation-line.tsx";
import { cardId } from "./passage-card.tsx";

/** The passage that is shown beside its number, and where. */
export interface Preview {
  readonly hit: Hit;
  /** In pixels of the window. */
  readonly left: number;
  readonly top: number;
}

const PREVIEW_ID = "citation-preview";
/** As wide as the preview is in style.css at most. */
const PREVIEW_WIDTH = 416;
const GAP = 6;

interface CitationNumberProps {
  readonly rank: number;
  readonly hit: Hit | undefined;
  readonly preview: Signal<Preview | null>;
}

/** The number after a sentence. Following it puts the focus on the card, so that Enter then opens the document. */
export function CitationNumber({ rank, hit, preview }: CitationNumberProps): JSX.Element {
  const messages = useMessages();
  const cited = hit?.citation ?? "";
  const show = ({ currentTarget }: { readonly currentTarget: HTMLElement }): void => {
    if (hit === undefined) return;
    const { left, bottom } = currentTarget.getBoundingClientRect();
    const most = Math.max(GAP, document.documentElement.clientWidth - PREVIEW_WIDTH - GAP);
    preview.value = { hit, left: Math.min(left, most), top: bottom + GAP };
  };
  const hide = (): void => {
    preview.value = null;
  };
  const follow = (event: MouseEvent): void => {
    const card = document.getElementById(cardId(rank));
    if (card === null) return;
    event.preventDefault();
    hide();
    card.querySelector("a")?.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  };
  return (
    <sup class="citation-number">
      <a
        href={`#${cardId(rank)}`}
        aria-label={messages.answer.citation(rank, cited)}
        aria-describedby={preview.value?.hit === hit ? PREVIEW_ID : undefined}
        onClick={follow}
        onMouseEnter={show}
        onMouseLeave={hide}
        onFocus={show}
        onBlur={hide}
        onKeyDown={(event) => {
          if (event.key === "Escape") hide();
        }}
      >
        {rank}
      </a>
    </sup>
  );
}

/** Outside the sentence, so that nothing but the sentence is selected with it. */
export function CitationPreview({
  preview,
}: {
  readonly preview: Signal<Preview | null>;
}): JSX.Element | null {
  if (preview.value === null) return null;
  const { hit, left, top } = preview.value;
  return (
    <div id={PREVIEW_ID} role="tooltip" style={{ left: `${left}px`, top: `${top}px` }}>
      <p class="preview-citation" dir="auto">
        <CitationLine citation={hit.citation} document={hit.document} />
      </p>
      <p class="preview-text" {...writtenIn(hit.document.language)}>
        {hit.passage.text}
      </p>
    </div>
  );
}
