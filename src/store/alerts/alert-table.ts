import type { Statements } from "../sqlite/prepared-statements.ts";
import { decodeVector, encodeVector } from "../tables/vector-codec.ts";

/** A question that the library keeps. */
export interface AlertRecord {
  readonly id: string;
  readonly question: string;
  /** JSON of the filters that came with it. */
  readonly filters: string;
  /** What whoever keeps it may see: documents of these tags, or all where it is null. */
  readonly tags: readonly string[] | null;
  /** The access key by which it was kept; null where none was needed. */
  readonly keyId: string | null;
  /** ISO 8601. */
  readonly createdAt: string;
  /** sha256 of the token that opens its feed. */
  readonly feedHash: Buffer;
  /** Where its hits are sent; null where they are only listed. */
  readonly webhook: string | null;
  readonly delivery: AlertDelivery;
}

/** How far an alert's hits have been sent to its webhook. */
export interface AlertDelivery {
  /** The number of the last hit that arrived. */
  readonly sent: number;
  /** Attempts that failed since. */
  readonly failures: number;
  /** ISO 8601; not before then. */
  readonly nextAt: string | null;
  /** Whether it was given up for good. */
  readonly isGivenUp: boolean;
}

/** The vector of an alert's question, with what it was made of and by. */
export interface AlertVector {
  readonly key: string;
  readonly vector: Float32Array;
}

interface AlertRow extends Omit<AlertRecord, "tags" | "delivery"> {
  readonly tags: string | null;
  readonly sent: number;
  readonly failures: number;
  readonly nextAt: string | null;
  readonly isGivenUp: number;
}

const COLUMNS = `id, question, filters, tags, key_id AS keyId, created_at AS createdAt, feed_hash AS feedHash, webhook,
  webhook_sent AS sent, webhook_failures AS failures, webhook_next_at AS nextAt, webhook_given_up AS isGivenUp`;

/**
 * The alerts. None of it is a change of the library: what the documents say stays the same. A removed alert leaves its id behind,
 * without the question, so that no backup brings it back. Writes belong into the transactions of `Store`.
 */
export class AlertTable {
  constructor(private readonly statements: Statements) {}

  /** The oldest first. */
  all(): AlertRecord[] {
    return this.statements
      .prepare<[], AlertRow>(`SELECT ${COLUMNS} FROM alerts WHERE removed_at IS NULL ORDER BY created_at, id`)
      .all()
      .map(toRecord);
  }

  byId(id: string): AlertRecord | undefined {
    const row = this.statements
      .prepare<[string], AlertRow>(`SELECT ${COLUMNS} FROM alerts WHERE id = ? AND removed_at IS NULL`)
      .get(id);
    return row && toRecord(row);
  }

  /** Those with a webhook that has hits to be sent at a moment, which is given as ISO 8601. */
  dueAt(moment: string): AlertRecord[] {
    return this.statements
      .prepare<[string], AlertRow>(
        `SELECT ${COLUMNS} FROM alerts
         WHERE removed_at IS NULL AND webhook IS NOT NULL AND webhook_given_up = 0
           AND (webhook_next_at IS NULL OR webhook_next_at <= ?)
           AND EXISTS (SELECT 1 FROM alert_hits WHERE alert_id = alerts.id AND number > webhook_sent)
         ORDER BY created_at, id`,
      )
      .all(moment)
      .map(toRecord);
  }

  count(): number {
    const sql = "SELECT count(*) FROM alerts WHERE removed_at IS NULL";
    return this.statements.prepare<[], number>(sql).pluck().get() ?? 0;
  }

  countOf(keyId: string): number {
    const sql = "SELECT count(*) FROM alerts WHERE removed_at IS NULL AND key_id = ?";
    return this.statements.prepare<[string], number>(sql).pluck().get(keyId) ?? 0;
  }

  /** Those that are there, by id. */
  vectors(): Map<string, AlertVector> {
    const rows = this.statements
      .prepare<[], { id: string; key: string; vector: Buffer }>(
        "SELECT id, vector_key AS key, vector FROM alerts WHERE vector IS NOT NULL",
      )
      .all();
    return new Map(rows.map(({ id, key, vector }) => [id, { key, vector: decodeVector(vector) }]));
  }

  put({ tags, delivery, ...record }: AlertRecord): void {
    this.statements
      .prepare(
        `INSERT INTO alerts (id, question, filters, tags, key_id, created_at, feed_hash, webhook, webhook_sent)
         VALUES (@id, @question, @filters, @tags, @keyId, @createdAt, @feedHash, @webhook, @sent)`,
      )
      .run({ ...record, tags: tags && JSON.stringify(tags), sent: delivery.sent });
  }

  /** False where there is no such alert. */
  remove(id: string, at: string): boolean {
    const { changes } = this.statements
      .prepare(
        `UPDATE alerts SET removed_at = ?, question = '', filters = '{}', webhook = NULL, vector = NULL, feed_hash = x''
         WHERE id = ? AND removed_at IS NULL`,
      )
      .run(at, id);
    return changes > 0;
  }

  putVector(id: string, { key, vector }: AlertVector): void {
    this.statements
      .prepare("UPDATE alerts SET vector_key = ?, vector = ? WHERE id = ? AND removed_at IS NULL")
      .run(key, encodeVector(vector), id);
  }

  putDelivery(id: string, { sent, failures, nextAt, isGivenUp }: AlertDelivery): void {
    this.statements
      .prepare(
        `UPDATE alerts SET webhook_sent = ?, webhook_failures = ?, webhook_next_at = ?, webhook_given_up = ?
         WHERE id = ? AND removed_at IS NULL`,
      )
      .run(sent, failures, nextAt, Number(isGivenUp), id);
  }
}

function toRecord({ tags, sent, failures, nextAt, isGivenUp, ...row }: AlertRow): AlertRecord {
  return {
    ...row,
    tags: tags === null ? null : (JSON.parse(tags) as string[]),
    delivery: { sent, failures, nextAt, isGivenUp: isGivenUp === 1 },
  };
}
