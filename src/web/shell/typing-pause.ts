import { useEffect, useRef } from "preact/hooks";

/** Letters that are typed so soon one after the other are one text. */
const PAUSE_MS = 150;

interface TypingPause {
  /** Does this when nothing more is typed for a moment; what was to be done before is given up. */
  readonly afterwards: (work: (signal: AbortSignal) => void) => void;
  /** Gives up what was to be done, or is being done. */
  readonly leave: () => void;
}

/** What waits for a pause in typing. It ends with the view. */
export function useTypingPause(): TypingPause {
  const waiting = useRef({ leaving: new AbortController(), timer: 0 });
  const leave = (): void => {
    clearTimeout(waiting.current.timer);
    waiting.current.leaving.abort();
  };
  useEffect(() => leave, []);
  return {
    afterwards: (work) => {
      leave();
      const leaving = new AbortController();
      const timer = window.setTimeout(() => {
        work(leaving.signal);
      }, PAUSE_MS);
      waiting.current = { leaving, timer };
    },
    leave,
  };
}
