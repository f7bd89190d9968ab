import type { Statements } from "../sqlite/prepared-statements.ts";

/** How many files wait, and how many documents of theirs are searched as they were before. */
export interface WaitingCount {
  readonly files: number;
  readonly documents: number;
}

/**
 * The files that are known to have changed and are not read yet, for the processes that answer meanwhile. A run that dies
 * leaves them here, and they do wait then. None of it is a change of what the library holds.
 */
export class WaitingTable {
  constructor(private readonly statements: Statements) {}

  count(): WaitingCount {
    const row = this.statements
      .prepare<[], WaitingCount>(
        "SELECT count(*) AS files, coalesce(sum(documents), 0) AS documents FROM waiting_files",
      )
      .get();
    return row ?? { files: 0, documents: 0 };
  }

  files(): string[] {
    return this.statements.prepare<[], string>("SELECT file FROM waiting_files").pluck().all();
  }

  add(file: string): void {
    this.statements
      .prepare(
        `INSERT OR REPLACE INTO waiting_files
         SELECT @file, count(*) FROM documents WHERE file = @file AND passages > 0 AND reason IS NULL`,
      )
      .run({ file });
  }

  remove(file: string): void {
    this.statements.prepare("DELETE FROM waiting_files WHERE file = ?").run(file);
  }
}
