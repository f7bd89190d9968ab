import { join } from "node:path";
import { MANIFEST } from "../../store/dense/snapshot.ts";
import { DATABASE_FILE } from "../../store/store.ts";

/** What a person can do about a finding. */
export interface Remedies {
  /**
   * For what an index keeps as it is while the file is unchanged. Nothing is to be deleted: the database holds the access keys
   * and what a person has removed, and the finding may be the disk's or another program's fault.
   */
  readonly rebuild: string;
  /** For what this user may not do, or the disk did not: nothing is said of the library itself. */
  readonly access: string;
  readonly rebuildSnapshot: string;
  readonly index: string;
  /** For what `pincite doctor --repair` puts right, or makes the next sync put right. */
  readonly repair: string;
}

export function remediesFor(indexDirectory: string): Remedies {
  return {
    rebuild:
      `Stop the server, move the files ${join(indexDirectory, DATABASE_FILE)}* to another folder, and run \`pincite index\`: ` +
      "the library is built anew from the documents and the uploads. Access keys have to be made again. " +
      "Keep the moved files until all is well, or restore a backup with `pincite restore`.",
    access:
      `Run \`pincite doctor\` as the user whom ${indexDirectory} belongs to, or see that this user may read and write it: ` +
      "SQLite keeps its log beside the database. Delete nothing.",
    rebuildSnapshot: `Delete ${join(indexDirectory, MANIFEST)} and run \`pincite index\`: the snapshot is built anew from the stored vectors.`,
    index: "Run `pincite index`.",
    repair: "Run `pincite doctor --repair`, and then `pincite index`.",
  };
}
