import { AppError } from "../../core/errors.ts";
import type { StageObserver } from "../../library/query/stage.ts";
import {
  errorOf,
  type Call,
  type CallMessage,
  type CancelMessage,
  type MessageFromLibrary,
} from "./library-calls.ts";

/** A process with a library, which has been told to open it. */
export interface Channel {
  send(message: CallMessage | CancelMessage): void;
  /** Ends the process at once, whatever it does. */
  kill(): void;
  /** Has the process close its library and end; resolves when it is gone, which it is soon in any case. */
  close(): Promise<void>;
}

export interface ChannelListeners {
  readonly onMessage: (message: MessageFromLibrary) => void;
  /** Told once, later, with the reason, when the process is gone or could not be started. */
  readonly onEnd: (reason: string) => void;
}

export interface CallLimits {
  /** How long a call may be worked on, in milliseconds. */
  readonly budgetMs: number;
  /** How long the process has to say that it has let go of a call, before it is ended. */
  readonly graceMs: number;
  /** How long the process may take to read the model and the vectors, before calls stop waiting for that. */
  readonly loadMs: number;
  /** Between the end of a process that could not load its library and the next try. */
  readonly restartMs: number;
}

export interface LibraryProcessPorts {
  readonly open: (listeners: ChannelListeners) => Channel;
  readonly limits: CallLimits;
  readonly warn: (message: string) => void;
}

export interface CallControl {
  readonly signal?: AbortSignal | undefined;
  /** Whether the call may take as long as it takes. */
  readonly isUnlimited?: boolean;
  /** What the call may take, where that is not what most may; of one that tells of its progress, from one step to the next. */
  readonly budgetMs?: number;
  /** Told how far the call is, by a method that says so. A process that takes over the work of another begins anew. */
  readonly onProgress?: ((value: unknown) => void) | undefined;
}

interface Pending extends CallControl {
  readonly message: CallMessage;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: AppError) => void;
  /** What ends the listening to the caller's signal. */
  readonly release: () => void;
  timer: NodeJS.Timeout | undefined;
  /** Whether its budget is over. */
  isExpired: boolean;
  /** How many processes have ended by themselves while they worked on it. */
  failures: number;
  /** How many have been ended for another call while they worked on it. */
  interruptions: number;
}

/** A call that so many processes have died of is given to no other one. */
const FAILURES = 2;

/** A call that was so often in the way of others' ends is told to come again. */
const INTERRUPTIONS = 4;

const LONGEST_RESTART_MS = 30_000;

/**
 * The process of a library, and the calls that it works on. A call ends with its answer, when its caller leaves, or when its
 * budget is over; a process that does not let go of a call then is stuck, and is ended and replaced. The other calls that it
 * had are given to the next one. So no call, and nothing that native code does, stops those that come after it.
 */
export class LibraryProcess {
  private channel: Channel | null = null;
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;
  /** Whether the process has read model and vectors, or has said why it cannot. */
  private isLoaded = false;
  private restarts = 0;
  private restarting: NodeJS.Timeout | undefined;
  private isClosed = false;
  private onStage: StageObserver = () => undefined;

  constructor(private readonly ports: LibraryProcessPorts) {}

  observeStages(observer: StageObserver): void {
    this.onStage = observer;
  }

  /** Throws what the library throws; `time_limit` when the budget is over, `cancelled` when the signal aborts. */
  call(call: Call, control: CallControl = {}): Promise<unknown> {
    if (this.isClosed) return Promise.reject(closed());
    return new Promise((resolve, reject) => {
      const id = (this.lastId += 1);
      const leave = (): void => {
        this.channel?.send({ cancel: id });
      };
      control.signal?.addEventListener("abort", leave, { once: true });
      const release = (): void => {
        control.signal?.removeEventListener("abort", leave);
      };
      const counts = { timer: undefined, isExpired: false, failures: 0, interruptions: 0 };
      const pending = { message: { id, call }, ...control, resolve, reject, release, ...counts };
      this.pending.set(id, pending);
      if (this.channel !== null) this.send(pending);
      else if (this.restarting === undefined) this.start();
      if (control.signal?.aborted === true) leave();
    });
  }

  /** What is not answered yet is refused with `cancelled`. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.restarting);
    const { channel } = this;
    this.channel = null;
    for (const pending of [...this.pending.values()]) this.fail(pending, closed());
    await channel?.close();
  }

  private start(): void {
    this.restarting = undefined;
    this.isLoaded = false;
    const channel = this.ports.open({
      onMessage: (message) => {
        if (this.channel === channel) this.receive(message);
      },
      onEnd: (reason) => {
        if (this.channel === channel) this.recover(reason);
      },
    });
    this.channel = channel;
    const before = [...this.pending.values()];
    this.load(channel);
    for (const pending of before) this.send(pending);
  }

  /** The model and the vectors are read at once, and until they are there no budget runs. */
  private load(channel: Channel): void {
    const over = (): void => {
      if (this.channel !== channel) return;
      this.isLoaded = true;
      this.restarts = 0;
      for (const pending of this.pending.values()) this.begin(pending);
    };
    // Why it failed is told to each call, and to whoever follows the library.
    this.call({ method: "follow", parameters: [], visible: null }, { isUnlimited: true }).then(over, over);
  }

  private send(pending: Pending): void {
    this.channel?.send(pending.message);
    this.begin(pending);
  }

  private begin(pending: Pending): void {
    clearTimeout(pending.timer);
    if (pending.isUnlimited === true) return;
    const { loadMs } = this.ports.limits;
    pending.timer = this.isLoaded
      ? setTimeout(() => {
          this.expire(pending);
        }, this.budgetOf(pending))
      : setTimeout(() => {
          this.fail(
            pending,
            new AppError("time_limit", "The library is still being loaded. Try again later."),
          );
        }, loadMs);
  }

  private expire(pending: Pending): void {
    pending.isExpired = true;
    this.channel?.send({ cancel: pending.message.id });
    pending.timer = setTimeout(() => {
      this.channel?.kill();
    }, this.ports.limits.graceMs);
  }

  private receive(message: MessageFromLibrary): void {
    if ("warning" in message) {
      this.ports.warn(message.warning);
      return;
    }
    if ("progress" in message) {
      const going = this.pending.get(message.progress);
      if (going?.onProgress === undefined || going.isExpired) return;
      this.begin(going);
      going.onProgress(message.value);
      return;
    }
    for (const [stage, milliseconds] of message.stages) this.onStage(stage, milliseconds);
    const pending = this.pending.get(message.answer);
    if (pending === undefined) return;
    const { failure } = message;
    if (failure === undefined) this.end(pending).resolve(message.result);
    else this.fail(pending, pending.isExpired ? this.outOfTime(pending) : errorOf(failure));
  }

  /**
   * Of the calls that a process had when it ended, those that it may have ended for are refused: where one was stuck, that one
   * alone. The others are given to the next process.
   */
  private recover(reason: string): void {
    this.channel = null;
    if (this.isClosed) return;
    this.ports.warn(`The library's process ended (${reason}) and is started anew.`);
    const had = [...this.pending.values()];
    const wasStuck = had.some(({ isExpired }) => isExpired);
    for (const pending of had) {
      clearTimeout(pending.timer);
      if (wasStuck) pending.interruptions += 1;
      else pending.failures += 1;
      const refusal = this.refusalOf(pending, reason);
      if (refusal !== null) this.fail(pending, refusal);
    }
    const wait = this.isLoaded ? 0 : this.ports.limits.restartMs * 2 ** Math.min(this.restarts, 10);
    this.restarts += 1;
    this.restarting = setTimeout(
      () => {
        this.start();
      },
      Math.min(wait, LONGEST_RESTART_MS),
    );
  }

  /** Null where the next process works on it. */
  private refusalOf(pending: Pending, reason: string): AppError | null {
    const { isExpired, isUnlimited, failures, interruptions } = pending;
    if (isExpired) return this.outOfTime(pending);
    if (failures >= FAILURES) return lost(reason);
    return isUnlimited === true || interruptions >= INTERRUPTIONS ? interrupted(reason) : null;
  }

  private fail(pending: Pending, error: AppError): void {
    this.end(pending).reject(error);
  }

  private end(pending: Pending): Pending {
    clearTimeout(pending.timer);
    pending.release();
    this.pending.delete(pending.message.id);
    return pending;
  }

  private budgetOf({ budgetMs = this.ports.limits.budgetMs }: Pending): number {
    return budgetMs;
  }

  private outOfTime(pending: Pending): AppError {
    const seconds = this.budgetOf(pending) / 1_000;
    return new AppError(
      "time_limit",
      `The request took longer than ${seconds} s and was ended. Ask for less at once, or with fewer filters.`,
    );
  }
}

function closed(): AppError {
  return new AppError("cancelled", "The server is stopping.");
}

function lost(reason: string): AppError {
  return new AppError("internal", "The library's process ended while it worked on this.", ended(reason));
}

function interrupted(reason: string): AppError {
  const message = "The library had to be opened anew while it worked on this. Try again in a moment.";
  return new AppError("overloaded", message, ended(reason));
}

const ended = (reason: string) => ({ cause: new Error(`The library's process ended: ${reason}.`) });
