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
export function EditDocument({ id, update }: EditDocumentProps): JSX.Element | null {
  const api = useApi();
  const messages = useMessages();
  const editing = useContext(EditingContext);
  const open = useRef<HTMLButtonElement>(null);
  const edited = useSignal<EditableDocument | null>(null);
  const said = useSignal<ComponentChildren>("");
  const attempt = async (work: () => Promise<ComponentChildren>): Promise<void> => {
    try {
      said.value = await work();
    } catch (thrown) {
      said.value = <WhatHappened thrown={thrown} />;
    }
  };
  const close = (): void => {
    edited.value = null;
    open.current?.focus();
  };
  const done = (summary: DocumentSummary, words: string): string => {
    update(summary);
    editing?.changed();
    return words;
  };
  const begin = (): Promise<void> =>
    attempt(async () => {
      edited.value = await api.editableDocument(id);
      return "";
    });
  const save = (patch: MetadataPatch): Promise<void> =>
    attempt(async () => {
      if (Object.keys(patch).length > 0) {
        const { document } = await api.editDocument(id, patch, edited.value?.tag ?? null);
        said.value = done(document, messages.edit.saved);
      }
      close();
      return said.value;
    });
  const readAgain = (): Promise<void> =>
    attempt(async () => done((await api.readAgain(id)).document, messages.edit.beingRead));
  if (editing === null) return null;
  return (
    <div class="edit-document">
      <button
        ref={open}
        type="button"
        class="text-button"
        aria-expanded={edited.value !== null}
        onClick={() => {
          if (edited.value === null) void begin();
          else close();
        }}
      >
        {messages.edit.correct}
      </button>
      <button type="button" class="text-button" onClick={() => void readAgain()}>
        {messages.edit.readAgain}
      </button>
      <span role="status">{said}</span>
      {edited.value === null ? null : (
        <EditForm summary={edited.value.summary} save={(patch) => void save(patch)} cancel={close} />
      )}
    </div>
  );
}
