import { callerLeft } from "../../core/errors.ts";
import type { ServedLibrary } from "../../library/library.ts";
import type { Stage } from "../../library/query/stage.ts";
import {
  failureOf,
  type AnswerMessage,
  type Call,
  type CallMessage,
  type ProgressMessage,
} from "./library-calls.ts";

interface AnsweringOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (value: unknown) => void;
}

/** Answers the calls of the serving process from a library of its own. */
export class CallAnswering {
  /** What ends the calls that are being answered. */
  private readonly running = new Map<number, AbortController>();
  private stages: (readonly [Stage, number])[] = [];

  constructor(
    private readonly library: ServedLibrary,
    private readonly send: (message: AnswerMessage | ProgressMessage) => void,
  ) {
    library.observeStages((stage, milliseconds) => {
      this.stages.push([stage, milliseconds]);
    });
  }

  async answer({ id, call }: CallMessage): Promise<void> {
    const abort = new AbortController();
    this.running.set(id, abort);
    try {
      const onProgress = (value: unknown): void => {
        if (this.running.has(id)) this.send({ progress: id, value });
      };
      const result = await this.resultOf(call, { signal: abort.signal, onProgress });
      this.settle(id, { result });
    } catch (error) {
      this.settle(id, { failure: failureOf(error) });
    }
  }

  cancel(id: number): void {
    this.running.get(id)?.abort();
    this.settle(id, { failure: failureOf(callerLeft()) });
  }

  private resultOf({ method, parameters, visible }: Call, options: AnsweringOptions): Promise<unknown> {
    const view = this.library.visibleTo(visible);
    // The serving process asks by the same interface, whose types do not follow a message. A method without options passes over them.
    const asked = view[method].bind(view) as (...all: readonly unknown[]) => Promise<unknown>;
    return asked(...parameters, options);
  }

  /** A call is answered once, by whatever ends it first. */
  private settle(id: number, outcome: Pick<AnswerMessage, "result" | "failure">): void {
    if (!this.running.delete(id)) return;
    const { stages } = this;
    this.stages = [];
    this.send({ answer: id, stages, ...outcome });
  }
}
