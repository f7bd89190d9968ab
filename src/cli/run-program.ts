import { EXIT, type ExitCode } from "../api/problems/exit-codes.ts";
import { CommanderError } from "commander";
import { AppError } from "../core/errors.ts";
import { foreseen } from "../core/storage-failure.ts";
import { configurationFile } from "../config/configuration-file.ts";
import { configurationFrom, settingsFrom } from "../config/configuration.ts";
import { nodeWarning } from "../config/node-version.ts";
import { problemOf } from "../api/problems/problem.ts";
import { type CliContext, type EditOptions, type Session } from "./command-context.ts";
import { COMMANDS } from "./command-table.ts";
import { welcome } from "./commands/welcome.ts";
import { describeError } from "./format/describe-error.ts";
import { createProgram, type Options, type Run } from "./program.ts";
import { questionOptionsOf } from "./question-options.ts";

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
    await createProgram(context, run).parseAsync(argv, { from: "user" });
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
  if (thrown instanceof CommanderError) return reportUsage(thrown, json, context);
  // What nobody foresaw is told in full to the person, and in general words to a program.
  const error = foreseen(thrown);
  if (!json || error === null) context.stderr.write(`pincite: ${describeError(thrown)}\n`);
  if (json) writeProblem(thrown, context);
  return error?.code === "invalid_argument" ? EXIT.wrongUsage : EXIT.failed;
}

function reportUsage(error: CommanderError, json: boolean, context: CliContext): ExitCode {
  if (error.exitCode === 0) return EXIT.done;
  const helpShown = error.code === "commander.help";
  const message = helpShown ? "a command is missing" : usageMessage(error);
  if (json) writeProblem(new AppError("invalid_argument", message, { cause: error }), context);
  else if (!helpShown) {
    context.stderr.write(`pincite: ${message}\nRun \`pincite help\` for the commands and their options.\n`);
  }
  return EXIT.wrongUsage;
}

/** An option that other commands have is told by these: a name that looks like it would lead astray. */
function usageMessage({ message, code }: CommanderError): string {
  const plain = message.replace(/^error: /, "");
  const flag = code === "commander.unknownOption" ? /'(--[a-z-]+)/u.exec(plain)?.[1] : undefined;
  const owners = COMMANDS.filter(({ options = [] }) => options.some(({ long }) => long === flag));
  if (flag === undefined || owners.length === 0) return plain;
  const names = owners.map(({ name }) => `\`${name}\``).join(", ");
  const json = flag === "--format" ? " --json prints any command's result as JSON." : "";
  return `unknown option '${flag}': only ${names} ${owners.length === 1 ? "has" : "have"} it.${json}`;
}

function writeProblem(error: unknown, context: CliContext): void {
  context.stderr.write(`${JSON.stringify(problemOf(error))}\n`);
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
