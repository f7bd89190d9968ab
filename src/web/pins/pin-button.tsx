import { createContext, type ComponentChildren, type JSX } from "preact";
import { useContext } from "preact/hooks";
import { useMessages } from "../messages/speech.tsx";
import { addressOf, HOME } from "../shell/route.ts";
import { MOST_PINS, type Pin, type Pins } from "./pins.ts";

/** For what stands deep in the page and pins its words. */
export const PinsContext = createContext<Pins | null>(null);

export function usePins(): Pins {
  const pins = useContext(PinsContext);
  if (pins === null) throw new Error("Nothing on the page keeps pins.");
  return pins;
}

interface PinButtonProps {
  /** What it pins together. */
  readonly pinned: readonly Pin[];
  /** Says what has become of it. */
  readonly say: (said: ComponentChildren) => void;
  readonly names?: { readonly pin: string; readonly unpin: string };
  readonly look?: "text-button" | "quiet-button";
}

/** Puts words by, or no longer. */
export function PinButton({ pinned, say, names, look = "text-button" }: PinButtonProps): JSX.Element {
  const messages = useMessages();
  const pins = usePins();
  const arePinned = pinned.every(({ id }) => pins.has(id));
  const { pin, unpin } = names ?? { pin: messages.pins.pin, unpin: messages.pins.unpin };
  const toggle = (): void => {
    if (arePinned) {
      pins.remove(pinned.map(({ id }) => id));
      say(messages.pins.unpinned);
    } else if (pins.add(pinned)) {
      say(
        <>
          {messages.pins.pinned} <a href={addressOf({ ...HOME, view: "pins" })}>{messages.pins.showAll}</a>
        </>,
      );
    } else say(messages.pins.full(MOST_PINS));
  };
  return (
    <button type="button" class={look} onClick={toggle}>
      {arePinned ? unpin : pin}
    </button>
  );
}
