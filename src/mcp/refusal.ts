import { ErrorCode as ProtocolCode, McpError, type CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { AppError } from "../core/errors.ts";
import { problemOf } from "../api/problems/problem.ts";
import { PROBLEMS } from "../api/problems/problem-table.ts";
import type { Log } from "../config/log.ts";

/** As the protocol's specification has it; the SDK gives it no name. */
const RESOURCE_NOT_FOUND = -32002;

const UNFORESEEN = "Something went wrong in Pincite. Its log says more. Tell the user so.";

/** What a tool answers instead of throwing, so that the assistant reads it. What nobody foresaw is logged. */
export function toolRefusal(thrown: unknown, log: Log): CallToolResult {
  return { isError: true, content: [{ type: "text", text: told(thrown, log) }] };
}

/** The same for a resource, which has no result that is an error. */
export function resourceRefusal(thrown: unknown, log: Log): McpError {
  return new McpError(protocolCode(thrown), told(thrown, log));
}

function told(thrown: unknown, log: Log): string {
  const { code, status, detail } = problemOf(thrown);
  if (status >= 500 && code !== "library_not_built") log.error("A request over MCP failed", thrown);
  if (!(thrown instanceof AppError)) return UNFORESEEN;
  return thrown.code === "invalid_argument" ? detail : (PROBLEMS[thrown.code].toAssistant ?? UNFORESEEN);
}

function protocolCode(thrown: unknown): number {
  const code = thrown instanceof AppError ? thrown.code : "internal";
  if (code === "not_found") return RESOURCE_NOT_FOUND;
  return code === "invalid_argument" ? ProtocolCode.InvalidParams : ProtocolCode.InternalError;
}
