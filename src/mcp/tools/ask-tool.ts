import { answerParts } from "../../api/questions/answer-parts.ts";
import { confidenceWords, headline } from "../../api/questions/answer-wording.ts";
import { differencesText } from "../differences-text.ts";
import { AskArguments } from "../arguments.ts";
import { citationText, correctionsText, paragraphs, passageText } from "../hit-text.ts";
import { AnswerOrRefusal } from "../results.ts";
import { answering, READS_THE_LIBRARY, type ToolContext } from "./tool.ts";
import type { Answered, AskResult, NotAnswered } from "../../api/questions/question-responses.ts";

const DESCRIPTION = `Answers a question from the user's documents with one to three sentences that stand in them word for word, each with the number of the passage that it is quoted from, says that the answer is uncertain, or says that the documents do not answer it.
Use it first for any question that the documents may answer. Ask one thing at a time, as a full question.
Give the sentences as quotations with their citations. Where \`outcome\` is "uncertain", tell the user that the documents may answer, show the closest passages as no more than that, or look further with \`search\`. Where it is "not-found", tell the user that the documents do not answer the question. In neither case present the passages as an answer. Where \`differences\` is given, tell the user that sources differ, with each value and its source. Where \`library.complete\` is false, tell the user how much of the documents was searched.`;

export function registerAsk({ server, library, log }: ToolContext): void {
  const config = {
    title: "Ask the documents",
    description: DESCRIPTION,
    inputSchema: AskArguments,
    outputSchema: AnswerOrRefusal,
    annotations: READS_THE_LIBRARY,
  };
  server.registerTool("ask", config, (request, { signal }) =>
    answering(log, async () => {
      const result = await library.ask(request, { signal });
      return { text: askText(result), structured: { ...result } };
    }),
  );
}

function askText(result: AskResult): string {
  return result.answered ? answeredText(result) : notAnsweredText(result);
}

/** The answer, the passages it stands in, and the other passages by name. */
function answeredText(result: Answered): string {
  const { answer, citations, interpretation, note } = result;
  const said = answerParts(answer);
  const quoted = new Set(said.map(({ citation }) => citation));
  const others = citations.filter(({ rank }) => !quoted.has(rank));
  return paragraphs(
    `The documents answer (${confidenceText(result)}):`,
    said.map(({ text, citation }) => `${text} [${citation}]`).join(" "),
    ...differencesText(result.differences),
    ...correctionsText(interpretation),
    ...(note === null ? [] : [note]),
    "Quoted from:",
    ...citations.filter(({ rank }) => quoted.has(rank)).map(passageText),
    ...(others.length === 0 ? [] : [["See also:", ...others.map(citationText)].join("\n")]),
  );
}

function notAnsweredText(result: NotAnswered): string {
  const { outcome, reason, nearest, note } = result;
  const reasons = note === null ? reason : `${reason} ${note}`;
  const said = `${headline(result)} (${confidenceText(result)}). ${reasons} Tell the user so.`;
  if (nearest.length === 0) return said;
  const remark =
    outcome === "uncertain"
      ? "The closest passages, which may hold an answer and are no more than the closest:"
      : "The nearest passages, which are not an answer:";
  return paragraphs(said, remark, ...nearest.map(passageText));
}

function confidenceText(result: AskResult): string {
  const { word, meaning } = confidenceWords(result);
  return `confidence ${word}: ${meaning}`;
}
