import { describe, expect, it } from "vitest";
import { FakeLibrary } from "../http/fake-library.ts";
import { pincite } from "./harness.ts";

describe("pincite mcp", () => {
  it("serves the library for as long as the assistant is there, and prints nothing itself", async () => {
    const library = new FakeLibrary();
    const served: boolean[] = [];
    const { exit, out, err } = await pincite(["mcp", "--index", "/articles-index"], {
      library,
      serveMcp: (options) => {
        served.push(options.library === library && !library.closed);
        return Promise.resolve();
      },
    });
    expect([exit, out, err]).toEqual([0, "", ""]);
    expect(served).toEqual([true]);
    expect(library.closed).toBe(true);
  });

  it("follows the library meanwhile, and says on stderr where it cannot", async () => {
    const library = new FakeLibrary();
    library.failure = new Error("The disk is gone.");
    const { out, err } = await pincite(["mcp"], { library, serveMcp: () => Promise.resolve() });
    expect(out).toBe("");
    expect(err).toContain("The library could not be brought up to date");
  });

  it("closes the library when serving fails", async () => {
    const library = new FakeLibrary();
    const { exit } = await pincite(["mcp"], {
      library,
      serveMcp: () => Promise.reject(new Error("The connection broke.")),
    });
    expect(exit).toBe(1);
    expect(library.closed).toBe(true);
  });
});
