import { describe, expect, it } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import type { LogFormat } from "../../src/config/configuration.ts";
import { createLog, type Log } from "../../src/config/log.ts";

const TIME = "2026-11-21T23:09:55.833Z";

/** What a log of this format writes while `use` runs. */
function written(format: LogFormat, use: (log: Log) => void): string {
  let text = "";
  use(
    createLog(
      format,
      (line) => (text += line),
      () => new Date(TIME),
    ),
  );
  return text;
}

describe("a log", () => {
  it("writes a line of JSON for each entry, whatever its message holds", () => {
    const text = written("json", (log) => {
      log.info("request", { method: "GET", status: 200 });
      log.info("two\nlines");
    });
    expect(text.endsWith("\n")).toBe(true);
    expect(
      text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { time: TIME, level: "info", message: "request", method: "GET", status: 200 },
      { time: TIME, level: "info", message: "two\nlines" },
    ]);
  });

  it("writes an error with its stack and its causes, on one line of JSON", () => {
    const disk = Object.assign(new Error("no space left"), { code: "ENOSPC" });
    const error = new AppError("library_unwritable", "The index cannot be written.", { cause: disk });
    const text = written("json", (log) => {
      log.error("GET /v1/ask failed", error, { requestId: "r-1" });
    });
    expect(text.indexOf("\n")).toBe(text.length - 1);
    expect(JSON.parse(text)).toEqual({
      time: TIME,
      level: "error",
      message: "GET /v1/ask failed",
      requestId: "r-1",
      errors: [
        { name: "AppError", code: "library_unwritable", message: error.message, stack: error.stack },
        { name: "Error", code: "ENOSPC", message: "no space left", stack: disk.stack },
      ],
    });
  });

  it("writes for people: fields as pairs, an error's own sentence, the stack of what nobody foresaw", () => {
    const unforeseen = new TypeError("x is not a function");
    const error = new AppError("internal", "Something went wrong.", { cause: unforeseen });
    const text = written("text", (log) => {
      log.info("request", { route: "/v1/documents/{id}", bytes: 12 });
      log.error("The sync failed", error);
      log.error("The port was lost", "a thrown text");
      log.error("Without a cause");
    });
    expect(text).toBe(
      "request route=/v1/documents/{id} bytes=12\n" +
        `The sync failed: Something went wrong.\ncaused by ${unforeseen.stack ?? ""}\n` +
        "The port was lost: a thrown text\n" +
        "Without a cause\n",
    );
  });

  it("tells people of a full disk in words, without the stack of whoever met it", () => {
    const full = Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
    const text = written("text", (log) => {
      log.error("The jobs could not be looked at", full);
    });
    expect(text).toMatch(/^The jobs could not be looked at: No space is left on the disk/);
    expect(text).not.toMatch(/^ +at /m);
  });

  it("ends with a chain of causes that has no end", () => {
    const first = new Error("first");
    first.cause = new Error("second", { cause: first });
    const text = written("json", (log) => {
      log.error("Round and round", first);
    });
    expect((JSON.parse(text) as { errors: unknown[] }).errors).toHaveLength(8);
  });
});
