import { ErrorCode as ProtocolCode, McpError, type CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { AppError, type ErrorCode } from "../core/errors.ts";
import { problemOf } from "../api/problem.ts";
import type { Log } from "../config/log.ts";

/** As the protocol's specification has it; the SDK gives it no name. */
const RESOURCE_NOT_FOUND = -32002;

const UNFORESEEN = "Something went wrong in Pincite. Its log says more. Tell the user so.";

/**
 * What an assistant is told instead of an error's own message, which may name a folder of this machine. A code that does
 * not stand here is told as unforeseen; the message of `invalid_argument` speaks of the arguments alone and is sent as it is.
 */
const DETAILS: Readonly<Partial<Record<ErrorCode, string>>> = {
  not_found:
    "There is no document with this id, or its text could not be read. `list_documents` gives the ids.",
  library_not_built:
    "Nothing is indexed yet, so nothing can be searched. Tell the user to put documents into the documents folder and to run `pincite index`.",
  library_busy: "Another process is changing the library. Try again in a moment.",
  library_incompatible:
    "The index does not fit this version or model of Pincite. Tell the user to run `pincite index`, which builds it again.",
  model_missing: "The embedding model is missing. Tell the user to run `pincite doctor`.",
  model_invalid: "The embedding model cannot be used. Tell the user to run `pincite doctor`.",
};

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
  return thrown.code === "invalid_argument" ? detail : (DETAILS[thrown.code] ?? UNFORESEEN);
}

function protocolCode(thrown: unknown): number {
  const code = thrown instanceof AppError ? thrown.code : "internal";
  if (code === "not_found") return RESOURCE_NOT_FOUND;
  return code === "invalid_argument" ? ProtocolCode.InvalidParams : ProtocolCode.InternalError;
}
