import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { ServedLibrary } from "../../library/library.ts";
import type { Stage } from "../../library/query/stage.ts";
import type { RequestRecord } from "../middleware/request-record.ts";
import type { LibraryStatus } from "../../api/library-responses.ts";

/** What is read when the metrics are asked for. */
export interface MetricsSources {
  readonly library: () => Promise<Pick<LibraryStatus, "documents" | "passages" | "revision" | "indexBytes">>;
  readonly work: () => Promise<WorkFigures>;
}

/** Of what brings the library into line with its documents. */
export interface WorkFigures {
  /** How much waits or runs. */
  readonly queueLength: number;
  readonly last: FinishedWork | null;
}

export interface FinishedWork {
  readonly outcome: "done" | "failed" | "cancelled";
  /** Milliseconds since 1970. */
  readonly endedAt: number;
  readonly milliseconds: number;
}

/** Of a serving process: it is told of every question to the library from now on. */
export function metricsOf(library: ServedLibrary, work: MetricsSources["work"]): Metrics {
  const metrics = new Metrics({ library: () => library.status(), work });
  library.observeStages((stage, milliseconds) => {
    metrics.countStage(stage, milliseconds);
  });
  return metrics;
}

/** Seconds: from an answer out of memory to the longest that anybody waits. */
const REQUEST_BUCKETS = [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const STAGE_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/**
 * What Prometheus reads of a serving process. Labels are words of the program's own, never text of a caller, so the number
 * of series is bounded. Counting a request costs two lookups; all else is read when somebody asks.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = new Counter({
    name: "pincite_http_requests_total",
    help: "Requests that are over, by the template of their route. Status 499: the caller left before.",
    labelNames: ["method", "route", "status"],
    registers: [this.#registry],
  });
  readonly #requestSeconds = new Histogram({
    name: "pincite_http_request_duration_seconds",
    help: "From the end of a request's headers to the end of its response.",
    labelNames: ["route"],
    buckets: REQUEST_BUCKETS,
    registers: [this.#registry],
  });
  readonly #stageSeconds = new Histogram({
    name: "pincite_question_stage_duration_seconds",
    help: "Of a question's stages: embed, search, answer.",
    labelNames: ["stage"],
    buckets: STAGE_BUCKETS,
    registers: [this.#registry],
  });
  readonly #documents = this.#gauge("pincite_library_documents", "Documents that are searched.");
  readonly #passages = this.#gauge("pincite_library_passages", "Passages that are searched.");
  readonly #bytes = this.#gauge("pincite_library_bytes", "Of the database, its write-ahead log included.");
  readonly #revision = this.#gauge(
    "pincite_library_revision",
    "Grows by one with every change of the library.",
  );
  readonly #queue = this.#gauge(
    "pincite_job_queue_length",
    "Jobs that wait or run: syncs, and uploads to be indexed.",
  );
  readonly #lastEnd = new Gauge({
    name: "pincite_job_last_end_timestamp_seconds",
    help: "When the last job ended, and how: done, failed or cancelled.",
    labelNames: ["outcome"],
    registers: [this.#registry],
  });
  readonly #lastSeconds = this.#gauge("pincite_job_last_duration_seconds", "How long the last job took.");

  constructor(private readonly sources: MetricsSources) {}

  /** Adds memory, processor time, event loop lag and garbage collection of the process: once in a process. */
  collectProcess(): void {
    collectDefaultMetrics({ register: this.#registry });
  }

  countRequest({ method, route, status, milliseconds }: RequestRecord): void {
    this.#requests.inc({ method, route, status });
    this.#requestSeconds.observe({ route }, milliseconds / 1_000);
  }

  countStage(stage: Stage, milliseconds: number): void {
    this.#stageSeconds.observe({ stage }, milliseconds / 1_000);
  }

  /** In Prometheus' text format, version 0.0.4. */
  async text(): Promise<string> {
    const { documents, passages, indexBytes, revision } = await this.sources.library();
    this.#documents.set(documents);
    this.#passages.set(passages);
    this.#bytes.set(indexBytes);
    this.#revision.set(revision);
    const { queueLength, last } = await this.sources.work();
    this.#queue.set(queueLength);
    if (last !== null) {
      this.#lastEnd.reset();
      this.#lastEnd.set({ outcome: last.outcome }, last.endedAt / 1_000);
      this.#lastSeconds.set(last.milliseconds / 1_000);
    }
    return this.#registry.metrics();
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.#registry] });
  }
}
