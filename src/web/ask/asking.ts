import { signal, type ReadonlySignal } from "@preact/signals";
import type { AskResult, SearchResult } from "../../api/questions/question-responses.ts";
import type { Api } from "../shell/api-client.ts";
import type { Route } from "../shell/route.ts";
import { SHOWN_FACETS } from "./facet-buttons.tsx";
import { searchFiltersOf } from "./filter.ts";

/** An answer, or where they alone are wanted, passages. */
export type Found = AskResult | SearchResult;

/** Whether passages alone were wanted. */
export function isSearch(result: Found): result is SearchResult {
  return "hits" in result;
}

/** Where a question stands. */
export type Asked =
  | { readonly state: "idle" | "busy" }
  | { readonly state: "done"; readonly route: Route; readonly result: Found }
  | { readonly state: "failed"; readonly thrown: unknown; readonly retry: () => void };

/** The question of the page, and its answer. */
export interface Asking {
  readonly asked: ReadonlySignal<Asked>;
  /** Asks what the route says, from the start, whatever was asked before. */
  ask(route: Route): void;
}

/** How often a library that is still reading is looked at. */
const LOOK_EVERY_MS = 2_000;

export function createAsking(api: Api): Asking {
  const asked = signal<Asked>({ state: "idle" });
  let leaving = new AbortController();

  const find = async (route: Route, left: AbortSignal): Promise<Found> => {
    const { question, passagesOnly } = route;
    const common = { filters: searchFiltersOf(route.filters), explain: true, facets: [...SHOWN_FACETS] };
    const result = passagesOnly
      ? await api.search({ query: question, ...common }, left)
      : await api.ask({ question, ...common }, left);
    if (!left.aborted) asked.value = { state: "done", route, result };
    return result;
  };
  const ask = (route: Route): void => {
    leaving.abort();
    leaving = new AbortController();
    const left = leaving.signal;
    if (route.view !== "ask" || route.question === "") {
      asked.value = { state: "idle" };
      return;
    }
    asked.value = { state: "busy" };
    find(route, left)
      .then((result) => askAgain(api, result, () => find(route, left), left))
      .catch((thrown: unknown) => {
        if (left.aborted) return;
        asked.value = {
          state: "failed",
          thrown,
          retry: () => {
            ask(route);
          },
        };
      });
  };
  return { asked, ask };
}

/** Asks again whenever a library that was not searched in full has changed, until it is; the answer before stays until then. */
async function askAgain(
  api: Api,
  first: Found,
  again: () => Promise<Found>,
  left: AbortSignal,
): Promise<void> {
  let [result, revision] = [first, -1];
  while (isGrowing(result)) {
    await pause(LOOK_EVERY_MS);
    if (left.aborted) return;
    if (document.hidden) continue;
    try {
      const health = await api.health();
      if (health.revision === revision && health.syncing) continue;
      revision = health.revision;
      result = await again();
    } catch {
      // The answer that is shown still stands; the next look may find the server again.
    }
  }
}

/** Whether waiting makes the answer better. */
export function isGrowing({ library }: Found): boolean {
  return !library.complete && (library.waiting ?? 0) > 0;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
