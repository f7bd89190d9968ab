import type { IncomingMessage, ServerResponse } from "node:http";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { AppError } from "../core/errors.ts";
import type { AlertKeeper, ServedLibrary } from "../library/library.ts";
import { createMcpServer, type McpOptions } from "./mcp-server.ts";

export interface McpExchange {
  /** What the caller may see. */
  readonly library: ServedLibrary;
  readonly keeper: AlertKeeper;
  readonly request: IncomingMessage;
  /** The request's body, parsed. */
  readonly body: unknown;
  readonly response: ServerResponse;
}

/**
 * Answers one POST of the streamable HTTP transport. There are no sessions: each request has a server of its own, so any
 * process can answer any request, and nothing is kept for a client that does not come back. Throws `invalid_argument` for
 * a batch: the protocol has none since 2025-06-18, and one request must not cost as much as a hundred.
 */
export async function answerMcp(exchange: McpExchange, options: Omit<McpOptions, "keeper">): Promise<void> {
  const { library, keeper, request, body, response } = exchange;
  if (Array.isArray(body)) {
    throw new AppError("invalid_argument", "Send one message at a time: batches are not taken.");
  }
  const server = createMcpServer(library, { ...options, keeper });
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    await transport.handleRequest(request, response, body);
  } finally {
    await server.close();
  }
}
