import type { InterpretedQuestion } from "./interpretation.ts";
import { notice, type Notice } from "../../api/notices/notice.ts";
import { listed } from "../../core/wording.ts";
import type { SearchedLibrary } from "../../api/questions/question-responses.ts";
import type { SearchOutcome } from "./searcher.ts";

/** Sources that a note names; of more it tells the number. */
const NAMED = 3;

/** What a person has to know to judge the hits: what was not understood, and what was passed over. */
export function questionNote(
  { phrases, timeWithoutDocuments, notUnderstood, notTimes, isShortened }: InterpretedQuestion,
  { absentPhrases, undated }: Pick<SearchOutcome, "absentPhrases" | "undated">,
): readonly Notice[] {
  const others = notUnderstood.filter((words) => !notTimes.includes(words));
  return [
    ...(isShortened ? [notice("question-shortened")] : []),
    ...(notTimes.length === 0 ? [] : [notice("time-not-understood", { words: listed(notTimes) })]),
    ...(others.length === 0 ? [] : [notice("limit-not-understood", { words: listed(others) })]),
    ...(timeWithoutDocuments === null
      ? []
      : [notice("time-without-documents", { words: listed([timeWithoutDocuments]) })]),
    ...phraseNotes(phrases, absentPhrases),
    ...(undated === null || undated.length === 0 ? [] : [undatedNote(undated)]),
  ];
}

/** How much of the library was not searched. */
export function coverageNote({ complete, waiting, unreadable }: SearchedLibrary): readonly Notice[] {
  if (complete || waiting === null) return [];
  const missing = [
    ...(waiting > 0 ? [notice("files-waiting", { count: waiting })] : []),
    ...((unreadable ?? 0) > 0 ? [notice("files-unreadable", { count: unreadable ?? 0 })] : []),
  ];
  return missing.length === 0 ? [notice("folder-being-looked-through")] : missing;
}

function phraseNotes(phrases: readonly string[], absent: readonly string[]): Notice[] {
  if (absent.length === 0) return [];
  const isNotTogether = absent.length > 1 && absent.length === phrases.length;
  return [notice(isNotTogether ? "phrases-not-together" : "phrase-absent", { phrases: listed(absent) })];
}

function undatedNote(undated: readonly string[]): Notice {
  const count = undated.length;
  const sources = undated.slice(0, NAMED).join(", ");
  return count > NAMED
    ? notice("undated-left-out-and-more", { count, sources, more: count - NAMED })
    : notice("undated-left-out", { count, sources });
}
