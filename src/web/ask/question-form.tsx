import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Facets } from "../../api/filters/facets.ts";
import { useMessages } from "../messages/speech.tsx";
import { copyText } from "../copy/clipboard.ts";
import { HOME, type Route } from "../shell/route.ts";
import { SubmittingField } from "../shell/submitting-field.tsx";
import { useQuestionSuggestions } from "./question-suggestions.tsx";
import type { RecentQuestions } from "./recent-questions.ts";
import { Topics } from "./topics.tsx";
import { filtersInFields, FilterFields } from "./filter-form.tsx";

interface QuestionFormProps {
  readonly route: Route;
  /** Of the documents that were searched last. */
  readonly facets: Facets;
  /** Called with a question that is not blank, also when it is the one asked before. */
  readonly ask: (route: Route) => void;
  readonly recent: RecentQuestions;
}

/** The question field with its button, and below it the filters and what the library suggests. What is typed stays until another question is asked. */
export function QuestionForm({ route, facets, ask, recent }: QuestionFormProps): JSX.Element {
  const messages = useMessages();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { view, question, passagesOnly, filters } = route;
  const only = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);
  useLayoutEffect(() => {
    if (only.current !== null) only.current.checked = passagesOnly;
  }, [passagesOnly]);
  /** With what is chosen beside the question. */
  const askWith = (asked: string, chosen: Route["filters"]): void => {
    ask({ ...HOME, question: asked, passagesOnly: only.current?.checked === true, filters: chosen });
  };

  const submit = (event: Event): void => {
    event.preventDefault();
    const [asking, typed] = [form.current, field.current];
    if (asking === null || typed === null) return;
    const entered = typed.value.trim();
    typed.setCustomValidity(entered === "" ? messages.ask.empty : "");
    if (!asking.reportValidity()) return;
    // On a phone the keyboard would cover the answer.
    if (matchMedia("(pointer: coarse)").matches) typed.blur();
    askWith(entered, filtersInFields(asking));
  };
  const askSuggested = (suggested: string): void => {
    field.current?.focus();
    // Also where the same question was asked before.
    if (field.current !== null) field.current.value = suggested;
    askWith(suggested, form.current === null ? [] : filtersInFields(form.current));
  };
  const suggestions = useQuestionSuggestions({ field, recent, ask: askSuggested });
  return (
    <search>
      <form id="question-form" action="/" method="get" noValidate ref={form} onSubmit={submit}>
        <SubmittingField
          label={messages.ask.field}
          field={field}
          sent={question}
          rows={1}
          placeholder={messages.ask.placeholder}
          enterkeyhint="search"
          aria-keyshortcuts="/"
          suggestions={suggestions}
        />
        <button type="submit">{messages.ask.send}</button>
        <div class="beside-question">
          <FilterFields
            filters={filters}
            facets={facets}
            choose={(chosen) => {
              askWith(question, chosen);
            }}
          />
          <label class="choice passages-only">
            <input
              ref={only}
              name="show"
              type="checkbox"
              value="passages"
              onChange={() => {
                // What is typed and not yet asked is not asked by this.
                if (question !== "") askWith(question, filters);
              }}
            />{" "}
            {messages.ask.passagesOnly}
          </label>
        </div>
      </form>
      <Recent isShown={view === "ask" && question === ""} recent={recent} ask={askSuggested} />
      <Topics isShown={view === "ask" && question === ""} ask={askSuggested} />
    </search>
  );
}

interface RecentProps {
  readonly isShown: boolean;
  readonly ask: (question: string) => void;
  readonly recent: RecentQuestions;
}

/** What was asked here before, to be asked again or erased. */
function Recent({ isShown, recent, ask }: RecentProps): JSX.Element | null {
  const messages = useMessages();
  const questions = recent.questions.value;
  if (!isShown || questions.length === 0) return null;
  return (
    <div id="recent" class="suggestions">
      <p>
        <span id="recent-title">{messages.ask.recent}</span>{" "}
        <button
          type="button"
          class="text-button"
          onClick={() => {
            recent.erase();
          }}
        >
          {messages.ask.eraseRecent}
        </button>{" "}
        <CopyButton text={() => questions.join("\n")} />
      </p>
      <ul aria-labelledby="recent-title">
        {questions.map((question) => (
          <li key={question}>
            <button
              type="button"
              dir="auto"
              onClick={() => {
                ask(question);
              }}
            >
              {question}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Takes the questions along, one in a line. */
function CopyButton({ text }: { readonly text: () => string }): JSX.Element {
  const messages = useMessages();
  const said = useSignal("");
  const copy = async (): Promise<void> => {
    said.value = (await copyText(text())) ? messages.ask.recentCopied : messages.copy.refused;
  };
  return (
    <>
      <button type="button" class="text-button" onClick={() => void copy()}>
        {messages.ask.copyRecent}
      </button>{" "}
      <span role="status">{said}</span>
    </>
  );
}
