import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { CONNECTION_LIMITS, type ConnectionLimits } from "../../../src/http/server/connection-limits.ts";
import { rawRequest, startHarness, type Harness } from "../harness.ts";

/** No test waits for a limit that it does not shorten. */
const PATIENT: ConnectionLimits = {
  ...CONNECTION_LIMITS,
  headersMs: 3_600_000,
  bodyWindowMs: 3_600_000,
  keepAliveMs: 3_600_000,
  stalledMs: 3_600_000,
  checkEveryMs: 20,
};

/** All that comes until the connection is closed, however that happens. */
function received(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    socket.once("close", () => {
      resolve(Buffer.concat(chunks).toString());
    });
  });
}

describe("a caller who takes his time", () => {
  const harnesses: Harness[] = [];
  const sockets: Socket[] = [];
  const dripping: NodeJS.Timeout[] = [];
  afterEach(async () => {
    for (const timer of dripping.splice(0)) clearInterval(timer);
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const harness of harnesses.splice(0)) await harness.stop();
  });

  async function start(limits: Partial<ConnectionLimits>): Promise<Harness> {
    const harness = await startHarness({ limits: { ...PATIENT, ...limits } });
    harnesses.push(harness);
    return harness;
  }

  /** A connection that sends `head` and then a byte now and then, until the server closes it. */
  async function drip(harness: Harness, head: string): Promise<Socket> {
    const { hostname, port } = new URL(harness.url);
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    sockets.push(socket);
    // The server cuts it while bytes are on their way.
    socket.on("error", () => undefined);
    await once(socket, "connect");
    socket.write(head);
    const timer = setInterval(() => socket.write("x"), 10);
    socket.once("close", () => {
      clearInterval(timer);
    });
    dripping.push(timer);
    return socket;
  }

  const HEADERS = "GET /v1/ask?q=x HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
  const BODY =
    "POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n ";

  it("with the headers is refused when their time is over, and then cut off", async () => {
    const harness = await start({ headersMs: 200 });
    const answer = await received(await drip(harness, HEADERS));
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"code":"request_timeout"');
  });

  it("who sends nothing at all is cut off as well", async () => {
    const harness = await start({ headersMs: 200 });
    const { hostname, port } = new URL(harness.url);
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    expect(await received(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("with the body is refused when too little of it has come, and nothing is asked of the library", async () => {
    const harness = await start({ bodyWindowMs: 100 });
    const answer = await received(await drip(harness, BODY));
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(harness.library.questions).toEqual([]);
    expect(harness.errors).toEqual([]);
  });

  it("with the body is waited for as long as enough of it comes in each window", async () => {
    const harness = await start({ bodyWindowMs: 50, bodyWindowBytes: 1 });
    const { hostname, port } = new URL(harness.url);
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    const body = JSON.stringify({ question: "when does the ferry to Mull leave" });
    const head =
      "POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n";
    socket.write(`${head}Content-Length: ${body.length}\r\n\r\n`);
    const letters = body.split(/(?=.)/);
    const timer = setInterval(() => {
      const letter = letters.shift();
      if (letter === undefined) clearInterval(timer);
      else socket.write(letter);
    }, 10);
    dripping.push(timer);
    expect(await received(socket)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it("to read the response is cut off once he takes in nothing more", async () => {
    const harness = await start({ stalledMs: 200 });
    harness.library.documentText = () => Promise.resolve("x".repeat(50_000_000));
    const { hostname, port } = new URL(harness.url);
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    socket.pause();
    socket.write("GET /v1/documents/00000000000000aa/text HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const isOver = (): boolean => harness.logged.some((line) => line.includes("/v1/documents/{id}/text"));
    while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(socket.bytesRead).toBeLessThan(50_000_000);
  });

  it("to think between two requests loses his connection", async () => {
    const harness = await start({ keepAliveMs: 100 });
    const { hostname, port } = new URL(harness.url);
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    socket.write("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n");
    expect(await received(socket)).toContain('{"status":"alive"}');
  });

  it("waits in vain no longer than for an answer that takes the server long", async () => {
    const harness = await start({ stalledMs: 30, keepAliveMs: 30 });
    const { library } = harness;
    const found = await library.ask({ question: "ferry" });
    let finish: () => void = () => undefined;
    const arrived = new Promise<void>((arrive) => {
      library.ask = () =>
        new Promise((resolve) => {
          finish = () => {
            resolve(found);
          };
          arrive();
        });
    });
    const answer = rawRequest(harness.url, "/v1/ask?q=ferry");
    await arrived;
    // A connection on which nothing is asked is closed for its silence; the other one has then been silent longer.
    const { hostname, port } = new URL(harness.url);
    for (let closed = 0; closed < 3; closed += 1) {
      const idle = connect(Number(port), hostname).resume();
      sockets.push(idle);
      await once(idle, "close");
    }
    finish();
    expect((await answer).status).toBe(200);
  });

  it("does not keep others from their answers, 1,000 times over, and is cut off", async () => {
    const harness = await start({ headersMs: 2_000, bodyWindowMs: 2_000 });
    const slow = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => drip(harness, index % 2 === 0 ? HEADERS : BODY)),
    );
    const closed = slow.map(received);
    for (let asked = 0; asked < 20; asked += 1) {
      expect((await rawRequest(harness.url, "/v1/ask?q=ferry")).status).toBe(200);
    }
    for (const answer of await Promise.all(closed)) expect(answer).toMatch(/^(HTTP\/1\.1 408 |$)/);
    expect((await rawRequest(harness.url, "/readyz")).status).toBe(200);
  }, 30_000);

  it("and his like get so many connections and no more", async () => {
    const harness = await start({ connections: 3 });
    for (let open = 0; open < 3; open += 1) await drip(harness, HEADERS);
    await expect(rawRequest(harness.url, "/livez")).rejects.toThrow();
    sockets[0]?.destroy();
    for (;;) {
      const status = await rawRequest(harness.url, "/livez").then(
        (response) => response.status,
        () => 0,
      );
      if (status === 200) break;
    }
  });
});

describe("headers of 10 MB", () => {
  it("are refused before they are read", async () => {
    const harness = await startHarness();
    const { hostname, port } = new URL(harness.url);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    const answer = received(socket);
    const chunk = `X-Large: ${"x".repeat(100_000)}\r\n`;
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n");
    for (let sent = 0; sent < 100; sent += 1) socket.write(chunk);
    expect(await answer).toMatch(/^(HTTP\/1\.1 431 |$)/);
    const response = await rawRequest(harness.url, "/livez");
    expect(response.status).toBe(200);
    await harness.stop();
  });
});
