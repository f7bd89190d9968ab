import { DEFAULT_ASK_K } from "../../api/question-limits.ts";
import * as z from "zod";
import { type Answered, type AskResult, type NotAnswered } from "../../library/library.ts";
import { filters, numberOfPassages, personsText } from "../arguments.ts";
import { citationText, correctionsText, paragraphs, passageText } from "../hit-text.ts";
import { confidence, Hit, spanShape } from "../results.ts";
import { answering, READS_THE_LIBRARY, type ToolContext } from "./tool.ts";

const DESCRIPTION = `Answers a question from the user's documents with one to three sentences that stand in them word for word, each with the number of the passage that it is quoted from, or says that the documents do not answer it.
Use it first for any question that the documents may answer. Ask one thing at a time, as a full question.
Give the sentences as quotations with their citations. Where \`answered\` is false, tell the user that the documents do not answer the question; you may then look further with \`search\`, and must not present the nearest passages as an answer.`;

const inputSchema = z.strictObject({
  question: personsText("The question, as one would ask it a person, in the language of the documents."),
  k: numberOfPassages(DEFAULT_ASK_K),
  filters,
});

const AnswerSentence = z.looseObject({
  text: z.string().meta({ description: "Word for word as it stands in the document." }),
  citation: z.int().min(1).meta({ description: "The rank of the passage that it stands in." }),
  ...spanShape,
});

const outputSchema = z.looseObject({
  question: z.string(),
  answered: z.boolean().meta({ description: "Whether the documents answer the question." }),
  answer: z
    .looseObject({ text: z.string(), sentences: z.array(AnswerSentence) })
    .nullable()
    .meta({ description: "Null where the documents do not answer the question." }),
  reason: z.string().exactOptional().meta({ description: "Why there is no answer, where there is none." }),
  confidence,
  note: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ description: "What else to know, such as limits of the question that were not understood." }),
  citations: z
    .array(Hit)
    .exactOptional()
    .meta({ description: "Where there is an answer: the passages it is taken from, and others near it." }),
  nearest: z
    .array(Hit)
    .exactOptional()
    .meta({ description: "Where there is no answer: the passages that come nearest." }),
});

export function registerAsk({ server, library, log }: ToolContext): void {
  const config = {
    title: "Ask the documents",
    description: DESCRIPTION,
    inputSchema,
    outputSchema,
    annotations: READS_THE_LIBRARY,
  };
  server.registerTool("ask", config, (request) =>
    answering(log, async () => {
      const result = await library.ask(request);
      return { text: askText(result), structured: { ...result } };
    }),
  );
}

function askText(result: AskResult): string {
  return result.answered ? answeredText(result) : notAnsweredText(result);
}

/** The answer, the passages it stands in, and the other passages by name. */
function answeredText({ answer, citations, confidence: sure, interpretation, note }: Answered): string {
  const quoted = new Set(answer.sentences.map(({ citation }) => citation));
  const others = citations.filter(({ rank }) => !quoted.has(rank));
  return paragraphs(
    `The documents answer (confidence ${sure.toFixed(2)}):`,
    answer.sentences.map(({ text, citation }) => `${text} [${citation}]`).join(" "),
    ...correctionsText(interpretation),
    ...(note === null ? [] : [note]),
    "Quoted from:",
    ...citations.filter(({ rank }) => quoted.has(rank)).map(passageText),
    ...(others.length === 0 ? [] : [["See also:", ...others.map(citationText)].join("\n")]),
  );
}

function notAnsweredText({ reason, nearest, confidence: sure, note }: NotAnswered): string {
  const reasons = note === null ? reason : `${reason} ${note}`;
  const said = `Not answered: the documents do not answer this question (confidence ${sure.toFixed(2)}). ${reasons} Tell the user so.`;
  if (nearest.length === 0) return said;
  return paragraphs(said, "The nearest passages, which are not an answer:", ...nearest.map(passageText));
}
