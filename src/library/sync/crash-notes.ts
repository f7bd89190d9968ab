import { closeSync, constants, fstatSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** How often the process may end in the middle of a file before the file is set aside. */
const CRASHES = 3;

const NOTES_FILE = "indexing.json";

interface Notes {
  /** The file that is being taken in. */
  readonly current: string | null;
  /** How often the process has ended in the middle of a file. */
  readonly crashes: Readonly<Record<string, number>>;
}

/**
 * Remembers which file was being taken in when an indexing process ended without a word: killed, crashed, or ended because
 * it made no progress. The notes are no part of the library; they are not flushed, because they are to survive the process
 * and not the machine.
 */
export class CrashNotes {
  private readonly path: string;
  private readonly crashes: Map<string, number>;

  constructor(indexDirectory: string) {
    this.path = join(indexDirectory, NOTES_FILE);
    const { current, crashes } = notesIn(this.path);
    this.crashes = new Map(Object.entries(crashes));
    if (current !== null) this.crashes.set(current, (this.crashes.get(current) ?? 0) + 1);
  }

  /** Whether no process has ended in the middle of a file that is still to come: then one may look ahead. */
  get areNone(): boolean {
    return this.crashes.size === 0;
  }

  /** Why the file is set aside, or null where it is not. It is tried again when it has changed, or when a person names it. */
  refusalOf(file: string): string | null {
    if ((this.crashes.get(file) ?? 0) < CRASHES) return null;
    this.crashes.delete(file);
    this.write(null);
    return (
      `Indexing ended ${CRASHES} times in the middle of this file, so it is left out. ` +
      "Look at what is in it, or run `pincite index` with its path to try it again."
    );
  }

  /** Whatever `work` throws is no crash: the process goes on. */
  async during<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
    this.write(file);
    try {
      return await work();
    } finally {
      this.crashes.delete(file);
      this.write(null);
    }
  }

  private write(current: string | null): void {
    const notes: Notes = { current, crashes: Object.fromEntries(this.crashes) };
    overwrite(this.path, JSON.stringify(notes));
  }
}

/**
 * Writes over what a file holds, with spaces to its former end. Emptying it first, as `writeFileSync` does, took 2 ms, twice for
 * every file that is indexed: a file system that guards against lost files then asks for its blocks at once.
 */
function overwrite(path: string, text: string): void {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT);
  try {
    writeSync(file, text.padEnd(fstatSync(file).size), 0);
  } finally {
    closeSync(file);
  }
}

function notesIn(path: string): Notes {
  const none: Notes = { current: null, crashes: {} };
  try {
    const { current, crashes } = JSON.parse(readFileSync(path, "utf8")) as Partial<Notes>;
    return { current: typeof current === "string" ? current : null, crashes: crashes ?? none.crashes };
  } catch {
    // There are none, or the process ended while it wrote them: what they say is worth no more than a try.
    return none;
  }
}
