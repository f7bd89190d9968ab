import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { z } from "zod";
import { AppError, messageOf } from "../core/errors.ts";

export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/**
 * The lines of a UTF-8 file that are not blank, one at a time: a file may be larger than the memory.
 * Throws `invalid_argument` with the path where the file cannot be read.
 */
export async function* linesOf(path: string): AsyncGenerator<Line> {
  const stream = createReadStream(path, "utf8");
  let number = 0;
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
      number += 1;
      const text = number === 1 ? line.replace(/^\uFEFF/, "") : line;
      if (text.trim() !== "") yield { text, number };
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("invalid_argument", `${path} cannot be read: ${messageOf(cause)}.`, { cause });
  } finally {
    stream.destroy();
  }
}

/** The records of a JSON Lines file. Throws `invalid_argument` with file and line where one is not what the schema says. */
export async function* recordsOf<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): AsyncGenerator<z.output<Schema>> {
  for await (const { text, number } of linesOf(path)) {
    const result = schema.safeParse(parseJson(text, path, number));
    if (!result.success) throw faultyLine(path, number, faultsOf(result.error), result.error);
    yield result.data;
  }
}

/** `field: what is wrong`, for each field at fault. */
export function faultsOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`))
    .join("; ");
}

export function faultyLine(path: string, number: number, fault: string, cause?: unknown): AppError {
  return new AppError("invalid_argument", `${path}, line ${number}: ${fault}. Correct the line.`, { cause });
}

function parseJson(text: string, path: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw faultyLine(path, number, "it is not JSON", cause);
  }
}
