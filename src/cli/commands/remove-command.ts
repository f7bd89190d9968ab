import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { resolve } from "node:path";
import { AppError } from "../../core/errors.ts";
import type { Library } from "../../library/library.ts";
import { withLibrary, writeJson, type Session } from "../command-context.ts";
import { printable } from "../terminal.ts";
import type { RemovalReport } from "../../api/library-responses.ts";

export async function remove(session: Session, targets: readonly string[]): Promise<ExitCode> {
  const { context } = session;
  const removed = await withLibrary(session, async (library) => {
    const sources: string[] = [];
    for (const target of targets) sources.push(...(await removeOne(session, library, target)).removed);
    return sources;
  });
  if (session.json) writeJson(session, { removed } satisfies RemovalReport);
  else context.stdout.write(removed.map((source) => `Removed ${printable(source)}\n`).join(""));
  return EXIT.done;
}

/** As an id or a source of the library, else as a path of this folder. */
async function removeOne({ context }: Session, library: Library, target: string): Promise<RemovalReport> {
  for (const meant of [target, resolve(context.workingDirectory, target)]) {
    try {
      return await library.remove(meant);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "not_found") throw error;
    }
  }
  throw new AppError(
    "not_found",
    `There is no document ${target}. \`pincite status --all\` lists the documents.`,
  );
}
