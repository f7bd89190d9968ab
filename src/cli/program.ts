import type { ExitCode } from "../api/problems/exit-codes.ts";
import { Command, type Option } from "commander";
import type { SettingName } from "../config/configuration-settings.ts";
import { COMMANDS, GROUPS, type CommandDescription } from "./command-table.ts";
import type { PrintedForm } from "./printed-form.ts";
import type { CliContext, Session } from "./command-context.ts";
import { GLOBAL_OPTIONS, LIBRARY_SETTINGS } from "./option-table.ts";
import type { QuestionFlags } from "./question-options.ts";
import { widthOf } from "./terminal.ts";
import { inTermsOf, UsageError } from "./usage.ts";
import type { Scope } from "../core/caller.ts";

/** The options as commander gives them. */
export interface Options extends Partial<Record<SettingName, string>>, QuestionFlags {
  readonly config?: string;
  readonly json?: boolean;
  readonly watch?: boolean;
  readonly allowRemovals?: boolean;
  readonly repair?: boolean;
  readonly all?: boolean;
  readonly force?: boolean;
  readonly verify?: boolean;
  readonly withoutKeys?: boolean;
  readonly passphraseFile?: string;
  readonly by?: string;
  readonly about?: string;
  readonly format?: PrintedForm;
  readonly webhook?: string;
  readonly limit?: string;
  readonly cursor?: string;
  readonly name?: string;
  readonly scope?: Scope;
  readonly expires?: string;
  readonly title?: string;
  readonly date?: string;
  readonly url?: string;
  readonly undo?: readonly string[];
  readonly split?: string;
  readonly out?: string;
  readonly compare?: string;
}

/** Runs a command once its options are known, and takes note of how it ended. */
export type Run = (options: Options, command: (session: Session) => Promise<ExitCode>) => Promise<void>;

const EXAMPLES = [
  "pincite index",
  "pincite ask what did Ivanov say about Syria",
  "pincite serve --port 8080",
];

const EXIT_CODES =
  "\n\nExit codes: 0 done, 1 error, 2 wrong usage, 3 done, but a file unreadable or a quote altered.";

/**
 * The command line's grammar. Where the library is, and the form of the output, may be said before and after the command's name;
 * every other option belongs to its command.
 */
export function createProgram(context: CliContext, run: Run): Command {
  const program = new Command("pincite")
    .description("Ask a folder of documents a question; get the exact passages that answer it.")
    .version(context.version, "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    // What was meant is said by `usage.ts`.
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      // runCli writes the error itself, as text or as JSON.
      outputError: () => undefined,
      getOutHelpWidth: () => widthOf(context.stdout),
      getErrHelpWidth: () => widthOf(context.stderr),
    })
    .configureHelp({
      showGlobalOptions: true,
      subcommandTerm: (command) => command.name(),
      // They are the program's own ones, and stand among its options.
      visibleGlobalOptions: (command) =>
        command.parent === null
          ? []
          : GLOBAL_OPTIONS.filter((option) => !(isWithoutLibrary(command) && isOfLibrary(option))),
    })
    .hook("preAction", (_program, command) => {
      refuseLibraryOptions(command);
    });
  for (const option of GLOBAL_OPTIONS) program.addOption(option);
  for (const command of COMMANDS) {
    const [first = "", second] = command.name.split(" ");
    if (second === undefined) addCommand(program.command(first), command, run);
    else addCommand(groupIn(program, first).command(second), command, run);
  }
  return asParent(program).addHelpText("after", examplesText(EXAMPLES) + EXIT_CODES);
}

/** The commands of a group stand together, where the first of them does. */
function groupIn(program: Command, name: string): Command {
  const known = program.commands.find((command) => command.name() === name);
  if (known !== undefined) return known;
  const { summary = "", examples = [] } = GROUPS[name] ?? {};
  return asParent(program.command(name)).description(summary).addHelpText("after", examplesText(examples));
}

/** Help that is asked of a command which does not exist is refused: the help of something else would look like an answer. */
function asParent(parent: Command): Command {
  return asOneThatFails(parent).addHelpText("before", () => {
    const [first = "", second] = parent.args;
    const word = first === "help" ? second : first;
    const isKnown = word === undefined || parent.commands.some((command) => command.name() === word);
    if (!isKnown && !/^-|^$/.test(word)) {
      parent.error(`error: unknown command '${word}'`, { code: "commander.unknownCommand" });
    }
    return "";
  });
}

function asOneThatFails(command: Command): Command {
  return command.exitOverride((error) => {
    throw new UsageError(command, error);
  });
}

function addCommand(
  command: Command,
  { summary, argument, options = [], examples, load }: CommandDescription,
  run: Run,
): void {
  asOneThatFails(command)
    .summary(firstSentenceOf(summary))
    .description(summary)
    .addHelpText("after", examplesText(examples));
  if (argument !== undefined) command.argument(...argument);
  for (const option of options) command.addOption(option);
  command.action(async () => {
    refuseBlankWords(command);
    const act = await load();
    await run(command.optsWithGlobals(), (session) => act(session, command.args)).catch((error: unknown) => {
      throw inTermsOf(command, error);
    });
  });
}

/** As from a variable of the shell that is not set: taken for a path, it would be the present folder. */
function refuseBlankWords(command: Command): void {
  if (!command.args.some((word) => word.trim() === "")) return;
  command.error(`error: argument '${command.registeredArguments[0]?.name() ?? ""}' is empty`);
}

/** In the list of all commands. */
function firstSentenceOf(summary: string): string {
  return /^.*?[.](?=\s|$)/u.exec(summary)?.[0] ?? summary;
}

/** An option that means nothing to a command is not passed over in silence. */
function refuseLibraryOptions(command: Command): void {
  if (!isWithoutLibrary(command)) return;
  const given = command.optsWithGlobals<Options>();
  const foreign = GLOBAL_OPTIONS.filter(isOfLibrary).find((option) => option.attributeName() in given);
  if (foreign !== undefined) {
    command.error(`error: option '${foreign.flags}' is not one of '${command.name()}'`);
  }
}

function isWithoutLibrary(command: Command): boolean {
  return COMMANDS.some(({ name, isWithoutLibrary: without }) => name === command.name() && without === true);
}

function isOfLibrary(option: Option): boolean {
  return LIBRARY_SETTINGS.some((name) => name === option.attributeName());
}

function examplesText(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join("\n")}`;
}
