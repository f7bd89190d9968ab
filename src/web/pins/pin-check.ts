import { signal, type ReadonlySignal } from "@preact/signals";
import type { Span } from "../../core/document.ts";
import { ServerProblem, type Api } from "../shell/api-client.ts";
import { readingAt } from "../shell/route.ts";
import type { Pin, PinState } from "./pins.ts";

export async function checkPin(
  api: Pick<Api, "checkCitation">,
  pin: Pin,
  signal: AbortSignal,
): Promise<PinState> {
  try {
    const { passage, citation } = await api.checkCitation(pin.id, signal);
    // The id holds only the beginning of a hash: what is shown as the document's words are those, and no others.
    if (passage?.text !== pin.quote) return { state: "changed" };
    const pinned = readingAt(pin.id, [])?.passage;
    const by = passage.start - (pinned?.start ?? passage.start);
    return {
      state: by === 0 ? "stands" : "moved",
      citation: citation ?? pin.citation,
      reading: readingAt(
        passage.id,
        pin.marks.map((mark) => moved(mark, by)),
      ),
    };
  } catch (thrown) {
    if (thrown instanceof ServerProblem && thrown.status === 404) return { state: "gone" };
    return { state: "unknown", thrown };
  }
}

/** So many as a server answers at once. */
const AT_ONCE = 2;

interface PinChecks {
  readonly states: ReadonlySignal<ReadonlyMap<string, PinState>>;
  /** Checks these, one after the other; what is known of them stays until then. */
  check(pins: readonly Pin[], signal: AbortSignal): Promise<void>;
}

export function createPinChecks(api: Pick<Api, "checkCitation">): PinChecks {
  const states = signal<ReadonlyMap<string, PinState>>(new Map());
  return {
    states,
    async check(pins, leaving) {
      const waiting = [...pins];
      const work = async (): Promise<void> => {
        for (let pin = waiting.shift(); pin !== undefined; pin = waiting.shift()) {
          const state = await checkPin(api, pin, leaving);
          if (leaving.aborted) return;
          states.value = new Map(states.value).set(pin.id, state);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    },
  };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
