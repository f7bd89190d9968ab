import { AppError } from "../../core/errors.ts";
import type { SqliteDatabase } from "../sqlite/sqlite.ts";

/**
 * What becomes of a table's rows; those of every other table are replaced.
 * - `library`: the record is raised by one change, see below; the id stays, because rows and changes go on from here.
 * - `removed_passages`: grows by the passages that go, so that a dense index can follow.
 * - `jobs`: are of this library's processes.
 * - `idempotency_keys`: told of documents that may not be there any more.
 * - `waiting_files`: were waiting then; the next sync says what waits now.
 * - `unused_vectors`: written by the triggers of the vectors and passages that come.
 * - `keys`: those of the source come to the present ones. A key that was revoked here stays revoked, and one that was
 *   made here stays in force: nobody is let in again, or locked out, by an older state.
 * - `alerts`, `alert_hits`, `known_sentences`, `known_documents`: those of the source come to the present ones, so that an alert
 *   that was removed here stays removed, and nothing that either library has known becomes a hit again.
 * - `alert_progress`, `alert_waiting_files`: are of this library's rows and files.
 */
const RULES = {
  library: "kept",
  removed_passages: "kept",
  jobs: "kept",
  idempotency_keys: "emptied",
  waiting_files: "emptied",
  keys: "merged",
  alerts: "merged",
  alert_hits: "merged",
  known_sentences: "merged",
  known_documents: "merged",
  alert_progress: "kept",
  alert_waiting_files: "kept",
  unused_vectors: "kept",
  passages: "renumbered",
} as const;

/** What lets somebody in: an alert is opened by its feed's token, and its hits are sent to its webhook. */
const OPENING: ReadonlySet<string> = new Set(["keys", "alerts", "alert_hits"]);

interface ReplaceOptions {
  /** `immediate` where others may write to this library, `deferred` where others may write to the file it is replaced from. */
  readonly locking: "deferred" | "immediate";
  /** Runs at the moment at which all is read. */
  readonly atThatMoment?: () => void;
  /** Leaves the access keys, and the alerts with their hits, as they are. */
  readonly withoutKeys?: boolean;
}

/**
 * Puts the contents of another library's file, of the same schema version, in place of this one's: one transaction and one
 * change, as other processes see it. All is read as it is in that file at one moment.
 * A passage that is here already, under the same row and with the same vector, keeps its row; all others get rows that this
 * library has never used. So whatever follows it finds the former ones removed and the new ones added. The lexical index is
 * written by the triggers.
 */
export function replaceContents(
  database: SqliteDatabase,
  path: string,
  { locking, atThatMoment = () => undefined, withoutKeys = false }: ReplaceOptions,
): void {
  // Each table is replaced as a whole, in any order; what refers to what is checked at the end.
  database.pragma("foreign_keys = OFF");
  database.prepare("ATTACH ? AS source").run(path);
  try {
    const replace = database.transaction(() => {
      // A transaction that reads sees each file as it was when it first read it.
      raiseChange(database);
      atThatMoment();
      rememberKeptRows(database);
      const tables = sharedTables(database).filter((table) => !(withoutKeys && OPENING.has(table)));
      for (const table of tables) removeRows(database, table);
      for (const table of tables) copyRows(database, table);
      forgetKeptRows(database);
      refuseBrokenReferences(database);
    });
    replace[locking]();
  } finally {
    database.exec("DETACH source");
    database.pragma("foreign_keys = ON");
  }
}

function refuseBrokenReferences(database: SqliteDatabase): void {
  const broken = database.prepare("PRAGMA main.foreign_key_check").get();
  if (broken === undefined) return;
  throw new AppError(
    "library_incompatible",
    "The library to be copied is damaged: rows of it refer to rows that are not there. `pincite doctor` says more.",
  );
}

/** Never back: a number that somebody has seen must not come to mean other contents. */
function raiseChange(database: SqliteDatabase): void {
  database.exec(`
    UPDATE main.library SET change = max(main.library.change + 1, theirs.change),
      fingerprint = theirs.fingerprint, model = theirs.model, rebuilding = theirs.rebuilding
    FROM source.library AS theirs`);
}

/** Without SQLite's own, and those that the lexical index keeps for itself. */
function sharedTables(database: SqliteDatabase): string[] {
  return database
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       INTERSECT SELECT name FROM pragma_table_list WHERE schema = 'source'`,
    )
    .pluck()
    .all();
}

function ruleOf(table: string): (typeof RULES)[keyof typeof RULES] | "replaced" {
  return table in RULES ? RULES[table as keyof typeof RULES] : "replaced";
}

function removeRows(database: SqliteDatabase, table: string): void {
  const rule = ruleOf(table);
  if (rule !== "kept" && rule !== "merged") database.exec(`DELETE FROM main.${table}`);
}

function copyRows(database: SqliteDatabase, table: string): void {
  const rule = ruleOf(table);
  const into = `INSERT INTO main.${table} SELECT * FROM source.${table}`;
  if (rule === "replaced") database.exec(into);
  else if (rule === "merged") database.exec(`${into} WHERE true ON CONFLICT DO NOTHING`);
  else if (rule === "renumbered") copyPassages(database);
}

/** The dense index that somebody has in memory holds these with the right vectors. */
function rememberKeptRows(database: SqliteDatabase): void {
  database.exec(`
    CREATE TEMP TABLE kept (row INTEGER PRIMARY KEY);
    INSERT INTO kept SELECT ours.row
    FROM main.passages ours JOIN main.vectors ON main.vectors.id = ours.vector_id
      JOIN source.passages theirs ON theirs.row = ours.row JOIN source.vectors ON source.vectors.id = theirs.vector_id
    WHERE main.vectors.key = source.vectors.key`);
}

/** They were deleted and came back in one transaction: nobody has to remove them. */
function forgetKeptRows(database: SqliteDatabase): void {
  database.exec("DELETE FROM main.removed_passages WHERE row IN (SELECT row FROM kept); DROP TABLE kept");
}

function copyPassages(database: SqliteDatabase): void {
  const last = database.prepare("SELECT seq FROM main.sqlite_sequence WHERE name = 'passages'").pluck().get();
  const columns = database
    .prepare<[], string>("SELECT name FROM pragma_table_info('passages', 'main') WHERE name <> 'row'")
    .pluck()
    .all()
    .map((name) => `"${name}"`)
    .join(", ");
  database
    .prepare(
      `INSERT INTO main.passages (row, ${columns})
       SELECT iif(row IN (SELECT row FROM kept), row, row + ?), ${columns} FROM source.passages ORDER BY row`,
    )
    .run(Number(last ?? 0));
}
