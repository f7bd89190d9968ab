import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Facets } from "../../api/filters/facets.ts";
import { useMessages } from "../messages/speech.tsx";
import { HOME, type Route } from "../shell/route.ts";
import { SubmittingField } from "../shell/submitting-field.tsx";
import { useQuestionSuggestions } from "./question-suggestions.tsx";
import type { RecentQuestions } from "./recent-questions.ts";
import { RecentList } from "./recent-list.tsx";
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
  const { view, question, passagesOnly, filters } = route;
  const { form, field, only, askWith, askTyped, askSuggested } = useQuestionFields(ask);
  const suggestions = useQuestionSuggestions({ field, recent, ask: askSuggested });
  return (
    <search>
      <form id="question-form" action="/" method="get" noValidate ref={form} onSubmit={askTyped}>
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
          <PassagesOnly
            box={only}
            isChosen={passagesOnly}
            choose={() => {
              // What is typed and not yet asked is not asked by this.
              if (question !== "") askWith(question, filters);
            }}
          />
        </div>
      </form>
      <RecentList isShown={view === "ask" && question === ""} recent={recent} ask={askSuggested} />
      <Topics isShown={view === "ask" && question === ""} ask={askSuggested} />
    </search>
  );
}

interface QuestionFields {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly only: RefObject<HTMLInputElement | null>;
  /** With what is chosen beside the question. */
  readonly askWith: (question: string, filters: Route["filters"]) => void;
  readonly askTyped: (event: Event) => void;
  readonly askSuggested: (question: string) => void;
}

/** The fields of the form, and how what they hold is asked. The question has the focus when the form comes. */
function useQuestionFields(ask: QuestionFormProps["ask"]): QuestionFields {
  const messages = useMessages();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const only = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);
  const askWith = (question: string, filters: Route["filters"]): void => {
    ask({ ...HOME, question, passagesOnly: only.current?.checked === true, filters });
  };
  const askTyped = (event: Event): void => {
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
  return { form, field, only, askWith, askTyped, askSuggested };
}

interface PassagesOnlyProps {
  readonly box: RefObject<HTMLInputElement | null>;
  readonly isChosen: boolean;
  readonly choose: () => void;
}

/** Whether passages are wanted without an answer. */
function PassagesOnly({ box, isChosen, choose }: PassagesOnlyProps): JSX.Element {
  const messages = useMessages();
  useLayoutEffect(() => {
    if (box.current !== null) box.current.checked = isChosen;
  }, [isChosen]);
  return (
    <label class="choice passages-only">
      <input ref={box} name="show" type="checkbox" value="passages" onChange={choose} />{" "}
      {messages.ask.passagesOnly}
    </label>
  );
}
