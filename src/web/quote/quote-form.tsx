import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { useMessages } from "../messages/speech.tsx";
import { HOME, type Route } from "../shell/route.ts";
import { SubmittingField } from "../shell/submitting-field.tsx";

interface QuoteFormProps {
  readonly route: Route;
  /** Called with a quotation that is not blank, also when it is the one checked before. */
  readonly check: (route: Route) => void;
  /** Called with the file of a draft. */
  readonly checkDraft: (files: readonly File[]) => void;
}

/** The field for a quotation that is to be checked, and the button for a draft with many. */
export function QuoteForm({ route: { question }, check, checkDraft }: QuoteFormProps): JSX.Element {
  const messages = useMessages();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    const quote = field.current?.value.trim() ?? "";
    field.current?.setCustomValidity(quote === "" ? messages.quote.empty : "");
    if (form.current?.reportValidity() === true) check({ ...HOME, view: "quote", question: quote });
  };
  return (
    <search>
      <form id="quote-form" action="/" method="get" noValidate ref={form} onSubmit={submit}>
        <SubmittingField
          label={messages.quote.field}
          field={field}
          sent={question}
          rows={2}
          placeholder={messages.quote.placeholder}
        />
        <button type="submit">{messages.quote.send}</button>
      </form>
      <p class="draft-line">
        <button type="button" class="text-button" onClick={() => chooser.current?.click()}>
          {messages.draft.choose}
        </button>
      </p>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={messages.draft.file}
        onChange={({ currentTarget }) => {
          checkDraft([...(currentTarget.files ?? [])]);
          // The same file chosen again is another choice.
          currentTarget.value = "";
        }}
      />
    </search>
  );
}
