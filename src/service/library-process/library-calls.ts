import { AppError, isErrorCode, messageOf, type ErrorCode } from "../../core/errors.ts";
import type { ServedLibrary, VisibleTags } from "../../library/library.ts";
import type { OpenLibraryOptions } from "../../library/open-library.ts";
import type { Stage } from "../../library/query/stage.ts";

/*
 * What the serving process and the process of its library say to each other. All of it is copied on the way, so nothing in
 * it is a function, a signal or an error.
 */

/** What can be asked of a library in another process. */
export type Method = Exclude<keyof ServedLibrary, "observeStages" | "visibleTo" | "close">;

export type Result<Asked extends Method> = Awaited<ReturnType<ServedLibrary[Asked]>>;

/** What is asked; the signal, and who is told of the progress, where a method takes them, are made in the library's process. */
export interface Call {
  readonly method: Method;
  readonly parameters: readonly unknown[];
  /** Whose view of the library is asked. */
  readonly visible: VisibleTags;
}

/** The first message to the library's process. */
export interface OpenMessage {
  readonly open: Omit<OpenLibraryOptions, "warn">;
}

export interface CallMessage {
  readonly id: number;
  readonly call: Call;
}

/** Nobody waits for the answer any more. It is answered at once, which shows that the process is not stuck. */
export interface CancelMessage {
  readonly cancel: number;
}

/** The last message: the library is closed, and the process ends. */
export interface CloseMessage {
  readonly close: true;
}

/** What comes after the first message. */
export type MessageToLibrary = CallMessage | CancelMessage | CloseMessage;

export interface AnswerMessage {
  readonly answer: number;
  /** One of them, and `result` may be undefined. */
  readonly result?: unknown;
  readonly failure?: Failure;
  /** The stages of questions that have ended since the last answer. */
  readonly stages: readonly (readonly [stage: Stage, milliseconds: number])[];
}

/** How far a call is; its budget begins anew with each. */
export interface ProgressMessage {
  readonly progress: number;
  readonly value: unknown;
}

export interface WarningMessage {
  readonly warning: string;
}

export type MessageFromLibrary = AnswerMessage | ProgressMessage | WarningMessage;

/** An error on its way between two processes. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly field?: string;
  /** What led to it, for the log. */
  readonly cause?: string;
}

export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof AppError)) {
    return { code: "internal", message: "Something went wrong in Pincite.", cause: storyOf(thrown) };
  }
  const { code, message, field, cause } = thrown;
  return {
    code,
    message,
    ...(field === undefined ? {} : { field }),
    ...(cause === undefined ? {} : { cause: storyOf(cause) }),
  };
}

export function errorOf({ code, message, field, cause }: Failure): AppError {
  return new AppError(isErrorCode(code) ? code : "internal", message, {
    ...(field === undefined ? {} : { field }),
    ...(cause === undefined ? {} : { cause: new LibraryError(cause) }),
  });
}

/** What went wrong in the library's process, with the place where it did in its message. */
class LibraryError extends Error {
  override readonly name = "LibraryError";
}

function storyOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown);
}
