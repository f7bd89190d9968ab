/**
 * Every failure that a user can meet has one of these codes. What an edge (HTTP, CLI, MCP) makes of a code stands in one
 * table, `api/problems/problem-table.ts`; nothing else looks at an error's text.
 */
const ERROR_CODES = [
  "invalid_argument",
  "not_found",
  "gone",
  "not_allowed",
  "payload_too_large",
  "unsupported_media_type",
  "idempotency_conflict",
  "too_many_alerts",
  "webhook_not_allowed",
  "not_an_upload",
  "precondition_failed",
  "removals_not_allowed",
  "library_not_built",
  "library_busy",
  "library_unwritable",
  "read_only",
  "library_damaged",
  "disk_full",
  "library_incompatible",
  "model_missing",
  "model_invalid",
  "port_in_use",
  "overloaded",
  "time_limit",
  "cancelled",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export function isErrorCode(code: unknown): code is ErrorCode {
  return ERROR_CODES.some((known) => known === code);
}

export interface AppErrorOptions {
  readonly cause?: unknown;
  /** The request field or command-line option at fault, where there is one. */
  readonly field?: string;
}

/**
 * An error meant for a person: its message says what happened, to which file or field, and what to do next.
 * It never holds document text. What led to it travels in `cause`, which is logged and never sent.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly field: string | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: AppErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.field = options.field;
  }
}

/** The text of anything thrown, for a sentence that a person reads. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The `code` of a Node.js system error (`ENOENT`, `EADDRINUSE`), or undefined. */
export function systemCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !("code" in thrown)) return undefined;
  return typeof thrown.code === "string" ? thrown.code : undefined;
}

/** Why work for somebody ends who waits no more. */
export function callerLeft(): AppError {
  return new AppError("cancelled", "Nobody waits for the answer any more.");
}

/** Throws `cancelled` where whoever asked waits no more. */
export function throwIfLeft(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw callerLeft();
}
