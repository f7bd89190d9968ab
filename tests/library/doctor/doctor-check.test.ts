import { describe, expect, it } from "vitest";
import { guarded, unreadable } from "../../../src/library/doctor/doctor-check.ts";

const REMEDIES = { rebuild: "Build it anew.", access: "Ask its owner." };
const thrown = (code: string): Error => Object.assign(new Error("as SQLite says"), { code });

describe("a database that cannot be read", () => {
  it.each([["SQLITE_CORRUPT"], ["SQLITE_CORRUPT_INDEX"], ["SQLITE_NOTADB"]])(
    "because it is damaged (%s) is to be built anew",
    (code) => {
      expect(unreadable("database", thrown(code), REMEDIES)).toMatchObject({
        state: "fault",
        remedy: "Build it anew.",
      });
    },
  );

  it.each([["SQLITE_READONLY_DIRECTORY"], ["SQLITE_CANTOPEN"], ["SQLITE_IOERR_READ"], ["SQLITE_PERM"]])(
    "because it may not be (%s) is not called damaged, and nothing is to be moved or deleted",
    (code) => {
      const check = unreadable("database", thrown(code), REMEDIES);
      expect(check).toMatchObject({ state: "fault", remedy: "Ask its owner." });
      expect(check.detail).toContain("need not be damaged");
    },
  );

  it("says so of everything that was to be checked in it", () => {
    const checks = guarded(["records", "texts"], REMEDIES, () => {
      throw thrown("SQLITE_CORRUPT");
    });
    expect(checks.map(({ name }) => name)).toEqual(["records", "texts"]);
  });

  it("is no explanation of an error of another kind", () => {
    expect(() => unreadable("database", new TypeError("a mistake"), REMEDIES)).toThrow(TypeError);
  });
});
