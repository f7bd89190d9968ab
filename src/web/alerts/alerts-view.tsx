import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Alert } from "../../api/alerts/alert-responses.ts";
import { useMessages } from "../messages/speech.tsx";
import type { Api } from "../shell/api-client.ts";
import { ProblemNote } from "../shell/problem-note.tsx";
import type { Route } from "../shell/route.ts";
import { useLoaded } from "../shell/loading.ts";
import { Waiting } from "../shell/waiting.tsx";
import { AlertHitsView } from "./alert-hits-view.tsx";
import { forgetSeen, rememberSeen, seenHit } from "./seen-hits.ts";

interface AlertsViewProps {
  readonly api: Api;
  readonly route: Route;
}

/** How often it is looked for new hits while the list is on the screen. */
const LOOK_EVERY_MS = 10_000;

/** The questions that are kept, each with what new documents have brought for it. */
export function AlertsView({ api, route }: AlertsViewProps): JSX.Element {
  const messages = useMessages();
  const removed = useSignal<ReadonlySet<string>>(new Set());
  const { value, failure, again } = useLoaded("alerts", (signal) => api.alerts(signal));
  useEffect(() => {
    const looking = setInterval(() => {
      if (!document.hidden) again();
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(looking);
    };
  }, []);
  // A list that is there stays: the next look may find the server again.
  if (value === null) {
    if (failure !== null) return <ProblemNote thrown={failure.thrown} retry={again} />;
    return <Waiting>{messages.alerts.waiting}</Waiting>;
  }
  const alerts = value.alerts.filter(({ id }) => !removed.value.has(id));
  if (alerts.length === 0) return <p class="remark">{messages.alerts.none}</p>;
  return (
    <>
      <h2>{messages.alerts.title}</h2>
      <ul class="alerts">
        {alerts.map((alert) => (
          <AlertItem
            key={alert.id}
            api={api}
            alert={alert}
            route={route}
            removed={() => {
              removed.value = new Set([...removed.value, alert.id]);
            }}
          />
        ))}
      </ul>
    </>
  );
}

interface AlertItemProps {
  readonly api: Api;
  readonly alert: Alert;
  readonly route: Route;
  readonly removed: () => void;
}

/** Opened, it shows the hits; those that were new are remembered as seen when it is closed or left. */
function AlertItem({ api, alert, route, removed }: AlertItemProps): JSX.Element {
  const messages = useMessages();
  const isOpen = useSignal(false);
  const seen = useSignal(seenHit(alert.id));
  const failure = useSignal<{ readonly thrown: unknown } | null>(null);
  const { id, question, hits, lastHit, state } = alert;
  const fresh = Math.min(hits, Math.max(0, lastHit - seen.value));
  const remove = (): void => {
    api.removeAlert(id).then(
      () => {
        forgetSeen(id);
        removed();
      },
      (thrown: unknown) => {
        failure.value = { thrown };
      },
    );
  };
  return (
    <li class="alert">
      <details
        onToggle={({ currentTarget }) => {
          isOpen.value = currentTarget.open;
          if (currentTarget.open) rememberSeen(id, lastHit);
          else seen.value = seenHit(id);
        }}
      >
        <summary>
          <span dir="auto">{question}</span>
          <span class="facts">
            <span>{messages.alerts.hits(hits)}</span>
            {fresh > 0 ? <strong>{messages.alerts.fresh(fresh)}</strong> : null}
            {state === "stopped" ? <span>{messages.alerts.stopped}</span> : null}
          </span>
        </summary>
        {isOpen.value ? <AlertHitsView api={api} alert={alert} route={route} seen={seen.value} /> : null}
      </details>
      <button
        type="button"
        class="text-button"
        aria-label={messages.alerts.removeNamed(question)}
        onClick={remove}
      >
        {messages.alerts.remove}
      </button>
      {failure.value === null ? null : <ProblemNote thrown={failure.value.thrown} retry={remove} />}
    </li>
  );
}
