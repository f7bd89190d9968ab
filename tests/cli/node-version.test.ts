import { describe, expect, it } from "vitest";
import { pincite } from "./harness.ts";

describe("a version of Node.js that ends programs", () => {
  it.each([
    ["24.19.0", "24.22"],
    ["24.21.0", "24.22"],
    ["26.3.1", "26.6"],
  ])("is told of before anything is done: %s", async (nodeVersion, mended) => {
    const { exit, out, err } = await pincite(["status"], { nodeVersion });
    expect(exit).toBe(0);
    expect(err).toBe(
      `pincite: Node.js ${nodeVersion} may end this in the middle of its work, by a fault of its own: install ${mended} or later, or Node.js 22.\n`,
    );
    expect(out).not.toContain("Node.js");
  });

  it.each(["20.19.0", "22.23.5", "24.18.1", "24.22.1", "26.6.0"])("is not %s", async (nodeVersion) => {
    const { err } = await pincite(["status"], { nodeVersion });
    expect(err).toBe("");
  });
});
