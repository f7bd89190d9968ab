import type { DocumentId, PassageRow } from "../../core/ids.ts";
import type { Statements } from "../sqlite/prepared-statements.ts";
import type { DocumentFacts } from "../records.ts";

/** What of a document's sentences is noted. */
export interface SentenceNote {
  readonly document: DocumentFacts;
  /** Identities of sentences. */
  readonly sentences: readonly number[];
}

/** Passages that no alert has been held against. */
export interface Undecided {
  /** All passages up to this row are decided. */
  readonly after: number;
  /** In their order. */
  readonly rows: readonly PassageRow[];
}

/**
 * Which sentences the library has held since its first alert was kept, and in which documents, also of documents that are gone:
 * words that were there before are no news when they come again. Kept only while there is an alert.
 * Writes belong into the transactions of `Store`.
 */
export class KnownSentenceTable {
  constructor(private readonly statements: Statements) {}

  undecided(limit: number): Undecided {
    const after = this.decided();
    const rows = this.statements
      .prepare<[number, number], PassageRow>("SELECT row FROM passages WHERE row > ? ORDER BY row LIMIT ?")
      .pluck()
      .all(after, limit);
    return { after, rows };
  }

  /** The documents in which each of these sentences is known; sentences that are not known are left out. */
  documentsOf(sentences: readonly number[]): Map<number, DocumentId[]> {
    const rows = this.statements
      .prepare<[string], [number, DocumentId]>(
        `SELECT sentence, document_id FROM known_sentences
         WHERE sentence IN (SELECT value FROM json_each(?)) ORDER BY sentence, document_id`,
      )
      .raw()
      .all(JSON.stringify(sentences));
    const found = new Map<number, DocumentId[]>();
    for (const [sentence, document] of rows) {
      const known = found.get(sentence);
      if (known === undefined) found.set(sentence, [document]);
      else known.push(document);
    }
    return found;
  }

  /** As the documents were when they were noted last. */
  factsOf(documents: readonly DocumentId[]): Map<DocumentId, DocumentFacts> {
    const rows = this.statements
      .prepare<[string], string>(
        "SELECT facts FROM known_documents WHERE id IN (SELECT value FROM json_each(?))",
      )
      .pluck()
      .all(JSON.stringify(documents));
    return new Map(
      rows.map((text) => {
        const facts = JSON.parse(text) as DocumentFacts;
        return [facts.id, facts];
      }),
    );
  }

  /** For each document the alerts that were kept while its file waited: what it holds was there before them. */
  keptWhileWaiting(documents: readonly DocumentId[]): Map<DocumentId, Set<string>> {
    const rows = this.statements
      .prepare<[string], [DocumentId, string]>(
        `SELECT d.id, w.alert_id FROM documents d JOIN alert_waiting_files w ON w.file = d.file
         WHERE d.id IN (SELECT value FROM json_each(?))`,
      )
      .raw()
      .all(JSON.stringify(documents));
    const found = new Map<DocumentId, Set<string>>();
    for (const [document, alert] of rows) found.set(document, (found.get(document) ?? new Set()).add(alert));
    return found;
  }

  hasWaiting(): boolean {
    return this.statements.prepare("SELECT 1 FROM alert_waiting_files LIMIT 1").get() !== undefined;
  }

  decided(): number {
    return this.statements.prepare<[], number>("SELECT row FROM alert_progress").pluck().get() ?? 0;
  }

  /** Whether every passage is decided. */
  isComplete(): boolean {
    return this.undecided(1).rows.length === 0;
  }

  note(notes: readonly SentenceNote[], through: number): void {
    const document = this.statements.prepare(
      "INSERT INTO known_documents (id, facts) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET facts = excluded.facts",
    );
    const sentence = this.statements.prepare(
      "INSERT INTO known_sentences (sentence, document_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
    );
    for (const { document: facts, sentences } of notes) {
      document.run(facts.id, JSON.stringify(facts));
      for (const identity of sentences) sentence.run(identity, facts.id);
    }
    this.statements.prepare("UPDATE alert_progress SET row = ?").run(through);
  }

  /** Takes note of the files that wait now. */
  noteWaiting(alert: string): void {
    this.statements
      .prepare("INSERT INTO alert_waiting_files (file, alert_id) SELECT file, ? FROM waiting_files")
      .run(alert);
  }

  /** Of one alert, or of all. */
  forgetWaiting(alert?: string): void {
    if (alert !== undefined)
      this.statements.prepare("DELETE FROM alert_waiting_files WHERE alert_id = ?").run(alert);
    else this.statements.prepare("DELETE FROM alert_waiting_files").run();
  }

  clear(): void {
    const { database } = this.statements;
    database.exec(
      "DELETE FROM known_sentences; DELETE FROM known_documents; DELETE FROM alert_waiting_files; UPDATE alert_progress SET row = 0",
    );
  }
}
