import { ResourceTemplate, type McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import {
  ListResourcesRequestSchema,
  type ListResourcesResult,
  type ReadResourceResult,
  type Resource,
} from "@modelcontextprotocol/sdk/types.js";
import { AppError } from "../core/errors.ts";
import type { ServedLibrary } from "../library/library.ts";
import { citationOf, isReadable } from "./document-lines.ts";
import { listPage } from "./list-page.ts";
import type { Log } from "../config/log.ts";
import { resourceRefusal } from "./refusal.ts";
import type { ToolContext } from "./tools/tool.ts";
import type { DocumentSummary } from "../api/document-responses.ts";

const MIME_TYPE = "text/plain";
const LISTED_AT_ONCE = 200;

/** A resource is one message, which clients do not take at any length. */
const MAX_RESOURCE_CHARACTERS = 1_000_000;

/** Documents as `pincite://documents/<id>`: listed in the order of their files, read as plain text. */
export function registerDocuments({ server, library, log }: ToolContext): void {
  const template = new ResourceTemplate("pincite://documents/{id}", { list: undefined });
  const metadata = {
    title: "Document",
    description: "The text of one of the user's documents, to which all offsets of passages refer.",
    mimeType: MIME_TYPE,
  };
  server.registerResource("document", template, metadata, (uri, { id }) =>
    guarded(log, () => read(library, uri.href, String(id))),
  );
  listInPages(server, library, log);
}

/** The SDK's own list is one page of everything, however long. */
function listInPages(server: McpServer, library: ServedLibrary, log: Log): void {
  server.server.setRequestHandler(ListResourcesRequestSchema, ({ params }) =>
    guarded(log, () => list(library, offsetIn(params?.cursor))),
  );
}

async function list(library: ServedLibrary, offset: number): Promise<ListResourcesResult> {
  const { items, next } = listPage((await library.documents()).filter(isReadable), offset, LISTED_AT_ONCE);
  return { resources: items.map(resourceOf), ...(next === null ? {} : { nextCursor: String(next) }) };
}

function resourceOf(document: DocumentSummary): Resource {
  const { id, source, title } = document;
  return {
    uri: `pincite://documents/${id}`,
    name: source,
    title,
    description: citationOf(document),
    mimeType: MIME_TYPE,
  };
}

/** A cursor is the number of documents that were listed before. */
function offsetIn(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^[1-9]\d{0,14}$/.test(cursor)) return Number(cursor);
  throw new AppError("invalid_argument", "The cursor is none that this server gave.", { field: "cursor" });
}

async function read(library: ServedLibrary, uri: string, id: string): Promise<ReadResourceResult> {
  const { characters } = await library.document(id);
  if (characters > MAX_RESOURCE_CHARACTERS) {
    const message = `The document has ${characters} characters, more than can be sent at once. Read it in pages with the tool read_document.`;
    throw new AppError("invalid_argument", message);
  }
  return { contents: [{ uri, mimeType: MIME_TYPE, text: await library.documentText(id) }] };
}

async function guarded<Result>(log: Log, make: () => Promise<Result>): Promise<Result> {
  try {
    return await make();
  } catch (error) {
    throw resourceRefusal(error, log);
  }
}
