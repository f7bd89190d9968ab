import { answerParts } from "../../api/answer-parts.ts";
import { AskArguments } from "../arguments.ts";
import { citationText, correctionsText, paragraphs, passageText } from "../hit-text.ts";
import { AnswerOrRefusal } from "../results.ts";
import { answering, READS_THE_LIBRARY, type ToolContext } from "./tool.ts";
import type { Answered, AskResult, NotAnswered } from "../../api/question-responses.ts";

const DESCRIPTION = `Answers a question from the user's documents with one to three sentences that stand in them word for word, each with the number of the passage that it is quoted from, or says that the documents do not answer it.
Use it first for any question that the documents may answer. Ask one thing at a time, as a full question.
Give the sentences as quotations with their citations. Where \`answered\` is false, tell the user that the documents do not answer the question; you may then look further with \`search\`, and must not present the nearest passages as an answer.`;

export function registerAsk({ server, library, log }: ToolContext): void {
  const config = {
    title: "Ask the documents",
    description: DESCRIPTION,
    inputSchema: AskArguments,
    outputSchema: AnswerOrRefusal,
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
  const said = answerParts(answer);
  const quoted = new Set(said.map(({ citation }) => citation));
  const others = citations.filter(({ rank }) => !quoted.has(rank));
  return paragraphs(
    `The documents answer (confidence ${sure.toFixed(2)}):`,
    said.map(({ text, citation }) => `${text} [${citation}]`).join(" "),
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
