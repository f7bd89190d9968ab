import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BodyBudget } from "../../../src/http/middleware/body-budget.ts";
import { BodyReader } from "../../../src/http/middleware/body.ts";
import { problemHandler } from "../../../src/http/middleware/problem-details.ts";
import { startServer, type RunningServer } from "../../../src/http/server/http-server.ts";

const BUDGET = 100_000;

describe("the budget of all bodies", () => {
  let server: RunningServer;
  let port: number;
  /** What ends the requests that were read. */
  let waiting: (() => void)[] = [];

  beforeEach(async () => {
    const app = express();
    const bodies = new BodyReader(new BodyBudget(BUDGET));
    app.post("/", bodies.json(), (request, response) => {
      const body = request.body as { readonly hold?: boolean };
      const end = (): void => {
        response.json({ read: JSON.stringify(body).length });
      };
      if (body.hold === true) waiting.push(end);
      else end();
    });
    app.use(problemHandler({ info: () => undefined, error: () => undefined }));
    server = await startServer({ app, host: "127.0.0.1", port: 0 });
    port = Number(new URL(server.url).port);
  });
  afterEach(async () => {
    for (const end of waiting) end();
    waiting = [];
    await server.close();
  });

  const post = (body: unknown): Promise<Response> =>
    fetch(server.url, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
  const filler = (bytes: number): string => "x".repeat(bytes);
  const held = async (count: number): Promise<void> => {
    while (waiting.length < count) await new Promise((wake) => setTimeout(wake, 1));
  };

  it("refuses what would be too much together, takes small ones all the same, and is whole again afterwards", async () => {
    const first = post({ hold: true, text: filler(90_000) });
    await held(1);
    const refused = await post({ text: filler(90_000) });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(await refused.json()).toMatchObject({ code: "overloaded" });
    expect((await post({ text: filler(10_000) })).status).toBe(200);
    waiting.shift()?.();
    expect((await first).status).toBe(200);
    for (let round = 0; round < 5; round += 1)
      expect((await post({ text: filler(90_000) })).status).toBe(200);
  });

  it("counts what has arrived and not what is announced, and gives it back when the sender leaves", async () => {
    const sockets = Array.from({ length: 3 }, () => started(port, 900_000, 30_000));
    await Promise.all(sockets.map((socket) => arrived(socket, 30_000)));
    expect((await post({ text: filler(60_000) })).status).toBe(200);
    for (const socket of sockets) socket.write(filler(40_000));
    const answers = sockets.map((socket) => text(socket));
    await expect(Promise.race(answers.map(async (answer) => (await answer).slice(0, 12)))).resolves.toBe(
      "HTTP/1.1 503",
    );
    for (const socket of sockets) socket.destroy();
    while ((await post({ text: filler(80_000) })).status !== 200)
      await new Promise((wake) => setTimeout(wake, 5));
  });
});

/** A request whose body stops after so many bytes. */
function started(port: number, announced: number, sent: number): Socket {
  const socket = connect(port, "127.0.0.1");
  const head = ["POST / HTTP/1.1", "Host: localhost", "Connection: close", "Content-Type: application/json"];
  socket.write(`${[...head, `Content-Length: ${announced}`].join("\r\n")}\r\n\r\n{"text":"`);
  socket.write("x".repeat(sent));
  socket.on("error", () => undefined);
  return socket;
}

async function arrived(socket: Socket, bytes: number): Promise<void> {
  while (socket.bytesWritten < bytes || socket.writableLength > 0)
    await new Promise((wake) => setTimeout(wake, 1));
}
