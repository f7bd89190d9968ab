import { signal, type ReadonlySignal } from "@preact/signals";

/** The questions that were asked in this browser, the last one first. */
export interface RecentQuestions {
  readonly questions: ReadonlySignal<readonly string[]>;
  add(question: string): void;
  erase(): void;
}

/** In the storage of the browser, which nobody but this page reads. */
const NAME = "pincite-recent-questions";
const MOST = 8;
/** A longer one is a pasted text, and not looked for again by its words. */
const LONGEST = 300;

/** Keeps at most eight in the storage that is asked for each time; none where the browser keeps nothing for the page. */
export function createRecentQuestions(storage: () => Storage): RecentQuestions {
  const questions = signal<readonly string[]>(storedIn(storage()));
  const keep = (next: readonly string[]): void => {
    questions.value = next;
    try {
      if (next.length === 0) storage().removeItem(NAME);
      else storage().setItem(NAME, JSON.stringify(next));
    } catch {
      // A full or forbidden storage keeps none: those of this page are shown all the same.
    }
  };
  return {
    questions,
    add(question) {
      if (question === "" || question.length > LONGEST) return;
      keep([question, ...questions.value.filter((other) => other !== question)].slice(0, MOST));
    },
    erase() {
      keep([]);
    },
  };
}

function storedIn(storage: Storage): readonly string[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(NAME) ?? "[]");
    if (!Array.isArray(stored)) return [];
    return stored
      .filter((question): question is string => typeof question === "string" && question.length <= LONGEST)
      .slice(0, MOST);
  } catch {
    return [];
  }
}
