import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** What a view has asked the server for. */
export interface Loaded<Value> {
  /** What came last; null until anything did. It stays until what comes next is there. */
  readonly value: Value | null;
  /** Whether `value` is not, or not yet, what is wanted now. */
  readonly isStale: boolean;
  /** Why what is wanted now did not come; null where it did, or is awaited. */
  readonly failure: { readonly thrown: unknown } | null;
  /** Asks once more. */
  readonly again: () => void;
}

/**
 * Asks for what is wanted, when the view is opened and whenever that changes; what comes too late is passed over.
 * @param wanted names what `load` asks for
 */
export function useLoaded<Value>(
  wanted: string,
  load: (signal: AbortSignal) => Promise<Value>,
): Loaded<Value> {
  const came = useSignal<{ readonly wanted: string; readonly value: Value } | null>(null);
  const failed = useSignal<{ readonly wanted: string; readonly thrown: unknown } | null>(null);
  const attempt = useSignal(0);
  useEffect(() => {
    const leaving = new AbortController();
    load(leaving.signal).then(
      (value) => {
        if (leaving.signal.aborted) return;
        came.value = { wanted, value };
        failed.value = null;
      },
      (thrown: unknown) => {
        if (!leaving.signal.aborted) failed.value = { wanted, thrown };
      },
    );
    return () => {
      leaving.abort();
    };
  }, [wanted, attempt.value]);
  return {
    value: came.value?.value ?? null,
    isStale: came.value?.wanted !== wanted,
    failure: failed.value?.wanted === wanted ? failed.value : null,
    again: () => {
      attempt.value += 1;
    },
  };
}
