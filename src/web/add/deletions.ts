import { signal, type ReadonlySignal } from "@preact/signals";
import type { Api } from "../shell/api-client.ts";

/** How far the deletion of a document is. */
export type Deletion =
  | { readonly state: "undoable" | "deleting" | "deleted" }
  | { readonly state: "failed"; readonly thrown: unknown };

/** The documents that are to be deleted, each some seconds later, so that it can be taken back. */
export interface Deletions {
  readonly deletions: ReadonlySignal<ReadonlyMap<string, Deletion>>;
  delete(documentId: string): void;
  undo(documentId: string): void;
}

const UNDOABLE_MS = 10_000;

/**
 * Whoever leaves the page means what they asked for: what waits is deleted then.
 * @param changed called when a document is gone
 */
export function createDeletions(api: Api, changed: () => void): Deletions {
  const deletions = signal<ReadonlyMap<string, Deletion>>(new Map());
  const timers = new Map<string, number>();
  const put = (id: string, deletion: Deletion | null): void => {
    const next = new Map(deletions.value);
    if (deletion === null) next.delete(id);
    else next.set(id, deletion);
    deletions.value = next;
  };
  const carryOut = async (id: string): Promise<void> => {
    clearTimeout(timers.get(id));
    timers.delete(id);
    put(id, { state: "deleting" });
    try {
      await api.remove(id);
      put(id, { state: "deleted" });
      changed();
    } catch (thrown) {
      put(id, { state: "failed", thrown });
    }
  };
  addEventListener("pagehide", () => {
    for (const id of [...timers.keys()]) void carryOut(id);
  });
  return {
    deletions,
    delete(id) {
      put(id, { state: "undoable" });
      timers.set(
        id,
        window.setTimeout(() => void carryOut(id), UNDOABLE_MS),
      );
    },
    undo(id) {
      clearTimeout(timers.get(id));
      if (timers.delete(id)) put(id, null);
    },
  };
}
