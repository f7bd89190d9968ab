import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Alert, AlertHit } from "../../api/alerts/alert-responses.ts";
import { CitationLine } from "../ask/citation-line.tsx";
import { MarkedText } from "../ask/marked-text.tsx";
import { CopyActions } from "../copy/copy-actions.tsx";
import { writtenIn } from "../messages/document-language.ts";
import { useMessages, useSpoken } from "../messages/speech.tsx";
import type { Api } from "../shell/api-client.ts";
import { ProblemNote } from "../shell/problem-note.tsx";
import { addressOf, readingOf, type Route } from "../shell/route.ts";
import { useLoaded } from "../shell/loading.ts";
import { Waiting } from "../shell/waiting.tsx";

interface AlertHitsProps {
  readonly api: Api;
  readonly alert: Alert;
  readonly route: Route;
  /** The number of the newest hit that was looked at before. */
  readonly seen: number;
}

/** What new documents have brought for an alert, the newest first, as cited passages. */
export function AlertHitsView({ api, alert, route, seen }: AlertHitsProps): JSX.Element {
  const messages = useMessages();
  const cursor = useSignal<string | null>(null);
  const before = useRef<readonly AlertHit[]>([]);
  const shown = useRef<readonly AlertHit[]>([]);
  useEffect(() => {
    cursor.value = null;
  }, [alert.lastHit]);
  const page = cursor.value;
  const wanted = [alert.id, alert.lastHit, page].join(" ");
  const { value, isStale, failure, again } = useLoaded(wanted, (signal) =>
    api.alertHits(alert.id, page, signal),
  );
  if (failure !== null) return <ProblemNote thrown={failure.thrown} retry={again} />;
  if (value === null) return <Waiting>{messages.alerts.waiting}</Waiting>;
  // Until the next page is there, those before it stay.
  if (!isStale) shown.current = [...(page === null ? [] : before.current), ...value.hits];
  const hits = shown.current;
  const { nextCursor } = value;
  if (hits.length === 0) return <p class="remark">{messages.alerts.nothingNew}</p>;
  return (
    <>
      <ol class="cards">
        {hits.map((hit) => (
          <HitCard key={hit.number} hit={hit} route={route} isNew={hit.number > seen} />
        ))}
      </ol>
      {nextCursor === null ? null : (
        <button
          type="button"
          class="quiet-button"
          onClick={() => {
            before.current = hits;
            cursor.value = nextCursor;
          }}
        >
          {messages.alerts.more}
        </button>
      )}
    </>
  );
}

interface HitCardProps {
  readonly hit: AlertHit;
  readonly route: Route;
  readonly isNew: boolean;
}

function HitCard({ hit, route, isNew }: HitCardProps): JSX.Element {
  const messages = useMessages();
  const { language } = useSpoken();
  const { passage, document: own, citation, foundAt } = hit;
  const href = addressOf({ ...route, reading: readingOf(passage.id, own.id, passage.highlights) });
  return (
    <li class="card">
      <article>
        <h3>
          <a class="citation-line" dir="auto" href={href}>
            <CitationLine citation={citation} document={own} />
          </a>
        </h3>
        <p class="facts">
          {isNew ? <strong>{messages.alerts.new}</strong> : null}
          <time dateTime={foundAt}>{messages.alerts.found(new Date(foundAt).toLocaleString(language))}</time>
        </p>
        <blockquote class="passage-text" {...writtenIn(own.language)} data-passage={passage.id}>
          <MarkedText text={passage.text} start={passage.start} marks={passage.highlights} />
        </blockquote>
        <CopyActions
          quote={passage.text}
          citation={citation}
          passageId={passage.id}
          href={href}
          language={own.language}
        />
      </article>
    </li>
  );
}
