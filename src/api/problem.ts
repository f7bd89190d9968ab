import { AppError, type ErrorCode } from "../core/errors.ts";

/** An error as a program reads it: RFC 9457 problem details, over HTTP and on the command line alike. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  /** The HTTP status, also where there is no HTTP. */
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  /** The request field or the option at fault. */
  readonly field?: string;
}

export interface ProblemKind {
  /** The HTTP status. */
  readonly status: number;
  readonly title: string;
}

/** The one place where a code gets its HTTP status and its title. */
export const PROBLEM_KINDS: Readonly<Record<ErrorCode, ProblemKind>> = {
  invalid_argument: { status: 400, title: "Invalid argument" },
  not_found: { status: 404, title: "Not found" },
  not_allowed: { status: 403, title: "Not allowed" },
  payload_too_large: { status: 413, title: "Request too large" },
  unsupported_media_type: { status: 415, title: "Unsupported media type" },
  idempotency_conflict: { status: 422, title: "The key stands for another request" },
  not_an_upload: { status: 409, title: "The document was not uploaded" },
  library_not_built: { status: 503, title: "The library is not built yet" },
  library_busy: { status: 409, title: "The library is busy" },
  library_unwritable: { status: 500, title: "The library cannot be written" },
  library_incompatible: { status: 500, title: "The library cannot be used" },
  model_missing: { status: 500, title: "The model is missing" },
  model_invalid: { status: 500, title: "The model cannot be used" },
  port_in_use: { status: 500, title: "The port is in use" },
  cancelled: { status: 503, title: "Cancelled" },
  internal: { status: 500, title: "Internal error" },
};

/** Of anything thrown. What is not an `AppError` says nothing about itself: its text is for the log. */
export function problemOf(thrown: unknown): Problem {
  const error =
    thrown instanceof AppError ? thrown : new AppError("internal", "Something went wrong in Pincite.");
  const { status, title } = PROBLEM_KINDS[error.code];
  return {
    type: problemType(error.code),
    title,
    status,
    detail: error.message,
    code: error.code,
    ...(error.field === undefined ? {} : { field: error.field }),
  };
}

/** The error that a problem object came from: the way back, between two Pincite processes. */
export function errorFromProblem(value: unknown): AppError | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!("code" in value) || !("detail" in value) || typeof value.detail !== "string") return undefined;
  if (!isErrorCode(value.code)) return undefined;
  const field = "field" in value && typeof value.field === "string" ? { field: value.field } : {};
  return new AppError(value.code, value.detail, field);
}

/** A reference relative to the server (RFC 9457, 3.1.1): its documentation says what the code means and what to do. */
export function problemType(code: string): string {
  return `/docs/problems#${code}`;
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(PROBLEM_KINDS, code);
}
