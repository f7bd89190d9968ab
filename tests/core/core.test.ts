import { describe, expect, test } from "vitest";
import { authorLine } from "../../src/core/document.ts";
import { AppError, messageOf, systemCode } from "../../src/core/errors.ts";
import { headingLine } from "../../src/core/passage.ts";

test("authors and headings are one line each, or null where there are none", () => {
  expect(authorLine([])).toBeNull();
  expect(authorLine(["Igor Ivanov", "A. N. Other"])).toBe("Igor Ivanov, A. N. Other");
  expect(headingLine([])).toBeNull();
  expect(headingLine(["One", "Two"])).toBe("One › Two");
});

describe("an error", () => {
  test("carries code, message, field and what led to it", () => {
    const cause = new Error("disk full");
    const error = new AppError("library_unwritable", "The index cannot be written.", {
      cause,
      field: "index",
    });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: "AppError",
      code: "library_unwritable",
      message: "The index cannot be written.",
      field: "index",
      cause,
    });
  });

  test("has no cause and no field where none is given", () => {
    const error = new AppError("not_found", "There is no such document.");
    expect("cause" in error).toBe(false);
    expect(error.field).toBeUndefined();
  });

  test("is told in words, whatever was thrown", () => {
    expect([new Error("broken"), "a string", 7, null, undefined].map(messageOf)).toEqual([
      "broken",
      "a string",
      "7",
      "null",
      "undefined",
    ]);
  });

  test("of the system has a code, others have none", () => {
    expect(systemCode(Object.assign(new Error("no such file"), { code: "ENOENT" }))).toBe("ENOENT");
    expect(systemCode(Object.assign(new Error("odd"), { code: 7 }))).toBeUndefined();
    expect(systemCode(new Error("plain"))).toBeUndefined();
    expect(systemCode({ code: "ENOENT" })).toBeUndefined();
    expect(systemCode(undefined)).toBeUndefined();
  });
});
