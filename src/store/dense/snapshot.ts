import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { messageOf, systemCode } from "../../core/errors.ts";
import { foreseen } from "../../core/storage-failure.ts";
import type { PassageRow } from "../../core/ids.ts";
import { DenseIndex } from "./dense-index.ts";
import { flush } from "../flush.ts";
import { graphChecksum } from "./graph-checksum.ts";
import type { Coverage } from "../records.ts";

/** Written and read; an older or newer snapshot is not converted but built anew from the stored vectors. */
export const SNAPSHOT_FORMAT = 2;
export const MANIFEST = "hnsw.json";
const GRAPH_FILE = /^hnsw-\d+-\d+\.bin$/;

export interface Manifest extends SnapshotIdentity {
  readonly format: number;
  readonly dimensions: number;
  readonly covers: Coverage;
  readonly removed: readonly PassageRow[];
  readonly file: string;
  /** Of the graph's file. */
  readonly sha256: string;
}

/** The manifest as it is written: its own checksum tells a changed digit in it, which would still be JSON. */
interface SealedManifest {
  readonly manifest: Manifest;
  readonly sha256: string;
}

/** Whose vectors, and of which kind: a snapshot of others is of no use. */
export interface SnapshotIdentity {
  /** Tells one library from another: another one's rows are other passages. */
  readonly library: string;
  /** Vectors of one fingerprint have one number of dimensions. */
  readonly fingerprint: string;
}

/**
 * The HNSW index on disk: a cache of the vectors in SQLite, so that starting does not build the graph again.
 * The manifest names the graph's file and its checksum and replaces the former manifest by a rename, so a reader sees the
 * old snapshot or the new one, whole; a crash leaves at most a file that nothing names.
 */
export class Snapshot {
  constructor(
    private readonly directory: string,
    private readonly warn: (message: string) => void,
  ) {}

  async write(index: DenseIndex, identity: SnapshotIdentity): Promise<void> {
    // Taken in the same turn as the graph: while its checksum is computed, the index may follow the library further.
    const { covers, removedRows: removed } = index;
    const file = `hnsw-${covers.revision}-${covers.row}.bin`;
    const temporary = join(this.directory, `${file}.${process.pid}.tmp`);
    index.save(temporary);
    flush(temporary);
    const sha256 = await graphChecksum(temporary);
    renameSync(temporary, join(this.directory, file));
    const { library, fingerprint } = identity;
    this.writeManifest({
      format: SNAPSHOT_FORMAT,
      dimensions: index.dimensions,
      library,
      fingerprint,
      covers,
      removed,
      file,
      sha256,
    });
    this.removeOthers(file);
  }

  /** How far the snapshot goes, or null where there is none of these vectors. Does not look at the graph. */
  covers(identity: SnapshotIdentity): Coverage | null {
    return this.manifest(identity)?.covers ?? null;
  }

  /** The index as it was written, or null where there is none, it is of other vectors, or it is damaged. */
  async read(identity: SnapshotIdentity): Promise<DenseIndex | null> {
    const manifest = this.manifest(identity);
    if (manifest === null) return null;
    try {
      return await readGraph(this.directory, manifest);
    } catch (error) {
      // Another process may have replaced the snapshot between the manifest and the graph.
      if (this.isReplaced(manifest, identity)) return this.read(identity);
      this.discard(error);
      return null;
    }
  }

  private isReplaced(manifest: Manifest, identity: SnapshotIdentity): boolean {
    const present = this.manifest(identity);
    return present !== null && present.sha256 !== manifest.sha256;
  }

  private manifest(identity: SnapshotIdentity): Manifest | null {
    try {
      const manifest = readManifest(this.directory);
      return manifest !== null && isUsable(manifest, identity) ? manifest : null;
    } catch (error) {
      this.discard(error);
      return null;
    }
  }

  /** A cache that cannot be read is worth nothing: without its manifest the next sync writes a new one. */
  private discard(damage: unknown): void {
    this.warn(
      `The vector snapshot is damaged (${messageOf(damage)}); it is rebuilt from the stored vectors.`,
    );
    try {
      rmSync(join(this.directory, MANIFEST), { force: true });
    } catch (error) {
      // Where nothing may be removed, it is built at every start.
      if (foreseen(error) === null) throw error;
    }
  }

  private writeManifest(manifest: Manifest): void {
    const path = join(this.directory, MANIFEST);
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, sealed(manifest));
    flush(temporary);
    renameSync(temporary, path);
    flush(this.directory);
  }

  private removeOthers(kept: string): void {
    for (const name of readdirSync(this.directory)) {
      const left = GRAPH_FILE.test(name) || /^hnsw.*\.tmp$/.test(name);
      if (left && name !== kept) rmSync(join(this.directory, name), { force: true });
    }
  }
}

/** Null where there is no snapshot; throws where the manifest is damaged. */
export function readManifest(directory: string): Manifest | null {
  try {
    return unsealed(readFileSync(join(directory, MANIFEST), "utf8"));
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  }
}

/**
 * The index that a manifest names; throws where its file is not as it was written. A large one is hashed and then loaded beside
 * this thread, one after the other: both at once take their processor from what else a start has to do.
 */
export async function readGraph(directory: string, manifest: Manifest): Promise<DenseIndex> {
  const path = join(directory, manifest.file);
  if ((await graphChecksum(path)) !== manifest.sha256) {
    throw new Error(`${manifest.file} does not match its checksum`);
  }
  return DenseIndex.load(path, manifest.dimensions, manifest.covers, manifest.removed);
}

function sealed(manifest: Manifest): string {
  const seal: SealedManifest = { manifest, sha256: sha256Of(JSON.stringify(manifest)) };
  return JSON.stringify(seal);
}

/** What `sealed` was given; throws where it is not as it was written. */
function unsealed(text: string): Manifest {
  const { manifest } = JSON.parse(text) as SealedManifest;
  // The same text again: what is not JSON of this form, or says anything else, does not come back as itself.
  if (sealed(manifest) !== text) throw new Error(`${MANIFEST} does not match its checksum`);
  return manifest;
}

function isUsable(manifest: Manifest, identity: SnapshotIdentity): boolean {
  return (
    manifest.format === SNAPSHOT_FORMAT &&
    manifest.library === identity.library &&
    manifest.fingerprint === identity.fingerprint
  );
}

function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
