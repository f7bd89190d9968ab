import { createApp, type AppOptions } from "../../src/http/server/app.ts";
import { workFiguresOf } from "../../src/http/handlers/job-handlers.ts";
import { metricsOf } from "../../src/http/handlers/http-metrics.ts";
import { startServer } from "../../src/http/server/http-server.ts";
import type { JobQueuePorts } from "../../src/service/jobs/job-queue.ts";
import { openIntake, type Intake } from "../../src/service/intake.ts";
import { DEFAULT_READING_LIMITS } from "../../src/config/reading-limits.ts";
import { folderOfUpload } from "../../src/api/upload-source.ts";
import { onTestFinished } from "vitest";
import { FakeLibrary } from "../fixtures/fake-library.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";
import { OPEN_ACCESS } from "./open-access.ts";

export interface LibraryHarness {
  readonly url: string;
  readonly fake: FakeLibrary;
  readonly intake: Intake;
  /** What was logged as an error. */
  readonly errors: string[];
  /** Aborts where the process would be told to stop. */
  readonly stopping: AbortController;
  get(path: string): Promise<Response>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

export interface LibraryHarnessOptions {
  readonly maxUploadBytes?: number;
  /** Where the page is; an empty folder where absent. */
  readonly webDirectory?: string;
  readonly access?: Partial<Pick<AppOptions, keyof typeof OPEN_ACCESS>>;
  /** Told of every job before it is done; jobs wait for what it returns. */
  readonly beforeJob?: JobQueuePorts["run"] extends (...job: infer Job) => unknown
    ? (...job: Job) => Promise<void>
    : never;
}

/** The real application, store, readers, uploads and jobs behind a real socket; only the model is made up. Ends with the test. */
export async function startLibraryHarness(options: LibraryHarnessOptions = {}): Promise<LibraryHarness> {
  const fake = new FakeLibrary();
  const { library } = fake;
  const errors: string[] = [];
  const log = {
    info: () => undefined,
    error: (message: string, cause: unknown) => errors.push(`${message}: ${String(cause)}`),
  };
  const intake = openIntake({
    documentsDirectory: temporaryFolder(),
    indexDirectory: fake.index,
    limits: DEFAULT_READING_LIMITS,
    run: async (job, running) => {
      await options.beforeJob?.(job, running);
      const paths = job.kind === "documents" ? { paths: job.documents.map(folderOfUpload) } : {};
      return library.sync({ ...running, ...paths, allowRemovals: job.allowRemovals });
    },
    onError: log.error,
  });
  await intake.jobs.start();
  const stopping = new AbortController();
  const webDirectory = options.webDirectory ?? temporaryFolder();
  const app = createApp({
    library,
    intake,
    maxUploadBytes: options.maxUploadBytes ?? 1_000_000,
    version: "1.2.3",
    metrics: metricsOf(library, () => workFiguresOf(intake.jobs)),
    stopping: stopping.signal,
    ...OPEN_ACCESS,
    ...options.access,
    log,
    answerMcp: () => Promise.reject(new Error("No assistant in this test.")),
    webDirectory,
  });
  const server = await startServer({ app, host: "127.0.0.1", port: 0 });
  onTestFinished(async () => {
    stopping.abort();
    await server.close();
    await intake.close();
  });
  const send: LibraryHarness["send"] = (method, path, body, headers = {}) => {
    const isForm = body instanceof FormData;
    const json = isForm || body === undefined ? {} : { "content-type": "application/json" };
    const sent = body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) };
    return fetch(server.url + path, { method, headers: { ...json, ...headers }, ...sent });
  };
  return { url: server.url, fake, intake, errors, stopping, get: (path) => fetch(server.url + path), send };
}
