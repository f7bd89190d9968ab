import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawRequest, startHarness, type Harness } from "../harness.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("the request id", () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness.stop());

  const idOf = async (path: string, headers: Record<string, string> = {}) => {
    const response = await rawRequest(harness.url, path, { headers });
    return { id: String(response.headers["x-request-id"]), body: response.body };
  };

  it("is on every response, and another one each time", async () => {
    const paths = [
      "/",
      "/healthz",
      "/v1/ask?q=x",
      "/v1/ask",
      "/nowhere",
      "/docs",
      "/openapi.json",
      "/v1/%zz",
    ];
    const ids = await Promise.all(paths.map(async (path) => (await idOf(path)).id));
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(paths.length);
    expect((await idOf("/healthz", { host: "evil.example" })).id).toMatch(UUID);
  });

  it("is kept where one came that is well formed, and replaced where not", async () => {
    for (const given of ["abc-123", "a".repeat(128), "0af7651916cd43dd8448eb211c80319c:1.2_3"]) {
      expect((await idOf("/healthz", { "x-request-id": given })).id).toBe(given);
    }
    for (const given of ["", "a b", "a".repeat(129), "<script>", "a,b", "é"]) {
      expect((await idOf("/healthz", { "x-request-id": given })).id).toMatch(UUID);
    }
  });

  it("stands in the problem", async () => {
    const { id, body } = await idOf("/v1/ask", { "x-request-id": "my-request" });
    expect(id).toBe("my-request");
    expect(JSON.parse(body)).toMatchObject({ code: "invalid_argument", requestId: "my-request" });
  });
});
