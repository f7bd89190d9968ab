import { inspect } from "node:util";
import { AppError } from "../../core/errors.ts";

/** For a person on this machine: the message where it was written for one, everything known where it was not. */
export function describeError(error: unknown): string {
  if (!(error instanceof AppError)) return inspect(error);
  return error.code === "internal" && error.cause !== undefined
    ? `${error.message}\n${inspect(error.cause)}`
    : error.message;
}
