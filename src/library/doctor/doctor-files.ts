import { pluralize } from "../../core/wording.ts";
import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { AppError, messageOf } from "../../core/errors.ts";
import type { InspectedFile } from "../../store/integrity.ts";
import { LOCK_FILE } from "../../store/store.ts";
import { WriterLock } from "../../store/writer-lock.ts";
import { fault, fine, Findings, note } from "./doctor-check.ts";
import type { Remedies } from "./doctor-remedies.ts";
import { REMOVED } from "../sync/file-records.ts";
import { folderIdentity, type Scan } from "../sync/scan.ts";
import { scanLibrary, type LibraryFolders } from "../sync/scan-library.ts";
import { uploadIdIn } from "../../api/upload-source.ts";
import type { DoctorCheck } from "../../api/library-responses.ts";

interface KnownFiles {
  readonly files: readonly InspectedFile[];
  /** Device and inode of the documents folder that was indexed last. */
  readonly folder: string;
  /** Whether no other process is indexing. */
  readonly isIdle: boolean;
}

/** Whether the documents folder is there, and which of its files have changed since they were indexed. */
export function checkFiles(
  folders: LibraryFolders,
  { files: known, folder, isIdle }: KnownFiles,
  { index }: Remedies,
): DoctorCheck[] {
  let scan: Scan;
  try {
    const outside = known.map(({ file }) => file).filter((file) => isAbsolute(file));
    scan = scanLibrary(folders, undefined, outside);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const remedy =
      "Put the folder back, or name the right one with --documents; until then nothing new is indexed.";
    return [fault("documents-folder", error.message, remedy)];
  }
  const findings = changesOf(known, scan);
  return [
    checkFolder(folders, scan, folder),
    findings.isEmpty
      ? fine("files", "None is new, changed or gone since it was indexed.")
      : isIdle
        ? note("files", findings.toString(), index)
        : note(
            "files",
            `${findings.toString()} Another process is taking them in: the library is being built.`,
            null,
          ),
  ];
}

/** `before`: device and inode of the folder that was indexed last. */
function checkFolder(folders: LibraryFolders, scan: Scan, before: string): DoctorCheck {
  const contents = contentsOf(folders, scan);
  if (before === "" || before === folderIdentity(folders.documentsDirectory))
    return fine("documents-folder", contents);
  const other = "It is not the folder that was indexed last, but another folder or disk under the same name.";
  return note(
    "documents-folder",
    `${contents} ${other}`,
    "See that it is the right one, and run `pincite index`.",
  );
}

function contentsOf({ documentsDirectory }: LibraryFolders, { files }: Scan): string {
  const uploads = files.filter(({ source }) => uploadIdIn(source) !== null).length;
  const holds = `${documentsDirectory} holds ${pluralize(files.length - uploads, "file")}`;
  return uploads === 0 ? `${holds}.` : `${holds}, the index folder ${pluralize(uploads, "upload")}.`;
}

function changesOf(known: readonly InspectedFile[], { files, unreadable }: Scan): Findings {
  const findings = new Findings();
  const before = new Map(known.map((file) => [file.file, file]));
  for (const { source, bytes, modifiedMs } of files) {
    const indexed = before.get(source);
    if (indexed === undefined) findings.add(`${source} is new`);
    else if (!isUpToDate(indexed, bytes, modifiedMs)) findings.add(`${source} has changed`);
    before.delete(source);
  }
  for (const file of before.keys()) {
    if (!unreadable.some((folder) => file.startsWith(`${folder}/`))) findings.add(`${file} is gone`);
  }
  return findings;
}

/** What was removed from the library is not looked at again, whatever becomes of its file. */
function isUpToDate(indexed: InspectedFile, bytes: number, modifiedMs: number): boolean {
  return indexed.reason === REMOVED || (indexed.bytes === bytes && indexed.modifiedMs === modifiedMs);
}

/** Whether another process is indexing. */
export function checkWriter(indexDirectory: string): DoctorCheck {
  const path = join(indexDirectory, LOCK_FILE);
  const free = "No other process is indexing.";
  try {
    // Taking it would make the file.
    if (existsSync(path)) WriterLock.take(path).release();
    return fine("writer", free);
  } catch (error) {
    if (!(error instanceof AppError)) {
      return note("writer", `Whether a process is indexing cannot be told: ${messageOf(error)}.`, null);
    }
    return note("writer", "Another process is indexing: what is said here is of this moment.", null);
  }
}
