import type { SearchedLibrary } from "../../api/questions/question-responses.ts";
import { AsyncVersionedCache } from "../../core/versioned-cache.ts";
import type { Store } from "../../store/store.ts";

/** What could not be read: files and parts of files, and those of them of which a former version is searched. */
interface Unread {
  readonly unreadable: number;
  readonly outdated: number;
}

/** Tells how much of one state of the library is searched: it belongs into the `Store.read` of the search. */
export class LibraryCoverage {
  private readonly unread = new AsyncVersionedCache<number, Unread>();

  constructor(private readonly store: Store) {}

  async now(): Promise<SearchedLibrary> {
    const { store } = this;
    const { documents } = await store.documents.count();
    const { revision } = await store.record();
    const unread = await this.unread.get(revision, () => this.countUnread());
    // What this very search has met is not in any record yet.
    const damaged = store.unmarkedDamage().length;
    const [unreadable, outdated] = [unread.unreadable + damaged, unread.outdated + damaged];
    const waiting = await store.waiting.count();
    const isSettled = !(await store.isScanning()) && !(await store.isRebuilding());
    return {
      complete: isSettled && waiting.files === 0 && unreadable === 0,
      searched: Math.max(0, documents - outdated - waiting.documents),
      waiting: waiting.files,
      unreadable,
    };
  }

  private async countUnread(): Promise<Unread> {
    // What is of a kind that is not read, or was taken out by a person, is not missing.
    const problems = await this.store.documents.withReason();
    const records = problems.filter(({ state }) => state !== "skipped");
    return { unreadable: records.length, outdated: records.filter(({ passages }) => passages > 0).length };
  }
}
