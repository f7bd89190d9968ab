import { Agent, get } from "node:http";
import { performance } from "node:perf_hooks";

/** What came of many requests. */
export interface Outcomes {
  /** Milliseconds of each request that was answered, by status. */
  readonly answered: ReadonlyMap<number, readonly number[]>;
  /** How many ended without an answer, by the code of the system's error; `TIMEOUT` for the client's own patience. */
  readonly failed: ReadonlyMap<string, number>;
  /** How long it went on, in milliseconds. */
  readonly tookMs: number;
}

/** How long a client waits for an answer. */
const PATIENCE_MS = 30_000;

/** So many clients ask without a pause for so long, each over one connection that it keeps. */
export async function askTogether(
  url: string,
  paths: readonly string[],
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
): Promise<Outcomes> {
  const outcomes = new Recorder();
  const started = performance.now();
  const end = started + seconds * 1_000;
  let next = 0;
  const client = async (): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (performance.now() < end) {
      await outcomes.record(url + (paths[next++ % paths.length] ?? ""), agent);
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return outcomes.after(performance.now() - started);
}

/** Asks for one path at intervals, each time over a new connection, until the signal aborts. */
export async function probe(url: string, everyMs: number, signal: AbortSignal): Promise<Outcomes> {
  const outcomes = new Recorder();
  const started = performance.now();
  const running: Promise<void>[] = [];
  while (!signal.aborted) {
    const agent = new Agent();
    running.push(
      outcomes.record(url, agent).finally(() => {
        agent.destroy();
      }),
    );
    await new Promise((wake) => setTimeout(wake, everyMs));
  }
  await Promise.all(running);
  return outcomes.after(performance.now() - started);
}

class Recorder {
  private readonly answered = new Map<number, number[]>();
  private readonly failed = new Map<string, number>();

  async record(url: string, agent: Agent): Promise<void> {
    const started = performance.now();
    try {
      const status = await statusOf(url, agent);
      const times = this.answered.get(status) ?? [];
      times.push(performance.now() - started);
      this.answered.set(status, times);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "UNKNOWN";
      this.failed.set(code, (this.failed.get(code) ?? 0) + 1);
    }
  }

  after(tookMs: number): Outcomes {
    return { answered: this.answered, failed: this.failed, tookMs };
  }
}

function statusOf(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, (response) => {
      response.resume();
      response.once("end", () => {
        resolve(response.statusCode ?? 0);
      });
      response.once("error", reject);
    });
    request.setTimeout(PATIENCE_MS, () => {
      request.destroy(Object.assign(new Error("too late"), { code: "TIMEOUT" }));
    });
    request.once("error", reject);
  });
}
