import { fork } from "node:child_process";
import { once } from "node:events";
import type { OpenLibraryOptions } from "../../library/open-library.ts";
import { Admission, type AdmissionLimits } from "./admission.ts";
import type { CloseMessage, MessageFromLibrary, OpenMessage } from "./library-calls.ts";
import { LibraryProcess, type CallLimits, type Channel, type ChannelListeners } from "./library-process.ts";
import { RemoteLibrary } from "./remote-library.ts";

export interface RemoteLibraryOptions extends OpenLibraryOptions {
  /** Absolute path of the compiled `library-child.js`. */
  readonly libraryEntry: string;
  /** `CALL_LIMITS` where absent. */
  readonly callLimits?: CallLimits;
}

/** Two at once: while the model reads one question on threads of its own, the ranking of another one can go on. */
const ADMISSION: AdmissionLimits = { atOnce: 2, waiting: 256, waitMs: 20_000 };

/** One after the other: two at once would not be done sooner. */
const DRAFT_ADMISSION: AdmissionLimits = { atOnce: 1, waiting: 8, waitMs: 60_000 };

const CALL_LIMITS: CallLimits = { budgetMs: 10_000, graceMs: 2_000, loadMs: 60_000, restartMs: 1_000 };

/** For closing the database. */
const CLOSE_WITHIN_MS = 2_000;

/** Opens a library in a process of its own, which is started at the first call and ends with this one. */
export function openRemoteLibrary({
  libraryEntry,
  callLimits = CALL_LIMITS,
  warn = () => undefined,
  ...open
}: RemoteLibraryOptions): RemoteLibrary {
  const process = new LibraryProcess({
    open: (listeners) => startChild(libraryEntry, { open }, listeners),
    limits: callLimits,
    warn,
  });
  return new RemoteLibrary(process, {
    questions: new Admission(ADMISSION),
    lookups: new Admission(ADMISSION),
    drafts: new Admission(DRAFT_ADMISSION),
  });
}

function startChild(entry: string, open: OpenMessage, { onMessage, onEnd }: ChannelListeners): Channel {
  const child = fork(entry, [], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  let isOver = false;
  const end = (reason: string): void => {
    if (isOver) return;
    isOver = true;
    onEnd(reason);
  };
  child.on("message", (message) => {
    onMessage(message as MessageFromLibrary);
  });
  child.once("error", (error) => {
    end(error.message);
  });
  child.once("exit", (code, signal) => {
    end(signal ?? `exit code ${code ?? "unknown"}`);
  });
  // What cannot be sent any more is lost with the process, whose end is told.
  const send: Channel["send"] = (message) => {
    if (child.connected) child.send(message, () => undefined);
  };
  child.send(open, () => undefined);
  const kill = (): void => {
    child.kill("SIGKILL");
  };
  const close = async (): Promise<void> => {
    if (isOver) return;
    const ended = once(child, "exit");
    const patience = setTimeout(kill, CLOSE_WITHIN_MS);
    if (child.connected) child.send({ close: true } satisfies CloseMessage, () => undefined);
    await ended;
    clearTimeout(patience);
  };
  return { send, kill, close };
}
