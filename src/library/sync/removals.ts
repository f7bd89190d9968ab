import { dirname } from "node:path";
import { AppError } from "../../core/errors.ts";
import type { DocumentRecord } from "../../store/records.ts";
import { REMOVED } from "./file-records.ts";

/** So many documents may always go at once. */
const ALWAYS_ALLOWED = 10;

/**
 * Throws `removals_not_allowed` where more than half of the documents, and more than ten, would go: it is likelier that a
 * disk or a share is not there than that somebody deleted them all.
 */
export function refuseManyRemovals(missing: readonly DocumentRecord[], all: readonly DocumentRecord[]): void {
  const gone = documentsIn(missing);
  const total = documentsIn(all);
  if (gone <= ALWAYS_ALLOWED || gone * 2 <= total) return;
  const message =
    `The files of ${gone} of ${total} documents are gone, so nothing was changed. If their folder should be there, ` +
    "bring it back (is a disk or a share not mounted?); if they were deleted on purpose, run `pincite index " +
    "--allow-removals`.";
  throw new AppError("removals_not_allowed", message);
}

/**
 * Of files that are gone, those whose record is a person's removal and has to be kept, because their whole folder is empty or
 * gone: when it comes back, as after a share was away, what was removed must not come back with it.
 */
export function keptMarks(
  missing: ReadonlyMap<string, readonly DocumentRecord[]>,
  found: ReadonlySet<string>,
): string[] {
  const folders = new Set([...found].flatMap(foldersOf));
  return [...missing]
    .filter(([file, records]) => records.some(isMark) && !folders.has(dirname(file)))
    .map(([file]) => file);
}

function isMark({ reason }: DocumentRecord): boolean {
  return reason === REMOVED;
}

function documentsIn(records: readonly DocumentRecord[]): number {
  return records.filter(({ state }) => state === "indexed").length;
}

/** The folders that a file lies in, the innermost first; "." is the documents folder itself. */
function foldersOf(file: string): string[] {
  const folders: string[] = [];
  for (let folder = dirname(file); folders.at(-1) !== folder; folder = dirname(folder)) folders.push(folder);
  return folders;
}
