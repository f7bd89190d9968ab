import { signal, type ReadonlySignal } from "@preact/signals";
import type { Api, LibraryAccess } from "../shell/api-client.ts";
import { libraryLine, libraryTrouble } from "./library-line.ts";

/** What every view has to know of the library. */
export interface LibraryState {
  /** How much it holds, as a line. */
  readonly counts: ReadonlySignal<string>;
  /** What may be done with it; null until that is known. */
  readonly access: ReadonlySignal<LibraryAccess | null>;
  /** Grows with every change of the library that this page has brought about. */
  readonly changes: ReadonlySignal<number>;
  readonly look: () => Promise<void>;
  /** To be called when this page has changed the library. */
  readonly changed: () => void;
}

export function createLibraryState(api: Pick<Api, "health">): LibraryState {
  const counts = signal("");
  const access = signal<LibraryAccess | null>(null);
  const changes = signal(0);
  const look = async (): Promise<void> => {
    try {
      const health = await api.health();
      counts.value = libraryLine(health);
      access.value = health.access;
    } catch (thrown) {
      counts.value = libraryTrouble(thrown);
    }
  };
  const changed = (): void => {
    changes.value += 1;
    void look();
  };
  return { counts, access, changes, look, changed };
}
