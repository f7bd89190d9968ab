import type { JSX } from "preact";
import type { AskResult } from "../../api/questions/question-responses.ts";
import { isGrowing } from "./asking.ts";

/** Above an answer of a library that is still being read: how much of it was searched. */
export function CoverageNote({ result }: { readonly result: AskResult }): JSX.Element | null {
  if (!isGrowing(result)) return null;
  const { searched, waiting, unreadable } = result.library;
  const total = searched + (waiting ?? 0) + (unreadable ?? 0);
  return (
    <div class="coverage">
      <p>
        {searched.toLocaleString("en")} of {total.toLocaleString("en")} documents searched, reading on…
      </p>
      <progress max={total} value={searched} aria-label="Documents searched" />
    </div>
  );
}
