import { EXIT } from "../api/problems/exit-codes.ts";
import { spawn, type ChildProcess } from "node:child_process";
import { constants, setPriority } from "node:os";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { AppError } from "../core/errors.ts";
import { SETTINGS } from "../config/configuration-settings.ts";
import type { Configuration } from "../config/configuration.ts";
import { LIMIT_SETTINGS, type LimitName } from "../config/reading-limits.ts";
import { errorFromProblem } from "../api/problems/problem.ts";
import type { SyncProgress, SyncReport } from "../api/job-responses.ts";

export interface ChildSyncOptions {
  /** Starts Pincite: the executable, then its first arguments. */
  readonly program: readonly [string, ...string[]];
  readonly configuration: Configuration;
  /** What to index, as `SyncOptions.paths`; the whole library where absent. */
  readonly paths?: readonly string[];
  readonly allowRemovals?: boolean;
  readonly onProgress?: (progress: SyncProgress) => void;
  /** Gets each line that the child writes for people. */
  readonly onLine: (line: string) => void;
  /** Aborting tells the child to stop, which it does between two documents. */
  readonly signal: AbortSignal;
  /** Milliseconds that it has for that, before it is killed. */
  readonly graceMs?: number;
  /** Milliseconds without progress, while there are files to read, after which it is killed. */
  readonly stuckMs?: number;
}

/** Longer than a batch of passages takes on a slow machine; what is stored by then stays, whatever ends the child. */
const GRACE_MS = 10_000;

/** Nothing of one document takes so long; passages that go through the model are progress. */
const STUCK_MS = 600_000;

/**
 * Runs `pincite index --json` as a process of its own, so that embedding leaves the caller's thread free to answer.
 * The child ends when this process does, however it ends: it holds the other end of an IPC channel.
 * Throws the child's own error, or `internal` where it ended without a word.
 */
export async function syncInChild(options: ChildSyncOptions): Promise<SyncReport> {
  const [executable, ...first] = options.program;
  const allowed = options.allowRemovals === true ? ["--allow-removals"] : [];
  const flags = ["--json", ...allowed, ...settingFlags(options.configuration)];
  const paths = options.paths === undefined ? [] : ["--", ...options.paths];
  const child = spawn(executable, [...first, "index", ...flags, ...paths], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  giveWay(child);
  const watch = new ProgressWatch(options.stuckMs ?? STUCK_MS, () => child.kill("SIGKILL"));
  child.on("message", (message) => {
    const progress = progressIn(message);
    if (progress === null) return;
    watch.note(progress);
    options.onProgress?.(progress);
  });
  let killing: NodeJS.Timeout | undefined;
  const stop = (): void => {
    child.kill("SIGTERM");
    killing = setTimeout(() => child.kill("SIGKILL"), options.graceMs ?? GRACE_MS);
  };
  options.signal.addEventListener("abort", stop, { once: true });
  if (options.signal.aborted) stop();
  try {
    const [output, problem, exit] = await Promise.all([
      text(pipeOf(child.stdout)),
      passOn(pipeOf(child.stderr), options.onLine),
      exitOf(child),
    ]);
    if (exit === EXIT.done || exit === EXIT.someFilesFailed) return JSON.parse(output) as SyncReport;
    if (watch.isStuck) throw stuck();
    throw problem ?? endedSilently(exit, options.signal);
  } finally {
    watch.end();
    clearTimeout(killing);
    options.signal.removeEventListener("abort", stop);
  }
}

/** Questions come first: what is indexed, and all that it starts, gets what they leave of the processors. */
function giveWay({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or this process gives way itself, further than that.
  }
}

/** Tells when nothing has gone on for too long, from the first progress on and for as long as files wait to be read. */
class ProgressWatch {
  isStuck = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly stuckMs: number,
    private readonly onStuck: () => void,
  ) {}

  note({ filesDone, filesTotal }: SyncProgress): void {
    this.end();
    if (filesDone >= filesTotal) return;
    this.timer = setTimeout(() => {
      this.isStuck = true;
      this.onStuck();
    }, this.stuckMs);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

/** What `pincite index` tells the process that started it, and what any other program says is passed over. */
function progressIn(message: unknown): SyncProgress | null {
  if (typeof message !== "object" || message === null || !("progress" in message)) return null;
  const { progress } = message;
  if (typeof progress !== "object" || progress === null) return null;
  const { filesDone, filesTotal, passagesEmbedded, source } = progress as Partial<SyncProgress>;
  if (![filesDone, filesTotal, passagesEmbedded].every(Number.isSafeInteger)) return null;
  return source === null || typeof source === "string" ? (progress as SyncProgress) : null;
}

function settingFlags(configuration: Configuration): string[] {
  return [
    // Otherwise the child would read the one in its working directory, which may be another one.
    ...(configuration.file === null ? [] : ["--config", configuration.file]),
    SETTINGS.documents.flag,
    configuration.documentsDirectory,
    SETTINGS.index.flag,
    configuration.indexDirectory,
    SETTINGS.models.flag,
    configuration.modelsDirectory,
    SETTINGS.recognitionLanguages.flag,
    configuration.recognitionLanguages.join(","),
    ...(Object.keys(LIMIT_SETTINGS) as LimitName[]).flatMap((name) => [
      LIMIT_SETTINGS[name].flag,
      String(configuration.limits[name]),
    ]),
  ];
}

/** Hands on every line but the problem object that the child ends with, and gives that. */
async function passOn(stream: Readable, onLine: (line: string) => void): Promise<AppError | undefined> {
  let problem: AppError | undefined;
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    const found = line.startsWith("{") ? problemIn(line) : undefined;
    if (found === undefined) onLine(line);
    else problem = found;
  }
  return problem;
}

function problemIn(line: string): AppError | undefined {
  try {
    return errorFromProblem(JSON.parse(line));
  } catch {
    // A line of text that happens to begin with a brace.
    return undefined;
  }
}

/** The exit code, or the name of the signal that ended the child. */
function exitOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve, reject) => {
    child.once("error", (cause) => {
      reject(new AppError("internal", "The indexing process could not be started.", { cause }));
    });
    child.once("close", (code, signal) => {
      resolve(code ?? signal ?? "unknown");
    });
  });
}

function endedSilently(exit: number | string, signal: AbortSignal): AppError {
  return signal.aborted
    ? new AppError(
        "cancelled",
        "Indexing was stopped. What is done is kept; the next run goes on from there.",
      )
    : new AppError("internal", `The indexing process ended unexpectedly (${exit}). What is done is kept.`);
}

function stuck(): AppError {
  return new AppError(
    "internal",
    "Indexing made no progress on a file for a long time and was ended. What is done is kept; a file at which that happens three times is left out.",
  );
}

function pipeOf(stream: Readable | null): Readable {
  if (stream === null) throw new AppError("internal", "The indexing process has no output.");
  return stream;
}
