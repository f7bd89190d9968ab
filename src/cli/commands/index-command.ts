import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { resolve } from "node:path";
import { AppError } from "../../core/errors.ts";
import type { Library, SyncOptions } from "../../library/library.ts";
import { uploadIdIn } from "../../api/upload-source.ts";
import { withLibrary, writeJson, type Session } from "../command-context.ts";
import { describeError } from "../format/describe-error.ts";
import { formatReport } from "../format/format-library.ts";
import { ProgressDisplay } from "../progress.ts";
import { styleFor } from "../terminal.ts";
import type { SyncProgress, SyncReport } from "../../api/job-responses.ts";

export async function index(session: Session, paths: readonly string[]): Promise<ExitCode> {
  const stop = session.context.stopSignal();
  if (session.watch) return watch(session, paths, stop);
  const { report, newHits } = await buildIndex(session, paths, stop);
  writeReport(session, report, newHits);
  return report.failed.length > 0 ? EXIT.someFilesFailed : EXIT.done;
}

/** Indexes now and after every change of the folder; one library for all runs, so that the model is loaded once. */
async function watch(session: Session, paths: readonly string[], signal: AbortSignal): Promise<ExitCode> {
  if (paths.length > 0)
    throw new AppError("invalid_argument", "--watch follows the documents folder; name no paths.");
  const { context, configuration } = session;
  const say = (message: string): unknown => context.stderr.write(`${message}\n`);
  await withLibrary(session, async (library) => {
    const sync = async (): Promise<void> => {
      const { report, newHits } = await syncWithHits(session, library, { signal });
      if (changesIn(report) > 0) writeReport(session, report, newHits);
    };
    const { report, newHits } = await syncWithHits(session, library, { signal });
    writeReport(session, report, newHits);
    say(`Following ${configuration.documentsDirectory}. Ctrl-C stops.`);
    const onError = (error: unknown): void => {
      if (!signal.aborted) say(`pincite: ${describeError(error)}`);
    };
    await context.watchDocuments(configuration.documentsDirectory, sync, { signal, onError });
  });
  return EXIT.done;
}

function changesIn({ added, updated, removed, moved }: SyncReport): number {
  return added + updated + removed + moved;
}

function writeReport(session: Session, report: SyncReport, newHits: number): void {
  const { context } = session;
  if (session.json) writeJson(session, report);
  else context.stdout.write(formatReport(report, newHits, styleFor(context.stdout, context.environment)));
}

/** Syncs in this process and shows how it goes on. Throws `cancelled` where `signal` aborts. */
async function buildIndex(session: Session, paths: readonly string[], signal: AbortSignal): Promise<Indexed> {
  const { context } = session;
  const chosen =
    paths.length === 0 ? {} : { paths: paths.map((path) => resolvePath(path, context.workingDirectory)) };
  return withLibrary(session, (library) => syncWithHits(session, library, { ...chosen, signal }));
}

interface Indexed {
  readonly report: SyncReport;
  /** How many hits new documents have brought for alerts. */
  readonly newHits: number;
}

async function syncWithHits(session: Session, library: Library, options: SyncOptions): Promise<Indexed> {
  const before = await hitsSoFar(library);
  const report = await syncWithProgress(session, library, options);
  return { report, newHits: Math.max(0, (await hitsSoFar(library)) - before) };
}

async function hitsSoFar(library: Library): Promise<number> {
  const { alerts } = await library.alerts({ keyId: null, seesAll: true });
  return alerts.reduce((sum, { lastHit }) => sum + lastHit, 0);
}

/** An upload goes by its source, which is no path. */
function resolvePath(path: string, workingDirectory: string): string {
  return uploadIdIn(path) === null ? resolve(workingDirectory, path) : path;
}

async function syncWithProgress(
  { context, allowRemovals }: Session,
  library: Library,
  options: SyncOptions,
): Promise<SyncReport> {
  const display = new ProgressDisplay(context.stderr, () => context.now());
  const onProgress = (progress: SyncProgress): void => {
    display.show(progress);
    context.tellParent({ progress });
  };
  try {
    return await library.sync({ ...options, allowRemovals, onProgress });
  } finally {
    display.end();
  }
}
