import { EXIT, type ExitCode } from "../api/problems/exit-codes.ts";
import { AppError } from "../core/errors.ts";
import { foreseen } from "../core/storage-failure.ts";
import { configurationFile } from "../config/configuration-file.ts";
import { configurationFrom, settingsFrom } from "../config/configuration.ts";
import { nodeWarning } from "../config/node-version.ts";
import { problemOf } from "../api/problems/problem.ts";
import { type CliContext, type EditOptions, type Session } from "./command-context.ts";
import { welcome } from "./commands/welcome.ts";
import { describeError } from "./format/describe-error.ts";
import { createProgram, type Options, type Run } from "./program.ts";
import { questionOptionsOf } from "./question-options.ts";
import { printable } from "./terminal.ts";
import { UsageError, usageFault, usageMessage } from "./usage.ts";

/** Runs one command line, without the executable's name, and gives the exit code. Never throws, never exits. */
export async function runCli(argv: readonly string[], context: CliContext): Promise<ExitCode> {
  let exit: ExitCode = EXIT.done;
  const warning = nodeWarning(context.nodeVersion);
  if (warning !== null) context.stderr.write(`pincite: ${warning}\n`);
  const run: Run = async (options, command) => {
    exit = await command(sessionOf(options, context));
  };
  try {
    if (argv.length === 0) return await welcome(sessionOf({}, context));
    await createProgram(context, run).parseAsync(withHelpFlag(argv), { from: "user" });
    return exit;
  } catch (error) {
    return report(error, wantsJson(argv), context);
  }
}

function sessionOf(options: Options, context: CliContext): Session {
  const {
    json = false,
    watch = false,
    allowRemovals = false,
    repair = false,
    all = false,
    force = false,
    verify = false,
    withoutKeys = false,
    passphraseFile,
  } = options;
  const { name, scope, tag, expires, split, out, compare, by, about, groupBy, format } = options;
  const { webhook, limit, cursor } = options;
  const { environment, workingDirectory, packageDirectory } = context;
  const location = { flag: options.config, environment, workingDirectory };
  const file = configurationFile(location, (path) => context.readTextFile(path));
  const input = { flags: options, environment, file, workingDirectory, packageDirectory };
  return {
    context,
    configuration: configurationFrom(input),
    settings: settingsFrom(input),
    json,
    watch,
    allowRemovals,
    repair,
    all,
    force,
    verify,
    withoutKeys,
    passphraseFile,
    question: questionOptionsOf(options),
    by,
    about,
    groupBy: groupBy === "subject" ? groupBy : undefined,
    form: format,
    alert: { webhook, limit, cursor },
    key: { name, scope, tag, expires },
    edits: editsIn(options),
    evaluation: { split, out, compare },
  };
}

function report(thrown: unknown, json: boolean, context: CliContext): ExitCode {
  if (thrown instanceof UsageError) return reportUsage(thrown, json, context);
  // What nobody foresaw is told in full to the person, and in general words to a program.
  const error = foreseen(thrown);
  if (!json || error === null) tell(context, describeError(thrown));
  if (json) writeProblem(thrown, context);
  return error?.code === "invalid_argument" ? EXIT.wrongUsage : EXIT.failed;
}

function reportUsage(error: UsageError, json: boolean, context: CliContext): ExitCode {
  if (error.cause.exitCode === 0) return EXIT.done;
  const isHelpShown = error.cause.code === "commander.help";
  if (json) writeProblem(new AppError("invalid_argument", usageFault(error), { cause: error }), context);
  else if (!isHelpShown) tell(context, usageMessage(error));
  return EXIT.wrongUsage;
}

/** It may repeat what was typed, or the name of a file. */
function tell({ stderr }: CliContext, message: string): void {
  stderr.write(`pincite: ${printable(message)}\n`);
}

function writeProblem(error: unknown, context: CliContext): void {
  context.stderr.write(`${JSON.stringify(problemOf(error))}\n`);
}

/** `help alerts list` is `alerts list --help`. */
function withHelpFlag(argv: readonly string[]): readonly string[] {
  return argv[0] === "help" ? [...argv.slice(1), "--help"] : argv;
}

/** Also where the command line could not be parsed. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return argv.slice(0, end < 0 ? argv.length : end).includes("--json");
}

/** The last of several languages counts: a document has one. */
function editsIn({ title, author, date, url, language, tag, undo }: Options): EditOptions {
  return { title, author, date, url, language: language?.at(-1), tag, undo };
}
