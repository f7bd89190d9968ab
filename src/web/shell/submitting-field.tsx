import type { JSX, RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { MAX_QUERY_LENGTH } from "../../api/questions/question-limits.ts";

interface SubmittingFieldProps {
  readonly label: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** What was sent last: it stands in the field until something else is typed or sent. */
  readonly sent: string;
  readonly rows: number;
  readonly placeholder: string;
  readonly enterkeyhint?: "search";
  readonly "aria-keyshortcuts"?: string;
}

/** The field of a form for a text that Enter sends. What was wrong with it is forgotten as soon as it is changed. */
export function SubmittingField({ label, field, sent, ...attributes }: SubmittingFieldProps): JSX.Element {
  useLayoutEffect(() => {
    if (field.current !== null) field.current.value = sent;
  }, [sent]);
  return (
    <>
      <label class="visually-hidden" for="question">
        {label}
      </label>
      <textarea
        id="question"
        name="q"
        autocomplete="off"
        maxLength={MAX_QUERY_LENGTH}
        {...attributes}
        ref={field}
        onInput={() => field.current?.setCustomValidity("")}
        onKeyDown={(event) => {
          // An Enter that ends the input of a Chinese or Japanese word is not yet the question.
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          field.current?.form?.requestSubmit();
        }}
      />
    </>
  );
}
