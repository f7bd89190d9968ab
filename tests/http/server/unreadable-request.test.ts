import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Problem } from "../../../src/api/problems/problem.ts";
import { startHarness, type Harness } from "../harness.ts";

describe("what is no HTTP", () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness.stop());

  /** All that the server answers to these bytes until it closes the connection. */
  async function answerTo(bytes: string): Promise<string> {
    const { hostname, port } = new URL(harness.url);
    const socket = connect(Number(port), hostname);
    // The server may cut the connection while the rest of the bytes is still on its way.
    socket.on("error", () => undefined);
    await once(socket, "connect");
    socket.write(bytes);
    return text(socket);
  }

  it.each([
    ["a line of noise", "noise\r\n\r\n", 400, "malformed_request"],
    [
      "a header with a line break in its name",
      "GET / HTTP/1.1\r\nHo st: x\r\n\r\n",
      400,
      "malformed_request",
    ],
    [
      "two lengths",
      "POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
      400,
      "malformed_request",
    ],
    [
      "two hosts",
      "GET /livez HTTP/1.1\r\nHost: localhost\r\nhost: 127.0.0.1\r\nConnection: close\r\n\r\n",
      400,
      "malformed_request",
    ],
    ["a request without a host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400, "malformed_request"],
    [
      "a target that has the beginning of an address without a name",
      "GET //?q=@# HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
      400,
      "malformed_url",
    ],
    [
      "headers of 100 KB",
      `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(100_000)}\r\n\r\n`,
      431,
      "headers_too_large",
    ],
  ])("is refused with problem details and a request id: %s", async (_what, bytes, status, code) => {
    const answer = await answerTo(bytes);
    const [head = "", body = ""] = answer.split("\r\n\r\n");
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain("Content-Type: application/problem+json");
    const problem = Problem.parse(JSON.parse(body));
    expect(problem).toMatchObject({ status, code });
    expect(head).toContain(`X-Request-Id: ${problem.requestId}`);
  });

  it("is not an expectation that nobody knows", async () => {
    const answer = await answerTo(
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\nExpect: x\r\nConnection: close\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1.1 200 .*\r\nX-Request-Id: [-0-9a-f]{36}\r\n/s);
  });

  it("does not keep the server from answering the next request", async () => {
    await answerTo("noise\r\n\r\n");
    expect((await fetch(`${harness.url}/healthz`)).status).toBe(200);
  });
});
