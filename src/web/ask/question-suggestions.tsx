import { useSignal } from "@preact/signals";
import type { JSX, RefObject, TargetedKeyboardEvent } from "preact";
import { writtenIn } from "../messages/document-language.ts";
import { useMessages } from "../messages/speech.tsx";
import { useApi } from "../shell/api-context.ts";
import type { FieldList } from "../shell/submitting-field.tsx";
import { useTypingPause } from "../shell/typing-pause.ts";
import type { RecentQuestions } from "./recent-questions.ts";

interface Suggested {
  readonly text: string;
  readonly language: string | null;
}

interface Listed {
  readonly suggested: readonly Suggested[];
  /** The number of the chosen one; -1 for none: Enter then asks what is typed. */
  readonly chosen: number;
}

const SHORTEST = 2;
/** A longer text is a question of its own. */
const LONGEST = 60;
const MOST_RECENT = 3;
const MOST_TITLES = 5;
const LIST_ID = "question-suggestions";
const NOTHING: Listed = { suggested: [], chosen: -1 };

interface SuggestionOptions {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly recent: RecentQuestions;
  readonly ask: (question: string) => void;
}

/**
 * What can be asked instead of what is typed: questions that were asked before, and titles of the library. The list comes when it
 * is there and keeps nobody from asking what is typed; nothing in it is chosen until somebody does so.
 */
export function useQuestionSuggestions({ field, recent, ask }: SuggestionOptions): FieldList {
  const listed = useSignal<Listed>(NOTHING);
  const { look, leave } = useLooking(recent, (suggested) => {
    listed.value = { suggested, chosen: -1 };
  });
  const { suggested, chosen } = listed.value;
  const close = (): void => {
    leave();
    if (listed.value !== NOTHING) listed.value = NOTHING;
  };
  const pick = (text: string): void => {
    close();
    ask(text);
  };
  return {
    attributes: {
      "aria-autocomplete": "list",
      "aria-controls": suggested.length > 0 ? LIST_ID : undefined,
      "aria-activedescendant": chosen < 0 ? undefined : optionId(chosen),
    },
    onType: () => {
      listed.value = NOTHING;
      look(field.current?.value ?? "");
    },
    onLeave: close,
    onKey: (event) => {
      const moved = movedBy(event, listed.value);
      if (moved !== null) listed.value = { suggested, chosen: moved };
      else if (event.key === "Escape" && suggested.length > 0) close();
      else if (event.key === "Enter" && suggested[chosen] !== undefined) pick(suggested[chosen].text);
      else {
        if (event.key === "Enter") close();
        return false;
      }
      return true;
    },
    list: <SuggestionList listed={listed.value} pick={pick} />,
  };
}

interface SuggestionListProps {
  readonly listed: Listed;
  readonly pick: (text: string) => void;
}

function SuggestionList({ listed: { suggested, chosen }, pick }: SuggestionListProps): JSX.Element {
  const messages = useMessages();
  return (
    <>
      <span role="status" class="visually-hidden">
        {suggested.length === 0 ? "" : messages.ask.suggestions(suggested.length)}
      </span>
      {suggested.length === 0 ? null : (
        <ul
          id={LIST_ID}
          class="field-list"
          role="listbox"
          aria-label={messages.ask.suggested}
          // The field keeps the focus.
          onMouseDown={(event) => {
            event.preventDefault();
          }}
        >
          {suggested.map(({ text, language }, index) => (
            <li
              key={text}
              id={optionId(index)}
              role="option"
              aria-selected={index === chosen}
              {...writtenIn(language)}
              onClick={() => {
                pick(text);
              }}
            >
              {text}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function optionId(index: number): string {
  return `${LIST_ID}-${index}`;
}

/** Which one an arrow chooses; -1 leads back to what is typed. Null where the key is none of the list's. */
function movedBy(
  { key, shiftKey, isComposing }: TargetedKeyboardEvent<HTMLTextAreaElement>,
  { suggested, chosen }: Listed,
): number | null {
  if (suggested.length === 0 || shiftKey || isComposing) return null;
  if (key === "ArrowDown") return chosen + 1 < suggested.length ? chosen + 1 : -1;
  if (key === "ArrowUp") return chosen < 0 ? suggested.length - 1 : chosen - 1;
  return null;
}

/** Looks for what fits a text, after a pause in typing; what comes when the field was left or asked is passed over. */
function useLooking(
  recent: RecentQuestions,
  tell: (suggested: readonly Suggested[]) => void,
): { readonly look: (typed: string) => void; readonly leave: () => void } {
  const api = useApi();
  const { afterwards, leave } = useTypingPause();
  const find = async (beginning: string, signal: AbortSignal): Promise<void> => {
    const asked = recentOnes(recent.questions.value, beginning);
    const titles = await api
      .suggest({ for: "question", beginning, limit: MOST_TITLES }, signal)
      // Without suggestions, the field is as good as it was.
      .catch(() => []);
    const further = titles.filter(({ text }) => asked.every((one) => one.text !== text));
    if (!signal.aborted) tell([...asked, ...further].filter(({ text }) => text !== beginning));
  };
  const look = (typed: string): void => {
    leave();
    const beginning = typed.trim();
    if (beginning.length < SHORTEST || beginning.length > LONGEST) return;
    afterwards((signal) => void find(beginning, signal));
  };
  return { look, leave };
}

function recentOnes(questions: readonly string[], beginning: string): Suggested[] {
  const wanted = beginning.toLowerCase();
  return questions
    .filter((question) => question.toLowerCase().includes(wanted))
    .slice(0, MOST_RECENT)
    .map((text) => ({ text, language: null }));
}
