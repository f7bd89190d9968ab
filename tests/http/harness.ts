import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AccessOptions } from "../../src/http/middleware/access-guard.ts";
import { createApp } from "../../src/http/server/app.ts";
import { CONNECTION_LIMITS, type ConnectionLimits } from "../../src/http/server/connection-limits.ts";
import { metricsOf } from "../../src/http/handlers/http-metrics.ts";
import { startServer, type RunningServer } from "../../src/http/server/http-server.ts";
import { workFiguresOf } from "../../src/http/handlers/job-handlers.ts";
import type { JobQueuePorts } from "../../src/service/jobs/job-queue.ts";
import { createLog, type Log } from "../../src/config/log.ts";
import { answerMcp } from "../../src/mcp/mcp-over-http.ts";
import { FakeLibrary } from "./fake-library.ts";
import { OPEN_ACCESS } from "./open-access.ts";
import { temporaryIntake, type TemporaryIntake } from "./temporary-intake.ts";
import type { SyncReport } from "../../src/api/job-responses.ts";

export interface Harness {
  readonly url: string;
  readonly library: FakeLibrary;
  readonly intake: TemporaryIntake;
  readonly server: RunningServer;
  /** What was logged as an error, with the message of its cause. */
  readonly errors: string[];
  /** All lines of the log, in JSON. */
  readonly logged: string[];
  /** Aborts where the process would be told to stop. */
  readonly stopping: AbortController;
  stop(): Promise<void>;
}

export interface HarnessOptions {
  readonly sync?: (library: FakeLibrary, ...job: Parameters<JobQueuePorts["run"]>) => Promise<SyncReport>;
  readonly maxUploadBytes?: number;
  readonly access?: Partial<AccessOptions>;
  readonly allowedHosts?: readonly string[];
  readonly corsOrigins?: readonly string[];
  readonly limits?: ConnectionLimits;
}

/** The real application behind a real socket, over a library of one document. */
export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const library = new FakeLibrary();
  const files = await mkdtemp(join(tmpdir(), "pincite-page-"));
  for (const name of ["index.html", "style.css", "page.js", "page.ts", "secret.txt"]) {
    await writeFile(join(files, name), `the file ${name}`);
  }
  const errors: string[] = [];
  const logged: string[] = [];
  const log = createLog(
    "json",
    (line) => logged.push(line),
    () => new Date(),
  );
  const recording: Log = {
    info: (message, fields) => {
      log.info(message, fields);
    },
    error: (message, cause, fields) => {
      errors.push(`${message}: ${String(cause)}`);
      log.error(message, cause, fields);
    },
  };
  const sync = options.sync ?? ((target: FakeLibrary) => target.sync());
  const intake = await temporaryIntake((...job) => sync(library, ...job));
  const stopping = new AbortController();
  const app = createApp({
    library,
    intake,
    maxUploadBytes: options.maxUploadBytes ?? 1_000_000,
    version: "1.2.3",
    metrics: metricsOf(library, () => workFiguresOf(intake.jobs)),
    stopping: stopping.signal,
    ...OPEN_ACCESS,
    ...options.access,
    allowedHosts: options.allowedHosts ?? [],
    corsOrigins: options.corsOrigins ?? [],
    webDirectory: files,
    log: recording,
    answerMcp: (exchange) => answerMcp(exchange, { version: "1.2.3", log: recording }),
  });
  const server = await startServer({
    app,
    host: "127.0.0.1",
    port: 0,
    limits: options.limits ?? CONNECTION_LIMITS,
  });
  const stop = async () => {
    await server.close();
    await intake.close();
    await rm(files, { recursive: true });
  };
  return { url: server.url, library, intake, server, errors, logged, stopping, stop };
}

export interface RawResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request with headers and a path that `fetch` would refuse or repair. */
export function rawRequest(
  url: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<RawResponse> {
  const { hostname, port } = new URL(url);
  const { method = "GET", body } = options;
  // Node.js frames the body of a DELETE or OPTIONS only when told its length.
  const length: Record<string, number> =
    body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  const headers = { ...length, ...options.headers };
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        });
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}
