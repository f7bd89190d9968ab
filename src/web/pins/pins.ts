import type { ReadonlySignal } from "@preact/signals";
import type { Span } from "../../core/document.ts";
import { createKeptList } from "../shell/kept-list.ts";
import { readingAt, type Reading } from "../shell/route.ts";

/** Words of a document that somebody has put by, as they stood then. */
export interface Pin {
  /** Names the words for good: the id of their passage. */
  readonly id: string;
  readonly quote: string;
  /** In one line. */
  readonly citation: string;
  /** The sentences to mark in them, as spans of the document's text. */
  readonly marks: readonly Span[];
  /** Of the document; null where it is not known. */
  readonly language: string | null;
  /** What was asked; empty where they were found in another way. */
  readonly question: string;
}

/** What the server says of a pin's words now. */
export type PinState =
  | { readonly state: "checking" }
  /** `citation`: in one line, as it is now. */
  | { readonly state: "stands" | "moved"; readonly citation: string; readonly reading: Reading | null }
  /** The document has other words now, or there is no such document for whoever asks. */
  | { readonly state: "changed" | "gone" }
  | { readonly state: "unknown"; readonly thrown: unknown };

/** The words that were put by in this browser, in the order in which they were. */
export interface Pins {
  readonly pins: ReadonlySignal<readonly Pin[]>;
  /** False where the browser keeps none beyond this page. */
  readonly isKept: ReadonlySignal<boolean>;
  readonly has: (id: string) => boolean;
  /** Says whether there was room. */
  readonly add: (pins: readonly Pin[]) => boolean;
  readonly remove: (ids: readonly string[]) => void;
  /** Puts these in the place of all. */
  readonly keep: (pins: readonly Pin[]) => void;
}

/** All of them are checked whenever they are shown. */
export const MOST_PINS = 200;

/** As long as a passage that a citation can name. */
const LONGEST_QUOTE = 131_072;

/** @param storage the one that is used now, asked for each time */
export function createPins(storage: () => Storage): Pins {
  const list = createKeptList({ name: "pincite-pins", storage, read: pinIn });
  const { items, isKept, keep } = list;
  const has = (id: string): boolean => items.value.some((pin) => pin.id === id);
  return {
    pins: items,
    isKept,
    has,
    add(pins) {
      const added = pins.filter(({ id }) => !has(id));
      if (items.value.length + added.length > MOST_PINS) return false;
      keep([...items.value, ...added]);
      return true;
    },
    remove(ids) {
      keep(items.value.filter(({ id }) => !ids.includes(id)));
    },
    keep,
  };
}

/** Where a pin is read; null where its id cannot be. */
export function readingOfPin({ id, marks }: Pin): Reading | null {
  return readingAt(id, marks);
}

function pinIn(stored: unknown): Pin | null {
  if (typeof stored !== "object" || stored === null) return null;
  const { id, quote, citation, marks, question, language } = stored as Partial<Record<keyof Pin, unknown>>;
  if (![id, quote, citation, question].every((text) => typeof text === "string")) return null;
  const pin = {
    ...{ id, quote, citation, question },
    language: typeof language === "string" ? language : null,
    marks: Array.isArray(marks) ? marks.filter(isSpan) : [],
  } as Pin;
  return readingOfPin(pin) === null || pin.quote.length > LONGEST_QUOTE ? null : pin;
}

function isSpan(stored: unknown): stored is Span {
  if (typeof stored !== "object" || stored === null) return false;
  const { start, end } = stored as Partial<Record<keyof Span, unknown>>;
  return Number.isInteger(start) && Number.isInteger(end);
}
