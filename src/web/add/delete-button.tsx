import type { JSX } from "preact";
import type { Deletions } from "./deletions.ts";

interface DeleteProps {
  readonly documentId: string;
  readonly name: string;
  readonly deletions: Deletions;
}

/** Deletes a document, with some seconds to take it back: the same button, so that the focus stays. */
export function DeleteButton({ documentId, name, deletions }: DeleteProps): JSX.Element | null {
  const state = deletions.deletions.value.get(documentId)?.state;
  if (state === "deleting" || state === "deleted") return null;
  const isUndoable = state === "undoable";
  return (
    <button
      type="button"
      class="text-button"
      aria-label={`${isUndoable ? "Undo deleting" : "Delete"} ${name}`}
      onClick={() => {
        if (isUndoable) deletions.undo(documentId);
        else deletions.delete(documentId);
      }}
    >
      {isUndoable ? "Undo" : "Delete"}
    </button>
  );
}

/** What has become of the deletion, as words. */
export function deletionLine(deletions: Deletions, documentId: string): string | null {
  const deletion = deletions.deletions.value.get(documentId);
  switch (deletion?.state) {
    case undefined:
      return null;
    case "undoable":
      return "Will be deleted";
    case "deleting":
      return "Being deleted…";
    case "deleted":
      return "Deleted";
    case "failed":
      return `Not deleted: ${deletion.reason}`;
  }
}
