import { AppError, messageOf, systemCode } from "../core/errors.ts";
import type { LogFormat } from "./configuration.ts";

/** Where a running service says what it does. Never given document text, questions, or what stands behind a URL's `?`. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  /** `cause` is whatever was thrown; it is written with its stack and its own causes. */
  error(message: string, cause?: unknown, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean>>;

/**
 * A line for each entry: `text` for people, whose terminal or journal knows the time, `json` for programs. Only the stack
 * of an error goes over several lines, and only as text.
 */
export function createLog(format: LogFormat, write: (line: string) => void, now: () => Date): Log {
  const line = format === "json" ? jsonLine : textLine;
  const log = (entry: Omit<Entry, "time">): void => {
    write(`${line({ time: now().toISOString(), ...entry })}\n`);
  };
  return {
    info: (message, fields = {}) => {
      log({ level: "info", message, fields, errors: [] });
    },
    error: (message, cause, fields = {}) => {
      log({ level: "error", message, fields, errors: cause === undefined ? [] : chainOf(cause) });
    },
  };
}

interface Entry {
  readonly time: string;
  readonly level: "info" | "error";
  readonly message: string;
  readonly fields: LogFields;
  /** What was thrown, then the cause of each. */
  readonly errors: readonly unknown[];
}

function jsonLine({ time, level, message, fields, errors }: Entry): string {
  const described = errors.length === 0 ? {} : { errors: errors.map(describe) };
  return JSON.stringify({ time, level, message, ...fields, ...described });
}

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = error instanceof AppError ? error.code : systemCode(error);
  return { name: error.name, code, message: error.message, stack: error.stack };
}

function textLine({ message, fields, errors }: Entry): string {
  const pairs = Object.entries(fields).map(([name, value]) => ` ${name}=${value}`);
  const described = errors.length === 0 ? "" : `: ${errors.map(errorText).join("\ncaused by ")}`;
  return `${message}${pairs.join("")}${described}`;
}

/** An `AppError` was written for a person, whom its stack would tell nothing more. */
function errorText(error: unknown): string {
  return error instanceof Error && !(error instanceof AppError)
    ? (error.stack ?? messageOf(error))
    : messageOf(error);
}

/** Of a chain that leads back to itself, and of one without end, as much as anybody reads. */
const LONGEST_CHAIN = 8;

function chainOf(thrown: unknown): readonly unknown[] {
  const chain: unknown[] = [thrown];
  for (let last = thrown; last instanceof Error && last.cause !== undefined; last = last.cause) {
    if (chain.length === LONGEST_CHAIN) break;
    chain.push(last.cause);
  }
  return chain;
}
