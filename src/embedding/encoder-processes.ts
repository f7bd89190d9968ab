import { fork, type ChildProcess } from "node:child_process";
import { compileCacheEnvironment } from "../config/compile-cache.ts";
import { endProcess } from "../config/end-process.ts";
import { AppError } from "../core/errors.ts";
import type { ModelLocation } from "./model-files.ts";
import type { PassageEmbedding } from "./passage-embedding.ts";
import type { TokenSequence } from "./token-sequence.ts";

/** The first message to a child. */
export interface LoadMessage {
  readonly location: ModelLocation;
  readonly dimensions: number;
}

/** A child says that it has loaded the model, then answers each text's tokens with its vectors. */
export type EncoderMessage =
  { readonly ready: true } | { readonly embedding: PassageEmbedding } | { readonly failure: string };

export interface EncoderProcessesOptions extends LoadMessage {
  /** Absolute path of the compiled `encoder-child.js`. */
  readonly entry: string;
  readonly count: number;
}

/** Children that have nothing to do for so long are ended: each holds a copy of the model. */
const IDLE_MS = 10_000;

interface Task {
  readonly sequence: TokenSequence;
  readonly resolve: (embedding: PassageEmbedding) => void;
  readonly reject: (reason: unknown) => void;
}

interface Child {
  readonly process: ChildProcess;
  /** Those that were sent, in the order in which they are answered. */
  readonly tasks: Task[];
}

/**
 * Texts that a child has before it, about a tenth of a second's work: it goes on while the process that asks cuts a document
 * into passages, or stores one, and hears nothing.
 */
const SENT_AHEAD = 8;

/**
 * The encoder in several processes, each of which computes one text after the other on one processor. Two of them take half the
 * processor time of one encoder that divides each text between two processors, whose parts wait for each other (15 instead of
 * 28 ms for 120 tokens of int8, on a busy machine), and the process that asks is free meanwhile. They start when the first text
 * comes, and end when none has come for a while. They are no threads: the runtime aborts the whole process where one of its
 * threads computes while it exits.
 */
export class EncoderProcesses {
  private started: Promise<readonly Child[]> | null = null;
  private children: Child[] = [];
  private readonly queue: Task[] = [];
  private idle: NodeJS.Timeout | undefined;
  private pending = 0;

  constructor(private readonly options: EncoderProcessesOptions) {}

  /** Has them load the model before the first text comes. */
  expectTexts(): void {
    if (this.started !== null) return;
    this.started = this.start();
    // A failure is met by the first text.
    this.started.catch(() => undefined);
    this.endWhenIdle();
  }

  /** Throws `internal` where a child could not start, or has died. */
  async embed(sequence: TokenSequence): Promise<PassageEmbedding> {
    this.pending += 1;
    clearTimeout(this.idle);
    try {
      this.started ??= this.start();
      await this.started;
      return await new Promise<PassageEmbedding>((resolve, reject) => {
        this.queue.push({ sequence, resolve, reject });
        this.sendAhead();
      });
    } finally {
      this.pending -= 1;
      if (this.pending === 0) this.endWhenIdle();
    }
  }

  private endWhenIdle(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
  }

  /** Texts that have no vectors yet are rejected with `cancelled`. */
  async close(): Promise<void> {
    await this.stop(new AppError("cancelled", "Embedding was stopped."));
  }

  /** What waits would wait for ever; the next text starts other children. */
  private async stop(reason: AppError): Promise<void> {
    clearTimeout(this.idle);
    const { children } = this;
    this.children = [];
    this.started = null;
    const waiting = [...children.flatMap(({ tasks }) => tasks.splice(0)), ...this.queue.splice(0)];
    for (const task of waiting) task.reject(reason);
    await Promise.all(children.map(({ process }) => endProcess(process)));
  }

  private start(): Promise<readonly Child[]> {
    return Promise.all(Array.from({ length: this.options.count }, () => this.startChild()));
  }

  private async startChild(): Promise<Child> {
    const { entry, location, dimensions } = this.options;
    const process = fork(entry, [], {
      env: compileCacheEnvironment(),
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const child: Child = { process, tasks: [] };
    this.children.push(child);
    await new Promise<void>((resolve, reject) => {
      process.on("message", (message: EncoderMessage) => {
        if ("ready" in message) resolve();
        else this.answered(child, message);
      });
      const fail = (cause: unknown): void => {
        const error = new AppError("internal", "A process of the embedding model has ended.", { cause });
        reject(error);
        for (const task of child.tasks.splice(0)) task.reject(error);
        // All are ended with one. Those that were told to end are no longer among them.
        if (this.children.includes(child)) void this.stop(error);
      };
      process.on("error", fail).on("exit", (code, signal) => {
        fail(signal ?? code);
      });
      const load: LoadMessage = { location, dimensions };
      process.send(load);
    });
    keepsAlive(process, false);
    return child;
  }

  /** Each text goes to the child that has the fewest before it. */
  private sendAhead(): void {
    while (this.queue.length > 0) {
      const [child] = this.children
        .filter(({ process, tasks }) => process.connected && tasks.length < SENT_AHEAD)
        .sort((left, right) => left.tasks.length - right.tasks.length);
      const task = child === undefined ? undefined : this.queue.shift();
      if (child === undefined || task === undefined) return;
      child.tasks.push(task);
      keepsAlive(child.process, true);
      child.process.send(task.sequence);
    }
  }

  private answered(child: Child, message: Exclude<EncoderMessage, { readonly ready: true }>): void {
    const task = child.tasks.shift();
    if (child.tasks.length === 0) keepsAlive(child.process, false);
    if ("embedding" in message) task?.resolve(message.embedding);
    else task?.reject(new AppError("internal", message.failure));
    this.sendAhead();
  }
}

/** A child that waits for texts keeps nobody alive. */
function keepsAlive(process: ChildProcess, does: boolean): void {
  if (does) {
    process.ref();
    process.channel?.ref();
  } else {
    process.unref();
    process.channel?.unref();
  }
}
