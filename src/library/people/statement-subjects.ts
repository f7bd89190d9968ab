import { fold } from "../../text/fold.ts";
import { numberWritten } from "../../text/number-words.ts";
import { rarity } from "../../search/words/bm25.ts";
import { lexiconOf } from "../../statements/lexicon/lexicon-of-text.ts";
import { isFunctionWordOfAny } from "../../text/function-words.ts";
import type { Language } from "../../text/forms.ts";
import { wordsOf } from "../../text/terms.ts";
import { readSubjectTerms, sharedStems, subjectsAmong, type Subject } from "../../people/subjects.ts";
import type { LibraryView } from "../view/library-view.ts";

/** What of a statement tells its subject. */
export interface SubjectStatement {
  readonly text: string;
  /** The innermost heading above it. */
  readonly heading: string | null;
  /** Of its document. */
  readonly title: string;
  readonly language: Language;
  readonly person: string;
}

/**
 * What the statements are about, every one under one subject. A person's own name, and the words by which somebody is said to say
 * something, tell none. `view`: how rare a word is in all that exists for whoever asks.
 */
export async function statementSubjects(
  view: Pick<LibraryView, "quotable">,
  statements: readonly SubjectStatement[],
): Promise<Subject[]> {
  const names = new Set(statements.flatMap(({ person }) => wordsOf(person)));
  const texts = statements.map((statement) => {
    const lexicon = lexiconOf(statement.text);
    const isTelling = (word: string): boolean =>
      numberWritten(fold(word), statement.language) === null &&
      !isFunctionWordOfAny(word) &&
      !names.has(word) &&
      lexicon.verb(word) === null &&
      !lexicon.days.has(word) &&
      !lexicon.adverbs.has(word);
    return readSubjectTerms({ ...statement, isTelling });
  });
  const quotable = await view.quotable(null);
  const rarities = new Map<string, number>();
  for (const stem of sharedStems(texts))
    rarities.set(stem, rarity(quotable.passages, await quotable.frequency([stem])));
  return subjectsAmong(texts, (stem) => rarities.get(stem) ?? 0);
}
