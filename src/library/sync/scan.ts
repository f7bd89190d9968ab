import { lstatSync, readdirSync, realpathSync, statSync, type Stats } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { AppError, messageOf, systemCode } from "../../core/errors.ts";
import { isSidecar, sidecarsOf } from "../../ingest/sidecars/sidecar.ts";
import { withoutLeavings } from "../../ingest/leavings.ts";
import { compareText } from "../../core/order.ts";
import { leadsOut } from "../../core/paths.ts";

/** A file found on disk. */
export interface ScannedFile {
  readonly path: string;
  /** The path below the documents folder, with `/`; the absolute path for a file outside it. */
  readonly source: string;
  readonly bytes: number;
  /**
   * When the file or one of its sidecars, or anything about it, was last changed: also the change of permissions that makes it readable, and an
   * edit by a program that puts the former date back.
   */
  readonly modifiedMs: number;
  /** Why the file is not to be read, where that can be told without opening it. */
  readonly refusal: string | null;
}

export interface Scan {
  readonly files: readonly ScannedFile[];
  /** Sources below these were not looked at because the folder could not be read: they are not to be taken for deleted. */
  readonly unreadable: readonly string[];
  /** Sources of files that have another name which is not listed here (hard links): they can be changed under that one, too. */
  readonly linkedElsewhere: readonly string[];
}

/**
 * Lists the files of the documents folder and those of `outside` that exist, or the files of `paths`, by source. Hidden
 * files and folders (a leading dot), and links to files that are themselves in the folder, are passed over. A link that
 * leads out of the folder is listed with its refusal: what is searched is what lies in the folder. The documents folder,
 * and whatever is named in `paths`, may be links themselves. Nobody looks into the folder `passedOver`.
 * Throws `invalid_argument` where the documents folder is none or cannot be read, or one of `paths` does not exist.
 */
export function scanDocuments(
  documentsDirectory: string,
  paths?: readonly string[],
  outside: readonly string[] = [],
  passedOver?: string,
): Scan {
  requireRoots(documentsDirectory, paths);
  const scanner = new Scanner(documentsDirectory, passedOver);
  for (const path of paths ?? [documentsDirectory, ...outside]) scanner.visitRoot(path);
  return scanner.scan();
}

/** Throws what `scanDocuments` throws, without looking at anything below. */
export function requireRoots(documentsDirectory: string, paths?: readonly string[]): void {
  if (paths === undefined) requireFolder(documentsDirectory);
  else for (const path of paths) requireExisting(path);
}

/** The name under which the library knows a path. */
export function sourceOf(path: string, documentsDirectory: string): string {
  const below = relative(documentsDirectory, path);
  return leadsOut(below) ? path : below.split(sep).join("/");
}

/** Whether a source is one of the folders, or lies in one of them. */
export function liesBelow(source: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder === "" || source === folder || source.startsWith(`${folder}/`));
}

/** Device and inode of a folder, by which it is itself whatever its name; null where there is none. */
export function folderIdentity(folder: string): string | null {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats?.isDirectory() === true ? `${stats.dev}:${stats.ino}` : null;
}

class Scanner {
  private readonly files = new Map<string, ScannedFile>();
  private readonly unreadable: string[] = [];
  /** Files with more than one name, by device and inode. */
  private readonly linked = new Map<string, { readonly names: number; readonly sources: Set<string> }>();
  /** The names of the sidecars of each folder that was listed: most have none, and need not be asked for each file. */
  private readonly sidecars = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly documentsDirectory: string,
    private readonly passedOver?: string,
  ) {}

  visitRoot(root: string): void {
    const path = resolve(root);
    this.visit(path, path);
  }

  scan(): Scan {
    const files = [...this.files.values()].sort((left, right) => (left.source < right.source ? -1 : 1));
    const linkedElsewhere = [...this.linked.values()]
      .filter(({ names, sources }) => sources.size < names)
      .flatMap(({ sources }) => [...sources])
      .sort(compareText);
    return { files, unreadable: this.unreadable, linkedElsewhere };
  }

  private visit(path: string, root: string): void {
    if (path === this.passedOver) return;
    const stats = this.statsOf(path, root);
    if (stats === null) return;
    if (stats.isDirectory()) {
      this.visitFolder(path, root);
    } else if (!stats.isSymbolicLink()) {
      const refusal = `${basename(path)} is not a regular file. Only files and folders are read.`;
      this.list(path, stats.isFile() ? null : refusal, stats);
    } else if (!linkStaysWithin(path, root) && !linkStaysWithin(path, this.documentsDirectory)) {
      const refusal = "The symbolic link leads out of the documents folder or to nothing.";
      this.list(path, `${refusal} Copy the file into the folder.`, stats);
    }
  }

  /** Sidecars are read with their documents; one that has none is listed. */
  private visitFolder(folder: string, root: string): void {
    const names = withoutLeavings(this.namesIn(folder));
    const sidecars = names.filter(isSidecar);
    this.sidecars.set(folder, new Set(sidecars));
    const expected = new Set(sidecars.length === 0 ? [] : names.flatMap(sidecarsOf));
    for (const name of names) {
      const path = join(folder, name);
      if (!isSidecar(name)) this.visit(path, root);
      else if (!expected.has(name))
        this.list(path, "There is no document beside this sidecar. Rename or remove it.");
    }
  }

  /** Null for what has gone since its folder was read. */
  private statsOf(path: string, root: string): Stats | null {
    try {
      return path === root ? statSync(path) : lstatSync(path);
    } catch (error) {
      const isGone = ["ENOENT", "ENOTDIR"].includes(systemCode(error) ?? "");
      if (!isGone)
        this.listUnreadable(path, `It cannot be read (${reasonOf(error)}). Check its permissions.`);
      // A name that is not UTF-8 comes back with this character, and leads to nothing.
      else if (basename(path).includes("\uFFFD")) this.list(path, "The name is not valid UTF-8. Rename it.");
      return null;
    }
  }

  private namesIn(path: string): string[] {
    try {
      return readdirSync(path);
    } catch (cause) {
      const reason = `The folder cannot be read (${reasonOf(cause)}). Check its permissions.`;
      if (path === resolve(this.documentsDirectory)) {
        throw new AppError("invalid_argument", `${path}: ${reason}`, { cause, field: "documents" });
      }
      this.listUnreadable(path, reason);
      return [];
    }
  }

  private listUnreadable(path: string, refusal: string): void {
    this.unreadable.push(sourceOf(path, this.documentsDirectory));
    this.list(path, refusal);
  }

  private sidecarsBeside(path: string): string[] {
    const names = this.sidecars.get(dirname(path));
    return sidecarsOf(path).filter((sidecar) => names?.has(basename(sidecar)) ?? true);
  }

  private list(path: string, refusal: string | null, stats?: Stats): void {
    const source = sourceOf(path, this.documentsDirectory);
    const modifiedMs =
      stats === undefined
        ? 0
        : Math.max(changedMs(stats), ...this.sidecarsBeside(path).map(sidecarChangedMs));
    if (stats?.isFile() === true && stats.nlink > 1) {
      const inode = `${stats.dev}:${stats.ino}`;
      const link = this.linked.get(inode) ?? { names: stats.nlink, sources: new Set() };
      this.linked.set(inode, link);
      link.sources.add(source);
    }
    this.files.set(source, { path, source, bytes: stats?.size ?? 0, modifiedMs, refusal });
  }
}

/** When a file or its entry was last changed: a file that is put back with an old time has changed as well. */
export function changedMs(stats: Stats): number {
  return Math.max(stats.mtimeMs, stats.ctimeMs);
}

function sidecarChangedMs(path: string): number {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined ? 0 : changedMs(stats);
}

function requireFolder(folder: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) return;
  const problem =
    stats === undefined ? "does not exist. Create it" : "is not a folder. Put the file into one";
  const message = `The documents folder ${folder} ${problem}, or name another one with --documents.`;
  throw new AppError("invalid_argument", message, { field: "documents" });
}

function requireExisting(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  const message = `${path} does not exist. Name a file or a folder that does.`;
  throw new AppError("invalid_argument", message, { field: "path" });
}

function linkStaysWithin(path: string, root: string): boolean {
  try {
    return !leadsOut(relative(realpathSync(root), realpathSync(path)));
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "ELOOP", "EACCES"].includes(systemCode(error) ?? "")) return false;
    throw error;
  }
}

function reasonOf(error: unknown): string {
  return systemCode(error) ?? messageOf(error);
}
