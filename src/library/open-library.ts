import { Embedder } from "../embedding/embedder.ts";
import { BUILT_IN_MODEL } from "../embedding/model-files.ts";
import { formatOf } from "../ingest/format.ts";
import { ReaderProcess } from "../ingest/worker/reader-process.ts";
import { RANKINGS, type RankingName } from "../search/ranking/ranking.ts";
import type { Library } from "./library.ts";
import { LocalLibrary } from "./local-library.ts";
import { SERVING_LOCK_WAIT_MS } from "../config/limits.ts";
import { DEFAULT_READING_LIMITS, type ReadingLimits } from "../config/reading-limits.ts";

export type { RankingName };

export interface OpenLibraryOptions {
  readonly documentsDirectory: string;
  readonly indexDirectory: string;
  readonly modelsDirectory: string;
  /** Absolute path of the compiled `ingest/worker/reader-child.js`. */
  readonly readerEntry: string;
  /** Absolute path of the compiled `embedding/encoder-child.js`; passages are embedded in the caller's process where absent. */
  readonly encoderEntry?: string;
  /** A folder below `modelsDirectory`; the built-in model where absent. */
  readonly model?: string;
  /** What reading one file may cost; the defaults where absent. */
  readonly limits?: ReadingLimits;
  /** Addresses below which the webhooks of alerts may lie; none where absent. */
  readonly allowedWebhooks?: readonly string[];
  /** From which a passage is a hit of an alert, in place of the default, to be measured against it. */
  readonly hitConfidence?: number;
  /** Whether other callers wait while this one does: the library then waits for no other writer without giving way. */
  readonly isServing?: boolean;
  /** Told of what was repaired or rebuilt on the way; silent where absent. */
  readonly warn?: (message: string) => void;
  /** One of the simpler rankings that the default is measured against. */
  readonly ranking?: RankingName;
}

/** Opening touches neither disk nor model: each is opened when it is first needed, and says then what is wrong. */
export function openLibrary(options: OpenLibraryOptions): Library {
  const { documentsDirectory, indexDirectory, modelsDirectory } = options;
  const model = options.model ?? BUILT_IN_MODEL;
  const { timeoutMs, memoryMb, ...limits } = options.limits ?? DEFAULT_READING_LIMITS;
  return new LocalLibrary({
    documentsDirectory,
    indexDirectory,
    model,
    reader: new ReaderProcess({ entry: options.readerEntry, limits, timeoutMs, memoryMb }),
    isSupported: (path) => formatOf(path) !== null,
    identifyModel: () => Embedder.identify({ modelsDirectory, model }),
    // Who serves embeds questions alone: further threads gain a millisecond of each and keep their processors busy between them.
    // Of passages this process embeds a few: on one thread 20 of them take a third of the processor time, and on a busy machine of the time.
    // On two idle processors two threads take 0.16 instead of 0.29 s of 20 passages, of which a whole run showed nothing.
    openEmbedder: (forPassages, identity) =>
      Embedder.open({
        identity,
        modelsDirectory,
        model,
        threads: options.isServing === true || forPassages ? 1 : undefined,
        encoderEntry: options.encoderEntry,
        loadsLater: forPassages,
      }),
    warn: options.warn ?? (() => undefined),
    ranking: RANKINGS[options.ranking ?? "default"],
    allowedWebhooks: options.allowedWebhooks ?? [],
    hitConfidence: options.hitConfidence,
    now: () => new Date(),
    lockWaitMs: 60_000,
    databaseWaitMs: options.isServing === true ? SERVING_LOCK_WAIT_MS : undefined,
  });
}
