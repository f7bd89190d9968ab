import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { SuggestionsRequest } from "../../api/suggestions/suggestion-requests.ts";
import type { Suggestion } from "../../api/suggestions/suggestion-responses.ts";
import { useMessages } from "../messages/speech.tsx";
import { useApi } from "../shell/api-context.ts";
import { useTypingPause } from "../shell/typing-pause.ts";
import type { FilterName } from "./filter.ts";

/** What the library suggests for a filter's field; nothing for the others. */
const SUGGESTED: Readonly<Partial<Record<FilterName, SuggestionsRequest["for"]>>> = {
  author: "author",
  source: "folder",
  language: "language",
  tag: "tag",
  format: "format",
};

interface ValueSuggestions {
  /** To be called when the field has the focus, and with every letter. */
  readonly look: (typed: string) => void;
  readonly list: JSX.Element | null;
}

/**
 * The library's own values for the field of a filter, as a list that the browser shows. Of several values that are typed it
 * suggests the last.
 * @param id of the list
 */
export function useValueSuggestions(name: FilterName, id: string, separator: string): ValueSuggestions {
  const api = useApi();
  const messages = useMessages();
  const suggested = useSignal<{ readonly before: string; readonly values: readonly Suggestion[] }>({
    before: "",
    values: [],
  });
  const pause = useTypingPause();
  const wanted = SUGGESTED[name];
  const look = (typed: string): void => {
    if (wanted === undefined) return;
    const at = typed.lastIndexOf(separator) + 1;
    const before = at === 0 ? "" : `${typed.slice(0, at)} `;
    const beginning = typed.slice(at).trim();
    pause.afterwards((signal) => {
      api.suggest({ for: wanted, beginning }, signal).then(
        (values) => {
          suggested.value = { before, values };
        },
        () => {
          // Without suggestions, the field is as good as it was.
        },
      );
    });
  };
  if (wanted === undefined) return { look, list: null };
  const { before, values } = suggested.value;
  return {
    look,
    list: (
      <datalist id={id}>
        {values.map(({ text, documents }) => (
          <option key={text} value={`${before}${text}`} label={messages.counts.documents(documents)} />
        ))}
      </datalist>
    ),
  };
}
