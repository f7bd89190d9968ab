import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rawRequest, startHarness, type Harness } from "../harness.ts";

interface RequestLine {
  readonly message: string;
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly bytes: number;
}

describe("the log of requests", () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.stop());

  /** The lines of requests, once there are so many: a response reaches the caller a moment before it is over here. */
  async function lines(count: number): Promise<RequestLine[]> {
    for (;;) {
      const all = harness.logged.map((line) => JSON.parse(line) as RequestLine);
      const requests = all.filter(({ message }) => message === "request");
      if (requests.length >= count) return requests;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  it("names the template of the route, and neither ids nor questions", async () => {
    const question = "what-ails-the-secret-witness";
    const id = "00000000000000aa";
    const { headers } = await rawRequest(harness.url, `/v1/ask?q=${question}`);
    await rawRequest(harness.url, `/v1/documents/${id}/text`);
    await rawRequest(harness.url, "/v1/search", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: question }),
    });
    await rawRequest(harness.url, `/${question}`);
    await rawRequest(harness.url, `/assets/${question}.js`);
    const written = await lines(5);
    expect(written.map(({ method, route, status }) => [method, route, status])).toEqual([
      ["GET", "/v1/ask", 200],
      ["GET", "/v1/documents/{id}/text", 200],
      ["POST", "/v1/search", 200],
      ["GET", "unknown", 404],
      ["GET", "/assets/{name}", 404],
    ]);
    expect(written[0]?.requestId).toBe(headers["x-request-id"]);
    const text = harness.logged.join("");
    expect(text).not.toContain(question);
    expect(text).not.toContain(id);
  });

  it("says what was refused, and calls a method that no route knows by one name", async () => {
    await rawRequest(harness.url, "/v1/ask?q=x", { method: "PROPFIND" });
    await rawRequest(harness.url, "/v1/ask?q=%ff");
    await rawRequest(harness.url, "/v1/ask");
    const written = await lines(3);
    expect(written.map(({ method, route, status }) => [method, route, status])).toEqual([
      ["other", "/v1/ask", 405],
      ["GET", "unknown", 400],
      ["GET", "/v1/ask", 400],
    ]);
  });

  it("counts all that was sent", async () => {
    const { hostname, port } = new URL(harness.url);
    const socket = connect(Number(port), hostname);
    socket.write("GET /v1/documents HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let received = 0;
    socket.on("data", (chunk: Buffer) => (received += chunk.length));
    await once(socket, "close");
    const [line] = await lines(1);
    expect(line?.bytes).toBe(received);
    expect(line?.milliseconds).toBeGreaterThan(0);
  });

  it("says that a caller left before the answer", async () => {
    const { hostname, port } = new URL(harness.url);
    const socket = connect(Number(port), hostname);
    const head = "POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    socket.write(`${head}Content-Length: 100\r\nExpect: 100-continue\r\n\r\n`);
    // "100 Continue": the request has come to the application, which waits for the body.
    await once(socket, "data");
    socket.destroy();
    expect(await lines(1)).toMatchObject([{ route: "/v1/ask", status: 499 }]);
    expect(harness.errors).toEqual([]);
  });
});
