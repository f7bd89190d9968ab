import { useSignal, type Signal } from "@preact/signals";
import type { JSX, RefObject } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { Span } from "../../core/document.ts";
import type { Messages } from "../messages/english.ts";
import { useMessages } from "../messages/speech.tsx";
import { findMatches, MOST_MATCHES } from "./find-matches.ts";
import { rangeOf } from "./text-places.ts";

interface FindFieldProps {
  readonly text: string;
  readonly body: RefObject<HTMLElement | null>;
  /** Where to begin. */
  readonly from: number;
  readonly goTo: (match: Span) => void;
  /** Whether the pages of a PDF are read, which mark what is gone to themselves. */
  readonly isOnPages: boolean;
}

/** Finds words in the document that is read, and goes from one place to the next. */
export function FindField({ text, body, from, goTo, isOnPages }: FindFieldProps): JSX.Element {
  const messages = useMessages();
  const wanted = useSignal("");
  const at = useSignal(0);
  const matches = useMemo(() => findMatches(text, wanted.value), [text, wanted.value]);
  const shown = matches.slice(0, MOST_MATCHES);
  const go = (to: number): void => {
    if (shown.length === 0) return;
    at.value = (to + shown.length) % shown.length;
    const match = shown[at.value];
    if (match !== undefined) goTo(match);
  };
  const step = (by: number): void => {
    go(at.value + by);
  };
  useEffect(() => {
    const first = shown.findIndex(({ start }) => start >= from);
    go(Math.max(first, 0));
  }, [matches]);
  useEffect(() => {
    if (body.current === null || isOnPages) return undefined;
    return highlighted(body.current, shown, at.value);
  }, [matches, at.value, isOnPages]);
  return (
    <div class="find" role="search" aria-label={messages.reader.findIn}>
      <FindInput wanted={wanted} step={step} />
      <span class="find-count" role="status">
        {wanted.value.trim() === "" ? "" : countWords(matches.length, at.value, messages)}
      </span>
      {matches.length < 2 ? null : <MatchSteps step={step} />}
    </div>
  );
}

interface FindInputProps {
  readonly wanted: Signal<string>;
  readonly step: (by: number) => void;
}

function FindInput({ wanted, step }: FindInputProps): JSX.Element {
  const messages = useMessages();
  return (
    <input
      id="reader-find"
      type="search"
      placeholder={messages.reader.find}
      aria-label={messages.reader.find}
      autocomplete="off"
      spellcheck={false}
      value={wanted}
      onInput={(event) => {
        wanted.value = event.currentTarget.value;
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
        else if (event.key === "Escape" && wanted.value !== "") wanted.value = "";
        else return;
        event.preventDefault();
      }}
    />
  );
}

function MatchSteps({ step }: Pick<FindInputProps, "step">): JSX.Element {
  const messages = useMessages();
  return (
    <>
      <button
        type="button"
        class="quiet-button"
        aria-label={messages.reader.previousMatch}
        onClick={() => {
          step(-1);
        }}
      >
        ↑
      </button>
      <button
        type="button"
        class="quiet-button"
        aria-label={messages.reader.nextMatch}
        onClick={() => {
          step(1);
        }}
      >
        ↓
      </button>
    </>
  );
}

function countWords(count: number, at: number, { reader }: Messages): string {
  if (count === 0) return reader.notFound;
  return reader.matches(at + 1, Math.min(count, MOST_MATCHES), count > MOST_MATCHES);
}

/** More would make the page slow; around the present one they are always marked. */
const MARKED = 500;

/** Marks the matches without a change of the text's elements, where the browser can; gives what ends that. */
function highlighted(body: HTMLElement, matches: readonly Span[], at: number): (() => void) | undefined {
  if (!("highlights" in CSS)) return undefined;
  const first = Math.max(0, at - MARKED / 2);
  const near = matches.slice(first, first + MARKED).map((match) => rangeOf(body, match));
  const here = near[at - first] ?? null;
  CSS.highlights.set("found", new Highlight(...near.filter((range) => range !== null)));
  const present = new Highlight(...(here === null ? [] : [here]));
  present.priority = 1;
  CSS.highlights.set("found-here", present);
  return () => {
    CSS.highlights.delete("found");
    CSS.highlights.delete("found-here");
  };
}
