import { QuoteRequest } from "../../api/quotes/quote-requests.ts";
import { QuoteCheck, type QuotePlace } from "../../api/quotes/quote-responses.ts";
import { differenceText, VERDICT_WORDS } from "../../api/quotes/quote-wording.ts";
import { paragraphs } from "../hit-text.ts";
import { answering, READS_THE_LIBRARY, type ToolContext } from "./tool.ts";

const DESCRIPTION = `Checks whether a quotation stands in the user's documents word for word, where, and who says it there.
Use it before you give anything as a quotation that did not come from these tools word for word, and where the user asks whether somebody said something. Give \`by\` where it is known who is said to have said it.
Only \`verbatim\` may be given as a quotation. For \`altered\`, give the document's words, not those that were asked about; \`paraphrase\` and \`absent\` are no quotations: say so.`;

/** Of many places an assistant needs the first ones. */
const PLACES_TOLD = 5;

export function registerCheckQuote({ server, library, log }: ToolContext): void {
  const config = {
    title: "Check a quotation against the documents",
    description: DESCRIPTION,
    inputSchema: QuoteRequest,
    outputSchema: QuoteCheck.loose(),
    annotations: READS_THE_LIBRARY,
  };
  server.registerTool("check_quote", config, (request) =>
    answering(log, async () => {
      const result = await library.checkQuote(request);
      return { text: checkText(result), structured: { ...result } };
    }),
  );
}

function checkText({ verdict, summary, places, total, note }: QuoteCheck): string {
  const shown = places.slice(0, PLACES_TOLD);
  const more = total > shown.length ? [`[There are ${total} places.]`] : [];
  return paragraphs(
    `${VERDICT_WORDS[verdict]}. ${summary}`,
    ...shown.map(placeText),
    ...more,
    ...(note === null ? [] : [note]),
  );
}

function placeText(place: QuotePlace): string {
  const { citation, id, documentId, start, end, text, differences, remarks, speakers } = place;
  return [
    citation,
    `(passage ${id}, document ${documentId}, characters ${start} to ${end})`,
    text,
    ...differences.map((difference) => `- ${differenceText(difference)}`),
    ...speakers.map(({ name, kind }) => `Said by ${name} (${kind}).`),
    ...remarks.map((remark) => remark.text),
  ].join("\n");
}
