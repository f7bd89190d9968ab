#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { compileCacheDirectory, keepCompiled } from "./config/compile-cache.ts";
import type { CliContext, McpServiceOptions, Service, ServiceOptions } from "./cli/command-context.ts";
import { AppError, messageOf, systemCode } from "./core/errors.ts";
import type { Configuration } from "./config/configuration.ts";
import type { Library, ServedLibrary } from "./library/library.ts";
import type { OpenLibraryOptions, RankingName } from "./library/open-library.ts";
import type { Intake } from "./service/intake.ts";

/*
 * Composes the program. What one command alone needs (the server, the model, the database) is imported when that command
 * asks for it: a question from the command line must not wait for a web framework. All else that is large is imported behind
 * `keepCompiled`, before which nothing is kept.
 */
keepCompiled(compileCacheDirectory(process.env));

const here = import.meta.dirname;
const packageDirectory = packageDirectoryAbove(here);

const context: CliContext = {
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  workingDirectory: process.cwd(),
  packageDirectory,
  version: versionOf(packageDirectory),
  nodeVersion: process.versions.node,
  readTextFile,
  program: [process.execPath, ...process.execArgv, fileURLToPath(import.meta.url)],
  openLibrary,
  openServedLibrary,
  startServer,
  serveMcp,
  watchDocuments: async (directory, onChange, options) =>
    (await import("./service/folder-watch.ts")).watchDocuments(directory, onChange, options),
  stopSignal,
  tellParent: (message) => {
    // The callback takes what comes of a parent that has just died: `stopSignal` sees to that.
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  },
  now: () => performance.now(),
};

for (const stream of [process.stdout, process.stderr]) endQuietlyWithReader(stream);
const { runCli } = await import("./cli/run-program.ts");
process.exitCode = await runCli(process.argv.slice(2), context);

async function openLibrary(
  configuration: Configuration,
  warn: (message: string) => void,
  ranking: RankingName = "default",
): Promise<Library> {
  const { openLibrary: open } = await import("./library/open-library.ts");
  return open({ ...(await libraryOptions(configuration)), warn, ranking });
}

async function openServedLibrary(
  configuration: Configuration,
  warn: (message: string) => void,
): Promise<ServedLibrary> {
  const { openRemoteLibrary } = await import("./service/library-process/open-remote-library.ts");
  const libraryEntry = join(here, "service", "library-process", "library-child.js");
  return openRemoteLibrary({ ...(await libraryOptions(configuration)), warn, libraryEntry });
}

async function libraryOptions(configuration: Configuration): Promise<OpenLibraryOptions> {
  const { readingLimits } = await import("./config/reading-limits.ts");
  const { documentsDirectory, indexDirectory, modelsDirectory, alertWebhooks } = configuration;
  const limits = readingLimits(configuration.limits, configuration.recognitionLanguages);
  const readerEntry = join(here, "ingest", "worker", "reader-child.js");
  const encoderEntry = join(here, "embedding", "encoder-child.js");
  return {
    documentsDirectory,
    indexDirectory,
    modelsDirectory,
    readerEntry,
    encoderEntry,
    limits,
    allowedWebhooks: alertWebhooks,
  };
}

async function startServer(options: ServiceOptions): Promise<Service> {
  const [{ createApp }, { metricsOf }, { answerMcp }, server, { syncNow, workFiguresOf }] = await Promise.all(
    [
      import("./http/server/app.ts"),
      import("./http/handlers/http-metrics.ts"),
      import("./mcp/mcp-over-http.ts"),
      import("./http/server/http-server.ts"),
      import("./http/handlers/job-handlers.ts"),
    ],
  );
  const { library, host, port, log, stop } = options;
  const intake = await openIntake(options);
  const metrics = metricsOf(library, () => workFiguresOf(intake.jobs));
  metrics.collectProcess();
  const webDirectory = join(here, "web");
  const app = createApp({
    ...options,
    intake,
    maxUploadBytes: options.maxUploadMb * 1_000_000,
    version: context.version,
    metrics,
    stopping: stop,
    answerMcp: (exchange) => answerMcp(exchange, { version: context.version, log }),
    webDirectory,
  });
  const running = await server.startServer({ app, host, port }).catch(async (error: unknown) => {
    await intake.close();
    throw error;
  });
  if (!intake.isReadOnly) await intake.jobs.start();
  const close = async (): Promise<void> => {
    await running.close();
    await intake.close();
  };
  return { url: running.url, close, sync: () => syncNow(intake.jobs, stop) };
}

async function openIntake({
  indexDirectory,
  documentsDirectory,
  limits,
  run,
  log,
}: ServiceOptions): Promise<Intake> {
  const { openIntake: open } = await import("./service/intake.ts");
  const { readingLimits } = await import("./config/reading-limits.ts");
  const onError = (message: string, cause: unknown): void => {
    log.error(message, cause);
  };
  return open({ indexDirectory, documentsDirectory, limits: readingLimits(limits), run, onError });
}

async function serveMcp({ library, log, stop }: McpServiceOptions): Promise<void> {
  const { serveStdio } = await import("./mcp/mcp-over-stdio.ts");
  const { version } = context;
  await serveStdio(library, { input: process.stdin, output: process.stdout, stop, version, log });
}

function readTextFile(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return null;
    throw new AppError("invalid_argument", `The file ${path} cannot be read (${messageOf(cause)}).`, {
      cause,
    });
  }
}

/** The first Ctrl-C asks for an orderly end; then the system's own handling is back, and a second one ends at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  if (process.connected) {
    // Started by a server (see syncInChild): without it there is nobody to work for.
    process.once("disconnect", stop);
    process.channel?.unref();
  }
  return controller.signal;
}

/** `pincite search … | head` closes the pipe early, which is no error of anybody's. */
function endQuietlyWithReader(stream: NodeJS.WriteStream): void {
  stream.on("error", (error) => {
    if (systemCode(error) !== "EPIPE") throw error;
  });
}

/** The compiled program runs in `dist/src`, the sources in `src`: the package is the nearest folder that says so. */
function packageDirectoryAbove(directory: string): string {
  if (existsSync(join(directory, "package.json"))) return directory;
  const parent = dirname(directory);
  if (parent === directory) throw new AppError("internal", "The package.json of Pincite is missing.");
  return packageDirectoryAbove(parent);
}

function versionOf(directory: string): string {
  const content: unknown = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  if (typeof content === "object" && content !== null && "version" in content) return String(content.version);
  throw new AppError("internal", "The package.json of Pincite names no version.");
}
