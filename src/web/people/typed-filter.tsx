import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

interface TypedFilterProps {
  readonly label: string;
  /** What is filtered by now. */
  readonly sent: string;
  readonly change: (typed: string) => void;
}

/** Letters that are typed so soon one after the other are one filter. */
const PAUSE_MS = 150;
const LONGEST = 200;

/** A field that narrows a list down while it is typed into. */
export function TypedFilter({ label, sent, change }: TypedFilterProps): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  const own = useRef(sent);
  const timer = useRef(0);
  const latest = useRef(change);
  latest.current = change;
  useLayoutEffect(() => {
    // What was typed here comes back when more is typed already; what comes from elsewhere, by Back, counts.
    if (field.current !== null && (sent !== own.current || field.current.value === ""))
      field.current.value = sent;
    own.current = sent;
  }, [sent]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  const send = (): void => {
    clearTimeout(timer.current);
    const typed = field.current?.value.trim() ?? "";
    if (typed === own.current) return;
    own.current = typed;
    latest.current(typed);
  };
  return (
    <search>
      <form
        class="library-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <label class="wide">
          {label}
          <input
            ref={field}
            id="question"
            name="q"
            type="search"
            maxLength={LONGEST}
            autocomplete="off"
            spellcheck={false}
            onInput={() => {
              clearTimeout(timer.current);
              timer.current = window.setTimeout(send, PAUSE_MS);
            }}
          />
        </label>
      </form>
    </search>
  );
}
