import type { InterpretedQuestion } from "./interpretation.ts";
import { whatIsMissing } from "../../api/questions/answer-wording.ts";
import type { SearchedLibrary } from "../../api/questions/question-responses.ts";
import type { SearchOutcome } from "./searcher.ts";

/** Sources that a note names; of more it tells the number. */
const NAMED = 3;

/** What a person has to know to judge the hits, as sentences: what was not understood, and what was passed over. */
export function questionNote(
  { phrases, timeWithoutDocuments, notUnderstood, isShortened }: InterpretedQuestion,
  { absentPhrases, undated }: Pick<SearchOutcome, "absentPhrases" | "undated">,
): readonly string[] {
  return [
    ...(isShortened
      ? ["The question is long: what it asks, or its most telling sentences, was searched for."]
      : []),
    ...(notUnderstood.length === 0
      ? []
      : [`${listed(notUnderstood)} was not understood as a limit, and was searched for by its words.`]),
    ...(timeWithoutDocuments === null
      ? []
      : [
          `No such document dates from the time meant by “${timeWithoutDocuments}”, which was searched for by its words.`,
        ]),
    ...phraseNotes(phrases, absentPhrases),
    ...(undated.length === 0 ? [] : [undatedNote(undated)]),
  ];
}

/** How much of the library was not searched, as sentences. */
export function coverageNote(library: SearchedLibrary): readonly string[] {
  const missing = whatIsMissing(library);
  return missing === null ? [] : [missing];
}

function phraseNotes(phrases: readonly string[], absent: readonly string[]): string[] {
  if (absent.length === 0) return [];
  const isNotTogether = absent.length > 1 && absent.length === phrases.length;
  const how = isNotTogether ? "No passage holds all of" : "No passage holds";
  return [`${how} ${listed(absent)} word for word; the search went on with the words alone.`];
}

function undatedNote(undated: readonly string[]): string {
  const named = undated.slice(0, NAMED).join(", ");
  const more = undated.length > NAMED ? ` and ${undated.length - NAMED} more` : "";
  const which =
    undated.length === 1
      ? "One document has no date and was"
      : `${undated.length} documents have no date and were`;
  return `${which} left out by the limit of the date alone: ${named}${more}.`;
}

function listed(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(", ");
}
