import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { checkCitation, citedPassage } from "../../src/library/documents/citation-check.ts";
import type { AskRequest, SearchRequest } from "../../src/api/questions/question-requests.ts";
import type { AskResult, SearchResult } from "../../src/api/questions/question-responses.ts";
import type { Suggestion } from "../../src/api/suggestions/suggestion-responses.ts";
import type { ProblemCode } from "../../src/api/problems/problem-table.ts";
import type { CitationFormat } from "../../src/api/citation-formats.ts";
import { formattedCitation } from "../../src/citations/citation-formats.ts";
import type { DocumentStructure, DocumentSummary } from "../../src/api/document-responses.ts";

const built = new URL("../../dist/src/web/", import.meta.url);

/** What the API answers with; a test replaces what it needs. */
export interface FakeLibrary {
  ask(question: string): Reply | Promise<Reply>;
  search(request: SearchRequest): Reply | Promise<Reply>;
  suggest(asked: URLSearchParams): readonly Suggestion[];
  readonly documents: readonly DocumentSummary[];
  readonly texts: ReadonlyMap<string, string>;
  /** Of each document that has headings or pages. */
  readonly structures?: ReadonlyMap<string, DocumentStructure>;
}

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export const answer = (result: AskResult | SearchResult): Reply => json(200, result);

export const problem = (status: number, detail: string, code?: ProblemCode): Reply => ({
  status,
  type: "application/problem+json; charset=utf-8",
  body: JSON.stringify({ type: "about:blank", title: "A problem", status, detail, code }),
});

export interface FakeServer {
  readonly url: string;
  /** The questions that were asked, in order. */
  readonly asked: readonly string[];
  /** The same with all that was said beside them. */
  readonly requests: readonly AskRequest[];
  /** What was searched for, in order. */
  readonly searches: readonly SearchRequest[];
  library: FakeLibrary;
  close(): Promise<void>;
}

/** Serves the built page under the product's own content security policy, over an API with made-up contents. */
export async function startFakeServer(library: FakeLibrary): Promise<FakeServer> {
  if (!existsSync(new URL("index.html", built)))
    throw new Error("The page is not built: run `npm run build` first.");
  const requests: AskRequest[] = [];
  const searches: SearchRequest[] = [];
  const server = createServer((request, response) => {
    void respond(request, fake.library, { requests, searches })
      .catch((thrown: unknown) => problem(500, String(thrown)))
      .then((reply) => {
        send(response, reply);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const fake: FakeServer = {
    url: `http://127.0.0.1:${port}`,
    get asked() {
      return requests.map(({ question }) => question);
    },
    requests,
    searches,
    library,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return fake;
}

async function respond(
  request: IncomingMessage,
  library: FakeLibrary,
  { requests, searches }: { readonly requests: AskRequest[]; readonly searches: SearchRequest[] },
): Promise<Reply> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://fake");
  if (pathname === "/v1/ask" && request.method === "POST") {
    const body = JSON.parse(await bodyOf(request)) as AskRequest;
    requests.push(body);
    return library.ask(body.question);
  }
  if (pathname === "/v1/search" && request.method === "POST") {
    const body = JSON.parse(await bodyOf(request)) as SearchRequest;
    searches.push(body);
    return library.search(body);
  }
  if (pathname === "/v1/suggestions") return json(200, { suggestions: library.suggest(searchParams) });
  if (pathname === "/v1/documents") return json(200, listOf(library));
  const [, cited] = /^\/v1\/citations\/([^/]+)$/.exec(pathname) ?? [];
  if (cited !== undefined) return citationReply(library, cited, searchParams.get("format"));
  const [, structured] = /^\/v1\/documents\/([^/]+)\/structure$/.exec(pathname) ?? [];
  if (structured !== undefined) return json(200, library.structures?.get(structured) ?? NO_STRUCTURE);
  const [, original] = /^\/v1\/documents\/([^/]+)\/file$/.exec(pathname) ?? [];
  if (original !== undefined) return documentReply(library, original, true);
  if (pathname === "/healthz") return json(200, healthOf(library));
  const [, id, text] = /^\/v1\/documents\/([^/]+)(\/text)?$/.exec(pathname) ?? [];
  return id === undefined ? asset(pathname) : documentReply(library, id, text !== undefined);
}

const NO_STRUCTURE: DocumentStructure = { headings: [], pages: [], lists: [], tables: [], records: [] };

function listOf({ documents }: FakeLibrary): object {
  return { documents, total: documents.length, nextCursor: null };
}

async function citationReply(library: FakeLibrary, id: string, format: string | null): Promise<Reply> {
  const { document: documentId } = citedPassage(id);
  const summary = library.documents.find((document) => document.id === documentId);
  const text = library.texts.get(documentId);
  if (summary === undefined || text === undefined)
    return problem(404, `There is no document with the id ${documentId}.`);
  const held = { document: async () => summary, documentText: async () => text };
  const check = await checkCitation(held, id);
  const { author, title, date, source } = summary;
  const line = [author, `“${title}”`, date, source].filter((part) => part !== null).join(", ");
  if (format === null) return json(200, { ...check, citation: check.passage === null ? null : line });
  const place = { document: summary, page: null, quote: check.passage?.text ?? "", line: "" };
  const body = formattedCitation(format as CitationFormat, place);
  return check.passage === null
    ? problem(410, "The document no longer has the words that this citation names.")
    : { status: 200, type: "text/plain; charset=utf-8", body };
}

function documentReply(library: FakeLibrary, id: string, wantsText: boolean): Reply {
  const summary = library.documents.find((document) => document.id === id);
  const text = library.texts.get(id);
  if (summary === undefined || text === undefined)
    return problem(404, `There is no document with the id ${id}.`);
  return wantsText ? { status: 200, type: "text/plain; charset=utf-8", body: text } : json(200, summary);
}

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript",
  css: "text/css",
  svg: "image/svg+xml",
};

function asset(pathname: string): Reply {
  if (pathname === "/") return file(new URL("index.html", built), "text/html");
  const [, name = "", extension = ""] = /^\/assets\/([\w.-]+\.(js|css|svg))$/.exec(pathname) ?? [];
  if (name === "" || !existsSync(new URL(name, built))) return { status: 404, type: "text/plain", body: "" };
  return file(new URL(name, built), TYPES[extension] ?? "text/plain");
}

const file = (url: URL, type: string): Reply => ({
  status: 200,
  type: `${type}; charset=utf-8`,
  body: readFileSync(url, "utf8"),
});

const json = (status: number, value: unknown): Reply => ({
  status,
  type: "application/json; charset=utf-8",
  body: JSON.stringify(value),
});

const READING = { scope: "read", tags: null };

function healthOf({ documents }: FakeLibrary): object {
  const indexed = documents.filter((document) => document.state === "indexed");
  const passages = indexed.reduce((sum, document) => sum + document.passages, 0);
  return { status: "ok", documents: indexed.length, passages, revision: 1, syncing: false, access: READING };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function send(response: ServerResponse, { status, type, body }: Reply): void {
  response.writeHead(status, {
    "content-type": type,
    "content-security-policy": "default-src 'self'",
    "x-content-type-options": "nosniff",
  });
  response.end(body);
}
