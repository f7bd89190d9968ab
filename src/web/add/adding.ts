import { signal, type ReadonlySignal } from "@preact/signals";
import { hasEnded } from "../../core/job.ts";
import type { Job } from "../../api/job-responses.ts";
import { ServerProblem, type Api } from "../shell/api-client.ts";
import { additionsAfter, isUnderWay, type Addition, type Stage } from "./addition.ts";

/** The files that are on their way into the library. */
export interface Adding {
  readonly additions: ReadonlySignal<readonly Addition[]>;
  add(files: readonly File[]): void;
  /** Sends a file again that did not reach the server or was refused. */
  retry(key: string): void;
  /** Shows what was under way before the page was opened. */
  resume(): Promise<void>;
  /** Forgets those that have ended. */
  clear(): void;
}

const TRY_AGAIN_AFTER_MS = 3_000;
const JOBS_LOOKED_AT = 50;

/** @param changed called when documents have come in */
export function createAdding(api: Api, changed: () => void): Adding {
  return new FilesInTurn(api, changed);
}

/** Sends one file after the other and follows one job at a time: the server runs them in turn as well. */
class FilesInTurn implements Adding {
  readonly additions = signal<readonly Addition[]>([]);
  private sending = false;
  private following = false;
  private made = 0;

  constructor(
    private readonly api: Api,
    private readonly changed: () => void,
  ) {}

  add(files: readonly File[]): void {
    const added = files.map((file) => this.additionOf({ name: file.name, file }));
    this.additions.value = [...this.additions.value, ...added];
    void this.send();
  }

  retry(key: string): void {
    this.put(key, { stage: { state: "waiting" } });
    void this.send();
  }

  async resume(): Promise<void> {
    const jobs = await this.api.jobs(JOBS_LOOKED_AT);
    const known = new Set(this.additions.value.map(({ jobId }) => jobId));
    const running = jobs.filter(
      ({ id, kind, state }) => kind === "documents" && !hasEnded(state) && !known.has(id),
    );
    const additions = running.reverse().map((job) => {
      const stage: Stage = { state: "queued" };
      return this.additionOf({ name: null, files: job.documents.length, jobId: job.id, stage });
    });
    this.additions.value = [...additions, ...this.additions.value];
    void this.follow();
  }

  clear(): void {
    this.additions.value = this.additions.value.filter(isUnderWay);
  }

  private async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    for (;;) {
      const next = this.additions.value.find(({ stage }) => stage.state === "waiting");
      if (next === undefined || next.file === null) break;
      await this.sendOne(next.key, next.file);
      void this.follow();
    }
    this.sending = false;
  }

  private async sendOne(key: string, file: File): Promise<void> {
    const tell = (sent: number): void => {
      this.put(key, { stage: { state: "sending", sent } });
    };
    tell(0);
    try {
      const { documents, job } = await this.api.upload(file, tell);
      const documentId = documents[0]?.id ?? null;
      const stage: Stage = { state: job === null ? "unchanged" : "queued" };
      this.put(key, { documentId, jobId: job?.id ?? null, stage });
    } catch (thrown) {
      if (thrown instanceof ServerProblem && thrown.status === 429) {
        await pause(TRY_AGAIN_AFTER_MS);
        this.put(key, { stage: { state: "waiting" } });
        return;
      }
      this.put(key, { stage: { state: "refused", thrown } });
    }
  }

  private async follow(): Promise<void> {
    if (this.following) return;
    this.following = true;
    for (;;) {
      const next = this.additions.value.find((addition) => addition.jobId !== null && isUnderWay(addition));
      if (next === undefined || next.jobId === null) break;
      await this.followOne(next.jobId);
    }
    this.following = false;
  }

  /** Until it has ended, over broken connections: the first event of each has all that is known. */
  private async followOne(jobId: string): Promise<void> {
    try {
      await this.api.followJob(jobId, (job) => {
        this.tell(job);
      });
    } catch (thrown) {
      if (thrown instanceof ServerProblem && thrown.status < 500 && thrown.status !== 429) {
        this.tellAll(jobId, { state: "refused", thrown });
        return;
      }
    }
    if (this.additions.value.some((addition) => addition.jobId === jobId && isUnderWay(addition)))
      await pause(TRY_AGAIN_AFTER_MS);
  }

  private tell(job: Job): void {
    this.additions.value = this.additions.value.flatMap((addition) =>
      addition.jobId === job.id && isUnderWay(addition) ? additionsAfter(addition, job) : [addition],
    );
    if (hasEnded(job.state)) this.changed();
  }

  private tellAll(jobId: string, stage: Stage): void {
    for (const addition of this.additions.value)
      if (addition.jobId === jobId) this.put(addition.key, { stage });
  }

  private put(key: string, changes: Partial<Addition>): void {
    this.additions.value = this.additions.value.map((addition) =>
      addition.key === key ? { ...addition, ...changes } : addition,
    );
  }

  private additionOf(known: Pick<Addition, "name"> & Partial<Addition>): Addition {
    this.made += 1;
    return {
      key: String(this.made),
      files: 1,
      file: null,
      documentId: null,
      jobId: null,
      stage: { state: "waiting" },
      ...known,
    };
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
