import { request as httpRequest, type Agent, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { bytesOf, type FuzzRequest, type Wire } from "./request.ts";

export interface FuzzResponse {
  readonly status: number;
  /** By name in small letters. */
  readonly headers: IncomingHttpHeaders;
  /** Of a stream of events, what came first. */
  readonly body: Buffer;
}

/** No request may wait longer for its answer. */
const PATIENCE_MS = 300_000;
const END_AFTER_MS = 2_000;

/** Null where the connection was closed without an answer. Rejects where none came in time. */
export async function send(url: string, request: FuzzRequest, agent: Agent): Promise<FuzzResponse | null> {
  if (request.wire !== null) return sendBytes(url, request.wire);
  if (!isSendable(request)) return sendBytes(url, { bytes: bytesOf(request), ending: "none" });
  return sendByClient(url, request, agent);
}

/** The server takes so many bytes of headers; to more it answers before it knows that a `HEAD` has no content. */
const HEADER_BYTES = 16_000;

/** Whether the client of Node.js agrees to send it, and understands every answer. */
function isSendable({ target, headers }: FuzzRequest): boolean {
  const upgrades = headers.some(([name]) => name === "Upgrade" || name === "Expect");
  const bytes = headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, target.length);
  return !upgrades && bytes < HEADER_BYTES && /^\/[!-~]*$/.test(target);
}

function sendByClient(url: string, request: FuzzRequest, agent: Agent): Promise<FuzzResponse | null> {
  const { hostname, port } = new URL(url);
  const { method, target: path, body } = request;
  const headers = request.headers.flatMap(([name, value]) => [name, Buffer.from(value).toString("latin1")]);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, method, path, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      const finish = (): void => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      };
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        if (!isStream(response.headers)) return;
        finish();
        response.destroy();
      });
      response.on("end", finish);
      response.on("error", finish);
    });
    sent.setTimeout(PATIENCE_MS, () => {
      sent.destroy(new Error(`No answer within ${PATIENCE_MS / 1_000} seconds.`));
    });
    sent.on("error", (error) => {
      // The server may close a connection that idles at the moment at which it is used again.
      if (sent.reusedSocket && isReset(error)) resolve(sendByClient(url, request, agent));
      else if (isReset(error)) resolve(null);
      else reject(error);
    });
    sent.end(body ?? undefined);
  });
}

function isStream(headers: IncomingHttpHeaders): boolean {
  return headers["content-type"]?.startsWith("text/event-stream") === true;
}

function isReset(error: Error): boolean {
  return "code" in error && (error.code === "ECONNRESET" || error.code === "EPIPE");
}

function sendBytes(url: string, { bytes, ending }: Wire): Promise<FuzzResponse | null> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    const chunks: Buffer[] = [];
    socket.setTimeout(PATIENCE_MS, () => {
      reject(new Error(`No answer within ${PATIENCE_MS / 1_000} seconds.`));
      socket.destroy();
    });
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      const head = chunk.subarray(0, 2_000).toString("latin1").toLowerCase();
      if (head.includes("content-type: text/event-stream")) socket.destroy();
    });
    socket.on("end", () => socket.destroy());
    // The server may close it while something is on its way; what it said before counts.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      resolve(parsed(Buffer.concat(chunks)));
    });
    if (ending === "cut") socket.write(bytes, () => socket.destroy());
    else socket.write(bytes);
    if (ending !== "end") return;
    // Node.js answers nobody who has closed his side, so whoever may have sent a whole request waits a little first.
    const end = setTimeout(() => socket.end(), END_AFTER_MS);
    socket.once("close", () => {
      clearTimeout(end);
    });
  });
}

/** The first final response of what came. */
function parsed(bytes: Buffer): FuzzResponse | null {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const [first = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0);
  const rest = bytes.subarray(end + 4);
  if (status >= 100 && status < 200) return parsed(rest);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  ) as IncomingHttpHeaders;
  const isChunked = headers["transfer-encoding"] === "chunked";
  const length = Number(headers["content-length"] ?? rest.length);
  return { status, headers, body: isChunked ? unchunked(rest) : rest.subarray(0, length) };
}

function unchunked(bytes: Buffer): Buffer {
  const line = bytes.indexOf("\r\n");
  const size = line < 0 ? 0 : Number.parseInt(bytes.subarray(0, line).toString("latin1"), 16);
  if (!(size > 0)) return Buffer.alloc(0);
  const start = line + 2;
  return Buffer.concat([bytes.subarray(start, start + size), unchunked(bytes.subarray(start + size + 2))]);
}
