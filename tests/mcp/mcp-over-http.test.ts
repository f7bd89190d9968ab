import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { HIT } from "../http/fake-library.ts";
import { rawRequest, startHarness, type Harness, type RawResponse } from "../http/harness.ts";
import { callTool, connectClient } from "./connected-client.ts";

const MESSAGE = { "content-type": "application/json", accept: "application/json, text/event-stream" };
const LIST_TOOLS = { jsonrpc: "2.0", id: 1, method: "tools/list" };

describe("/mcp", () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness.stop());

  async function connect(): Promise<Client> {
    const client = await connectClient(new StreamableHTTPClientTransport(new URL(`${harness.url}/mcp`)));
    onTestFinished(() => client.close());
    return client;
  }

  const post = (body: unknown, headers: Record<string, string> = {}, path = "/mcp"): Promise<RawResponse> =>
    rawRequest(harness.url, path, {
      method: "POST",
      headers: { ...MESSAGE, ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });

  it("serves the SDK's own client", async () => {
    const client = await connect();
    expect((await callTool(client, "search", { query: "ferry" })).structured).toMatchObject({ hits: [HIT] });
    const { resources } = await client.listResources();
    expect(resources).toHaveLength(1);
    expect(await client.readResource({ uri: resources[0]?.uri ?? "" })).toHaveProperty("contents");
  });

  it("answers clients that ask at the same time under the same ids, each its own", async () => {
    const clients = await Promise.all(Array.from({ length: 8 }, () => connect()));
    const answers = await Promise.all(
      clients.map((client, number) => callTool(client, "search", { query: `ferry ${number}` })),
    );
    expect(answers.map(({ structured }) => structured)).toEqual(
      clients.map((_, number) => expect.objectContaining({ query: `ferry ${number}` }) as unknown),
    );
  });

  it("answers a single message without a session, as JSON that no cache keeps", async () => {
    const { status, headers, body } = await post(LIST_TOOLS);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": expect.stringContaining("application/json") as string,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    expect(headers).toHaveProperty("x-request-id");
    expect(headers).not.toHaveProperty("mcp-session-id");
    expect(JSON.parse(body)).toMatchObject({ id: 1, result: { tools: { length: 9 } } });
  });

  it("takes notice of a notification", async () => {
    const { status, body } = await post({ jsonrpc: "2.0", method: "notifications/initialized" });
    expect([status, body]).toEqual([202, ""]);
  });

  it.each(["GET", "DELETE", "PUT"])(
    "refuses %s, because there is no stream and no session",
    async (method) => {
      const { status, headers } = await rawRequest(harness.url, "/mcp", { method, headers: MESSAGE });
      expect([status, headers.allow]).toEqual([405, "POST"]);
    },
  );

  it("is behind the same checks of Host and Origin as the API", async () => {
    const rebound = await post(LIST_TOOLS, { host: "evil.example" });
    expect([rebound.status, JSON.parse(rebound.body)]).toMatchObject([421, { code: "host_not_allowed" }]);
    const foreign = await post(LIST_TOOLS, { origin: "https://evil.example" });
    expect([foreign.status, JSON.parse(foreign.body)]).toMatchObject([403, { code: "origin_not_allowed" }]);
  });

  it("is behind the same limits of bodies as the API", async () => {
    const large = await post({ ...LIST_TOOLS, params: { padding: "x".repeat(1_000_000) } });
    expect([large.status, JSON.parse(large.body)]).toMatchObject([413, { code: "payload_too_large" }]);
    const malformed = await post("{");
    expect([malformed.status, JSON.parse(malformed.body)]).toMatchObject([400, { code: "malformed_json" }]);
    const text = await post("hello", { "content-type": "text/plain" });
    expect([text.status, JSON.parse(text.body)]).toMatchObject([415, { code: "unsupported_media_type" }]);
  });

  it.each([
    ["a number", 7],
    ["null", null],
    ["no JSON-RPC", { query: "ferry" }],
    ["an unknown version", { ...LIST_TOOLS, jsonrpc: "1.0" }],
  ])("answers %s with 400 and a JSON-RPC error", async (_, body) => {
    const response = await post(body);
    expect([response.status, response.body]).toEqual([400, expect.stringContaining('"jsonrpc":"2.0"')]);
    expect(response.body).not.toMatch(/node_modules|at .*\.js/);
  });

  it("refuses a batch, of which one message could leave another without an answer", async () => {
    const cancelled = { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } };
    const { status, body } = await post([LIST_TOOLS, cancelled]);
    expect([status, JSON.parse(body)]).toMatchObject([400, { code: "invalid_argument" }]);
  });

  it("answers a post without a body with 400", async () => {
    const response = await rawRequest(harness.url, "/mcp", { method: "POST", headers: MESSAGE });
    expect(response.status).toBe(400);
  });

  it("answers an unknown method with a JSON-RPC error", async () => {
    const { body } = await post({ jsonrpc: "2.0", id: 5, method: "documents/delete" });
    expect(JSON.parse(body)).toMatchObject({ id: 5, error: { code: -32601 } });
  });

  it("logs what nobody foresaw and goes on", async () => {
    const client = await connect();
    harness.library.failure = new Error("SQLITE_CORRUPT at /somewhere/library.sqlite");
    const failed = await callTool(client, "ask", { question: "When does the ferry leave?" });
    harness.library.failure = undefined;
    expect(failed.isError).toBe(true);
    expect(failed.text).not.toContain("SQLITE");
    expect(harness.errors).toEqual([expect.stringContaining("SQLITE_CORRUPT")]);
    const { structured } = await callTool(client, "ask", { question: "When does the ferry leave?" });
    expect(structured).toMatchObject({ answered: true });
  });
});
