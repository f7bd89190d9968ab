import { dirname } from "node:path";
import { requireRoots, scanDocuments, type Scan } from "./scan.ts";
import type { UploadFolder } from "../uploads/upload-folder.ts";
import { uploadIdIn } from "../../api/upload-source.ts";

/** Where the files of a library are. */
export interface LibraryFolders {
  readonly documentsDirectory: string;
  readonly uploads: UploadFolder;
}

/**
 * Lists the files of the documents folder, those of `outside` that exist, and the uploads; or the files of `paths`, among
 * which uploads go by their source. The index folder is no part of the documents, even where it lies among them. Throws as
 * `scanDocuments` does, and `library_unwritable` where the uploads cannot be read.
 */
export function scanLibrary(
  { documentsDirectory, uploads }: LibraryFolders,
  paths?: readonly string[],
  outside: readonly string[] = [],
): Scan {
  const named = paths?.filter((path) => uploadIdIn(path) === null);
  const ids = paths?.flatMap((path) => uploadIdIn(path) ?? []);
  const { files, ...rest } = scanDocuments(documentsDirectory, named, outside, dirname(uploads.path));
  return { files: [...files, ...uploads.scan(ids)], ...rest };
}

/** Throws what `scanLibrary` throws, without looking at every file: before anything is made or emptied for what cannot be scanned. */
export function requireScannable(
  { documentsDirectory, uploads }: LibraryFolders,
  paths?: readonly string[],
): void {
  requireRoots(
    documentsDirectory,
    paths?.filter((path) => uploadIdIn(path) === null),
  );
  uploads.list();
}
