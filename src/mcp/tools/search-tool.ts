import { DEFAULT_SEARCH_K } from "../../api/question-limits.ts";
import * as z from "zod";
import { type SearchResult } from "../../library/library.ts";
import { filters, numberOfPassages, passagesToPassOver, personsText } from "../arguments.ts";
import { correctionsText, paragraphs, passageText } from "../hit-text.ts";
import { Hit } from "../results.ts";
import { answering, READS_THE_LIBRARY, type ToolContext } from "./tool.ts";

const DESCRIPTION = `Finds the passages of the user's documents that speak to a query, by meaning and by word, best first.
Use it to gather what the documents say about a topic, to compare several sources, or when \`ask\` has no answer; for a question with one answer, use \`ask\`.
Passages are exact quotations: repeat them word for word, each with its citation. The best passages are returned even if none of them fits: judge each by its text, and tell the user where none does.`;

const inputSchema = z.strictObject({
  query: personsText(
    'A question or words, in the language of the documents. A phrase in quotation marks must occur as it stands, where the query is little else; "author:Ivanov", "after:2018", "before:2020-06", "source:reports/", "lang:en" and "tag:economy" limit the search.',
  ),
  k: numberOfPassages(DEFAULT_SEARCH_K),
  offset: passagesToPassOver,
  mode: z.enum(["hybrid", "lexical", "dense"]).exactOptional().meta({
    description: "Whether words (lexical), meaning (dense) or both (hybrid) decide; hybrid where absent.",
  }),
  groupBy: z
    .literal("document")
    .exactOptional()
    .meta({ description: "One passage a document, its best: to see which documents speak to the query." }),
  filters,
});

const outputSchema = z.looseObject({
  query: z.string(),
  hits: z.array(Hit).meta({ description: "The passages, best first." }),
  note: z.string().nullable().meta({
    description: "What to know of the passages, or why there are none; null where there is nothing to say.",
  }),
});

export function registerSearch({ server, library, log }: ToolContext): void {
  const config = {
    title: "Search the documents",
    description: DESCRIPTION,
    inputSchema,
    outputSchema,
    annotations: READS_THE_LIBRARY,
  };
  server.registerTool("search", config, (request) =>
    answering(log, async () => {
      const result = await library.search(request);
      return { text: searchText(result), structured: { ...result } };
    }),
  );
}

function searchText({ hits, note, interpretation }: SearchResult): string {
  if (hits.length === 0) return `No passage was found. ${note ?? ""}`.trim();
  const count = hits.length === 1 ? "One passage" : `${hits.length} passages`;
  return paragraphs(
    `${count}, best first.`,
    ...correctionsText(interpretation),
    ...(note === null ? [] : [note]),
    ...hits.map(passageText),
  );
}
