import type { JSX } from "preact";
import { useMessages } from "../messages/speech.tsx";
import { WhatHappened } from "../shell/problem-note.tsx";
import type { Deletions } from "./deletions.ts";

interface DeleteProps {
  readonly documentId: string;
  readonly name: string;
  readonly deletions: Deletions;
}

/** Deletes a document, with some seconds to take it back: the same button, so that the focus stays. */
export function DeleteButton({ documentId, name, deletions }: DeleteProps): JSX.Element | null {
  const messages = useMessages();
  const state = deletions.deletions.value.get(documentId)?.state;
  if (state === "deleting" || state === "deleted") return null;
  const isUndoable = state === "undoable";
  return (
    <button
      type="button"
      class="text-button"
      aria-label={isUndoable ? messages.add.undoNamed(name) : messages.add.deleteNamed(name)}
      onClick={() => {
        if (isUndoable) deletions.undo(documentId);
        else deletions.delete(documentId);
      }}
    >
      {isUndoable ? messages.add.undo : messages.add.delete}
    </button>
  );
}

/** What has become of the deletion, as words; nothing where there is none. */
export function DeletionLine({ documentId, deletions }: Omit<DeleteProps, "name">): JSX.Element | null {
  const messages = useMessages();
  const deletion = deletions.deletions.value.get(documentId);
  switch (deletion?.state) {
    case undefined:
      return null;
    case "undoable":
      return <>{messages.add.willBeDeleted}</>;
    case "deleting":
      return <>{messages.add.deleting}</>;
    case "deleted":
      return <>{messages.add.deleted}</>;
    case "failed":
      return (
        <>
          {`${messages.add.notDeleted} `}
          <WhatHappened thrown={deletion.thrown} />
        </>
      );
  }
}
