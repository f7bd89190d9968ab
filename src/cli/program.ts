import type { ExitCode } from "../api/problems/exit-codes.ts";
import { Command, type Option } from "commander";
import type { SettingName } from "../config/configuration-settings.ts";
import { COMMANDS, GROUPS, type CommandDescription } from "./command-table.ts";
import type { PrintedForm } from "./printed-form.ts";
import type { CliContext, Session } from "./command-context.ts";
import { GLOBAL_OPTIONS, LIBRARY_SETTINGS } from "./option-table.ts";
import type { QuestionFlags } from "./question-options.ts";
import { widthOf } from "./terminal.ts";
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
    .showSuggestionAfterError()
    .exitOverride()
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
      visibleGlobalOptions: (command) =>
        GLOBAL_OPTIONS.filter((option) => !(isWithoutLibrary(command) && isOfLibrary(option))),
    })
    .hook("preAction", (_program, command) => {
      refuseLibraryOptions(command);
    });
  for (const option of GLOBAL_OPTIONS) program.addOption(option);
  const groups = new Map(
    Object.entries(GROUPS).map(([name, summary]) => [name, program.command(name).description(summary)]),
  );
  for (const command of COMMANDS) {
    const [first = "", second] = command.name.split(" ");
    const parent = second === undefined ? program : (groups.get(first) ?? program);
    addCommand(parent.command(second ?? first), command, run);
  }
  return program.addHelpText("after", examplesText(EXAMPLES) + EXIT_CODES);
}

function addCommand(
  command: Command,
  { summary, argument, options = [], examples, load }: CommandDescription,
  run: Run,
): void {
  command.description(summary).addHelpText("after", examplesText(examples));
  if (argument !== undefined) command.argument(...argument);
  for (const option of options) command.addOption(option);
  command.action(async () => {
    const act = await load();
    await run(command.optsWithGlobals(), (session) => act(session, command.args));
  });
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
