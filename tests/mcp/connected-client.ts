import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { onTestFinished } from "vitest";
import type { Library } from "../../src/library/library.ts";
import { createMcpServer } from "../../src/mcp/mcp-server.ts";

/** A client as assistants have one. It knows the tools, and checks every result against the tool's output schema. */
export async function connectClient(transport: Transport): Promise<Client> {
  const client = new Client({ name: "test", version: "0" });
  await client.connect(transport);
  await client.listTools();
  return client;
}

export interface Connected {
  readonly client: Client;
  /** What the server logged as an error. */
  readonly errors: readonly string[];
}

/** A client of the real server in this process, over the library. */
export async function connectedTo(library: Library): Promise<Connected> {
  const errors: string[] = [];
  const log = {
    info: () => undefined,
    error: (message: string, cause?: unknown) => errors.push(`${message}: ${String(cause)}`),
  };
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const server = createMcpServer(library, {
    version: "1.2.3",
    log,
    keeper: { keyId: null, seesAll: true },
  });
  await server.connect(ours);
  const client = await connectClient(theirs);
  onTestFinished(() => client.close());
  return { client, errors };
}

export interface ToolResult {
  readonly isError: boolean;
  readonly text: string;
  readonly structured: unknown;
}

export async function callTool(
  client: Client,
  name: string,
  parameters: Record<string, unknown> = {},
): Promise<ToolResult> {
  const result = (await client.callTool({ name, arguments: parameters })) as CallToolResult;
  const text = result.content.map((part) => (part.type === "text" ? part.text : "")).join("");
  return { isError: result.isError === true, text, structured: result.structuredContent };
}
