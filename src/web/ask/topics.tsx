import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Suggestion } from "../../api/suggestions/suggestion-responses.ts";
import { useMessages } from "../messages/speech.tsx";
import { useApi } from "../shell/api-context.ts";

interface TopicsProps {
  readonly isShown: boolean;
  readonly ask: (topic: string) => void;
}

/** So many lines are kept free for them. */
const SHOWN = 4;

/** Titles and headings of the library itself, to ask about; nothing where it has none. */
export function Topics({ isShown, ask }: TopicsProps): JSX.Element {
  const messages = useMessages();
  const api = useApi();
  const topics = useSignal<readonly Suggestion[]>([]);
  useEffect(() => {
    if (!isShown) return undefined;
    const leaving = new AbortController();
    api.suggest({ for: "question", limit: SHOWN }, leaving.signal).then(
      (suggested) => {
        topics.value = suggested;
      },
      () => {
        // What is wrong with the server is said where something was asked of it.
      },
    );
    return () => {
      leaving.abort();
    };
  }, [isShown]);
  return (
    <div id="topics" class="suggestions" hidden={!isShown}>
      {topics.value.length === 0 ? null : (
        <>
          <p id="topics-title">{messages.ask.topics}</p>
          <ul aria-labelledby="topics-title">
            {topics.value.map(({ text, language }) => (
              <li key={text} lang={language ?? ""}>
                <button
                  type="button"
                  dir="auto"
                  title={text}
                  onClick={() => {
                    ask(text);
                  }}
                >
                  {text}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
