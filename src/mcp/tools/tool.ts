import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult, ToolAnnotations } from "@modelcontextprotocol/sdk/types.js";
import type { AlertKeeper, ServedLibrary } from "../../library/library.ts";
import type { Log } from "../../config/log.ts";
import { toolRefusal } from "../refusal.ts";

/** What a tool is made with. */
export interface ToolContext {
  readonly server: McpServer;
  readonly library: ServedLibrary;
  readonly log: Log;
  /** Whose alerts are kept and seen. */
  readonly keeper: AlertKeeper;
}

/** The same twice: for an assistant that reads text, and for a program that reads an object. */
export interface ToolAnswer {
  readonly text: string;
  readonly structured: Record<string, unknown>;
}

/** Most tools change nothing, and none reaches beyond the library. */
export const READS_THE_LIBRARY: ToolAnnotations = {
  readOnlyHint: true,
  idempotentHint: true,
  openWorldHint: false,
};

/** The tool's result, or what became of it instead: whatever is thrown becomes a tool error. */
export async function answering(log: Log, answer: () => Promise<ToolAnswer>): Promise<CallToolResult> {
  try {
    const { text, structured } = await answer();
    return { content: [{ type: "text", text }], structuredContent: structured };
  } catch (error) {
    return toolRefusal(error, log);
  }
}
