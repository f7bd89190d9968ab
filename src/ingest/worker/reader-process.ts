import { fork, type ChildProcess } from "node:child_process";
import { compileCacheEnvironment } from "../../config/compile-cache.ts";
import { endProcess } from "../../config/end-process.ts";
import { AppError } from "../../core/errors.ts";
import type { ReadLimits } from "../../config/limits.ts";
import { READER_ENDED, type ReadResult } from "../../core/read-result.ts";
import { READY, type ReadProgress, type ReadRequest, type ReadResponse } from "./reader-protocol.ts";

export interface ReaderProcessOptions {
  /** Absolute path of the compiled `reader-child.js`. */
  readonly entry: string;
  readonly limits: ReadLimits;
  /** How long one file may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** Megabytes of JavaScript heap that the child may use. */
  readonly memoryMb?: number;
}

/** How much of what the child last wrote to stderr is kept, to tell why it ended. */
const STDERR_TAIL = 8_192;

/** How long, in milliseconds, an answer is waited for behind the time that a file may take. */
const GRACE_MS = 500;

/** A running child and the end of what it wrote to stderr. */
interface Child {
  readonly process: ChildProcess;
  stderr: string;
  /** Whether it has loaded all that it reads with. */
  isReady: boolean;
}

/**
 * Reads files in a child process, so that a parser that hangs, crashes or eats all memory costs one file and nothing
 * else. One child serves all files, one after the other; after a failure the next file gets a new one.
 */
export class ReaderProcess {
  private readonly options: Required<ReaderProcessOptions>;
  private child: Child | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(options: ReaderProcessOptions) {
    this.options = { timeoutMs: 60_000, memoryMb: 1_024, ...options };
  }

  /** Has a child load what it reads with before the first file comes. */
  expectFiles(): void {
    if (!this.closed) this.child ??= this.start();
  }

  /**
   * Never rejects for the file's sake. Throws `cancelled` once the process is closed, `internal` where the reader itself
   * cannot start, as when a package is missing, and `overloaded` where the system ends it before it is ready: that is no file's fault,
   * and is not to be remembered as one.
   */
  read(path: string): Promise<ReadResult> {
    const result = this.last.then(() => this.readNow(path));
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Ends the child. Reads that have no answer yet are rejected with `cancelled`. */
  async close(): Promise<void> {
    this.closed = true;
    await this.stop();
    await this.last;
  }

  private async readNow(path: string): Promise<ReadResult> {
    this.refuseIfClosed();
    const child = (this.child ??= this.start());
    const outcome = await this.exchange(child, { path, limits: this.options.limits }).finally(() => {
      this.refuseIfClosed();
    });
    if (typeof outcome !== "string") return outcome;
    await this.stop();
    return { ok: false, reason: outcome, contentHash: null };
  }

  /** The child's answer, or the reason why there is none. */
  private exchange(child: Child, request: ReadRequest): Promise<ReadResponse | string> {
    const { process } = child;
    return new Promise((resolve, reject) => {
      let late: NodeJS.Timeout | undefined;
      const settle = (outcome: ReadResponse | string): void => {
        clearTimeout(timer);
        clearTimeout(late);
        process.off("message", onMessage).off("close", onClose).off("error", onError);
        resolve(outcome);
      };
      const onMessage = (message: unknown): void => {
        if (message === READY) return;
        if (isProgress(message)) {
          clearTimeout(late);
          timer.refresh();
        } else settle(message as ReadResponse);
      };
      const onClose = (code: number | null, signal: string | null): void => {
        // Also of a signal, as where there is no memory for another process.
        if (!child.isReady) reject(notStarted(child.stderr, signal));
        settle(this.endReason(child.stderr, code, signal));
      };
      const onError = (error: Error): void => {
        if (!child.isReady) reject(notStarted(child.stderr || error.message, null));
        settle(`The reader process failed (${error.message}); index again.`);
      };
      const timer = setTimeout(() => {
        // While this process was busy the answer may have come: it is taken before another timer is over.
        late = setTimeout(() => {
          settle(this.timeoutReason());
        }, GRACE_MS);
      }, this.options.timeoutMs);
      process.on("message", onMessage).on("close", onClose).on("error", onError);
      process.send(request);
    });
  }

  private start(): Child {
    const process = fork(this.options.entry, [], {
      // Nothing else of the parent's environment or flags: a parser has no use for keys and debuggers.
      env: compileCacheEnvironment(),
      execArgv: [`--max-old-space-size=${this.options.memoryMb}`],
      serialization: "advanced",
      // Parsers complain about files on stderr; none of that is for the user's terminal.
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    const child: Child = { process, stderr: "", isReady: false };
    process.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      child.stderr = (child.stderr + chunk).slice(-STDERR_TAIL);
    });
    // Before a file is asked for, too.
    process.on("message", (message: unknown) => {
      if (message === READY) child.isReady = true;
    });
    process.once("exit", () => {
      if (child === this.child) this.child = null;
    });
    // `exchange` hears of a failure while a file is read; one between two files needs no more than a new child.
    process.on("error", () => {
      if (child === this.child) this.child = null;
    });
    return child;
  }

  /** Returns once the child, if there is one, has ended. */
  private async stop(): Promise<void> {
    const process = this.child?.process;
    this.child = null;
    if (process !== undefined) await endProcess(process);
  }

  private refuseIfClosed(): void {
    if (this.closed) throw new AppError("cancelled", "Reading was stopped.");
  }

  private timeoutReason(): string {
    const seconds = this.options.timeoutMs / 1_000;
    return `Reading took longer than the limit of ${seconds} s; simplify or split the file.`;
  }

  private endReason(stderr: string, code: number | null, signal: string | null): string {
    if (/heap out of memory|allocation failed/i.test(stderr)) {
      return `Reading needed more than the limit of ${this.options.memoryMb} MB of memory; split the file.`;
    }
    const ending = "check that the file opens elsewhere.";
    if (signal !== null) return `${READER_ENDED}${signal}); ${ending}`;
    return `The reader process ended while it read this file (exit code ${code ?? "unknown"}); ${ending}`;
  }
}

function notStarted(stderr: string, signal: string | null): AppError {
  if (signal !== null) {
    const message = `The reader of files cannot start (signal ${signal}); there may be too little memory. Index again when there is more.`;
    return new AppError("overloaded", message, { cause: new Error(stderr) });
  }
  const said = /^\w*Error[^\n]*/mu.exec(stderr)?.[0] ?? (stderr.trim() || "it ended without a word");
  return new AppError("internal", `The reader of files cannot start (${said}). Install Pincite again.`);
}

function isProgress(message: unknown): message is ReadProgress {
  return typeof message === "object" && message !== null && "page" in message;
}
