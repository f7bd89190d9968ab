import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ScrubState } from "../../api/library-responses.ts";
import { foreseen } from "../../core/storage-failure.ts";
import { isBusy } from "../../core/when-free.ts";
import { FIRST_PLACE, nextTable, type ScrubPlace } from "../../store/scrub.ts";
import type { ScrubProgress } from "../library.ts";
import type { Store } from "../../store/store.ts";

const NOTES_FILE = "scrub.json";

/** How long a step may keep the thread, in milliseconds: a question that comes meanwhile waits as long. */
const STEP_MS = 20;

/** How often it is written down where the round stands: what was looked at since is looked at again after a crash. */
const NOTE_EVERY_MS = 10_000;

interface Notes extends ScrubState {
  /** Null between two rounds. */
  readonly place: ScrubPlace | null;
}

const NONE: Notes = { startedAt: null, finishedAt: null, damaged: 0, place: null };

/**
 * Goes over all that is stored with a checksum, a step at a time. Where the round stands is kept in the index folder, so that the next
 * process goes on from there. It is no part of the library: where it is lost, a round begins anew.
 */
export class ScrubRound {
  private readonly path: string;
  private notes: Notes;
  private notedAt = -Infinity;

  constructor(
    private readonly store: Store,
    private readonly now: () => Date,
  ) {
    this.path = join(store.directory, NOTES_FILE);
    this.notes = notesIn(this.path);
  }

  /**
   * Takes the next step of the round that is going on, or the first one of another where the last ended longer than `everyMs` ago.
   * What is damaged is left out of answers from then on, and its file read anew by the next sync, as if a question had met it.
   * Throws SQLite's error where a table cannot be read; the round goes on behind it.
   */
  async step(everyMs: number): Promise<ScrubProgress> {
    const place = this.notes.place ?? this.begun(everyMs);
    if (place === null) return { isGoingOn: false, damaged: 0 };
    const { next, damaged } = await this.store.scrub(place, STEP_MS).catch((error: unknown) => {
      if (!isBusy(error)) this.goOn(nextTable(place), 0);
      throw error;
    });
    this.goOn(next, damaged.length);
    return { isGoingOn: next !== null, damaged: damaged.length };
  }

  /** What the last process that took a step has written down. */
  static stateIn(indexDirectory: string): ScrubState {
    return stateOf(notesIn(join(indexDirectory, NOTES_FILE)));
  }

  private begun(everyMs: number): ScrubPlace | null {
    const { finishedAt } = this.notes;
    const since = finishedAt === null ? everyMs : this.now().getTime() - Date.parse(finishedAt);
    // A clock that was set back does not put the round off.
    if (since >= 0 && since < everyMs) return null;
    this.notes = { startedAt: this.now().toISOString(), finishedAt, damaged: 0, place: FIRST_PLACE };
    return FIRST_PLACE;
  }

  private goOn(place: ScrubPlace | null, damaged: number): void {
    const { startedAt, finishedAt } = this.notes;
    const isOver = place === null;
    this.notes = {
      startedAt: isOver ? null : startedAt,
      finishedAt: isOver ? this.now().toISOString() : finishedAt,
      damaged: this.notes.damaged + damaged,
      place,
    };
    if (isOver || damaged > 0 || performance.now() - this.notedAt > NOTE_EVERY_MS) this.write();
  }

  private write(): void {
    this.notedAt = performance.now();
    try {
      writeFileSync(`${this.path}.new`, JSON.stringify(this.notes));
      renameSync(`${this.path}.new`, this.path);
    } catch (error) {
      // The round goes on all the same; only another process would begin it anew.
      if (foreseen(error) === null) throw error;
    }
  }
}

function stateOf({ startedAt, finishedAt, damaged }: Notes): ScrubState {
  return { startedAt, finishedAt, damaged };
}

function notesIn(path: string): Notes {
  try {
    const { startedAt, finishedAt, damaged, place } = JSON.parse(
      readFileSync(path, "utf8"),
    ) as Partial<Notes>;
    return {
      startedAt: momentIn(startedAt),
      finishedAt: momentIn(finishedAt),
      damaged: typeof damaged === "number" ? damaged : 0,
      place: isPlace(place) ? place : null,
    };
  } catch {
    // There are none yet, or they are damaged: a round that begins anew is all that this costs.
    return NONE;
  }
}

function momentIn(text: unknown): string | null {
  return typeof text === "string" && !Number.isNaN(Date.parse(text)) ? text : null;
}

function isPlace(place: unknown): place is ScrubPlace {
  if (typeof place !== "object" || place === null) return false;
  const { table, after } = place as Partial<ScrubPlace>;
  return typeof table === "string" && ["string", "number"].includes(typeof after);
}
