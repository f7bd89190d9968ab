import { rmSync } from "node:fs";
import { join } from "node:path";
import type { DoctorReport } from "../../api/library-responses.ts";
import { pluralize } from "../../core/wording.ts";
import { correctStatements } from "../sync/statement-refresh.ts";
import { MANIFEST } from "../../store/dense/snapshot.ts";
import type { Store } from "../../store/store.ts";

/**
 * Does what the remedies of a report say, where that loses nothing: keys, uploads and what a person has removed stay. Gives each
 * thing that was done as a sentence. The caller holds the writer's turn.
 */
export async function repair({ checks }: DoctorReport, store: Store): Promise<readonly string[]> {
  const faults = new Set(checks.filter(({ state }) => state === "fault").map(({ name }) => name));
  const done: string[] = [];
  if (faults.has("checksums")) {
    for (const source of await store.markDamaged())
      done.push(`Marked ${source} as damaged: the next \`pincite index\` reads its file anew.`);
  }
  if (faults.has("lexical-index") && (await store.rebuildLexicalIndex()))
    done.push("Rebuilt the lexical index from the words that are stored.");
  if (faults.has("statements") || faults.has("found-statements")) {
    const corrected = await correctStatements(store);
    if (corrected > 0) done.push(`Found anew who says what in ${pluralize(corrected, "document")}.`);
  }
  if (checks.some(({ name, state }) => name === "unused-vectors" && state === "note")) {
    await store.removeUnusedVectors();
    done.push("Removed the vectors that no passage uses.");
  }
  if (faults.has("snapshot") || faults.has("dense-index")) {
    rmSync(join(store.directory, MANIFEST), { force: true });
    done.push("Removed the snapshot of the dense index: the next `pincite index` writes it anew.");
  }
  return done;
}
