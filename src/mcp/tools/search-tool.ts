import { SearchArguments } from "../arguments.ts";
import { correctionsText, paragraphs, passageText } from "../hit-text.ts";
import { FoundPassages } from "../results.ts";
import { answering, READS_THE_LIBRARY, type ToolContext } from "./tool.ts";
import type { SearchResult } from "../../api/questions/question-responses.ts";

const DESCRIPTION = `Finds the passages of the user's documents that speak to a query, by meaning and by word, best first.
Use it to gather what the documents say about a topic, to compare several sources, or when \`ask\` has no answer; for a question with one answer, use \`ask\`.
Passages are exact quotations: repeat them word for word, each with its citation. The best passages are returned even if none of them fits: judge each by its text, and tell the user where none does.`;

export function registerSearch({ server, library, log }: ToolContext): void {
  const config = {
    title: "Search the documents",
    description: DESCRIPTION,
    inputSchema: SearchArguments,
    outputSchema: FoundPassages,
    annotations: READS_THE_LIBRARY,
  };
  server.registerTool("search", config, (request, { signal }) =>
    answering(log, async () => {
      const result = await library.search(request, { signal });
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
