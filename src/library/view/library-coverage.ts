import type { SearchedLibrary } from "../../api/questions/question-responses.ts";
import { VersionedCache } from "../../core/versioned-cache.ts";
import type { Store } from "../../store/store.ts";
import { REMOVED } from "../sync/file-records.ts";

/** What could not be read: files and parts of files, and those of them of which a former version is searched. */
interface Unread {
  readonly unreadable: number;
  readonly outdated: number;
}

/** Tells how much of one state of the library is searched: it belongs into the `Store.read` of the search. */
export class LibraryCoverage {
  private readonly unread = new VersionedCache<number, Unread>();

  constructor(private readonly store: Store) {}

  now(): SearchedLibrary {
    const { store } = this;
    const { documents } = store.documents.count();
    const { unreadable, outdated } = this.unread.get(store.record().revision, () => this.countUnread());
    const waiting = store.waiting.count();
    return {
      complete: !store.isScanning() && !store.isRebuilding() && waiting.files === 0 && unreadable === 0,
      searched: Math.max(0, documents - outdated - waiting.documents),
      waiting: waiting.files,
      unreadable,
    };
  }

  private countUnread(): Unread {
    // What a person has taken out is not missing.
    const records = this.store.documents.withReason().filter(({ reason }) => reason !== REMOVED);
    return { unreadable: records.length, outdated: records.filter(({ passages }) => passages > 0).length };
  }
}
