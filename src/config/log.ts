import { pino } from "pino";
import { AppError, messageOf, systemCode } from "../core/errors.ts";
import { foreseen } from "../core/storage-failure.ts";
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
  return format === "json" ? jsonLog(write, now) : textLog(write);
}

function jsonLog(write: (line: string) => void, now: () => Date): Log {
  const logger = pino(
    {
      base: null,
      messageKey: "message",
      timestamp: () => `,"time":"${now().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    { write },
  );
  return {
    info: (message, fields = {}) => {
      logger.info(fields, message);
    },
    error: (message, cause, fields = {}) => {
      const errors = cause === undefined ? {} : { errors: chainOf(cause).map(describe) };
      logger.error({ ...fields, ...errors }, message);
    },
  };
}

/** A terminal or a journal knows the time. */
function textLog(write: (line: string) => void): Log {
  const line = (message: string, fields: LogFields, described = ""): void => {
    const pairs = Object.entries(fields).map(([name, value]) => ` ${name}=${value}`);
    write(`${message}${pairs.join("")}${described}\n`);
  };
  return {
    info: (message, fields = {}) => {
      line(message, fields);
    },
    error: (message, cause, fields = {}) => {
      const errors =
        cause === undefined
          ? ""
          : `: ${chainOf(foreseen(cause) ?? cause)
              .map(errorText)
              .join("\ncaused by ")}`;
      line(message, fields, errors);
    },
  };
}

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = error instanceof AppError ? error.code : systemCode(error);
  return { name: error.name, code, message: error.message, stack: error.stack };
}

/** What was foreseen, a full disk among it, is told to a person in words that its stack would add nothing to. */
function errorText(error: unknown): string {
  return error instanceof Error && foreseen(error) === null
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
