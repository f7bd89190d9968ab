import { inspect } from "node:util";
import { foreseen } from "../../core/storage-failure.ts";

/** For a person on this machine: the message where it was written for one, everything known where it was not. */
export function describeError(thrown: unknown): string {
  const error = foreseen(thrown);
  if (error === null) return inspect(thrown);
  return error.code === "internal" && error.cause !== undefined
    ? `${error.message}\n${inspect(error.cause)}`
    : error.message;
}
