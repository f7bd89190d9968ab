import { lstatSync, readdirSync, realpathSync, statSync, type Stats } from "node:fs";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { AppError, messageOf, systemCode } from "../core/errors.ts";

/** A file found on disk. */
export interface ScannedFile {
  readonly path: string;
  /** The path below the documents folder, with `/`; the absolute path for a file outside it. */
  readonly source: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** Why the file is not to be read, where that can be told without opening it. */
  readonly refusal: string | null;
}

export interface Scan {
  readonly files: readonly ScannedFile[];
  /** Sources below these were not looked at because the folder could not be read: they are not to be taken for deleted. */
  readonly unreadable: readonly string[];
}

/**
 * Lists the files of the documents folder, or of `paths`, by source. Hidden files and folders (a leading dot), and
 * links to files that are themselves in the folder, are passed over. A link that leads out of the folder is listed with
 * its refusal: what is searched is what lies in the folder.
 */
export function scanDocuments(documentsDirectory: string, paths?: readonly string[]): Scan {
  const files = new Map<string, ScannedFile>();
  const unreadable: string[] = [];
  const visit = (path: string, root: string): void => {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (stats.isDirectory()) {
      for (const name of namesIn(path, documentsDirectory, unreadable, files)) {
        if (!name.startsWith(".")) visit(join(path, name), root);
      }
      return;
    }
    const file = scannedFile(path, root, stats, documentsDirectory);
    if (file !== null) files.set(file.source, file);
  };
  for (const root of paths ?? [documentsDirectory])
    visit(requireExisting(root, paths !== undefined), resolve(root));
  const ordered = [...files.values()].sort((left, right) => (left.source < right.source ? -1 : 1));
  return { files: ordered, unreadable };
}

/** The name under which the library knows a path. */
export function sourceOf(path: string, documentsDirectory: string): string {
  const below = relative(documentsDirectory, path);
  if (below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below)) return path;
  return below.split(sep).join("/");
}

function requireExisting(root: string, named: boolean): string {
  const path = resolve(root);
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return path;
  throw new AppError(
    "invalid_argument",
    named
      ? `${root} does not exist. Name a file or a folder that does.`
      : `The documents folder ${root} does not exist. Create it, or name another one with --documents.`,
    { field: named ? "path" : "documents" },
  );
}

function namesIn(
  path: string,
  documentsDirectory: string,
  unreadable: string[],
  files: Map<string, ScannedFile>,
): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    const source = sourceOf(path, documentsDirectory);
    unreadable.push(source);
    const refusal = `The folder cannot be read (${systemCode(error) ?? messageOf(error)}). Check its permissions.`;
    files.set(source, { path, source, bytes: 0, modifiedMs: 0, refusal });
    return [];
  }
}

function scannedFile(
  path: string,
  root: string,
  stats: Stats,
  documentsDirectory: string,
): ScannedFile | null {
  const file = {
    path,
    source: sourceOf(path, documentsDirectory),
    bytes: stats.size,
    modifiedMs: stats.mtimeMs,
  };
  if (stats.isFile()) return { ...file, refusal: null };
  if (!stats.isSymbolicLink()) {
    return { ...file, refusal: `${basename(path)} is not a regular file. Only files and folders are read.` };
  }
  return linkStaysWithin(path, root)
    ? null
    : {
        ...file,
        refusal:
          "The symbolic link leads out of the documents folder or to nothing. Copy the file into the folder.",
      };
}

function linkStaysWithin(path: string, root: string): boolean {
  try {
    const target = relative(realpathSync(root), realpathSync(path));
    return target !== ".." && !target.startsWith(`..${sep}`) && !isAbsolute(target);
  } catch (error) {
    if (["ENOENT", "ELOOP", "EACCES"].includes(systemCode(error) ?? "")) return false;
    throw error;
  }
}
