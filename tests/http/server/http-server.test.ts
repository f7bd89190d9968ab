import { once } from "node:events";
import { connect, createServer as createTcpServer } from "node:net";
import { Agent, get as httpGet, type IncomingMessage } from "node:http";
import { describe, expect, it, vi } from "vitest";
import { startServer } from "../../../src/http/server/http-server.ts";

describe("startServer", () => {
  it("says which port is in use and how to choose another", async () => {
    const app = () => undefined;
    const first = await startServer({ app, host: "127.0.0.1", port: 0 });
    const port = Number(new URL(first.url).port);
    await expect(startServer({ app, host: "127.0.0.1", port })).rejects.toMatchObject({
      code: "port_in_use",
      field: "--port",
      message: expect.stringMatching(new RegExp(`${port}.*--port`)) as unknown,
    });
    await first.close();
    const second = await startServer({ app, host: "127.0.0.1", port });
    await second.close();
  });

  it("says that an address is not this machine's", async () => {
    // 192.0.2.0/24 is reserved for documentation and belongs to no machine.
    await expect(startServer({ app: () => undefined, host: "192.0.2.1", port: 0 })).rejects.toMatchObject({
      code: "invalid_argument",
      field: "--host",
    });
  });

  it("names an address that a browser can open", async () => {
    const open = await startServer({ app: () => undefined, host: "0.0.0.0", port: 0 });
    expect(open.url).toMatch(/^http:\/\/localhost:\d+$/);
    await open.close();
  });

  it("finishes running requests before it closes, and accepts no new ones meanwhile", async () => {
    let finish: () => void = () => undefined;
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const server = await startServer({
      app: (_request, response) => {
        arrive();
        finish = () => response.end("finished");
      },
      host: "127.0.0.1",
      port: 0,
    });
    const agent = new Agent({ keepAlive: true });
    const answer = new Promise<string>((resolve, reject) => {
      httpGet(server.url, { agent }, (response: IncomingMessage) => {
        response.on("data", (chunk: Buffer) => {
          resolve(chunk.toString());
        });
      }).on("error", reject);
    });
    await arrived;
    const closed = server.close();
    await expect(fetch(server.url)).rejects.toThrow();
    finish();
    expect(await answer).toBe("finished");
    // The client keeps its connection open for more, and must not keep the server up with it.
    await closed;
    agent.destroy();
  });

  it.each([
    ["nothing", ""],
    ["half a head", "GET / HT"],
    [
      "a body that does not end, though its request is answered",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx",
    ],
  ])("does not wait for a caller who has sent %s", async (_what, bytes) => {
    const server = await startServer({
      app: (_request, response) => response.end("too early"),
      host: "127.0.0.1",
      port: 0,
    });
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    socket.on("error", () => undefined);
    await once(socket, "connect");
    if (bytes !== "") socket.write(bytes);
    if (bytes.startsWith("POST")) await once(socket, "data");
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    try {
      // The time after which everything is cut never comes.
      await server.close();
    } finally {
      vi.useRealTimers();
    }
    socket.destroy();
  });

  it("does not touch a port of its own when another kind of server holds it", async () => {
    const other = createTcpServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await expect(startServer({ app: () => undefined, host: "127.0.0.1", port })).rejects.toMatchObject({
      code: "port_in_use",
    });
    expect(other.listening).toBe(true);
    await new Promise((resolve) => other.close(resolve));
  });
});
