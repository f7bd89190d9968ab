import type { DocumentSummary } from "../../api/document-responses.ts";
import type { Suggestion } from "../../api/suggestions/suggestion-responses.ts";
import { foldLine } from "../../text/fold.ts";
import { beginsAWord } from "./known-values.ts";

interface KnownTitle {
  readonly suggested: Suggestion;
  /** As it is compared. */
  readonly line: string;
}

/** A longer title is none that anybody would ask. */
const LONGEST_TITLE = 150;

/** The titles of one state of a library, each once, but for names of files: what can be asked about while somebody types. */
export class KnownTitles {
  private readonly titles: readonly KnownTitle[];

  constructor(documents: readonly Pick<DocumentSummary, "title" | "language" | "state" | "evidence">[]) {
    const titles = new Map<string, Suggestion>();
    for (const { title, language, state, evidence } of documents) {
      if (state !== "indexed" || evidence?.title === "file-name" || title.length > LONGEST_TITLE) continue;
      const count = (titles.get(title)?.documents ?? 0) + 1;
      titles.set(title, { text: title, documents: count, language });
    }
    this.titles = [...titles.values()].map((suggested) => ({ suggested, line: foldLine(suggested.text) }));
  }

  /** Those of which a word begins like that, whatever case and accents; those that begin so themselves first. */
  beginning(typed: string, limit: number): Suggestion[] {
    const wanted = foldLine(typed).trim();
    if (wanted === "") return [];
    const found = this.titles.filter(({ line }) => beginsAWord(line, wanted));
    const first = found.filter(({ line }) => line.startsWith(wanted));
    const others = found.filter(({ line }) => !line.startsWith(wanted));
    return [...first, ...others].slice(0, limit).map(({ suggested }) => suggested);
  }
}
