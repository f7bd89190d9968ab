import type { JSX, TargetedMouseEvent } from "preact";
import type { Span } from "../../core/document.ts";
import type { Hit } from "../../api/questions/hit.ts";
import { writtenIn } from "../messages/document-language.ts";
import { useMessages } from "../messages/speech.tsx";
import { addressOf, readingOf, type Route } from "../shell/route.ts";
import { CopyActions } from "../copy/copy-actions.tsx";
import { CitationLine } from "./citation-line.tsx";
import { MarkedText } from "./marked-text.tsx";
import { NearDuplicatesView } from "./near-duplicates-view.tsx";
import { ScoreView } from "./score-view.tsx";

interface PassageCardProps {
  readonly hit: Hit;
  /** Spans of the document's text. */
  readonly marks: readonly Span[];
  /** What the page shows, so that the link keeps the question. */
  readonly route: Route;
}

/**
 * A hit as a card: its citation, its text with the marks, and where it stands. The citation is a link to the document
 * opened at this passage; a click anywhere on the card follows it, unless it ended a selection of text or was meant for
 * something else on the card.
 */
export function PassageCard({ hit, marks, route }: PassageCardProps): JSX.Element {
  const messages = useMessages();
  const { rank, passage, document: own, citation } = hit;
  const isRead = route.reading?.passage?.id === passage.id;
  const open = (event: TargetedMouseEvent<HTMLElement>): void => {
    const hasOwnUse = event.target instanceof Element && event.target.closest("a, details, button") !== null;
    if (hasOwnUse || getSelection()?.isCollapsed === false) return;
    event.currentTarget.querySelector<HTMLAnchorElement>(".citation-line")?.click();
  };
  const href = addressOf({ ...route, reading: readingOf(passage.id, own.id, marks) });
  return (
    <li class={isRead ? "card read" : "card"} id={cardId(rank)} onClick={open}>
      <span class="card-number" aria-hidden="true">
        {rank}
      </span>
      <article aria-label={messages.answer.passage(rank)}>
        <h3>
          <a class="citation-line" dir="auto" href={href} aria-current={isRead ? "true" : undefined}>
            <CitationLine citation={citation} document={own} />
          </a>
        </h3>
        <Facts hit={hit} />
        <blockquote class="passage-text" {...writtenIn(own.language)} data-passage={passage.id}>
          <MarkedText text={passage.text} start={passage.start} marks={marks} />
        </blockquote>
        <NearDuplicatesView hit={hit} route={route} />
        <CopyActions
          quote={passage.text}
          citation={citation}
          passageId={passage.id}
          href={href}
          language={own.language}
        />
        <ScoreView hit={hit} />
      </article>
    </li>
  );
}

export const cardId = (rank: number): string => `citation-${rank}`;

function Facts({ hit: { passage, document: own, score } }: { readonly hit: Hit }): JSX.Element {
  const messages = useMessages();
  return (
    <p class="facts">
      {passage.heading === null ? null : <span {...writtenIn(own.language)}>{passage.heading}</span>}
      {passage.page === null ? null : <span>{messages.answer.page(passage.page)}</span>}
      <span title={messages.answer.scoreMeaning}>{messages.answer.score(score)}</span>
    </p>
  );
}
