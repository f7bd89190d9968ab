import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useContext, useRef } from "preact/hooks";
import type { MetadataPatch } from "../../api/document-requests.ts";
import type { DocumentSummary } from "../../api/document-responses.ts";
import { useMessages } from "../messages/speech.tsx";
import type { EditableDocument } from "../shell/api-client.ts";
import { useApi } from "../shell/api-context.ts";
import { WhatHappened } from "../shell/problem-note.tsx";
import { EditForm } from "./edit-form.tsx";
import { EditingContext } from "./editing.ts";

interface EditDocumentProps {
  readonly id: string;
  /** Called with the document as it is now. */
  readonly update: (summary: DocumentSummary) => void;
}

/** Corrects what is known of a document, and has its file read again. Nothing for who may not. */
export function EditDocument(props: EditDocumentProps): JSX.Element | null {
  const messages = useMessages();
  const open = useRef<HTMLButtonElement>(null);
  const work = useEditing(props, () => open.current?.focus());
  if (work === null) return null;
  const { edited, said, begin, save, close, readAgain } = work;
  return (
    <div class="edit-document">
      <button
        ref={open}
        type="button"
        class="text-button"
        aria-expanded={edited !== null}
        onClick={() => {
          if (edited === null) void begin();
          else close();
        }}
      >
        {messages.edit.correct}
      </button>
      <button type="button" class="text-button" onClick={() => void readAgain()}>
        {messages.edit.readAgain}
      </button>
      <span role="status">{said}</span>
      {edited === null ? null : (
        <EditForm summary={edited.summary} save={(patch) => void save(patch)} cancel={close} />
      )}
    </div>
  );
}

interface EditingWork {
  /** The document as it was when the form was opened; null while it is closed. */
  readonly edited: EditableDocument | null;
  readonly said: ComponentChildren;
  readonly begin: () => Promise<void>;
  readonly save: (patch: MetadataPatch) => Promise<void>;
  readonly close: () => void;
  readonly readAgain: () => Promise<void>;
}

/** Null for who may not edit. `closed` is called when the form is closed. */
function useEditing({ id, update }: EditDocumentProps, closed: () => void): EditingWork | null {
  const api = useApi();
  const messages = useMessages();
  const editing = useContext(EditingContext);
  const edited = useSignal<EditableDocument | null>(null);
  const said = useSignal<ComponentChildren>("");
  if (editing === null) return null;
  const attempt = async (work: () => Promise<ComponentChildren>): Promise<void> => {
    try {
      said.value = await work();
    } catch (thrown) {
      said.value = <WhatHappened thrown={thrown} />;
    }
  };
  const close = (): void => {
    edited.value = null;
    closed();
  };
  const done = (summary: DocumentSummary, words: string): string => {
    update(summary);
    editing.changed();
    return words;
  };
  return {
    edited: edited.value,
    said: said.value,
    close,
    begin: () =>
      attempt(async () => {
        edited.value = await api.editableDocument(id);
        return "";
      }),
    save: (patch) =>
      attempt(async () => {
        if (Object.keys(patch).length > 0) {
          const { document } = await api.editDocument(id, patch, edited.value?.tag ?? null);
          said.value = done(document, messages.edit.saved);
        }
        close();
        return said.value;
      }),
    readAgain: () => attempt(async () => done((await api.readAgain(id)).document, messages.edit.beingRead)),
  };
}
