import type { ExitCode } from "../api/exit-codes.ts";
import { Command, Option } from "commander";
import { CONFIGURATION_FILE_OPTION } from "../config/configuration-file.ts";
import { SETTING_NAMES, SETTINGS, type SettingName } from "../config/configuration-settings.ts";
import { LIMIT_SETTINGS } from "../config/reading-limits.ts";
import { COMMANDS, GROUPS, type CommandDescription } from "./command-table.ts";
import type { CliContext, Session } from "./command-context.ts";
import { FILTER_FLAGS, questionOptions, repeatable, type QuestionFlags } from "./question-options.ts";
import { widthOf } from "./terminal.ts";
import { type Scope, SCOPES } from "../core/caller.ts";

/** The options as commander gives them. */
export interface Options extends Partial<Record<SettingName, string>>, QuestionFlags {
  readonly config?: string;
  readonly json?: boolean;
  readonly watch?: boolean;
  readonly allowRemovals?: boolean;
  readonly all?: boolean;
  readonly force?: boolean;
  readonly name?: string;
  readonly scope?: Scope;
  readonly expires?: string;
  readonly split?: string;
  readonly out?: string;
  readonly compare?: string;
}

/** Runs a command once its options are known, and takes note of how it ended. */
export type Run = (options: Options, command: (session: Session) => Promise<ExitCode>) => Promise<void>;

/** An evaluation builds libraries of its own. */
const OF_A_LIBRARY = COMMANDS.map(({ name }) => name).filter((name) => name !== "eval");

const QUESTIONS = ["search", "ask"];

/** The options that only some commands have, by their attribute name; all others belong to every command. */
const COMMANDS_OF: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(SETTING_NAMES.map((name) => [name, commandsWithSetting(name)])),
  models: COMMANDS.map(({ name }) => name),
  k: QUESTIONS,
  ...Object.fromEntries(FILTER_FLAGS.map((flag) => [flag, QUESTIONS])),
  explain: QUESTIONS,
  offset: ["search"],
  mode: ["search"],
  groupBy: ["search"],
  watch: ["index"],
  allowRemovals: ["index"],
  all: ["status"],
  force: ["backup", "restore"],
  name: ["keys create"],
  scope: ["keys create"],
  tag: [...QUESTIONS, "keys create"],
  expires: ["keys create"],
  split: ["eval"],
  out: ["eval"],
  compare: ["eval"],
};

const EXAMPLES = [
  "pincite index",
  "pincite ask what did Ivanov say about Syria",
  "pincite serve --port 8080",
];

const EXIT_CODES = "\n\nExit codes: 0 done, 1 error, 2 wrong usage, 3 done but some files could not be read.";

/**
 * The command line's grammar. Every option is known to the program as a whole, which is how commander accepts it before
 * and after the command's name; one that the command has no use for is refused all the same.
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
        programOf(command).options.filter(
          (option) => option.long !== "--version" && belongs(option.attributeName(), nameOf(command)),
        ),
    })
    .hook("preAction", (_program, command) => {
      refuseForeignOptions(command);
    });
  for (const option of options()) program.addOption(option);
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

function options(): Option[] {
  const settings = SETTING_NAMES.map((name) => {
    const { flag, value, description, variable, fallback } = SETTINGS[name];
    const otherwise = `default: ${fallback === "" ? "none" : fallback}; environment: ${variable}`;
    return new Option(`${flag} ${value}`, `${description} (${otherwise})`);
  });
  const config = new Option(CONFIGURATION_FILE_OPTION.flags, CONFIGURATION_FILE_OPTION.description);
  const watch = new Option("--watch", "go on following the documents folder until Ctrl-C");
  const allowRemovals = new Option(
    "--allow-removals",
    "take documents out also where most of their files are gone",
  );
  const all = new Option("--all", "print what is known of every document");
  const force = new Option("--force", "replace what is there");
  const json = new Option("--json", "print JSON, the same objects as the HTTP API");
  const tag = repeatable(
    "--tag <tag>",
    "only documents with one of these tags; for a key: the only documents that exist for it",
  );
  const others = [
    ...questionOptions(),
    tag,
    watch,
    allowRemovals,
    all,
    force,
    ...keyOptions(),
    ...evaluationOptions(),
  ];
  return [...settings, config, ...others, json];
}

function keyOptions(): Option[] {
  return [
    new Option("--name <text>", "what the key is for, as people know it"),
    new Option("--scope <scope>", "what the key may do").choices(SCOPES),
    new Option("--expires <date>", "last day on which the key is in force, such as 2027-12-31 (UTC)"),
  ];
}

function evaluationOptions(): Option[] {
  return [
    new Option("--split <name>", "judgements to use: qrels/<name>.tsv (default: test)"),
    new Option("--out <dir>", "folder to write the run to, question by question"),
    new Option("--compare <dir>", "folder of an earlier run: wins, losses, ties and their significance"),
  ];
}

function addCommand(
  command: Command,
  { summary, argument, examples, load }: CommandDescription,
  run: Run,
): void {
  command.description(summary).addHelpText("after", examplesText(examples));
  if (argument !== undefined) command.argument(...argument);
  command.action(async () => {
    const act = await load();
    await run(command.optsWithGlobals(), (session) => act(session, command.args));
  });
}

function refuseForeignOptions(command: Command): void {
  const program = programOf(command);
  for (const option of program.options) {
    const given = program.getOptionValueSource(option.attributeName()) === "cli";
    if (given && !belongs(option.attributeName(), nameOf(command))) {
      command.error(`error: option '${option.flags}' is not one of '${nameOf(command)}'`);
    }
  }
}

function programOf(command: Command): Command {
  return command.parent === null ? command : programOf(command.parent);
}

/** As `COMMANDS` has it: without the program's own name, with that of the group. */
function nameOf(command: Command): string {
  const { parent } = command;
  return parent?.parent ? `${parent.name()} ${command.name()}` : command.name();
}

function commandsWithSetting(name: SettingName): readonly string[] {
  if (name === "documents" || name === "index") return OF_A_LIBRARY;
  return name in LIMIT_SETTINGS ? ["index", "serve", "config"] : ["serve", "config"];
}

function belongs(option: string, command: string): boolean {
  return COMMANDS_OF[option]?.includes(command) ?? true;
}

function examplesText(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join("\n")}`;
}
