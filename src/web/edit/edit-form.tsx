import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { MetadataPatch } from "../../api/document-requests.ts";
import type { DocumentSummary } from "../../api/document-responses.ts";
import { useMessages } from "../messages/speech.tsx";
import {
  EDITABLE_FIELDS,
  foundText,
  patchBetween,
  textsOf,
  type EditableField,
  type FieldTexts,
} from "./metadata-fields.ts";

interface EditFormProps {
  readonly summary: DocumentSummary;
  readonly save: (patch: MetadataPatch) => void;
  readonly cancel: () => void;
}

/** The fields of a document's metadata as they count now, and beside each that a person has set what the file says. */
export function EditForm({ summary, save, cancel }: EditFormProps): JSX.Element {
  const messages = useMessages();
  const form = useRef<HTMLFormElement>(null);
  const before = textsOf(summary);
  useLayoutEffect(() => {
    form.current?.querySelector("input")?.focus();
  }, []);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (form.current !== null) save(patchBetween(before, textsIn(form.current)));
  };
  return (
    <form
      class="edit-form"
      ref={form}
      aria-label={messages.edit.title}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // The form alone, and not the document that it stands in.
        event.preventDefault();
        cancel();
      }}
    >
      {EDITABLE_FIELDS.map((field) => (
        <Field
          key={field}
          name={field}
          text={before[field]}
          found={foundText(summary, field)}
          takeBack={() => {
            save({ [field]: null });
          }}
        />
      ))}
      <p class="hint">{messages.edit.help}</p>
      <div class="edit-buttons">
        <button type="submit">{messages.edit.save}</button>
        <button type="button" class="quiet-button" onClick={cancel}>
          {messages.edit.cancel}
        </button>
      </div>
    </form>
  );
}

function textsIn(form: HTMLFormElement): FieldTexts {
  const data = new FormData(form);
  const texts = EDITABLE_FIELDS.map((field) => {
    const text = data.get(field);
    return [field, typeof text === "string" ? text : ""];
  });
  return Object.fromEntries(texts) as FieldTexts;
}

const PLACEHOLDERS: Partial<Readonly<Record<EditableField, string>>> = {
  date: "2018-07-16",
  url: "https://",
  language: "en",
};

interface FieldProps {
  readonly name: EditableField;
  readonly text: string;
  /** Null where nobody has set it. */
  readonly found: string | null;
  readonly takeBack: () => void;
}

function Field({ name, text, found, takeBack }: FieldProps): JSX.Element {
  const messages = useMessages();
  const label = messages.edit.fields[name];
  return (
    <div>
      <label>
        {label}
        <input
          name={name}
          defaultValue={text}
          dir="auto"
          autocomplete="off"
          placeholder={PLACEHOLDERS[name]}
          aria-describedby={found === null ? undefined : `found-${name}`}
        />
      </label>
      {found === null ? null : (
        <p class="found">
          <span id={`found-${name}`}>
            {found === "" ? messages.edit.fileSaysNothing : messages.edit.fileSays(<bdi>{found}</bdi>)}
          </span>{" "}
          <button
            type="button"
            class="text-button"
            aria-label={messages.edit.takeBackNamed(label)}
            onClick={takeBack}
          >
            {messages.edit.takeBack}
          </button>
        </p>
      )}
    </div>
  );
}
