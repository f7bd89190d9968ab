import type { JobEnd, JobRecord, JobState, NewJob } from "../../core/job.ts";
import type { Statements } from "../sqlite/prepared-statements.ts";

interface JobRow {
  id: string;
  kind: JobRecord["kind"];
  state: JobState;
  documents: string;
  allows_removals: number;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  progress: string | null;
  result: string | null;
  problem: string | null;
  cancel_requested: number;
}

/**
 * The work that was asked for, in the order in which it was. Every method is one statement, so what it has written survives
 * a power cut once it returns; none changes the library. Each step names the state that it goes out from: of two processes
 * that try the same step, one succeeds.
 */
export class JobTable {
  constructor(private readonly statements: Statements) {}

  add({ id, kind, documents, allowRemovals, createdAt }: NewJob): void {
    this.statements
      .prepare(
        `INSERT INTO jobs (id, kind, state, documents, allows_removals, created_at)
         VALUES (?, ?, 'queued', ?, ?, ?)`,
      )
      .run(id, kind, JSON.stringify(documents), allowRemovals ? 1 : 0, createdAt);
  }

  /** Whether a sync of all files runs or is asked for. */
  hasUnfinishedSync(): boolean {
    return (
      this.statements
        .prepare("SELECT 1 FROM jobs WHERE kind = 'sync' AND state IN ('queued', 'running') LIMIT 1")
        .get() !== undefined
    );
  }

  byId(id: string): JobRecord | undefined {
    return this.one("SELECT * FROM jobs WHERE id = ?", id);
  }

  /** The newest first. */
  latest(limit: number): JobRecord[] {
    return this.statements
      .prepare<[number], JobRow>("SELECT * FROM jobs ORDER BY number DESC LIMIT ?")
      .all(limit)
      .map(toRecord);
  }

  /** Those that have waited longest, in their order. */
  queued(limit: number): JobRecord[] {
    return this.statements
      .prepare<[number], JobRow>("SELECT * FROM jobs WHERE state = 'queued' ORDER BY number LIMIT ?")
      .all(limit)
      .map(toRecord);
  }

  /** The sync that waits and allows as much. */
  queuedSync(allowRemovals: boolean): JobRecord | undefined {
    return this.one(
      `SELECT * FROM jobs WHERE state = 'queued' AND kind = 'sync' AND allows_removals = ?
       ORDER BY number LIMIT 1`,
      allowRemovals ? 1 : 0,
    );
  }

  unfinished(): number {
    const sql = "SELECT count(*) FROM jobs WHERE state IN ('queued', 'running')";
    return Number(this.statements.prepare(sql).pluck().get());
  }

  /** The jobs that were still waiting, and now run. */
  start(ids: readonly string[], startedAt: string): Set<string> {
    const sql = `UPDATE jobs SET state = 'running', started_at = ?
       WHERE state = 'queued' AND id IN (SELECT value FROM json_each(?)) RETURNING id`;
    return new Set(
      this.statements.prepare<[string, string], string>(sql).pluck().all(startedAt, JSON.stringify(ids)),
    );
  }

  finish(id: string, { state, finishedAt, progress, result, problem }: JobEnd): void {
    this.statements
      .prepare(
        `UPDATE jobs SET state = ?, finished_at = ?, progress = ?, result = ?, problem = ?
         WHERE id = ? AND state = 'running'`,
      )
      .run(state, finishedAt, json(progress), json(result), json(problem), id);
  }

  /** Puts running jobs back to where they were: they are run again before all that came after them. */
  requeue(ids: readonly string[]): void {
    const sql = `UPDATE jobs SET state = 'queued', started_at = NULL
       WHERE state = 'running' AND id IN (SELECT value FROM json_each(?))`;
    this.statements.prepare(sql).run(JSON.stringify(ids));
  }

  /** Whether the job was still waiting, and now is cancelled. */
  cancelQueued(id: string, finishedAt: string): boolean {
    const sql = "UPDATE jobs SET state = 'cancelled', finished_at = ? WHERE id = ? AND state = 'queued'";
    return this.statements.prepare(sql).run(finishedAt, id).changes === 1;
  }

  requestCancel(id: string): void {
    this.statements
      .prepare("UPDATE jobs SET cancel_requested = 1 WHERE id = ? AND state = 'running'")
      .run(id);
  }

  /** For a start after another process died: what it was running waits again, or is cancelled where somebody asked for it. */
  recover(now: string): void {
    this.statements
      .prepare(
        `UPDATE jobs SET
           state = iif(cancel_requested, 'cancelled', 'queued'),
           started_at = iif(cancel_requested, started_at, NULL),
           finished_at = iif(cancel_requested, ?, NULL)
         WHERE state = 'running'`,
      )
      .run(now);
  }

  /** Forgets the finished jobs that ended before `before`, and all finished ones but the last `keep`. */
  prune(before: string, keep: number): void {
    this.statements
      .prepare(
        `DELETE FROM jobs WHERE finished_at IS NOT NULL AND (finished_at < ? OR number NOT IN
           (SELECT number FROM jobs WHERE finished_at IS NOT NULL ORDER BY number DESC LIMIT ?))`,
      )
      .run(before, keep);
  }

  private one(sql: string, ...parameters: (string | number)[]): JobRecord | undefined {
    const row = this.statements.prepare<(string | number)[], JobRow>(sql).get(...parameters);
    return row && toRecord(row);
  }
}

function toRecord(row: JobRow): JobRecord {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    documents: JSON.parse(row.documents) as string[],
    allowRemovals: row.allows_removals === 1,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    progress: parsed(row.progress),
    result: parsed(row.result),
    problem: parsed(row.problem),
    cancelRequested: row.cancel_requested === 1,
  };
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function parsed(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
