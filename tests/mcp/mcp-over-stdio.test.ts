import { once } from "node:events";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { serveStdio } from "../../src/mcp/mcp-over-stdio.ts";
import { FakeLibrary } from "../http/fake-library.ts";
import type { AskResult } from "../../src/api/questions/question-responses.ts";

const INITIALIZE = {
  jsonrpc: "2.0",
  id: "start",
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "0" } },
};
const ASK = {
  jsonrpc: "2.0",
  id: 1,
  method: "tools/call",
  params: { name: "ask", arguments: { question: "When does the ferry leave?" } },
};

/** Answers only when it is told to. */
class SlowLibrary extends FakeLibrary {
  answerNow: () => void = () => undefined;
  readonly asked: Promise<void>;
  #onAsked: () => void = () => undefined;

  constructor() {
    super();
    this.asked = new Promise((resolve) => {
      this.#onAsked = resolve;
    });
  }

  override async ask(request: { readonly question: string }): Promise<AskResult> {
    this.#onAsked();
    await new Promise<void>((resolve) => {
      this.answerNow = resolve;
    });
    return super.ask(request);
  }
}

function serving(library: FakeLibrary) {
  const input = new PassThrough();
  const output = new PassThrough();
  const errors: string[] = [];
  const stopping = new AbortController();
  const log = {
    info: () => undefined,
    error: (message: string, cause?: unknown) => errors.push(`${message} ${String(cause)}`),
  };
  const { signal: stop } = stopping;
  const ended = serveStdio(library, { input, output, stop, version: "1.2.3", log }).then(() => {
    output.end();
  });
  const send = (...messages: readonly unknown[]): void => {
    for (const message of messages) input.write(`${JSON.stringify(message)}\n`);
  };
  /** All messages of the server, once it has ended. */
  const answers = async (): Promise<unknown[]> => {
    const lines = (await text(output)).split("\n").filter((line) => line !== "");
    return lines.map((line) => JSON.parse(line) as unknown);
  };
  return { input, output, errors, stopping, ended, send, answers };
}

describe("serveStdio", () => {
  it("answers what was asked before the client closed its end, then ends", async () => {
    const library = new SlowLibrary();
    const { input, ended, send, answers } = serving(library);
    send(INITIALIZE, ASK);
    input.end();
    await library.asked;
    library.answerNow();
    await ended;
    expect(await answers()).toMatchObject([
      { id: "start", result: { serverInfo: { name: "pincite" } } },
      { id: 1, result: { structuredContent: { answered: true } } },
    ]);
  });

  it("does not wait for an answer that the client has cancelled", async () => {
    const library = new SlowLibrary();
    const { input, ended, send, answers } = serving(library);
    send(INITIALIZE, ASK);
    await library.asked;
    send({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } });
    input.end();
    await ended;
    expect(await answers()).toMatchObject([{ id: "start" }]);
  });

  it("passes over what is no message, says so without repeating it, and goes on", async () => {
    const { input, errors, ended, send, answers } = serving(new FakeLibrary());
    input.write("what did Ivanov say\n");
    send({ question: "what did Ivanov say" }, INITIALIZE);
    input.end();
    await ended;
    expect(await answers()).toMatchObject([{ id: "start" }]);
    expect(errors).toHaveLength(2);
    expect(errors.join()).not.toContain("Ivanov");
  });

  it("leaves a client that sends more than a message may hold", async () => {
    const { input, errors, ended } = serving(new FakeLibrary());
    input.write("x".repeat(1_000_001));
    await ended;
    expect(errors).toHaveLength(1);
  });

  it("ends when it is told to stop, and when nobody reads its answers any more", async () => {
    const stopped = serving(new FakeLibrary());
    stopped.stopping.abort();
    await stopped.ended;
    const unread = serving(new FakeLibrary());
    unread.output.destroy();
    await once(unread.output, "close");
    await unread.ended;
  });
});
