import type { ServerResponse } from "node:http";
import { hasEnded } from "../../core/job.ts";
import type { EventStream } from "../operations/operation.ts";
import type { Job } from "../../api/job-responses.ts";

type Followed = Pick<Job, "state">;

/** Where the changes of a job come from: the queue of jobs. */
interface JobSource<Told extends Followed> {
  /** Tells of the job now, and whenever it has changed. Gives what ends that. */
  subscribe(id: string, listener: (job: Told) => void): Promise<() => void>;
}

export interface EventTiming {
  readonly progressEveryMs: number;
  /** So that nothing in between takes the connection for dead. */
  readonly heartbeatEveryMs: number;
}

const TIMING: EventTiming = { progressEveryMs: 250, heartbeatEveryMs: 15_000 };

/**
 * What happens to a job as server-sent events: `progress` with the job at once and then as often as it may be told, `done`
 * when it has ended. Ends with that, when the reader leaves, and when the server stops.
 */
export function jobEvents<Told extends Followed>(
  jobs: JobSource<Told>,
  id: string,
  stopping: AbortSignal,
  timing: EventTiming = TIMING,
): EventStream {
  return (response) => {
    const writing = new JobWriting<Told>(response, timing);
    const stop = (): void => {
      response.end();
    };
    const subscribed = jobs.subscribe(id, (job) => {
      writing.tell(job);
    });
    subscribed.catch(stop);
    stopping.addEventListener("abort", stop, { once: true });
    response.once("close", () => {
      subscribed.then(
        (unsubscribe) => {
          unsubscribe();
        },
        () => undefined,
      );
      writing.close();
      stopping.removeEventListener("abort", stop);
    });
    if (stopping.aborted) stop();
  };
}

class JobWriting<Told extends Followed> {
  private untold: Told | null = null;
  private pause: NodeJS.Timeout | null = null;
  private readonly heartbeat: NodeJS.Timeout;

  constructor(
    private readonly response: ServerResponse,
    private readonly timing: EventTiming,
  ) {
    this.heartbeat = setInterval(() => {
      this.write(":\n\n");
    }, timing.heartbeatEveryMs);
  }

  tell(job: Told): void {
    if (hasEnded(job.state)) {
      this.write(eventOf("done", job));
      this.response.end();
      return;
    }
    this.untold = job;
    if (this.pause === null) this.tellProgress();
  }

  close(): void {
    clearInterval(this.heartbeat);
    if (this.pause !== null) clearTimeout(this.pause);
  }

  /** A reader who is slow is told less often, and what has not been taken in does not pile up. */
  private tellProgress(): void {
    this.pause = null;
    if (this.untold === null || this.response.writableEnded) return;
    if (!this.response.writableNeedDrain) {
      this.write(eventOf("progress", this.untold));
      this.untold = null;
    }
    this.pause = setTimeout(() => {
      this.tellProgress();
    }, this.timing.progressEveryMs);
  }

  private write(text: string): void {
    if (!this.response.writableEnded) this.response.write(text);
  }
}

/** JSON has no line ends of its own, so the data are one line. */
function eventOf(name: "progress" | "done", job: Followed): string {
  return `event: ${name}\ndata: ${JSON.stringify(job)}\n\n`;
}
