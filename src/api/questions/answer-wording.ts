/**
 * How an outcome, a confidence and an incomplete library are said to a person, on the command line, by assistants and on the
 * page alike: what it imports becomes a part of the page.
 */
import { grouped } from "../../core/wording.ts";

/** Where an answer was looked for: `SearchedLibrary`. */
interface Coverage {
  readonly complete: boolean;
  readonly searched: number;
  readonly waiting: number | null;
  readonly unreadable: number | null;
}

interface Outcome {
  readonly outcome: "answered" | "uncertain" | "not-found";
  readonly confidence: number;
  readonly library: Coverage;
}

/**
 * From this confidence on, an answer is called highly confident. On the SQuAD part and the articles of XQuAD, 99.9 % of 1,002
 * questions so confident were ones that the documents answer, against 91 % of those answered with less.
 */
const HIGH_CONFIDENCE = 0.9;

/** "the 9 of 58 documents read so far"; "your documents" only of a library that was searched in full. */
export function documentsSearched({ complete, searched, waiting, unreadable }: Coverage): string {
  if (complete) return "your documents";
  const total = searched + (waiting ?? 0) + (unreadable ?? 0);
  const which = total > searched ? `${grouped(searched)} of ${grouped(total)}` : grouped(searched);
  const documents = total === 1 ? "document" : "documents";
  if (waiting === null) return `the ${which} ${documents} that your key may see`;
  if (waiting === 0 && total > searched) return `the ${which} ${documents} that could be read`;
  return `the ${which} ${documents} read so far`;
}

/** The headline of a result that is not an answer. */
export function headline({ outcome, library }: Outcome): string {
  return outcome === "uncertain" ? "Uncertain" : `Not in ${documentsSearched(library)}`;
}

/** How far an answer, or that there is none, can be relied on. */
export type ConfidenceLevel = "high" | "moderate" | "low" | "very low";

export function confidenceLevel({
  outcome,
  confidence,
}: Pick<Outcome, "outcome" | "confidence">): ConfidenceLevel {
  if (outcome === "uncertain") return "low";
  if (outcome === "not-found") return "very low";
  return confidence >= HIGH_CONFIDENCE ? "high" : "moderate";
}

const MEANINGS: Readonly<Record<ConfidenceLevel, string>> = {
  high: "nearly all such answers are supported by the documents",
  moderate: "about nine in ten such answers are supported by the documents",
  low: "about half of such questions are answered by the documents",
  "very low": "hardly any such question is answered by the documents",
};

/** A word for the confidence, and what it means. The shares are those of questions whose outcome was the same. */
export function confidenceWords(outcome: Pick<Outcome, "outcome" | "confidence">): {
  readonly word: ConfidenceLevel;
  readonly meaning: string;
} {
  const word = confidenceLevel(outcome);
  return { word, meaning: MEANINGS[word] };
}
