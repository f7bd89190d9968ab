import { setImmediate as nextTurn } from "node:timers/promises";
import { DenseIndex, mostRecent } from "../../store/dense/dense-index.ts";
import type { Coverage } from "../../store/records.ts";
import { Snapshot, type SnapshotIdentity } from "../../store/dense/snapshot.ts";
import type { Store } from "../../store/store.ts";

/** Passages added before other work gets its turn; one takes about half a millisecond where it is put into the graph. */
const ADDED_AT_A_TIME = 32;

/** A graph with more removed passages than this share is built anew. */
const REMOVED_SHARE = 0.3;

/**
 * Keeps one dense index in step with the library, whoever changes it: loaded from the snapshot, caught up from the
 * vectors in SQLite. Only this object touches the index, so nothing is added while a search runs.
 */
export class LiveDenseIndex {
  private index: DenseIndex | null = null;
  private following: Promise<DenseIndex> | null = null;
  private readonly snapshot: Snapshot;

  private constructor(
    private readonly store: Store,
    private readonly identity: SnapshotIdentity,
    private readonly dimensions: () => Promise<number>,
    warn: (message: string) => void,
  ) {
    this.snapshot = new Snapshot(store.directory, warn);
  }

  /** `dimensions`: of the model, asked for where a graph is to be made of nothing. */
  static async of(
    store: Store,
    dimensions: () => Promise<number>,
    warn: (message: string) => void,
  ): Promise<LiveDenseIndex> {
    const { id: library, fingerprint } = await store.record();
    return new LiveDenseIndex(store, { library, fingerprint }, dimensions, warn);
  }

  /** Whether an index is in memory; it may be behind the library. */
  get isLoaded(): boolean {
    return this.index !== null;
  }

  /** The index as of now. Callers that come while it catches up wait for the same work. */
  async current(): Promise<DenseIndex> {
    const { revision } = await this.store.record();
    if (this.following === null && this.index?.covers.revision === revision) return this.index;
    this.following ??= this.catchUp().finally(() => {
      this.following = null;
    });
    return this.following;
  }

  /** Writes the snapshot where starting from the present one would take long. For the library's one writer. */
  async save(): Promise<void> {
    if (await this.isWorthWriting()) await this.snapshot.write(await this.current(), this.identity);
    await this.store.forgetRemoved();
  }

  private async isWorthWriting(): Promise<boolean> {
    const saved = this.snapshot.covers(this.identity);
    if (saved === null || !(await this.isFollowable(saved))) return true;
    const most = mostRecent((await this.store.documents.count()).passages);
    return (await this.store.vectors.countChangesSince(saved, most)) >= most;
  }

  /**
   * A snapshot of what the library has not come to yet was left by a later state of it, since put back from a copy. Of one that
   * is far behind it is not known any more what was removed since.
   */
  private async isFollowable(saved: Coverage): Promise<boolean> {
    const { revision } = await this.store.record();
    return saved.revision <= revision && this.store.vectors.canFollow(saved);
  }

  private async catchUp(): Promise<DenseIndex> {
    const known = this.index ?? (await this.load());
    const canFollow = await this.store.vectors.canFollow(known.covers);
    const index = await this.caughtUp(canFollow ? known : await this.empty());
    this.index = index.removedShare > REMOVED_SHARE ? await this.caughtUp(await this.empty()) : index;
    return this.index;
  }

  private async caughtUp(index: DenseIndex): Promise<DenseIndex> {
    let complete = false;
    while (!complete) {
      // First of all, so that whoever was given the index a moment ago searches it as it was then.
      await nextTurn();
      const changes = await this.store.vectors.changesSince(index.covers, ADDED_AT_A_TIME);
      index.follow(changes);
      complete = changes.complete;
    }
    return index;
  }

  private async load(): Promise<DenseIndex> {
    const saved = await this.snapshot.read(this.identity);
    return saved === null || !(await this.isFollowable(saved.covers)) ? this.empty() : saved;
  }

  private async empty(): Promise<DenseIndex> {
    return DenseIndex.create(await this.dimensions());
  }
}
