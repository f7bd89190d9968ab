import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { graphChecksum } from "../../../src/store/dense/graph-checksum.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

describe("the checksum of a graph's file", () => {
  it.each([
    ["nothing", 0],
    ["a few bytes", 100],
    ["more than one part", (1 << 20) + 7],
    ["so many that another thread hashes them", (32 << 20) + 7],
  ])("is its SHA-256, of %s", async (_, size) => {
    const bytes = Buffer.alloc(size, "a graph's file ");
    const path = join(temporaryFolder(), "graph.bin");
    writeFileSync(path, bytes);
    expect(await graphChecksum(path)).toBe(sha256(bytes));
  });

  it("cannot be had of a file that is not there", async () => {
    await expect(graphChecksum(join(temporaryFolder(), "graph.bin"))).rejects.toThrow("ENOENT");
  });
});
