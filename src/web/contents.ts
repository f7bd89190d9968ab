import { resultParts } from "./answer-view.ts";
import type { Api } from "./api-client.ts";
import { byId, element } from "./dom.ts";
import { searchFiltersOf } from "./filter.ts";
import { documentsList } from "./library-view.ts";
import { problemNote } from "./problem-note.ts";
import type { Route } from "./route.ts";

/** The middle of the page: nothing yet, an answer, the list of documents, or what went wrong. */
export interface Contents {
  /** Shows what the route says, from the start, whatever was shown before. */
  load(route: Route): Promise<void>;
}

export function createContents(api: Api): Contents {
  const statement = byId("statement", HTMLElement);
  const passages = byId("passages", HTMLElement);
  let loading = new AbortController();

  const fill = (said: readonly Node[], below: readonly Node[]): void => {
    statement.replaceChildren(...said);
    passages.replaceChildren(...below);
  };

  const show = async (route: Route, signal: AbortSignal): Promise<void> => {
    if (route.view === "documents") {
      const list = documentsList(await api.documents(signal));
      const title = element("h2", { tabindex: "-1" }, "Documents");
      fill([], [title, ...list]);
      title.focus();
    } else if (route.question !== "") {
      const request = { question: route.question, filters: searchFiltersOf(route.filters), explain: true };
      const parts = resultParts(await api.ask(request, signal), route);
      fill(parts.statement, parts.passages);
    }
  };

  const load = async (route: Route): Promise<void> => {
    loading.abort();
    loading = new AbortController();
    const { signal } = loading;
    const idle = route.view === "ask" && route.question === "";
    document.body.dataset.state = idle ? "idle" : "busy";
    fill(idle ? [] : [element("p", { class: "waiting" }, "Looking through your documents…")], []);
    try {
      await show(route, signal);
    } catch (thrown) {
      if (signal.aborted) return;
      fill([problemNote(thrown, () => void load(route))], []);
    }
    if (!signal.aborted && !idle) document.body.dataset.state = "done";
  };

  return { load };
}
