import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Alert, AlertHit } from "../../api/alerts/alert-responses.ts";
import { CitationLine } from "../ask/citation-line.tsx";
import { MarkedText } from "../ask/marked-text.tsx";
import { CopyActions } from "../copy/copy-actions.tsx";
import { writtenIn } from "../messages/document-language.ts";
import { useMessages, useSpoken } from "../messages/speech.tsx";
import type { Api } from "../shell/api-client.ts";
import { ProblemNote } from "../shell/problem-note.tsx";
import { addressOf, readingOf, type Route } from "../shell/route.ts";
import { Waiting } from "../shell/waiting.tsx";

interface AlertHitsProps {
  readonly api: Api;
  readonly alert: Alert;
  readonly route: Route;
  /** The number of the newest hit that was looked at before. */
  readonly seen: number;
}

interface Shown {
  readonly hits: readonly AlertHit[];
  readonly nextCursor: string | null;
}

/** What new documents have brought for an alert, the newest first, as cited passages. */
export function AlertHitsView({ api, alert, route, seen }: AlertHitsProps): JSX.Element {
  const messages = useMessages();
  const shown = useSignal<Shown | null>(null);
  const failure = useSignal<{ readonly thrown: unknown; readonly cursor: string | null } | null>(null);
  const load = (cursor: string | null, signal?: AbortSignal): void => {
    failure.value = null;
    api.alertHits(alert.id, cursor, signal).then(
      ({ hits, nextCursor }) => {
        const before = cursor === null ? [] : (shown.value?.hits ?? []);
        shown.value = { hits: [...before, ...hits], nextCursor };
      },
      (thrown: unknown) => {
        if (signal?.aborted !== true) failure.value = { thrown, cursor };
      },
    );
  };
  useEffect(() => {
    const leaving = new AbortController();
    load(null, leaving.signal);
    return () => {
      leaving.abort();
    };
  }, [alert.id, alert.lastHit]);
  const failed = failure.value;
  if (failed !== null) {
    return (
      <ProblemNote
        thrown={failed.thrown}
        retry={() => {
          load(failed.cursor);
        }}
      />
    );
  }
  if (shown.value === null) return <Waiting>{messages.alerts.waiting}</Waiting>;
  const { hits, nextCursor } = shown.value;
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
            load(nextCursor);
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
