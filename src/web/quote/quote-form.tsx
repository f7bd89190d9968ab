import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { MAX_QUERY_LENGTH } from "../../api/question-limits.ts";
import { HOME, type Route } from "../shell/route.ts";

interface QuoteFormProps {
  readonly route: Route;
  /** Called with a quotation that is not blank, also when it is the one checked before. */
  readonly check: (route: Route) => void;
}

/** The field for a quotation that is to be checked. */
export function QuoteForm({ route: { question }, check }: QuoteFormProps): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (field.current !== null) field.current.value = question;
  }, [question]);
  const submit = (event: Event): void => {
    event.preventDefault();
    const quote = field.current?.value.trim() ?? "";
    field.current?.setCustomValidity(quote === "" ? "Paste a quotation first." : "");
    if (form.current?.reportValidity() === true) check({ ...HOME, view: "quote", question: quote });
  };
  return (
    <search>
      <form id="quote-form" action="/" method="get" noValidate ref={form} onSubmit={submit}>
        <label class="visually-hidden" for="question">
          The quotation to check
        </label>
        <textarea
          id="question"
          name="q"
          rows={2}
          placeholder="Paste a quotation: is it verbatim, and where does it stand?"
          autocomplete="off"
          maxLength={MAX_QUERY_LENGTH}
          ref={field}
          onInput={() => field.current?.setCustomValidity("")}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            form.current?.requestSubmit();
          }}
        />
        <button type="submit">Check</button>
      </form>
    </search>
  );
}
