import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { watchRevision } from "../library/revision-watch.ts";
import { useMessages } from "../messages/speech.tsx";
import type { Api } from "../shell/api-client.ts";
import { hasKey } from "../shell/key-field.tsx";
import type { Route } from "../shell/route.ts";
import { createPinChecks } from "./pin-check.ts";
import { usePins } from "./pin-button.tsx";
import { PinCard } from "./pin-card.tsx";
import { CHECKING, PinTools, type PinStates } from "./pin-tools.tsx";
import type { Pin } from "./pins.ts";

interface PinsViewProps {
  readonly api: Api;
  readonly route: Route;
}

/** What was put by, in its order, each checked by the server when it is shown and whenever the library has changed. */
export function PinsView({ api, route }: PinsViewProps): JSX.Element {
  const messages = useMessages();
  const { pins, isKept, keep } = usePins();
  const { shown, reorder } = useShown(pins.value);
  const states = useChecks(api, pins.value);
  if (shown.length === 0) return <p class="remark">{messages.pins.none}</p>;
  const keptWhere = hasKey() ? messages.pins.keptForTab : messages.pins.keptHere;
  return (
    <>
      <h2>
        {messages.pins.title} <span class="count">{messages.wording.number(pins.value.length)}</span>
      </h2>
      <p class="pins-remark">{isKept.value ? keptWhere : messages.pins.notKept}</p>
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
      <PinList shown={shown} reorder={reorder} states={states} route={route} />
    </>
  );
}

interface PinListProps {
  readonly shown: readonly Pin[];
  readonly reorder: (order: readonly Pin[]) => void;
  readonly states: PinStates;
  readonly route: Route;
}

/** The pins as cards, each to be moved, removed and put back. */
function PinList({ shown, reorder, states, route }: PinListProps): JSX.Element {
  const messages = useMessages();
  const { pins, keep, remove } = usePins();
  const moved = useSignal("");
  const isPinned = (pin: Pin): boolean => pins.value.some(({ id }) => id === pin.id);
  const mover = (pin: Pin, to: number): (() => void) | null => {
    if (to < 0 || to >= shown.length) return null;
    return () => {
      const order = shown.filter((one) => one !== pin).toSpliced(to, 0, pin);
      reorder(order);
      keep(order.filter(isPinned));
      moved.value = messages.pins.movedTo(to + 1, order.length);
    };
  };
  return (
    <>
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
            move={{ up: mover(pin, at - 1), down: mover(pin, at + 1) }}
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

function useChecks(api: Api, pinned: readonly Pin[]): PinStates {
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
