import type { ComponentChildren, JSX } from "preact";
import { AlertsView } from "../alerts/alerts-view.tsx";
import { KeepQuestion } from "../alerts/keep-question.tsx";
import { Passages, Statement } from "../ask/answer-view.tsx";
import type { Asked } from "../ask/asking.ts";
import { LibraryView } from "../library/library-view.tsx";
import { useMessages } from "../messages/speech.tsx";
import { PeopleView } from "../people/people-view.tsx";
import { PersonView } from "../people/person-view.tsx";
import { PinAnswer } from "../pins/pin-answer.tsx";
import { PinsView } from "../pins/pins-view.tsx";
import type { DraftChecking } from "../quote/draft-checking.ts";
import { DraftView } from "../quote/draft-view.tsx";
import { QuoteView } from "../quote/quote-view.tsx";
import type { Api } from "./api-client.ts";
import { ProblemNote } from "./problem-note.tsx";
import type { Route } from "./route.ts";
import { Waiting } from "./waiting.tsx";

interface ContentsProps {
  readonly api: Api;
  readonly route: Route;
  readonly asked: Asked;
  /** Grows when the same quotation is to be checked again. */
  readonly attempt: number;
  readonly drafts: DraftChecking;
  readonly library: Omit<Parameters<typeof LibraryView>[0], "api" | "route">;
  /** Changes the address in the place of the one before. */
  readonly replace: (route: Route) => void;
}

/** The middle of the page: nothing yet, an answer, the list of documents, or what went wrong. */
export function Contents(props: ContentsProps): JSX.Element {
  return <Sections {...sectionsOf(props)} />;
}

interface SectionsProps {
  /** What is said aloud when it comes. */
  readonly statement?: ComponentChildren;
  readonly passages?: ComponentChildren;
}

function sectionsOf(props: ContentsProps): SectionsProps {
  const { api, route, asked, attempt, drafts, library, replace } = props;
  const hasQuote = route.question !== "";
  switch (route.view) {
    case "documents":
      return { passages: <LibraryView {...library} api={api} route={route} /> };
    case "people":
      return {
        passages:
          route.speaking.person === "" ? (
            <PeopleView api={api} route={route} access={library.access} replace={replace} />
          ) : (
            <PersonView api={api} route={route} go={library.go} />
          ),
      };
    case "alerts":
      return { passages: <AlertsView api={api} route={route} /> };
    case "pins":
      return { passages: <PinsView api={api} route={route} /> };
    case "quote":
      return {
        statement: hasQuote ? (
          <QuoteView api={api} route={route} attempt={attempt} />
        ) : (
          <DraftView drafts={drafts} route={route} />
        ),
      };
    case "ask":
      return answerSections(asked, route);
  }
}

function answerSections(asked: Asked, route: Route): SectionsProps {
  switch (asked.state) {
    case "idle":
      return {};
    case "busy":
      return { statement: <AnswerAwaited /> };
    case "failed":
      return { statement: <ProblemNote thrown={asked.thrown} retry={asked.retry} /> };
    case "done":
      return {
        statement: (
          <>
            <Statement result={asked.result} route={route} />
            <div class="answer-actions">
              <KeepQuestion route={asked.route} />
              <PinAnswer result={asked.result} />
            </div>
          </>
        ),
        passages: <Passages result={asked.result} route={route} />,
      };
  }
}

function AnswerAwaited(): JSX.Element {
  return <Waiting>{useMessages().page.waiting}</Waiting>;
}

function Sections(props: SectionsProps): JSX.Element {
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
