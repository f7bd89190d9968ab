import { signal, type ReadonlySignal } from "@preact/signals";
import type { Api, LibraryAccess } from "../shell/api-client.ts";
import type { LibraryHealth } from "./library-line.tsx";

/** What every view has to know of the library. */
export interface LibraryState {
  /** How much it holds. */
  readonly health: ReadonlySignal<LibraryHealth>;
  /** What may be done with it; null until that is known. */
  readonly access: ReadonlySignal<LibraryAccess | null>;
  /** Grows with every change of the library that this page has brought about. */
  readonly changes: ReadonlySignal<number>;
  readonly look: () => Promise<void>;
  /** To be called when this page has changed the library. */
  readonly changed: () => void;
}

/** How long after a look that brought nothing the next one comes. */
const LOOK_AGAIN_MS = 5_000;

export function createLibraryState(api: Pick<Api, "health">): LibraryState {
  const health = signal<LibraryHealth>({ state: "unknown" });
  const access = signal<LibraryAccess | null>(null);
  const changes = signal(0);
  let later: number | undefined;
  const look = async (): Promise<void> => {
    clearTimeout(later);
    try {
      const counts = await api.health();
      health.value = { state: "known", counts };
      access.value = counts.access;
    } catch (thrown) {
      health.value = { state: "trouble", thrown };
      later = window.setTimeout(() => void look(), LOOK_AGAIN_MS);
    }
  };
  const changed = (): void => {
    changes.value += 1;
    void look();
  };
  return { health, access, changes, look, changed };
}
