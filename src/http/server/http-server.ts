import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { performance } from "node:perf_hooks";
import { AppError, messageOf, systemCode } from "../../core/errors.ts";
import {
  CONNECTION_LIMITS,
  limitConnections,
  serverOptions,
  type ConnectionLimits,
} from "./connection-limits.ts";
import { OpenConnections } from "./open-connections.ts";
import { refuseUnreadable } from "./unreadable-request.ts";

export interface RunningServer {
  /** `http://host:port`, without a slash at the end, as a browser on this machine can open it. */
  readonly url: string;
  /** Accepts nothing new, lets running requests finish for at most `CLOSE_WITHIN_MS`, then cuts what is left; half a request is not waited for. */
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly app: RequestListener;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** `CONNECTION_LIMITS` where absent. */
  readonly limits?: ConnectionLimits;
}

const CLOSE_WITHIN_MS = 10_000;
/** For a request that is on its way when the server closes. */
const ARRIVE_WITHIN_MS = 500;
const SWEEP_EVERY_MS = 50;

/** Throws `port_in_use`, or `invalid_argument` for a port or address that this process may not or cannot listen on. */
export async function startServer({
  app,
  host,
  port,
  limits = CONNECTION_LIMITS,
}: ServerOptions): Promise<RunningServer> {
  const server = createServer(
    {
      ...serverOptions(limits),
      // The application refuses a request without a Host, with problem details.
      requireHostHeader: false,
    },
    app,
  );
  // What else a client expects than "100-continue" may be ignored (RFC 9110, 10.1.1).
  server.on("checkExpectation", app);
  refuseUnreadable(server);
  limitConnections(server, limits);
  const connections = new OpenConnections(server);
  await listen(server, host, port);
  return { url: urlOf(server, host), close: () => close(server, connections) };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, () => {
        server.off("error", reject);
        resolve();
      });
    });
  } catch (error) {
    throw listenError(error, host, port);
  }
}

function listenError(error: unknown, host: string, port: number): AppError {
  const code = systemCode(error) ?? "";
  switch (code) {
    case "EADDRINUSE":
      return new AppError(
        "port_in_use",
        `Port ${port} is in use by another program. Choose another one with --port, or --port 0 for any free one.`,
        { cause: error, field: "--port" },
      );
    case "EACCES":
      return new AppError(
        "invalid_argument",
        `Port ${port} needs rights that this process does not have. Choose one above 1023 with --port.`,
        { cause: error, field: "--port" },
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EINVAL":
      return new AppError("invalid_argument", `This machine has no address ${host}. Choose another --host.`, {
        cause: error,
        field: "--host",
      });
    default:
      return new AppError(
        "internal",
        `The server cannot listen on ${host}, port ${port}: ${messageOf(error)}`,
        {
          cause: error,
        },
      );
  }
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const reachable = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

async function close(server: Server, connections: OpenConnections): Promise<void> {
  const started = performance.now();
  // Node closes the connections that idle now; one that gets its answer later would stay open for the next request.
  const sweep = setInterval(() => {
    if (performance.now() - started < ARRIVE_WITHIN_MS) server.closeIdleConnections();
    else connections.cutWaiting();
  }, SWEEP_EVERY_MS);
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, CLOSE_WITHIN_MS);
  try {
    await new Promise<void>((resolve, reject) => {
      server.close((error) => {
        if (error === undefined) resolve();
        else reject(error);
      });
    });
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
