import { once } from "node:events";
import { cpSync, mkdirSync, statSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "vitest";
import { packageDirectory, suiteFolder } from "./real-library.ts";
import { pincite, serve, type Serving } from "./running-program.ts";

describe("a service", () => {
  const folder = suiteFolder();
  const documents = join(folder, "documents");
  const index = join(folder, "index");
  const directories = ["--documents", documents, "--index", index, "--log-format", "json"];

  beforeAll(async () => {
    mkdirSync(documents);
    cpSync(join(packageDirectory, "documents", "history"), join(documents, "history"), { recursive: true });
    expect((await pincite("index", "--documents", documents, "--index", index)).code).toBe(0);
  });

  async function open(server: Serving): Promise<Socket> {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    // Cut off by the server while something is on its way.
    socket.on("error", () => undefined);
    await once(socket, "connect");
    return socket;
  }

  /** Until a new connection is refused: the system may take in some that the server never sees. */
  async function closed(server: Serving): Promise<void> {
    for (;;) {
      const socket = await open(server).catch(() => null);
      if (socket === null) return;
      socket.destroy();
    }
  }

  /** Its readiness, asked until it has come. */
  async function ready(server: Serving): Promise<void> {
    while ((await fetch(`${server.url}/readyz`)).status !== 200);
  }

  it("finishes what was asked before it is told to stop, is not ready meanwhile, and leaves a whole database", async () => {
    const server = await serve(...directories);
    await ready(server);
    const body = JSON.stringify({ question: "how much did the US pay for Alaska" });
    const asking = await open(server);
    asking.write(
      "POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
        `Content-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
    );
    const [first] = (await once(asking, "data")) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 100 /);
    const probing = await open(server);
    probing.write("GET /readyz HTTP/1.1\r\nHost: localhost\r\n");
    // Answered on another connection, so the server has read what came on this one before.
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);

    const exit = server.stop();
    await closed(server);
    probing.write("\r\n");
    const probed = await text(probing);
    expect(probed).toMatch(/^HTTP\/1\.1 503 /);
    expect(probed).toContain("The server is stopping.");
    asking.write(body);
    const answer = await text(asking);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain("$7.2 million");

    expect(await exit).toBe(0);
    const log = statSync(join(index, "library.sqlite-wal"), { throwIfNoEntry: false });
    expect(log?.size ?? 0).toBe(0);
  });

  it("goes on answering, within its memory, beside 1,000 callers who send a byte now and then", async () => {
    const server = await serve(...directories);
    await ready(server);
    const residentMb = async (): Promise<number> => {
      const metrics = await (await fetch(`${server.url}/metrics`)).text();
      return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]) / 1e6;
    };
    const ask = async (): Promise<void> => {
      const response = await fetch(`${server.url}/v1/ask?q=how+much+did+the+US+pay+for+Alaska`);
      expect(response.status).toBe(200);
    };
    for (let asked = 0; asked < 20; asked += 1) await ask();
    const before = await residentMb();

    const slow = await Promise.all(Array.from({ length: 1_000 }, () => open(server)));
    const heads = [
      "GET /v1/ask?q=x HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
      "POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n ",
    ];
    slow.forEach((socket, caller) => {
      socket.write(heads[caller % 2] ?? "");
    });
    for (let asked = 0; asked < 20; asked += 1) {
      for (const socket of slow) if (socket.writable) socket.write("x");
      await ask();
    }
    expect((await residentMb()) - before).toBeLessThan(150);

    for (const socket of slow) socket.destroy();
    await ask();
    expect(await server.stop()).toBe(0);
  });

  it("writes a line of JSON for each request, without what was asked", async () => {
    const server = await serve(...directories);
    await ready(server);
    await fetch(`${server.url}/v1/ask?q=who+founded+Fort+Ross`, { headers: { "x-request-id": "the-one" } });
    await server.said('"requestId":"the-one","method":"GET","route":"/v1/ask","status":200');
    expect(await server.stop()).toBe(0);
  });
});
