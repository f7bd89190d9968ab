import { useSignal, type ReadonlySignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo } from "preact/hooks";
import { AddTray } from "../add/add-tray.tsx";
import type { Adding } from "../add/adding.ts";
import type { Deletions } from "../add/deletions.ts";
import { shownHits } from "../ask/answer-view.tsx";
import type { Asked, Asking } from "../ask/asking.ts";
import { stepTo } from "../ask/citation-steps.ts";
import type { RecentQuestions } from "../ask/recent-questions.ts";
import { EditingContext, type Editing } from "../edit/editing.ts";
import type { LibraryHealth } from "../library/library-line.tsx";
import { SpokenContext, useMessages, type Speech } from "../messages/speech.tsx";
import { PinsContext } from "../pins/pin-button.tsx";
import type { Pins } from "../pins/pins.ts";
import { createDraftChecking, type DraftChecking } from "../quote/draft-checking.ts";
import { DocumentPanel } from "../reader/document-panel.tsx";
import type { Api, LibraryAccess } from "./api-client.ts";
import { ApiContext } from "./api-context.ts";
import { Contents } from "./contents.tsx";
import { Foot } from "./foot.tsx";
import { listenToKeys } from "./keys.ts";
import type { Navigation } from "./navigation.ts";
import type { Route } from "./route.ts";
import { Top } from "./top.tsx";

interface AppProps {
  readonly api: Api;
  readonly asking: Asking;
  readonly adding: Adding;
  readonly deletions: Deletions;
  readonly route: ReadonlySignal<Route>;
  readonly speech: Speech;
  /** How much the library holds. */
  readonly health: ReadonlySignal<LibraryHealth>;
  /** What may be done with it; null until that is known. */
  readonly access: ReadonlySignal<LibraryAccess | null>;
  /** Grows with every change of the library that this page has brought about. */
  readonly changes: ReadonlySignal<number>;
  /** To be called when a document was changed. */
  readonly changed: () => void;
  readonly navigation: Navigation;
  readonly ask: (route: Route) => void;
  readonly recent: RecentQuestions;
  readonly pins: Pins;
}

/** The whole page, in the language that was chosen. */
export function App(props: AppProps): JSX.Element {
  const { api, adding, deletions, route: shown, access, navigation, ask } = props;
  const route = shown.value;
  const asked = props.asking.asked.value;
  const result = asked.state === "done" ? asked.result : null;
  const step = (by: number): void => {
    stepTo(by, navigation, shown.value, asked);
  };
  const { drafts, attempt, check } = useQuoteChecking(api, ask);
  useBodyState(route, asked);
  useEffect(() => listenToKeys({ step }));
  const mayWrite = writes(access.value);
  const add = useAdding(adding, mayWrite);
  const editing = useMemo(() => ({ changed: props.changed }), []);
  return (
    <Provided
      api={api}
      spoken={props.speech.spoken.value}
      pins={props.pins}
      editing={mayWrite ? editing : null}
    >
      <Skip />
      <Top
        route={route}
        facets={result?.facets ?? {}}
        ask={ask}
        recent={props.recent}
        check={check}
        add={add}
        drafts={drafts}
      />
      <AddTray adding={adding} deletions={deletions} />
      <main id="main" tabIndex={-1}>
        <Contents
          api={api}
          route={route}
          asked={asked}
          attempt={attempt}
          drafts={drafts}
          library={{
            access: access.value,
            deletions: mayWrite ? deletions : null,
            changes: props.changes.value,
            go: navigation.go,
          }}
          replace={navigation.replace}
        />
      </main>
      <Foot health={props.health.value} speech={props.speech} />
      <DocumentPanel
        api={api}
        reading={route.reading}
        hits={result === null ? [] : shownHits(result)}
        closed={navigation.closeReading}
        step={step}
      />
    </Provided>
  );
}

interface QuoteChecks {
  readonly drafts: DraftChecking;
  /** Grows with every quotation that is to be checked, also when it is the one before. */
  readonly attempt: number;
  readonly check: (route: Route) => void;
}

/** A quotation takes the place of a draft. */
function useQuoteChecking(api: Api, ask: AppProps["ask"]): QuoteChecks {
  const attempt = useSignal(0);
  const drafts = useMemo(() => createDraftChecking(api), [api]);
  const check = (next: Route): void => {
    drafts.forget();
    attempt.value += 1;
    ask(next);
  };
  return { drafts, attempt: attempt.value, check };
}

/** Gives all that stands on the page the API and the words. */
function Provided(props: {
  readonly api: Api;
  readonly spoken: Speech["spoken"]["value"];
  readonly pins: Pins;
  readonly editing: Editing | null;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <ApiContext.Provider value={props.api}>
      <SpokenContext.Provider value={props.spoken}>
        <PinsContext.Provider value={props.pins}>
          <EditingContext.Provider value={props.editing}>{props.children}</EditingContext.Provider>
        </PinsContext.Provider>
      </SpokenContext.Provider>
    </ApiContext.Provider>
  );
}

function Skip(): JSX.Element {
  const messages = useMessages();
  return (
    <a class="skip" href="#main">
      {messages.page.skip}
    </a>
  );
}

/** Takes files in; null for who may not add any. What is still being read goes on being shown. */
function useAdding(adding: AppProps["adding"], mayWrite: boolean): ((files: readonly File[]) => void) | null {
  const add = useCallback((files: readonly File[]): void => {
    adding.add(files);
  }, []);
  useEffect(() => {
    // Without an answer there is nothing to resume, and the foot of the page says that none came.
    if (mayWrite) adding.resume().catch(() => undefined);
  }, [mayWrite]);
  return mayWrite ? add : null;
}

/** Whether documents may be added and deleted: a key that is limited to tags only reads. */
function writes(access: LibraryAccess | null): boolean {
  return access !== null && access.scope !== "read" && access.tags === null;
}

/** What is shown, for the style sheet. */
function useBodyState(route: Route, asked: Asked): void {
  useLayoutEffect(() => {
    document.body.dataset.state = stateOf(route, asked);
    document.body.dataset.view = route.view;
  });
}

function stateOf(route: Route, asked: Asked): "idle" | "busy" | "done" {
  if (route.view === "quote") return route.question === "" ? "idle" : "done";
  if (route.view !== "ask") return "done";
  return asked.state === "idle" || asked.state === "busy" ? asked.state : "done";
}
