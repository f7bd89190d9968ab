import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { CopyActions } from "../copy/copy-actions.tsx";
import { MarkedText } from "../ask/marked-text.tsx";
import { writtenIn } from "../messages/document-language.ts";
import { useMessages } from "../messages/speech.tsx";
import { WhatHappened } from "../shell/problem-note.tsx";
import { addressOf, HOME, type Route } from "../shell/route.ts";
import { readingOfPin, type Pin, type PinState } from "./pins.ts";

interface PinCardProps {
  readonly pin: Pin;
  readonly state: PinState;
  /** What the page shows. */
  readonly route: Route;
  readonly isRemoved: boolean;
  /** One place on; null where there is none. */
  readonly move: MoveProps["move"];
  readonly remove: () => void;
  readonly undo: () => void;
}

/** A pin with what the server says of it. One that was just removed is a line, from which it can be taken back. */
export function PinCard({ pin, state, route, isRemoved, move, remove, undo }: PinCardProps): JSX.Element {
  const messages = useMessages();
  const button = useRef<HTMLButtonElement>(null);
  const wasRemoved = useRef(isRemoved);
  useLayoutEffect(() => {
    // The button that was pressed is gone: the one that takes it back comes in its place.
    if (wasRemoved.current !== isRemoved && document.activeElement === document.body) button.current?.focus();
    wasRemoved.current = isRemoved;
  }, [isRemoved]);
  const label = isRemoved ? messages.pins.undoNamed(pin.citation) : messages.pins.removeNamed(pin.citation);
  const toggle = (
    <button
      type="button"
      class="text-button"
      ref={button}
      aria-label={label}
      onClick={isRemoved ? undo : remove}
    >
      {isRemoved ? messages.pins.undo : messages.pins.remove}
    </button>
  );
  return isRemoved ? (
    <li class="card pin removed">
      <p>
        {`${messages.pins.removed}: `}
        <bdi>{pin.citation}</bdi>
      </p>
      {toggle}
    </li>
  ) : (
    <KeptPin pin={pin} state={state} route={route} move={move} toggle={toggle} />
  );
}

interface KeptPinProps extends Pick<PinCardProps, "pin" | "state" | "route" | "move"> {
  readonly toggle: JSX.Element;
}

function KeptPin({ pin, state, route, move, toggle }: KeptPinProps): JSX.Element {
  const messages = useMessages();
  const isPresent = state.state === "stands" || state.state === "moved";
  const citation = isPresent ? state.citation : pin.citation;
  const reading = isPresent ? state.reading : readingOfPin(pin);
  const href = addressOf({ ...route, reading });
  return (
    <li class={`card pin ${state.state}`}>
      <article>
        <h3>
          {state.state === "gone" ? (
            <bdi>{citation}</bdi>
          ) : (
            <a class="citation-line" dir="auto" href={href}>
              {citation}
            </a>
          )}
        </h3>
        <MoveButtons citation={pin.citation} move={move} />
        <StateLine state={state} />
        <blockquote class="passage-text" {...writtenIn(pin.language)} data-passage={pin.id}>
          <MarkedText text={pin.quote} start={readingOfPin(pin)?.passage?.start ?? 0} marks={pin.marks} />
        </blockquote>
        {pin.question === "" ? null : (
          <p class="facts">
            <span>
              {`${messages.pins.asked} `}
              <a dir="auto" href={addressOf({ ...HOME, question: pin.question })}>
                {pin.question}
              </a>
            </span>
          </p>
        )}
        <CopyActions
          quote={pin.quote}
          citation={citation}
          passageId={pin.id}
          href={addressOf({ ...HOME, reading })}
          language={pin.language}
          pinning={toggle}
        />
      </article>
    </li>
  );
}

interface MoveProps {
  readonly citation: string;
  readonly move: Readonly<Record<"up" | "down", (() => void) | null>>;
}

/** Puts a pin one place on. The button that was pressed keeps the focus, though its card has moved in the page. */
function MoveButtons({ citation, move }: MoveProps): JSX.Element {
  const messages = useMessages();
  const buttons = useRef<HTMLSpanElement>(null);
  const pressed = useRef<"up" | "down" | null>(null);
  useLayoutEffect(() => {
    if (pressed.current === null) return;
    buttons.current?.querySelector<HTMLElement>(`[data-direction="${pressed.current}"]`)?.focus();
    pressed.current = null;
  });
  return (
    <span class="moving" ref={buttons}>
      {(["up", "down"] as const).map((direction) => (
        <button
          key={direction}
          type="button"
          class="text-button"
          data-direction={direction}
          aria-label={messages.pins.moveNamed[direction](citation)}
          title={messages.pins.move[direction]}
          // It would lose the focus if it were disabled.
          aria-disabled={move[direction] === null}
          onClick={() => {
            if (move[direction] === null) return;
            pressed.current = direction;
            move[direction]();
          }}
        >
          {direction === "up" ? "↑" : "↓"}
        </button>
      ))}
    </span>
  );
}

/** Where the words are not known to be the document's, that is said before them. */
function StateLine({ state }: { readonly state: PinState }): JSX.Element {
  const messages = useMessages();
  return (
    <p class="pin-state">
      {messages.pins.states[state.state]}
      {state.state === "unknown" ? (
        <>
          {" "}
          <WhatHappened thrown={state.thrown} />
        </>
      ) : null}
    </p>
  );
}
