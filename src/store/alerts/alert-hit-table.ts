import type { DocumentId, PassageRow } from "../../core/ids.ts";
import type { Statements } from "../sqlite/prepared-statements.ts";

/** What a new document brought for an alert. Where it stands now is looked up when it is shown. */
export interface AlertHitRecord {
  readonly alert: string;
  /** Counted up within the alert, from 1. */
  readonly number: number;
  /** Identity of the sentence that made it a hit. */
  readonly sentence: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** ISO 8601. */
  readonly foundAt: string;
  /** Where it stood when it was found. */
  readonly document: DocumentId;
  readonly row: PassageRow;
}

export type NewAlertHit = Omit<AlertHitRecord, "number">;

const COLUMNS =
  "alert_id AS alert, number, sentence, confidence, found_at AS foundAt, document_id AS document, row";

/** So many of an alert are kept, the newest; that older ones are forgotten brings none of their words back. */
const MOST_KEPT = 1_000;

/** The hits of all alerts. Writes belong into the transactions of `Store`. */
export class AlertHitTable {
  constructor(private readonly statements: Statements) {}

  /** The newest first, all that are kept. */
  of(alert: string): AlertHitRecord[] {
    return this.statements
      .prepare<[string], AlertHitRecord>(
        `SELECT ${COLUMNS} FROM alert_hits WHERE alert_id = ? ORDER BY number DESC, sentence DESC`,
      )
      .all(alert);
  }

  /** For the sentence of each hit the documents that are there and hold it, or held it; the one that it was found in first. */
  placesOf(alert: string): Map<number, DocumentId[]> {
    const rows = this.statements
      .prepare<[string], [number, DocumentId]>(
        `SELECT h.sentence, k.document_id FROM alert_hits h JOIN known_sentences k ON k.sentence = h.sentence
           JOIN documents d ON d.id = k.document_id AND d.passages > 0
         WHERE h.alert_id = ? ORDER BY k.document_id <> h.document_id, k.document_id`,
      )
      .raw()
      .all(alert);
    const places = new Map<number, DocumentId[]>();
    for (const [sentence, document] of rows)
      places.set(sentence, [...(places.get(sentence) ?? []), document]);
    return places;
  }

  add(hits: readonly NewAlertHit[]): void {
    const next = this.statements.prepare<[string], number>(
      "SELECT coalesce(max(number), 0) + 1 FROM alert_hits WHERE alert_id = ?",
    );
    const insert = this.statements.prepare(
      `INSERT INTO alert_hits (alert_id, number, sentence, confidence, found_at, document_id, row)
       SELECT @alert, @number, @sentence, @confidence, @foundAt, @document, @row
       WHERE EXISTS (SELECT 1 FROM alerts WHERE id = @alert AND removed_at IS NULL) ON CONFLICT DO NOTHING`,
    );
    for (const hit of hits) insert.run({ ...hit, number: next.pluck().get(hit.alert) ?? 1 });
    const forget = this.statements.prepare(
      `DELETE FROM alert_hits WHERE alert_id = @alert
         AND number <= (SELECT max(number) FROM alert_hits WHERE alert_id = @alert) - ${MOST_KEPT}`,
    );
    for (const alert of new Set(hits.map((hit) => hit.alert))) forget.run({ alert });
  }

  removeOf(alert: string): void {
    this.statements.prepare("DELETE FROM alert_hits WHERE alert_id = ?").run(alert);
  }
}
