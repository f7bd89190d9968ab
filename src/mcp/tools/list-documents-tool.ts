import * as z from "zod";
import { documentFilter } from "../../library/query/document-filter.ts";
import type { ServedLibrary } from "../../library/library.ts";
import { filters } from "../arguments.ts";
import { citationOf, factsOf, isReadable } from "../document-lines.ts";
import { listPage } from "../list-page.ts";
import { DocumentFacts, next } from "../results.ts";
import { answering, READS_THE_LIBRARY, type ToolAnswer, type ToolContext } from "./tool.ts";
import type { DocumentSummary } from "../../api/document-responses.ts";

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

const DESCRIPTION = `Lists the user's documents in the order of their files, with title, author, date and id, ${DEFAULT_LIMIT} at a time.
Use it to see what the library holds, or to find the id of a document that the user names by author, date, folder, language or tag. To find out what documents say, use \`ask\` or \`search\` instead.
Where \`next\` is a number, more follow: call again with it as \`offset\`.`;

const inputSchema = z.strictObject({
  filters,
  offset: z
    .int()
    .min(0)
    .exactOptional()
    .meta({ description: "How many documents to pass over; 0 where absent.", default: 0 }),
  limit: z
    .int()
    .min(1)
    .max(MAX_LIMIT)
    .exactOptional()
    .meta({
      description: `How many documents to list; ${DEFAULT_LIMIT} where absent.`,
      default: DEFAULT_LIMIT,
    }),
});

const outputSchema = z.object({
  documents: z.array(DocumentFacts),
  total: z.int().min(0).meta({ description: "Of documents that meet the filters." }),
  next: next("The `offset` with which to go on; null at the end."),
});

export function registerListDocuments({ server, library, log }: ToolContext): void {
  const config = {
    title: "List the documents",
    description: DESCRIPTION,
    inputSchema,
    outputSchema,
    annotations: READS_THE_LIBRARY,
  };
  server.registerTool("list_documents", config, (request) => answering(log, () => list(library, request)));
}

async function list(library: ServedLibrary, request: z.output<typeof inputSchema>): Promise<ToolAnswer> {
  const { offset = 0, limit = DEFAULT_LIMIT } = request;
  const isMet = documentFilter([request.filters ?? {}]);
  const documents = (await library.documents()).filter((document) => isReadable(document) && isMet(document));
  const page = listPage(documents, offset, limit);
  return {
    text: listText(page.items, offset, documents.length, page.next),
    structured: { documents: page.items.map(factsOf), total: documents.length, next: page.next },
  };
}

function listText(
  documents: readonly DocumentSummary[],
  offset: number,
  total: number,
  further: number | null,
): string {
  if (total === 0) return "There are no such documents.";
  if (documents.length === 0) return `There are only ${total} documents.`;
  const lines = documents.map((document) => `${document.id}  ${citationOf(document)}`);
  const more = further === null ? [] : [`[More follow: list on with offset ${further}.]`];
  return [`Documents ${offset + 1} to ${offset + documents.length} of ${total}:`, ...lines, ...more].join(
    "\n",
  );
}
