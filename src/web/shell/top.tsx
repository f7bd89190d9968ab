import type { JSX } from "preact";
import { useCallback } from "preact/hooks";
import type { Facets } from "../../api/filters/facets.ts";
import { AddFiles } from "../add/add-files.tsx";
import { FileDrop } from "../add/file-drop.tsx";
import { QuestionForm } from "../ask/question-form.tsx";
import type { RecentQuestions } from "../ask/recent-questions.ts";
import { useMessages } from "../messages/speech.tsx";
import { usePins } from "../pins/pin-button.tsx";
import type { DraftChecking } from "../quote/draft-checking.ts";
import { QuoteForm } from "../quote/quote-form.tsx";
import { addressOf, HOME, VIEWS, type Route } from "./route.ts";

interface TopProps {
  readonly route: Route;
  readonly facets: Facets;
  readonly ask: (route: Route) => void;
  readonly recent: RecentQuestions;
  readonly check: (route: Route) => void;
  /** Null where nothing may be added. */
  readonly add: ((files: readonly File[]) => void) | null;
  readonly drafts: DraftChecking;
}

/** What can be done, and the form of what is done now. */
export function Top({ route, facets, ask, recent, check, add, drafts }: TopProps): JSX.Element {
  const messages = useMessages();
  const checkDraft = useCallback(
    (files: readonly File[]): void => {
      const [file] = files;
      if (file === undefined) return;
      // A draft takes the place of a quotation.
      if (route.question !== "") ask({ ...HOME, view: "quote" });
      drafts.check(file);
    },
    [route.question, ask, drafts],
  );
  return (
    <header class="top">
      <div class="top-bar">
        <h1>
          <a href="/">Pincite</a>
        </h1>
        {add === null ? null : <AddFiles add={add} />}
      </div>
      <Modes route={route} />
      <p class="tagline">{messages.page.tagline}</p>
      {route.view === "quote" ? <QuoteForm route={route} check={check} checkDraft={checkDraft} /> : null}
      {route.view === "quote" ? (
        <FileDrop take={checkDraft} label={messages.draft.drop} />
      ) : add === null ? null : (
        <FileDrop take={add} label={messages.add.drop} />
      )}
      {route.view === "ask" ? <QuestionForm route={route} facets={facets} ask={ask} recent={recent} /> : null}
    </header>
  );
}

function Modes({ route }: { readonly route: Route }): JSX.Element {
  const messages = useMessages();
  const pinned = usePins().pins.value.length;
  return (
    <nav class="modes" aria-label={messages.page.modes}>
      {VIEWS.map((view) => (
        <a
          key={view}
          href={addressOf({ ...HOME, view })}
          aria-current={route.view === view ? "page" : undefined}
        >
          {messages.page[view]}
          {view === "pins" && pinned > 0 ? (
            <span class="count"> {messages.wording.number(pinned)}</span>
          ) : null}
        </a>
      ))}
    </nav>
  );
}
