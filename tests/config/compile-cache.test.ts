import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileCacheDirectory } from "../../src/config/compile-cache.ts";

describe("where compiled code is kept", () => {
  it("is the user's folder for what can be made again", () => {
    expect(compileCacheDirectory({ XDG_CACHE_HOME: "/var/cache/anna" })).toBe(
      "/var/cache/anna/pincite/compiled",
    );
    expect(compileCacheDirectory({})).toBe(join(homedir(), ".cache", "pincite", "compiled"));
  });
});
