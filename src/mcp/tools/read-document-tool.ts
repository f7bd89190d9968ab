import * as z from "zod";
import { AppError } from "../../core/errors.ts";
import type { ServedLibrary } from "../../library/library.ts";
import { documentId } from "../arguments.ts";
import { citationOf, factsOf } from "../document-lines.ts";
import { paragraphs } from "../hit-text.ts";
import { spanShape } from "../../api/questions/hit.ts";
import { DocumentFacts, next } from "../results.ts";
import { firstPage, MAX_PAGE_CHARACTERS, type TextPage } from "../text-page.ts";
import { answering, READS_THE_LIBRARY, type ToolAnswer, type ToolContext } from "./tool.ts";
import type { DocumentSummary } from "../../api/document-responses.ts";

const DESCRIPTION = `Gives the text of one of the user's documents, at most ${MAX_PAGE_CHARACTERS} characters at a time.
Use it to read on around a passage that \`search\` or \`ask\` has found (take \`start\` somewhat before the passage's and \`end\` somewhat after), or to read a document that the user names (\`list_documents\` gives its id).
Where \`next\` is a number, more follows: call again with it as \`start\`, if you need more. Quote the text exactly, with the citation.`;

const inputSchema = z.strictObject({
  id: documentId,
  start: z
    .int()
    .min(0)
    .exactOptional()
    .meta({ description: "First character to read, in UTF-16 code units; 0 where absent.", default: 0 }),
  end: z
    .int()
    .min(1)
    .exactOptional()
    .meta({ description: "Behind the last character to read; the end of the document where absent." }),
});

const outputSchema = z.object({
  document: DocumentFacts,
  ...spanShape,
  text: z.string().meta({ description: "Word for word, from `start` to `end`." }),
  next: next("The `start` with which to go on; null where nothing follows in the range asked for."),
  citation: z.string().meta({ description: "To be given with every quotation." }),
});

export function registerReadDocument({ server, library, log }: ToolContext): void {
  const config = {
    title: "Read a document",
    description: DESCRIPTION,
    inputSchema,
    outputSchema,
    annotations: READS_THE_LIBRARY,
  };
  server.registerTool("read_document", config, (range) => answering(log, () => read(library, range)));
}

async function read(library: ServedLibrary, range: z.output<typeof inputSchema>): Promise<ToolAnswer> {
  const document = await library.document(range.id);
  const text = await library.documentText(range.id);
  const { start = 0, end = text.length } = range;
  if (start >= text.length) throw outOfRange("start", `below ${text.length}, the length of the document`);
  if (end <= start) throw outOfRange("end", "greater than start");
  const page = firstPage(text, { start, end });
  const citation = citationOf(document);
  return {
    text: pageText(document, page, text.length, citation),
    structured: { document: factsOf(document), ...page, citation },
  };
}

function outOfRange(field: string, requirement: string): AppError {
  return new AppError("invalid_argument", `${field} must be ${requirement}.`, { field });
}

function pageText({ id }: DocumentSummary, page: TextPage, characters: number, citation: string): string {
  const place = `(document ${id}, characters ${page.start} to ${page.end} of ${characters})`;
  const end =
    page.next === null ? "End of what was asked for." : `More follows: read on with start ${page.next}.`;
  return paragraphs(`${citation}\n${place}`, page.text, `[${end}]`);
}
