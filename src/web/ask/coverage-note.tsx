import type { JSX } from "preact";
import { useMessages } from "../messages/speech.tsx";
import { isGrowing, type Found } from "./asking.ts";

/** Above an answer of a library that is still being read: how much of it was searched. */
export function CoverageNote({ result }: { readonly result: Found }): JSX.Element | null {
  const messages = useMessages();
  if (!isGrowing(result)) return null;
  const { searched, waiting, unreadable } = result.library;
  const total = searched + (waiting ?? 0) + (unreadable ?? 0);
  return (
    <div class="coverage">
      <p>{messages.answer.coverage(searched, total)}</p>
      <progress max={total} value={searched} aria-label={messages.answer.coverageBar} />
    </div>
  );
}
