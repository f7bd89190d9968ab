import { useSignal, type ReadonlySignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo } from "preact/hooks";
import { AlertsView } from "../alerts/alerts-view.tsx";
import { KeepQuestion } from "../alerts/keep-question.tsx";
import type { Facets } from "../../api/filters/facets.ts";
import { marksOf, Passages, shownHits, Statement } from "../ask/answer-view.tsx";
import type { Asked, Asking } from "../ask/asking.ts";
import type { RecentQuestions } from "../ask/recent-questions.ts";
import { QuestionForm } from "../ask/question-form.tsx";
import { AddFiles } from "../add/add-files.tsx";
import { AddTray } from "../add/add-tray.tsx";
import type { Adding } from "../add/adding.ts";
import type { Deletions } from "../add/deletions.ts";
import { EditingContext, type Editing } from "../edit/editing.ts";
import { LibraryLine, type LibraryHealth } from "../library/library-line.tsx";
import { LibraryView } from "../library/library-view.tsx";
import { LANGUAGES, type Language } from "../messages/language.ts";
import { SpokenContext, useMessages, type Speech } from "../messages/speech.tsx";
import { DocumentPanel } from "../reader/document-panel.tsx";
import { PinAnswer } from "../pins/pin-answer.tsx";
import { PinsContext, usePins } from "../pins/pin-button.tsx";
import type { Pins } from "../pins/pins.ts";
import { PinsView } from "../pins/pins-view.tsx";
import { QuoteForm } from "../quote/quote-form.tsx";
import { QuoteView } from "../quote/quote-view.tsx";
import type { Api, LibraryAccess } from "./api-client.ts";
import { ApiContext } from "./api-context.ts";
import { forgetKey, hasKey } from "./key-field.tsx";
import { listenToKeys } from "./keys.ts";
import type { Navigation } from "./navigation.ts";
import { Waiting } from "./waiting.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { addressOf, HOME, readingOf, type Route } from "./route.ts";

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
  const {
    api,
    asking,
    adding,
    deletions,
    route: shown,
    health,
    access,
    changes,
    navigation,
    ask,
    recent,
  } = props;
  const { spoken } = props.speech;
  const route = shown.value;
  const attempt = useSignal(0);
  const asked = asking.asked.value;
  const hits = asked.state === "done" ? shownHits(asked.result) : [];
  const step = (by: number): void => {
    const opened = citationFurtherOn(by, shown.value, asked);
    if (opened === null) return;
    if (shown.value.reading === null) navigation.go(opened);
    else navigation.replace(opened);
  };
  const check = (next: Route): void => {
    attempt.value += 1;
    ask(next);
  };
  const close = (): void => {
    navigation.closeReading();
  };
  useLayoutEffect(() => {
    document.body.dataset.state = stateOf(route, asked);
    document.body.dataset.view = route.view;
  });
  useEffect(() => listenToKeys({ step }));
  const mayWrite = writes(access.value);
  const add = useAdding(adding, mayWrite);
  const editing = useMemo(() => ({ changed: props.changed }), []);
  return (
    <Provided api={api} spoken={spoken.value} pins={props.pins} editing={mayWrite ? editing : null}>
      <Skip />
      <Top route={route} facets={facetsOf(asked)} ask={ask} recent={recent} check={check} add={add} />
      <AddTray adding={adding} deletions={deletions} />
      <main id="main" tabIndex={-1}>
        <Contents
          api={api}
          route={route}
          asked={asked}
          attempt={attempt.value}
          library={{
            access: access.value,
            deletions: mayWrite ? deletions : null,
            changes: changes.value,
            go: (next) => {
              navigation.go(next);
            },
          }}
        />
      </main>
      <Foot health={health.value} speech={props.speech} />
      <DocumentPanel api={api} reading={route.reading} hits={hits} closed={close} step={step} />
    </Provided>
  );
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

/** With the citation open that stands so many places after the one that is read; null where there is none. */
function citationFurtherOn(by: number, route: Route, asked: Asked): Route | null {
  if (asked.state !== "done") return null;
  const hits = shownHits(asked.result);
  const at = hits.findIndex(({ passage }) => passage.id === route.reading?.passage?.id);
  const next = hits[at < 0 ? (by > 0 ? 0 : -1) : at + by];
  if (next === undefined) return null;
  return { ...route, reading: readingOf(next.passage.id, next.document.id, marksOf(asked.result, next)) };
}

interface FootProps {
  readonly health: LibraryHealth;
  readonly speech: Speech;
}

function Foot({ health, speech }: FootProps): JSX.Element {
  const messages = useMessages();
  return (
    <footer class="foot">
      <span id="library-counts">
        <LibraryLine health={health} />
      </span>
      <a href="/?view=documents">{messages.page.allDocuments}</a>
      <a href="/docs">{messages.page.httpApi}</a>
      {hasKey() ? (
        <button type="button" class="text-button" onClick={forgetKey}>
          {messages.page.forgetKey}
        </button>
      ) : null}
      <LanguageSelect {...speech} />
    </footer>
  );
}

/** Each language by its own name, for whoever understands no other. */
function LanguageSelect({ spoken, choose }: Speech): JSX.Element {
  const messages = useMessages();
  return (
    <select
      aria-label={messages.page.language}
      value={spoken.value.language}
      onChange={({ currentTarget }) => void choose(currentTarget.value as Language)}
    >
      {Object.entries(LANGUAGES).map(([language, name]) => (
        <option key={language} value={language} lang={language}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Modes({ route }: { readonly route: Route }): JSX.Element {
  const messages = useMessages();
  const pinned = usePins().pins.value.length;
  return (
    <nav class="modes" aria-label={messages.page.modes}>
      {(["ask", "quote", "documents", "alerts", "pins"] as const).map((view) => (
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

interface TopProps {
  readonly route: Route;
  readonly facets: Facets;
  readonly ask: (route: Route) => void;
  readonly recent: RecentQuestions;
  readonly check: (route: Route) => void;
  /** Null where nothing may be added. */
  readonly add: ((files: readonly File[]) => void) | null;
}

function Top({ route, facets, ask, recent, check, add }: TopProps): JSX.Element {
  const messages = useMessages();
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
      {route.view === "quote" ? <QuoteForm route={route} check={check} /> : null}
      {route.view === "ask" ? <QuestionForm route={route} facets={facets} ask={ask} recent={recent} /> : null}
    </header>
  );
}

interface ContentsProps {
  readonly api: Api;
  readonly route: Route;
  readonly asked: Asked;
  /** Grows when the same quotation is to be checked again. */
  readonly attempt: number;
  readonly library: Omit<Parameters<typeof LibraryView>[0], "api" | "route">;
}

/** The middle of the page: nothing yet, an answer, the list of documents, or what went wrong. */
function Contents({ api, route, asked, attempt, library }: ContentsProps): JSX.Element {
  const messages = useMessages();
  if (route.view === "documents")
    return <Sections passages={<LibraryView {...library} api={api} route={route} />} />;
  if (route.view === "alerts") return <Sections passages={<AlertsView api={api} route={route} />} />;
  if (route.view === "pins") return <Sections passages={<PinsView api={api} route={route} />} />;
  if (route.view === "quote")
    return <Sections statement={<QuoteView api={api} route={route} attempt={attempt} />} />;
  switch (asked.state) {
    case "idle":
      return <Sections />;
    case "busy":
      return <Sections statement={<Waiting>{messages.page.waiting}</Waiting>} />;
    case "failed":
      return <Sections statement={<ProblemNote thrown={asked.thrown} retry={asked.retry} />} />;
    case "done":
      return (
        <Sections
          statement={
            <>
              <Statement result={asked.result} route={route} />
              <div class="answer-actions">
                <KeepQuestion route={asked.route} />
                <PinAnswer result={asked.result} />
              </div>
            </>
          }
          passages={<Passages result={asked.result} route={route} />}
        />
      );
  }
}

/** What is said aloud when it comes, and what is not. */
function Sections(props: {
  readonly statement?: ComponentChildren;
  readonly passages?: ComponentChildren;
}): JSX.Element {
  const messages = useMessages();
  return (
    <>
      <section id="statement" aria-label={messages.page.answer} aria-live="polite">
        {props.statement}
      </section>
      <section id="passages" aria-label={messages.page.passages}>
        {props.passages}
      </section>
    </>
  );
}

function facetsOf(asked: Asked): Facets {
  return asked.state === "done" ? (asked.result.facets ?? {}) : {};
}

/** Whether documents may be added and deleted: a key that is limited to tags only reads. */
function writes(access: LibraryAccess | null): boolean {
  return access !== null && access.scope !== "read" && access.tags === null;
}

function stateOf(route: Route, asked: Asked): "idle" | "busy" | "done" {
  if (route.view === "quote") return route.question === "" ? "idle" : "done";
  if (route.view !== "ask") return "done";
  return asked.state === "idle" || asked.state === "busy" ? asked.state : "done";
}
