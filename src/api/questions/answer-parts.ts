import type { Answer } from "./question-responses.ts";

/** A sentence that is shown as the answer, with the rank of the hit that it rests on. */
export type AnswerPart = Pick<Answer["sentences"][number], "text" | "citation">;

/** What is shown of an answer: what it states of a document's metadata, else the sentences of the documents. */
export function answerParts({ text, sentences, metadata }: Answer): readonly AnswerPart[] {
  return metadata === undefined ? sentences : [{ text, citation: metadata.citation }];
}
