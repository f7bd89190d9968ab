import { join } from "node:path";
import { MANIFEST } from "../../store/dense/snapshot.ts";
import { DATABASE_FILE } from "../../store/store.ts";

/** What a person can do about a finding. */
export interface Remedies {
  /** For what an index keeps as it is while the file is unchanged. */
  readonly rebuild: string;
  readonly rebuildSnapshot: string;
  readonly index: string;
}

export function remediesFor(indexDirectory: string): Remedies {
  return {
    rebuild: `Delete the files ${join(indexDirectory, DATABASE_FILE)}* and run \`pincite index\`: the library is built anew from the documents and the uploads.`,
    rebuildSnapshot: `Delete ${join(indexDirectory, MANIFEST)} and run \`pincite index\`: the snapshot is built anew from the stored vectors.`,
    index: "Run `pincite index`.",
  };
}
