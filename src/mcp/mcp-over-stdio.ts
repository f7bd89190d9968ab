import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { AlertKeeper, ServedLibrary } from "../library/library.ts";
import { AnsweringTransport } from "./answering-transport.ts";
import { createMcpServer, type McpOptions } from "./mcp-server.ts";

export interface StdioOptions extends Omit<McpOptions, "keeper"> {
  readonly input: Readable;
  /** Carries the protocol, and nothing else. */
  readonly output: Writable;
  /** Ends the service when it aborts. */
  readonly stop: AbortSignal;
}

/** As of the body of an HTTP request. A client that sends more in one message is left. */
const MAX_MESSAGE_BYTES = 1_000_000;
/** Whoever starts the program could read the index folder as well. */
const OWNER: AlertKeeper = { keyId: null, seesAll: true };
const ANSWER_WITHIN_MS = 10_000;

/** Serves one client until its end of the streams closes, and still answers what was asked before that. */
export async function serveStdio(library: ServedLibrary, options: StdioOptions): Promise<void> {
  const { input, output, stop, log } = options;
  const transport = new AnsweringTransport(input, output, { maxBufferSize: MAX_MESSAGE_BYTES });
  const server = createMcpServer(library, { ...options, keeper: OWNER });
  // The error's own text can repeat what was sent.
  server.server.onerror = ({ name }) => {
    log.error(`A message could not be read, or its answer not be sent (${name}).`);
  };
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      resolve();
    };
    input.once("end", end).once("close", end);
    output.once("close", end);
    stop.addEventListener("abort", end);
    server.server.onclose = end;
  });
  await server.connect(transport);
  if (!stop.aborted) await ended;
  if (!output.destroyed) await within(ANSWER_WITHIN_MS, transport.answered());
  await server.close();
}

async function within(limitMs: number, work: Promise<void>): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  // Rejects when it is aborted, which is when nobody waits for it.
  await Promise.race([work, sleep(limitMs, undefined, { signal }).catch(() => undefined)]);
  waiting.abort();
}
