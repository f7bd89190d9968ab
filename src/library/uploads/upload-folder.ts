import { compareText } from "../../core/order.ts";
import { randomBytes } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, type Stats } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { documentId, type DocumentId } from "../../core/ids.ts";
import { AppError, messageOf, systemCode } from "../../core/errors.ts";
import { flush } from "../../store/flush.ts";
import { isSidecar } from "../../ingest/sidecars/sidecar.ts";
import type { ScannedFile } from "../sync/scan.ts";
import { sourceOfUpload } from "../../api/upload-source.ts";

/** A version of an upload, as the name of its folder tells it. */
export interface UploadVersion {
  readonly id: DocumentId;
  /** Grows by one whenever the upload is replaced. */
  readonly version: number;
  /** Of the file's bytes. */
  readonly sha256: string;
  /** Absolute. */
  readonly folder: string;
}

/** Hidden: neither a sync nor anything else looks into what has not arrived in full. */
const INCOMING = ".incoming";
const SIDECAR_SUFFIX = ".meta.json";
const VERSION_FOLDER = /^([0-9a-f]{16})\.(\d{1,9})\.([0-9a-f]{64})$/;

/**
 * What was uploaded, on disk: `<document id>.<version>.<sha256>/<file>` with the sidecar beside the file. There is no other
 * record of it. A version appears by the rename of a folder that is complete and flushed, so a process may be killed at any
 * moment: of two versions the higher one counts. All of it survives the loss of the database.
 */
export class UploadFolder {
  private constructor(
    readonly path: string,
    private readonly incoming: string,
  ) {}

  /** The uploads of the library with this index folder. Made when the first one comes. `incoming`: where they arrive. */
  static of(indexDirectory: string, incoming = join(indexDirectory, "uploads", INCOMING)): UploadFolder {
    return new UploadFolder(join(indexDirectory, "uploads"), incoming);
  }

  /** The present version of every upload, by id. Throws `library_unwritable` where the folder cannot be read. */
  list(): UploadVersion[] {
    return currentVersions(this.path, namesIn(this.path));
  }

  /** The same without keeping others waiting. */
  async listAsync(): Promise<UploadVersion[]> {
    return currentVersions(this.path, await this.names());
  }

  find(id: string): UploadVersion | undefined {
    const [upload] = currentVersions(this.path, namesIn(this.path).filter(isOf(id)));
    return upload;
  }

  /** The same without keeping others waiting, and without reading or ordering what is of others. */
  async findAsync(id: string): Promise<UploadVersion | undefined> {
    const [upload] = currentVersions(this.path, (await this.names()).filter(isOf(id)));
    return upload;
  }

  /** The files of all uploads, or of those with one of `ids`; what is gone meanwhile is left out. */
  scan(ids?: readonly string[]): ScannedFile[] {
    const wanted = ids === undefined ? null : new Set(ids);
    return this.list()
      .filter(({ id }) => wanted?.has(id) ?? true)
      .flatMap((upload) => this.scanned(upload) ?? []);
  }

  /** Null where the file is gone. */
  scanned({ id, folder }: UploadVersion): ScannedFile | null {
    try {
      const names = readdirSync(folder).filter((name) => !name.startsWith("."));
      const name = names.find((candidate) => !isSidecar(candidate));
      if (name === undefined) return null;
      const stats = names.map((candidate) => lstatSync(join(folder, candidate)));
      const { size } = lstatSync(join(folder, name));
      const path = join(folder, name);
      const modifiedMs = Math.max(...stats.map(changedMs));
      return { path, source: sourceOfUpload(id, name), bytes: size, modifiedMs, refusal: null };
    } catch (error) {
      if (systemCode(error) === "ENOENT") return null;
      throw error;
    }
  }

  /** An empty folder for what is coming in, gone after the next `clean` if its process dies. */
  async makeIncoming(): Promise<string> {
    const folder = this.newIncoming();
    await mkdir(folder, { recursive: true });
    return folder;
  }

  /**
   * Makes a complete incoming folder a version of an upload. Whatever it is renamed to is there after a power cut.
   * False where another process has just put in this very version.
   */
  async put(incoming: string, { id, version, sha256 }: Omit<UploadVersion, "folder">): Promise<boolean> {
    await flushFolder(incoming);
    try {
      await rename(incoming, join(this.path, `${id}.${version}.${sha256}`));
    } catch (error) {
      if (!["ENOTEMPTY", "EEXIST"].includes(systemCode(error) ?? "")) throw error;
      await rm(incoming, { recursive: true, force: true });
      return false;
    }
    await flushFolder(this.path);
    return true;
  }

  /** The sidecar's text, or null where there is none. */
  async sidecar(upload: UploadVersion): Promise<string | null> {
    const file = this.scanned(upload);
    if (file === null) return null;
    try {
      return await readFile(file.path + SIDECAR_SUFFIX, "utf8");
    } catch (error) {
      if (systemCode(error) === "ENOENT") return null;
      throw error;
    }
  }

  /** Replaces the sidecar, or takes it away where `text` is null. Of an upload that is deleted meanwhile nothing is left. */
  async putSidecar(upload: UploadVersion, text: string | null): Promise<void> {
    const file = this.scanned(upload);
    if (file === null) return;
    const path = file.path + SIDECAR_SUFFIX;
    const incoming = await this.makeIncoming();
    try {
      if (text === null) await rm(path, { force: true });
      else {
        await writeSidecar(join(incoming, basename(file.path)), text);
        await rename(join(incoming, basename(path)), path);
      }
      await flushFolder(upload.folder);
    } catch (error) {
      if (systemCode(error) !== "ENOENT" || existsSync(upload.folder)) throw error;
    } finally {
      await rm(incoming, { recursive: true, force: true });
    }
  }

  /** Takes away all versions of an upload, the earlier ones first: a process killed meanwhile revives none of them. */
  remove(id: string): void {
    for (const { folder } of this.versionsOf(id)) this.discard(folder);
  }

  /** Takes away the versions before the present one. */
  removeSuperseded(id: string): void {
    const current = this.find(id);
    for (const { folder } of this.versionsOf(id)) if (folder !== current?.folder) this.discard(folder);
  }

  /**
   * Takes away what killed processes have left: parts of uploads that never arrived, and versions that have been replaced.
   * What another living process is receiving at the moment stays.
   */
  clean(): void {
    for (const name of namesIn(this.incoming)) {
      const owner = Number.parseInt(name, 10);
      if (owner !== process.pid && isAlive(owner)) continue;
      rmSync(join(this.incoming, name), { recursive: true, force: true });
    }
    const current = new Set(this.list().map(({ folder }) => folder));
    for (const { folder } of versionsIn(this.path, namesIn(this.path)))
      if (!current.has(folder)) this.discard(folder);
  }

  private async names(): Promise<string[]> {
    try {
      return await readdir(this.path);
    } catch (cause) {
      if (systemCode(cause) === "ENOENT") return [];
      throw unusable(this.path, cause);
    }
  }

  private versionsOf(id: string): UploadVersion[] {
    return versionsIn(this.path, namesIn(this.path).filter(isOf(id)));
  }

  private discard(folder: string): void {
    const away = this.newIncoming();
    mkdirSync(dirname(away), { recursive: true });
    try {
      renameSync(folder, away);
    } catch (error) {
      // Another one was quicker.
      if (systemCode(error) === "ENOENT") return;
      throw error;
    }
    flush(this.path);
    rmSync(away, { recursive: true, force: true });
  }

  private newIncoming(): string {
    return join(this.incoming, `${process.pid}-${randomBytes(8).toString("hex")}`);
  }
}

/** Writes the sidecar of a file, and waits until the disk has it. */
export async function writeSidecar(file: string, text: string): Promise<void> {
  const handle = await open(file + SIDECAR_SUFFIX, "wx");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Of the names of folders, those with a version of this upload. */
function isOf(id: string): (name: string) => boolean {
  return (name) => name.startsWith(`${id}.`);
}

function currentVersions(path: string, names: readonly string[]): UploadVersion[] {
  const current = new Map<string, UploadVersion>();
  for (const upload of versionsIn(path, names)) current.set(upload.id, upload);
  return [...current.values()];
}

/** By id, and the later versions of an id after the earlier ones. */
function versionsIn(path: string, names: readonly string[]): UploadVersion[] {
  return names
    .flatMap((name) => {
      const [, id, version, sha256] = VERSION_FOLDER.exec(name) ?? [];
      if (id === undefined || version === undefined || sha256 === undefined) return [];
      return [{ id: documentId(id), version: Number(version), sha256, folder: join(path, name) }];
    })
    .sort(
      (left, right) =>
        compareText(left.id, right.id) ||
        left.version - right.version ||
        compareText(left.sha256, right.sha256),
    );
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return [];
    throw unusable(path, cause);
  }
}

function changedMs(stats: Stats): number {
  return Math.max(stats.mtimeMs, stats.ctimeMs);
}

/** The same as `flush` without keeping others waiting. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

function unusable(path: string, cause: unknown): AppError {
  const message = `The folder of uploads ${path} cannot be read (${messageOf(cause)}). Check its permissions.`;
  return new AppError("library_unwritable", message, { cause });
}
