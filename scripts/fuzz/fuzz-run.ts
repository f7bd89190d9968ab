import { Agent } from "node:http";
import { performance } from "node:perf_hooks";
import type { ContractCheck } from "./check.ts";
import type { RequestGenerator } from "./generator.ts";
import { shown, type FuzzRequest } from "./request.ts";
import { send, type FuzzResponse } from "./send.ts";

export interface FuzzTarget {
  readonly url: string;
  readonly generator: RequestGenerator;
  readonly check: ContractCheck;
}

export interface FuzzPlan {
  /** The number of the first request. */
  readonly first: number;
  readonly requests: number;
  /** How many are under way at once. */
  readonly concurrency: number;
  /** After so long no further one is begun, in milliseconds. */
  readonly withinMs: number;
  /** Told after each of them how many are done. */
  readonly onProgress?: (done: number) => void;
}

export interface Violation {
  readonly number: number;
  readonly twist: string;
  readonly what: string;
  readonly request: string;
  readonly requestId: string;
}

export interface FuzzOutcome {
  /** How many answers each operation gave of each class of status, `2xx` to `5xx`, or `none`. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly violations: readonly Violation[];
  /** How long serving took, of requests that were sent whole and at once, and did not ask to wait for a job. */
  readonly served: Times;
  /** The same of those that did: how long a job took counts in it. */
  readonly awaited: Times;
}

/** How long requests took; of the slowest it is kept which they were, the slowest first. */
export class Times {
  count = 0;
  overASecond = 0;
  slowest: readonly SlowRequest[] = [];

  take(request: SlowRequest): void {
    this.count += 1;
    if (request.milliseconds > 1_000) this.overASecond += 1;
    this.slowest = [...this.slowest, request]
      .toSorted((one, other) => other.milliseconds - one.milliseconds)
      .slice(0, KEPT);
  }
}

const KEPT = 8;

export interface SlowRequest {
  readonly number: number;
  readonly twist: string;
  readonly request: string;
  readonly milliseconds: number;
}

/** What is for none of the operations. */
const NO_OPERATION = "(none)";

/** Sends requests of a generator, and checks every answer. */
export async function fuzz(target: FuzzTarget, plan: FuzzPlan): Promise<FuzzOutcome> {
  const tally = new Tally(target.check);
  const agent = new Agent({ keepAlive: true, maxSockets: plan.concurrency });
  const end = performance.now() + plan.withinMs;
  let begun = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (begun < plan.requests && performance.now() < end) {
      const number = plan.first + begun;
      begun += 1;
      const request = target.generator.request(number);
      const started = performance.now();
      try {
        tally.take(number, request, await send(target.url, request, agent));
      } catch (error) {
        tally.takeFailure(number, request, error);
      }
      if (request.wire === null) tally.takeTime(number, request, performance.now() - started);
      done += 1;
      plan.onProgress?.(done);
    }
  };
  try {
    await Promise.all(Array.from({ length: plan.concurrency }, work));
  } finally {
    agent.destroy();
  }
  return tally;
}

function asksToWait({ target }: FuzzRequest): boolean {
  const query = target.slice(target.indexOf("?") + 1);
  return target.includes("?") && new URLSearchParams(query).getAll("wait").includes("true");
}

class Tally implements FuzzOutcome {
  readonly answers = new Map<string, Map<string, number>>();
  readonly violations: Violation[] = [];
  readonly served = new Times();
  readonly awaited = new Times();

  constructor(private readonly check: ContractCheck) {}

  take(number: number, request: FuzzRequest, response: FuzzResponse | null): void {
    this.count(request, response === null ? "none" : `${Math.floor(response.status / 100)}xx`);
    const requestId = response?.headers["x-request-id"]?.toString() ?? "";
    for (const what of this.check.violations(request, response)) this.add(number, request, what, requestId);
  }

  takeTime(number: number, request: FuzzRequest, milliseconds: number): void {
    const times = asksToWait(request) ? this.awaited : this.served;
    times.take({ number, twist: request.twist, request: shown(request), milliseconds });
  }

  takeFailure(number: number, request: FuzzRequest, error: unknown): void {
    this.count(request, "none");
    this.add(number, request, String(error), "");
  }

  private add(number: number, request: FuzzRequest, what: string, requestId: string): void {
    this.violations.push({ number, twist: request.twist, what, request: shown(request), requestId });
  }

  private count(request: FuzzRequest, outcome: string): void {
    const operation = this.check.operationOf(request)?.operationId ?? NO_OPERATION;
    const ofOperation = this.answers.get(operation) ?? new Map<string, number>();
    ofOperation.set(outcome, (ofOperation.get(outcome) ?? 0) + 1);
    this.answers.set(operation, ofOperation);
  }
}
