import { fork, type ChildProcess } from "node:child_process";
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
  task: Task | null;
}

/**
 * The encoder in several processes, each of which computes one text at a time on one processor. Two of them take half the
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

  get count(): number {
    return this.options.count;
  }

  /** Throws `internal` where a child could not start, or has died. */
  async embed(sequence: TokenSequence): Promise<PassageEmbedding> {
    this.pending += 1;
    clearTimeout(this.idle);
    try {
      this.started ??= this.start();
      const children = await this.started;
      return await new Promise<PassageEmbedding>((resolve, reject) => {
        this.queue.push({ sequence, resolve, reject });
        for (const child of children) this.next(child);
      });
    } finally {
      this.pending -= 1;
      if (this.pending === 0) this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    }
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
    const waiting = [...children.map(({ task }) => task), ...this.queue.splice(0)];
    for (const task of waiting) task?.reject(reason);
    await Promise.all(children.map(({ process }) => endProcess(process)));
  }

  private start(): Promise<readonly Child[]> {
    return Promise.all(Array.from({ length: this.options.count }, () => this.startChild()));
  }

  private async startChild(): Promise<Child> {
    const { entry, location, dimensions } = this.options;
    const process = fork(entry, [], {
      env: {},
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const child: Child = { process, task: null };
    this.children.push(child);
    await new Promise<void>((resolve, reject) => {
      process.on("message", (message: EncoderMessage) => {
        if ("ready" in message) resolve();
        else this.answered(child, message);
      });
      const fail = (cause: unknown): void => {
        const error = new AppError("internal", "A process of the embedding model has ended.", { cause });
        reject(error);
        child.task?.reject(error);
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

  private next(child: Child): void {
    if (child.task !== null || !child.process.connected) return;
    const task = this.queue.shift();
    if (task === undefined) return;
    child.task = task;
    keepsAlive(child.process, true);
    child.process.send(task.sequence);
  }

  private answered(child: Child, message: Exclude<EncoderMessage, { readonly ready: true }>): void {
    const { task } = child;
    child.task = null;
    keepsAlive(child.process, false);
    if ("embedding" in message) task?.resolve(message.embedding);
    else task?.reject(new AppError("internal", message.failure));
    this.next(child);
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
