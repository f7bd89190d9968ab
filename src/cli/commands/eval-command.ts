import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runEvaluation } from "../../eval/evaluation-run.ts";
import type { EvaluationPorts } from "../../eval/evaluate.ts";
import { SYSTEMS } from "../../eval/systems.ts";
import { writeJson, type Session } from "../command-context.ts";
import { formatRun } from "../format/format-evaluation.ts";
import { ProgressDisplay } from "../progress.ts";

export async function evaluate(session: Session, words: readonly string[]): Promise<ExitCode> {
  const { context } = session;
  const { split, out, compare } = session.evaluation;
  const absolute = (path: string): string => resolve(context.workingDirectory, path);
  const options = {
    directories: words.map(absolute),
    split,
    out: out === undefined ? undefined : absolute(out),
    compare: compare === undefined ? undefined : absolute(compare),
  };
  const report = await runEvaluation(options, portsOf(session));
  if (session.json) writeJson(session, report);
  else context.stdout.write(formatRun(report));
  return EXIT.done;
}

function portsOf({ context, configuration }: Session): EvaluationPorts {
  const say = (message: string): void => {
    context.stderr.write(`${message}\n`);
  };
  return {
    systems: SYSTEMS,
    cacheDirectory: join(tmpdir(), "pincite-eval"),
    openLibrary: ({ ranking }, directories) =>
      context.openLibrary({ ...configuration, ...directories }, say, ranking),
    progress: { say, indexing: () => new ProgressDisplay(context.stderr, () => context.now()) },
  };
}
