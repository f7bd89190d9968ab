import type { ComponentChildren, JSX, RefObject, TargetedKeyboardEvent } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { MAX_QUERY_LENGTH } from "../../api/questions/question-limits.ts";

/** What is suggested below a field while somebody types. */
export interface FieldList {
  /** What the field says of the list. */
  readonly attributes: {
    readonly "aria-autocomplete": "list";
    readonly "aria-controls": string | undefined;
    readonly "aria-activedescendant": string | undefined;
  };
  /** Says whether the key was meant for the list. */
  readonly onKey: (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => boolean;
  readonly onType: () => void;
  /** The focus goes elsewhere, or the text is sent. */
  readonly onLeave: () => void;
  readonly list: ComponentChildren;
}

interface SubmittingFieldProps {
  readonly label: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** What was sent last: it stands in the field until something else is typed or sent. */
  readonly sent: string;
  readonly rows: number;
  readonly placeholder: string;
  readonly suggestions?: FieldList;
  readonly enterkeyhint?: "search";
  readonly "aria-keyshortcuts"?: string;
}

/** The field of a form for a text that Enter sends. What was wrong with it is forgotten as soon as it is changed. */
export function SubmittingField(props: SubmittingFieldProps): JSX.Element {
  const { label, field, sent, suggestions, ...attributes } = props;
  useLayoutEffect(() => {
    if (field.current !== null) field.current.value = sent;
  }, [sent]);
  return (
    <div class="submitting-field">
      <label class="visually-hidden" for="question">
        {label}
      </label>
      <textarea
        id="question"
        name="q"
        autocomplete="off"
        maxLength={MAX_QUERY_LENGTH}
        {...attributes}
        {...suggestions?.attributes}
        ref={field}
        onInput={() => {
          field.current?.setCustomValidity("");
          suggestions?.onType();
        }}
        onBlur={suggestions?.onLeave}
        onKeyDown={(event) => {
          if (suggestions?.onKey(event) === true) {
            event.preventDefault();
            return;
          }
          // An Enter that ends the input of a Chinese or Japanese word is not yet the question.
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          field.current?.form?.requestSubmit();
        }}
      />
      {suggestions?.list}
    </div>
  );
}
