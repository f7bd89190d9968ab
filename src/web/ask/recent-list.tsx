import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { copyText } from "../copy/clipboard.ts";
import { useMessages } from "../messages/speech.tsx";
import type { RecentQuestions } from "./recent-questions.ts";

interface RecentListProps {
  readonly isShown: boolean;
  readonly ask: (question: string) => void;
  readonly recent: RecentQuestions;
}

/** What was asked here before, to be asked again or erased. */
export function RecentList({ isShown, recent, ask }: RecentListProps): JSX.Element | null {
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
