import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { searchFiltersOf } from "../ask/filter.ts";
import { useMessages } from "../messages/speech.tsx";
import { useApi } from "../shell/api-context.ts";
import { WhatHappened } from "../shell/problem-note.tsx";
import { addressOf, HOME, type Route } from "../shell/route.ts";

type Keeping =
  | { readonly state: "not-kept" | "keeping" }
  | { readonly state: "kept"; readonly feed: string }
  | { readonly state: "failed"; readonly thrown: unknown };

/** Keeps the question that was asked, with its filters, as an alert. */
export function KeepQuestion({ route }: { readonly route: Route }): JSX.Element {
  const messages = useMessages();
  const api = useApi();
  const keeping = useSignal<Keeping>({ state: "not-kept" });
  const { question, filters } = route;
  const asked = JSON.stringify([question, filters]);
  useEffect(() => {
    keeping.value = { state: "not-kept" };
  }, [asked]);
  const keep = (): void => {
    keeping.value = { state: "keeping" };
    api.keepAlert({ question, filters: searchFiltersOf(filters) }).then(
      ({ feed }) => {
        keeping.value = { state: "kept", feed };
      },
      (thrown: unknown) => {
        keeping.value = { state: "failed", thrown };
      },
    );
  };
  const { value } = keeping;
  if (value.state === "kept") {
    return (
      <p class="keep" role="status">
        {messages.alerts.kept} <a href={addressOf({ ...HOME, view: "alerts" })}>{messages.alerts.showAll}</a>
        {" · "}
        <a href={value.feed} target="_blank" rel="noreferrer">
          {messages.alerts.feed}
        </a>
      </p>
    );
  }
  return (
    <p class="keep">
      <button type="button" class="quiet-button" disabled={value.state === "keeping"} onClick={keep}>
        {messages.alerts.keep}
      </button>
      {value.state === "failed" ? (
        <span role="alert">
          {" "}
          <WhatHappened thrown={value.thrown} />
        </span>
      ) : null}
    </p>
  );
}
