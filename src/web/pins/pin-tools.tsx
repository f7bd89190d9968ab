import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { copyText } from "../copy/clipboard.ts";
import { saveFile } from "../copy/save-file.ts";
import { useMessages, useSpoken } from "../messages/speech.tsx";
import { addressOf, HOME } from "../shell/route.ts";
import { pinsAsCsv, pinsAsMarkdown, type ExportedPin } from "./pins-export.ts";
import { readingOfPin, type Pin, type PinState } from "./pins.ts";

/** By the pin's id. */
export type PinStates = ReadonlyMap<string, PinState>;

/** Of a pin that the server has not answered for yet. */
export const CHECKING: PinState = { state: "checking" };

interface PinToolsProps {
  readonly pins: readonly Pin[];
  readonly states: PinStates;
  readonly removeAll: () => void;
  readonly undoAll: () => void;
}

/** What can be done with all pins together: they are taken along, or removed. */
export function PinTools({ pins, states, removeAll, undoAll }: PinToolsProps): JSX.Element {
  const messages = useMessages();
  const { language } = useSpoken();
  const said = useSignal<ComponentChildren>("");
  const isChecking = pins.some(({ id }) => (states.get(id) ?? CHECKING).state === "checking");
  const isEmpty = pins.length === 0;
  const exported = (): ExportedPin[] =>
    pins.map((pin) => exportedPin(pin, states.get(pin.id) ?? CHECKING, messages.pins.states));
  const markdown = (): string => {
    return pinsAsMarkdown(exported(), {
      title: messages.pins.title,
      checked: messages.pins.checked(new Date().toLocaleString(language)),
      open: messages.pins.open,
      asked: messages.pins.asked,
    });
  };
  const save = (text: string, type: string, extension: string): void => {
    saveFile(new Blob([text], { type }), `pincite-${new Date().toISOString().slice(0, 10)}.${extension}`);
  };
  const copy = async (): Promise<void> => {
    said.value = (await copyText(markdown())) ? messages.pins.copied : messages.copy.refused;
  };
  const button = (name: string, act: () => void): JSX.Element => (
    <button type="button" class="quiet-button" disabled={isChecking || isEmpty} onClick={act}>
      {name}
    </button>
  );
  return (
    <div class="pin-tools">
      {button(messages.pins.copyMarkdown, () => void copy())}
      {button(messages.pins.saveMarkdown, () => {
        save(markdown(), "text/markdown", "md");
      })}
      {button(messages.pins.saveCsv, () => {
        save(pinsAsCsv(exported(), messages.pins.columns), "text/csv", "csv");
        said.value = messages.pins.csvSaved;
      })}
      <button type="button" class="text-button" onClick={isEmpty ? undoAll : removeAll}>
        {isEmpty ? messages.pins.undoAll : messages.pins.removeAll}
      </button>
      <span role="status">{said}</span>
    </div>
  );
}

function exportedPin(
  pin: Pin,
  state: PinState,
  sentences: Readonly<Record<PinState["state"], string>>,
): ExportedPin {
  const isPresent = state.state === "stands" || state.state === "moved";
  const reading = isPresent ? state.reading : readingOfPin(pin);
  return {
    words: pin.quote,
    citation: isPresent ? state.citation : pin.citation,
    link: new URL(addressOf({ ...HOME, reading }), location.href).href,
    state: sentences[state.state],
    isPresent,
    question: pin.question,
  };
}
