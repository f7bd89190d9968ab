import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startHarness, type Harness } from "../harness.ts";

describe("health", () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.stop());

  const get = (path: string) => fetch(harness.url + path);

  it("is alive whatever the library is doing", async () => {
    harness.library.readinessNow = "not-built";
    harness.library.status = () => {
      throw new Error("the disk is gone");
    };
    const response = await get("/livez");
    expect([response.status, await response.json()]).toEqual([200, { status: "alive" }]);
  });

  it("is ready when a question would be answered fully", async () => {
    const response = await get("/readyz");
    expect([response.status, await response.json()]).toEqual([
      200,
      { status: "ready", readOnly: false, documentsFolder: "same" },
    ]);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    ["not-built", /not built/],
    ["rebuilding", /built anew.*incomplete/],
    ["loading", /being loaded/],
    ["model-failed", /cannot be loaded/],
    ["another-model", /another model/],
  ] as const)("is not ready, and says why: %s", async (readiness, reason) => {
    harness.library.readinessNow = readiness;
    const response = await get("/readyz");
    expect(response.status).toBe(503);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    const problem = (await response.json()) as { code: string; detail: string };
    expect(problem).toMatchObject({ status: 503, code: "not_ready" });
    expect(problem.detail).toMatch(reason);
    // Asked every few seconds: it would fill the log.
    expect(harness.errors).toEqual([]);
    harness.library.readinessNow = "ready";
    expect((await get("/readyz")).status).toBe(200);
  });

  it("is not ready any more once the server is told to stop, and goes on answering", async () => {
    harness.stopping.abort();
    const response = await get("/readyz");
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: "not_ready", detail: "The server is stopping." });
    expect((await get("/v1/ask?q=ferry")).status).toBe(200);
    expect((await get("/livez")).status).toBe(200);
  });
});
