import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import { foreseen } from "../../src/core/storage-failure.ts";

const failed = (code: string): Error => Object.assign(new Error(`it failed with ${code}`), { code });

describe("a failure of the disk", () => {
  it.each([
    ["SQLITE_FULL", "disk_full"],
    ["ENOSPC", "disk_full"],
    ["EDQUOT", "disk_full"],
    ["SQLITE_CORRUPT", "library_damaged"],
    ["SQLITE_CORRUPT_VTAB", "library_damaged"],
    ["SQLITE_NOTADB", "library_damaged"],
    ["SQLITE_BUSY", "library_busy"],
    ["SQLITE_BUSY_SNAPSHOT", "library_busy"],
    ["SQLITE_IOERR_FSYNC", "library_unwritable"],
    ["EIO", "library_unwritable"],
    ["SQLITE_READONLY", "read_only"],
    ["SQLITE_READONLY_DIRECTORY", "read_only"],
    ["SQLITE_CANTOPEN", "library_unwritable"],
    ["EACCES", "library_unwritable"],
    ["EROFS", "read_only"],
  ])("with the code %s is a %s, with its cause and a way out", (code, expected) => {
    const cause = failed(code);
    const error = foreseen(cause);
    expect(error).toMatchObject({ code: expected, cause });
    expect(error?.message).toMatch(/\. [A-Z][^.]{10,}/);
  });

  it("is what SQLite itself throws", () => {
    const database = new Database(":memory:");
    database.pragma("max_page_count = 4");
    database.exec("CREATE TABLE notes (text)");
    const fill = (): void => {
      database.prepare("INSERT INTO notes VALUES (?)").run("x".repeat(100_000));
    };
    let thrown: unknown = null;
    try {
      fill();
    } catch (error) {
      thrown = error;
    }
    expect(foreseen(thrown)).toMatchObject({ code: "disk_full" });
  });
});

it("an error that was written for a person stays as it is", () => {
  const error = new AppError("not_found", "There is no such document.", { cause: failed("ENOSPC") });
  expect(foreseen(error)).toBe(error);
});

it.each([[new Error("secret")], [failed("EOTHER")], ["text"], [null], [undefined], [failed("XENOSPC")]])(
  "what nobody foresaw is none: %s",
  (thrown) => {
    expect(foreseen(thrown)).toBeNull();
  },
);
