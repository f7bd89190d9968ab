import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useTypingPause } from "../shell/typing-pause.ts";

interface TypedFilterProps {
  readonly label: string;
  /** What is filtered by now. */
  readonly sent: string;
  readonly change: (typed: string) => void;
}

const LONGEST = 200;

/** A field that narrows a list down while it is typed into. */
export function TypedFilter({ label, sent, change }: TypedFilterProps): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  const own = useRef(sent);
  const pause = useTypingPause();
  const latest = useRef(change);
  latest.current = change;
  useLayoutEffect(() => {
    // What was typed here comes back when more is typed already; what comes from elsewhere, by Back, counts.
    if (field.current !== null && (sent !== own.current || field.current.value === ""))
      field.current.value = sent;
    own.current = sent;
  }, [sent]);
  const send = (): void => {
    pause.leave();
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
              pause.afterwards(send);
            }}
          />
        </label>
      </form>
    </search>
  );
}
