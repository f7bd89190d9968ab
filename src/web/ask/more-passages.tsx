import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Hit } from "../../api/questions/hit.ts";
import { useMessages } from "../messages/speech.tsx";
import { useApi } from "../shell/api-context.ts";
import { WhatHappened } from "../shell/problem-note.tsx";
import type { Route } from "../shell/route.ts";
import { merged } from "./cut.ts";
import { searchFiltersOf } from "./filter.ts";
import { PassageCard } from "./passage-card.tsx";

interface MorePassagesProps {
  readonly route: Route;
  /** Those that are shown already. */
  readonly shown: readonly Hit[];
  /** How many of the ranking are passed over, because they are shown. */
  readonly first: number;
}

/** Passages that are asked for at once. */
const AT_ONCE = 10;

/** Further passages of a question, on demand: the search is gone on with behind what is shown. */
export function MorePassages({ route, shown, first }: MorePassagesProps): JSX.Element | null {
  const messages = useMessages();
  const { more, state, load } = useMore(route, shown, first);
  const title = messages.answer.further;
  return (
    <div class="more">
      {more.length === 0 ? null : (
        <>
          <h2 class="section-title">{title}</h2>
          <ol class="cards" aria-label={title}>
            {more.map((hit) => (
              <PassageCard
                key={hit.passage.id}
                hit={hit}
                marks={merged(hit.passage.highlights)}
                route={route}
              />
            ))}
          </ol>
        </>
      )}
      {state.kind === "end" ? null : (
        <button type="button" class="quiet-button" disabled={state.kind === "loading"} onClick={load}>
          {messages.answer.more}
        </button>
      )}
      <p class="remark" role="status">
        {state.kind === "end" ? messages.answer.noMore : null}
        {state.kind === "failed" ? <WhatHappened thrown={state.thrown} /> : null}
      </p>
    </div>
  );
}

type Loading =
  { readonly kind: "idle" | "loading" | "end" } | { readonly kind: "failed"; readonly thrown: unknown };

/** Numbered on from those that are shown; a passage that is shown already is not shown again. */
function useMore(
  route: Route,
  shown: readonly Hit[],
  passedOver: number,
): { readonly more: readonly Hit[]; readonly state: Loading; readonly load: () => void } {
  const api = useApi();
  const more = useSignal<readonly Hit[]>([]);
  const state = useSignal<Loading>({ kind: "idle" });
  const offset = useRef(passedOver);
  const leaving = useRef(new AbortController());
  useEffect(
    () => () => {
      leaving.current.abort();
    },
    [],
  );
  const load = async (): Promise<void> => {
    state.value = { kind: "loading" };
    const { signal } = leaving.current;
    try {
      const known = new Set([...shown, ...more.value].map(({ passage }) => passage.id));
      let fresh: Hit[] = [];
      let isEnd = false;
      while (fresh.length === 0 && !isEnd) {
        const asked = {
          query: route.question,
          filters: searchFiltersOf(route.filters),
          k: AT_ONCE,
          offset: offset.current,
          explain: true,
        };
        const { hits } = await api.search(asked, signal);
        offset.current += hits.length;
        isEnd = hits.length < AT_ONCE;
        fresh = hits.filter(({ passage }) => !known.has(passage.id));
      }
      const first = known.size + 1;
      more.value = [...more.value, ...fresh.map((hit, index) => ({ ...hit, rank: first + index }))];
      state.value = { kind: isEnd ? "end" : "idle" };
    } catch (thrown) {
      if (!signal.aborted) state.value = { kind: "failed", thrown };
    }
  };
  return { more: more.value, state: state.value, load: () => void load() };
}
