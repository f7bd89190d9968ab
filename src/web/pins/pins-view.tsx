import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { copyText } from "../copy/clipboard.ts";
import { saveFile } from "../copy/save-file.ts";
import { watchRevision } from "../library/revision-watch.ts";
import { useMessages, useSpoken } from "../messages/speech.tsx";
import type { Api } from "../shell/api-client.ts";
import { hasKey } from "../shell/key-field.tsx";
import { addressOf, HOME, type Route } from "../shell/route.ts";
import { createPinChecks } from "./pin-check.ts";
import { pinsAsCsv, pinsAsMarkdown, type ExportedPin } from "./pins-export.ts";
import { usePins } from "./pin-button.tsx";
import { PinCard } from "./pin-card.tsx";
import { readingOfPin, type Pin, type PinState } from "./pins.ts";

interface PinsViewProps {
  readonly api: Api;
  readonly route: Route;
}

type States = ReadonlyMap<string, PinState>;
const CHECKING: PinState = { state: "checking" };

/** What was put by, in its order, each checked by the server when it is shown and whenever the library has changed. */
export function PinsView({ api, route }: PinsViewProps): JSX.Element {
  const messages = useMessages();
  const { pins, isKept, keep, remove } = usePins();
  const { shown, reorder } = useShown(pins.value);
  const moved = useSignal("");
  const states = useChecks(api, pins.value);
  if (shown.length === 0) return <p class="remark">{messages.pins.none}</p>;
  const isPinned = (pin: Pin): boolean => pins.value.some(({ id }) => id === pin.id);
  const move = (pin: Pin, by: 1 | -1): void => {
    const at = shown.indexOf(pin);
    const others = shown.filter((one) => one !== pin);
    const order = [...others.slice(0, at + by), pin, ...others.slice(at + by)];
    reorder(order);
    keep(order.filter(isPinned));
    moved.value = messages.pins.movedTo(at + by + 1, order.length);
  };
  return (
    <>
      <h2>
        {messages.pins.title} <span class="count">{messages.wording.number(pins.value.length)}</span>
      </h2>
      <p class="pins-remark">
        {isKept.value
          ? hasKey()
            ? messages.pins.keptForTab
            : messages.pins.keptHere
          : messages.pins.notKept}
      </p>
      <PinTools
        pins={pins.value}
        states={states}
        removeAll={() => {
          keep([]);
        }}
        undoAll={() => {
          keep(shown);
        }}
      />
      <p role="status" class="visually-hidden">
        {moved}
      </p>
      <ol class="cards" aria-label={messages.pins.title}>
        {shown.map((pin, at) => (
          <PinCard
            key={pin.id}
            pin={pin}
            state={states.get(pin.id) ?? CHECKING}
            route={route}
            isRemoved={!isPinned(pin)}
            move={{
              up:
                at === 0
                  ? null
                  : () => {
                      move(pin, -1);
                    },
              down:
                at === shown.length - 1
                  ? null
                  : () => {
                      move(pin, 1);
                    },
            }}
            remove={() => {
              remove([pin.id]);
            }}
            undo={() => {
              keep(shown.filter((one) => one === pin || isPinned(one)));
            }}
          />
        ))}
      </ol>
    </>
  );
}

/** All that were pinned since the view was opened: one that is removed keeps its place until the view is left. */
function useShown(pinned: readonly Pin[]): {
  readonly shown: readonly Pin[];
  readonly reorder: (order: readonly Pin[]) => void;
} {
  const shown = useRef<readonly Pin[]>([]);
  const fresh = pinned.filter(({ id }) => shown.current.every((pin) => pin.id !== id));
  if (fresh.length > 0) shown.current = [...shown.current, ...fresh];
  return {
    shown: shown.current,
    reorder: (order) => {
      shown.current = order;
    },
  };
}

function useChecks(api: Api, pinned: readonly Pin[]): States {
  const checks = useMemo(() => createPinChecks(api), [api]);
  const revision = useSignal(0);
  useEffect(
    () =>
      watchRevision(api, () => {
        revision.value += 1;
      }),
    [api],
  );
  const ids = pinned.map(({ id }) => id).join();
  const checked = useRef(-1);
  useEffect(() => {
    const leaving = new AbortController();
    const isAnew = checked.current !== revision.value;
    checked.current = revision.value;
    const unknown = pinned.filter(({ id }) => isAnew || !checks.states.value.has(id));
    void checks.check(unknown, leaving.signal);
    return () => {
      leaving.abort();
    };
  }, [ids, revision.value]);
  return checks.states.value;
}

interface PinToolsProps {
  readonly pins: readonly Pin[];
  readonly states: States;
  readonly removeAll: () => void;
  readonly undoAll: () => void;
}

/** What can be done with all pins together: they are taken along, or removed. */
function PinTools({ pins, states, removeAll, undoAll }: PinToolsProps): JSX.Element {
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
