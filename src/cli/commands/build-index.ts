import { resolve } from "node:path";
import type { SyncReport } from "../../library/library.ts";
import { EXIT, withLibrary, writeJson, type ExitCode, type Session } from "../context.ts";
import { formatReport } from "../format-library.ts";
import { ProgressDisplay } from "../progress.ts";
import { styleFor } from "../terminal.ts";

export async function index(session: Session, paths: readonly string[]): Promise<ExitCode> {
  const { context } = session;
  const report = await buildIndex(session, paths, context.stopSignal());
  if (session.json) writeJson(session, report);
  else context.stdout.write(formatReport(report, styleFor(context.stdout, context.environment)));
  return report.failed.length > 0 ? EXIT.someFilesFailed : EXIT.done;
}

/** Syncs in this process and shows how it goes on. Throws `cancelled` where `signal` aborts. */
export async function buildIndex(
  session: Session,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<SyncReport> {
  const { context } = session;
  const progress = new ProgressDisplay(context.stderr, () => context.now());
  const chosen =
    paths.length === 0 ? {} : { paths: paths.map((path) => resolve(context.workingDirectory, path)) };
  try {
    return await withLibrary(session, (library) =>
      library.sync({ ...chosen, onProgress: progress.show, signal }),
    );
  } finally {
    progress.end();
  }
}
