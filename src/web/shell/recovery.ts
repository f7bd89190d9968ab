import { useEffect, useRef } from "preact/hooks";
import type { ProblemKind } from "../messages/english-problems.ts";
import type { Api, LibraryCounts } from "./api-client.ts";

const LOOK_EVERY_MS = 3_000;

/** What passes by itself, and what the server says of its library once it has passed. */
const PASSING: Partial<Readonly<Record<ProblemKind, (health: LibraryCounts) => boolean>>> = {
  unreachable: () => true,
  notReady: () => true,
  busy: () => true,
  overloaded: () => true,
  notBuilt: ({ documents }) => documents > 0,
};

export function passesByItself(kind: ProblemKind): boolean {
  return kind in PASSING;
}

/** Tries again once the server can be asked again, as long as somebody looks at the page. */
export function useRecovery(api: Pick<Api, "health">, kind: ProblemKind, retry: () => void): void {
  const latest = useRef(retry);
  latest.current = retry;
  useEffect(() => {
    const hasPassed = PASSING[kind];
    if (hasPassed === undefined) return undefined;
    let isLeft = false;
    const look = async (): Promise<void> => {
      if (document.hidden) return;
      try {
        if (hasPassed(await api.health()) && !isLeft) latest.current();
      } catch {
        // It has not passed yet.
      }
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      isLeft = true;
      clearInterval(timer);
    };
  }, [kind]);
}
