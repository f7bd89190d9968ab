import type { Edits } from "../../core/edited-metadata.ts";
import type { Statements } from "../sqlite/prepared-statements.ts";

/**
 * What a person has set of documents' metadata, by source: an id is made anew where a library is built anew, a source is not.
 * Writes belong into the transactions of `Store`.
 */
export class EditTable {
  constructor(private readonly statements: Statements) {}

  /** Null where nothing is set. */
  of(source: string): Edits | null {
    const edits = this.statements
      .prepare<[string], string>("SELECT edits FROM edits WHERE source = ?")
      .pluck()
      .get(source);
    return edits === undefined ? null : (JSON.parse(edits) as Edits);
  }

  /** In place of what was set before. */
  put(source: string, edits: Edits): void {
    this.remove(source);
    if (Object.keys(edits).length === 0) return;
    this.statements
      .prepare("INSERT INTO edits (source, edits) VALUES (?, ?)")
      .run(source, JSON.stringify(edits));
  }

  /** They follow a document to its new name. */
  move(from: string, to: string): void {
    const edits = this.of(from);
    if (edits === null) return;
    this.remove(from);
    this.put(to, edits);
  }

  remove(source: string): void {
    this.statements.prepare("DELETE FROM edits WHERE source = ?").run(source);
  }
}
