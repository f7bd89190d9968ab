import type { ReadonlySignal } from "@preact/signals";
import { createKeptList } from "../shell/kept-list.ts";

/** The questions that were asked in this browser, the last one first. */
export interface RecentQuestions {
  readonly questions: ReadonlySignal<readonly string[]>;
  add(question: string): void;
  erase(): void;
}

const MOST = 8;
/** A longer one is a pasted text, and not looked for again by its words. */
const LONGEST = 300;

/** Keeps at most eight in the storage that is asked for each time; none where the browser keeps nothing for the page. */
export function createRecentQuestions(storage: () => Storage): RecentQuestions {
  const list = createKeptList({ name: "pincite-recent-questions", storage, read: questionIn });
  return {
    questions: list.items,
    add(question) {
      if (questionIn(question) === null) return;
      list.keep([question, ...list.items.value.filter((other) => other !== question)].slice(0, MOST));
    },
    erase() {
      list.keep([]);
    },
  };
}

function questionIn(stored: unknown): string | null {
  return typeof stored === "string" && stored !== "" && stored.length <= LONGEST ? stored : null;
}
