import { setImmediate as nextTurn } from "node:timers/promises";
import { DenseIndex } from "../store/dense-index.ts";
import { Snapshot, type SnapshotIdentity } from "../store/snapshot.ts";
import type { Store } from "../store/store.ts";

/** Passages added before other work gets its turn; one takes about half a millisecond. */
const ADDED_AT_A_TIME = 32;

/** A graph with more removed passages than this share is built anew. */
const REMOVED_SHARE = 0.3;

/** A new snapshot is worth writing when catching up with the old one would mean to add this many passages. */
const WORTH_WRITING = 256;

/**
 * Keeps one dense index in step with the library, whoever changes it: loaded from the snapshot, caught up from the
 * vectors in SQLite. Only this object touches the index, so nothing is added while a search runs.
 */
export class DenseFollower {
  private index: DenseIndex | null = null;
  private following: Promise<DenseIndex> | null = null;
  private savedRow = 0;
  private readonly snapshot: Snapshot;

  constructor(
    private readonly store: Store,
    private readonly identity: SnapshotIdentity,
    warn: (message: string) => void,
  ) {
    this.snapshot = new Snapshot(store.directory, warn);
  }

  /** The index as of now. Callers that come while it catches up wait for the same work. */
  async current(): Promise<DenseIndex> {
    if (this.following !== null) return this.following;
    if (this.index?.covers.change === this.store.record().change) return this.index;
    this.following = this.catchUp().finally(() => {
      this.following = null;
    });
    return this.following;
  }

  /** Writes the snapshot where starting from the present one would take long. */
  async save(): Promise<void> {
    if (this.index === null && !this.isBehind()) return;
    const index = await this.current();
    if (index.covers.row - this.savedRow < WORTH_WRITING && this.savedRow > 0) return;
    await this.snapshot.write(index, this.identity);
    this.savedRow = index.covers.row;
  }

  private isBehind(): boolean {
    const covers = this.snapshot.covers(this.identity);
    return covers === null || !this.store.vectors.changesSince(covers, WORTH_WRITING).complete;
  }

  private async catchUp(): Promise<DenseIndex> {
    const index = this.index ?? (await this.load());
    let changes = this.store.vectors.changesSince(index.covers, ADDED_AT_A_TIME);
    index.follow(changes);
    while (!changes.complete) {
      await nextTurn();
      changes = this.store.vectors.changesSince(index.covers, ADDED_AT_A_TIME);
      index.follow(changes);
    }
    if (index.removedShare > REMOVED_SHARE) return this.rebuild();
    this.index = index;
    return index;
  }

  private async load(): Promise<DenseIndex> {
    const saved = await this.snapshot.read(this.identity);
    this.savedRow = saved?.covers.row ?? 0;
    return saved ?? DenseIndex.create(this.identity.dimensions);
  }

  private rebuild(): Promise<DenseIndex> {
    this.index = DenseIndex.create(this.identity.dimensions);
    this.savedRow = 0;
    return this.catchUp();
  }
}
