import { asynchronous, type Asynchronous } from "../asynchronous.ts";
import type { Statements } from "../sqlite/prepared-statements.ts";
import type { WaitingTable } from "../tables/waiting-table.ts";
import { AlertHitTable, type NewAlertHit } from "./alert-hit-table.ts";
import { AlertTable, type AlertDelivery, type AlertRecord, type AlertVector } from "./alert-table.ts";
import { KnownSentenceTable, type SentenceNote } from "./known-sentence-table.ts";

/** What came of holding new passages against all alerts. */
export interface AlertDecision {
  /** The row up to which all was decided before. */
  readonly after: number;
  readonly through: number;
  readonly notes: readonly SentenceNote[];
  readonly hits: readonly NewAlertHit[];
  /** Of questions that were embedded anew, by the alert's id. */
  readonly vectors: ReadonlyMap<string, AlertVector>;
}

/** Runs work in one transaction. */
type Write = <Result>(work: () => Result) => Promise<Result>;

/** The alerts of a library: each write is one transaction, and no change of what the library holds. */
export class AlertStore {
  readonly alerts: Asynchronous<Pick<AlertTable, "all" | "byId" | "count" | "countOf" | "dueAt" | "vectors">>;
  readonly hits: Asynchronous<Pick<AlertHitTable, "of" | "placesOf">>;
  readonly known: Asynchronous<
    Pick<KnownSentenceTable, "documentsOf" | "factsOf" | "keptWhileWaiting" | "isComplete" | "undecided">
  >;
  private readonly tables: {
    readonly alerts: AlertTable;
    readonly hits: AlertHitTable;
    readonly known: KnownSentenceTable;
  };

  constructor(
    private readonly statements: Statements,
    private readonly waiting: Pick<WaitingTable, "count">,
    private readonly write: Write,
  ) {
    this.tables = {
      alerts: new AlertTable(statements),
      hits: new AlertHitTable(statements),
      known: new KnownSentenceTable(statements),
    };
    this.alerts = asynchronous(this.tables.alerts);
    this.hits = asynchronous(this.tables.hits);
    this.known = asynchronous(this.tables.known);
  }

  /**
   * Keeps an alert, from which every passage that is here and every file that waits is taken for known. False, and nothing is
   * kept, where passages have come in that are not noted yet, or a sync looks at this moment for files that have changed.
   */
  keep(record: AlertRecord, vector: AlertVector): Promise<boolean> {
    return this.write(() => {
      if (!this.tables.known.isComplete() || this.looksForChanges()) return false;
      this.tables.alerts.put(record);
      this.tables.alerts.putVector(record.id, vector);
      this.tables.known.noteWaiting(record.id);
      return true;
    });
  }

  /** With its hits, and with the last one all that is noted for alerts. False where there is no such alert. */
  remove(id: string, at: string): Promise<boolean> {
    return this.write(() => {
      if (!this.tables.alerts.remove(id, at)) return false;
      this.tables.hits.removeOf(id);
      this.tables.known.forgetWaiting(id);
      if (this.tables.alerts.count() === 0) this.tables.known.clear();
      return true;
    });
  }

  /** Writes down what came of new passages. Nothing is written, and it is false, where others have decided them meanwhile. */
  decide({ after, through, notes, hits, vectors }: AlertDecision): Promise<boolean> {
    return this.write(() => {
      if (this.tables.known.decided() !== after) return false;
      this.tables.known.note(notes, through);
      this.tables.hits.add(hits);
      for (const [id, vector] of vectors) this.tables.alerts.putVector(id, vector);
      return true;
    });
  }

  /** Once nothing waits and nothing is undecided, no file is one that waited when an alert was kept. */
  async forgetWaiting(): Promise<void> {
    if (!this.isSettled() || !this.tables.known.hasWaiting()) return;
    await this.write(() => {
      if (this.isSettled()) this.tables.known.forgetWaiting();
    });
  }

  putDelivery(id: string, delivery: AlertDelivery): Promise<void> {
    return this.write(() => {
      this.tables.alerts.putDelivery(id, delivery);
    });
  }

  private isSettled(): boolean {
    return this.waiting.count().files === 0 && !this.looksForChanges() && this.tables.known.isComplete();
  }

  private looksForChanges(): boolean {
    return this.statements.prepare<[], number>("SELECT scanning FROM library").pluck().get() === 1;
  }
}
