import type { JSX } from "preact";
import { LibraryLine, type LibraryHealth } from "../library/library-line.tsx";
import { LANGUAGES, type Language } from "../messages/language.ts";
import { useMessages, type Speech } from "../messages/speech.tsx";
import { forgetKey, hasKey } from "./key-field.tsx";

interface FootProps {
  readonly health: LibraryHealth;
  readonly speech: Speech;
}

/** What is known of the library, and what concerns the page as a whole. */
export function Foot({ health, speech }: FootProps): JSX.Element {
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
