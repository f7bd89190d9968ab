import { AppError, callerLeft, throwIfLeft } from "../../core/errors.ts";

export interface AdmissionLimits {
  /** How many calls are worked on at once. */
  readonly atOnce: number;
  /** How many more may wait for their turn. */
  readonly waiting: number;
  /** How long one waits at most, in milliseconds. */
  readonly waitMs: number;
}

/**
 * Lets so many calls through at once, in the order in which they came, and so many more wait. Who comes when the queue is
 * full, or has waited too long, is refused with `overloaded`: an answer at once is worth more than one that nobody awaits.
 */
export class Admission {
  private running = 0;
  /** What begins the work of those who wait, the first one first. */
  private readonly queue = new Set<() => void>();

  constructor(private readonly limits: AdmissionLimits) {}

  get isIdle(): boolean {
    return this.running === 0;
  }

  get waiting(): number {
    return this.queue.size;
  }

  /** Throws `overloaded`, and `cancelled` where the signal aborts before the work has begun. */
  async run<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    throwIfLeft(signal);
    if (this.running >= this.limits.atOnce) await this.turn(signal);
    else this.running += 1;
    try {
      return await work();
    } finally {
      this.passOn();
    }
  }

  /** The place of one that is done goes to the next in the queue without being free in between. */
  private passOn(): void {
    const [next] = this.queue;
    if (next === undefined) this.running -= 1;
    else next();
  }

  private turn(signal?: AbortSignal): Promise<void> {
    const { waiting, waitMs } = this.limits;
    if (this.queue.size >= waiting) throw overloaded("Too many requests are waiting.");
    return new Promise((resolve, reject) => {
      // Whatever comes first takes it out of the queue at once, so that no place is given to one who is gone.
      const end = (settle: () => void): void => {
        if (!this.queue.delete(begin)) return;
        clearTimeout(patience);
        signal?.removeEventListener("abort", leave);
        settle();
      };
      const begin = (): void => {
        end(resolve);
      };
      const leave = (): void => {
        end(() => {
          reject(callerLeft());
        });
      };
      const patience = setTimeout(() => {
        end(() => {
          reject(overloaded("The request has waited too long for its turn."));
        });
      }, waitMs);
      signal?.addEventListener("abort", leave, { once: true });
      this.queue.add(begin);
    });
  }
}

function overloaded(what: string): AppError {
  return new AppError("overloaded", `${what} Try again in a moment.`);
}
