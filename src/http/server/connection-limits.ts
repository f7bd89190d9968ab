import type { IncomingMessage, Server } from "node:http";

/** What one caller may cost in time, and all of them together in connections. */
export interface ConnectionLimits {
  /** For the headers of a request, from the opening of the connection on. */
  readonly headersMs: number;
  readonly headerBytes: number;
  /** For a whole request, the largest upload included. */
  readonly requestMs: number;
  /** Of a body, this many bytes must come in each window, or its end. */
  readonly bodyWindowMs: number;
  readonly bodyWindowBytes: number;
  /** Between two requests on one connection. */
  readonly keepAliveMs: number;
  /** A caller who takes in nothing of a response for so long is not waited for. */
  readonly stalledMs: number;
  /** At once; more are closed as they come. */
  readonly connections: number;
  readonly checkEveryMs: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  headersMs: 10_000,
  headerBytes: 16_384,
  requestMs: 3_600_000,
  bodyWindowMs: 30_000,
  bodyWindowBytes: 30_000,
  keepAliveMs: 10_000,
  stalledMs: 60_000,
  connections: 4_000,
  checkEveryMs: 1_000,
};

/** The part of the limits that Node.js is told when a server is made. */
export function serverOptions(limits: ConnectionLimits) {
  return {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    maxHeaderSize: limits.headerBytes,
    connectionsCheckingInterval: limits.checkEveryMs,
  };
}

/** The rest, of which Node.js knows nothing or too little. */
export function limitConnections(server: Server, limits: ConnectionLimits): void {
  server.maxConnections = limits.connections;
  server.timeout = limits.stalledMs;
  server.on("request", (request, response) => {
    // Having a listener, the connection of a response that is still being made is not closed for its silence.
    response.on("timeout", () => {
      if (request.socket.writableLength > 0) request.socket.destroy();
    });
    if (hasBody(request)) refuseSlowBody(server, request, limits);
  });
}

function refuseSlowBody(server: Server, request: IncomingMessage, limits: ConnectionLimits): void {
  const { socket } = request;
  let received = socket.bytesRead;
  const check = setInterval(() => {
    if (request.complete) clearInterval(check);
    else if (socket.bytesRead - received < limits.bodyWindowBytes) {
      server.emit("clientError", Object.assign(new Error(), { code: "ERR_HTTP_REQUEST_TIMEOUT" }), socket);
    }
    received = socket.bytesRead;
  }, limits.bodyWindowMs);
  check.unref();
  request.once("close", () => {
    clearInterval(check);
  });
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}
