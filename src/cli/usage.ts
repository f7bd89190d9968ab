import type { Command, CommanderError } from "commander";
import { FILTER_NAMES, FILTERS } from "../api/filters/filter-table.ts";
import { AppError } from "../core/errors.ts";
import { nearNames } from "../text/near-names.ts";
import { COMMANDS } from "./command-table.ts";

/** Wrong usage, or help that was printed, with the command that it is of; that of the program itself has no name. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(
    readonly command: Command,
    override readonly cause: CommanderError,
  ) {
    super(cause.message, { cause });
  }
}

/** What other programs, or the HTTP API, call an option of these. */
const OPTIONS_MEANT: Readonly<Record<string, string>> = {
  "--after": "--from",
  "--since": "--from",
  "--before": "--to",
  "--until": "--to",
  "--by": "--author",
  "--in": "--source",
  "--folder": "--source",
  "--lang": "--language",
  "--limit": "-k",
  "--top": "-k",
};

/** What the HTTP API, or other programs, call these commands. */
const COMMANDS_MEANT: Readonly<Record<string, string>> = {
  people: "said",
  documents: "status --all",
  list: "status --all",
  sync: "index",
  add: "index",
  quote: "check",
  verify: "check",
  read: "cite",
};

/** What is wrong, and where to read on. */
export function usageMessage(error: UsageError): string {
  const { command } = error;
  const help = ["pincite help", ...namesOf(command)].join(" ");
  const seeAlso = `Run \`${help}\` for ${command.commands.length > 0 ? "the commands and their" : "its"} options.`;
  return `${usageFault(error)}\n${seeAlso}`;
}

/** Commander's sentence, with what was meant where that can be told. */
export function usageFault({ command, cause: { code, message } }: UsageError): string {
  if (code === "commander.help") return "a command is missing";
  const plain = message.replace(/^error: /, "");
  const word = /'([^']+)'/u.exec(plain)?.[1] ?? "";
  if (code === "commander.unknownCommand") return plain + meant(commandsMeantBy(command, word));
  if (code !== "commander.unknownOption") return plain;
  const own = optionsMeantBy(command, word);
  const owners = COMMANDS.filter(({ options = [] }) => options.some(({ long }) => long === word));
  if (own.length > 0 || owners.length === 0) return plain + meant(own);
  // An option that other commands have is told by these: a name that looks like it would lead astray.
  const names = owners.map(({ name }) => `\`${name}\``).join(", ");
  const json = word === "--format" ? " --json prints any command's result as JSON." : "";
  return `unknown option '${word}': only ${names} ${owners.length === 1 ? "has" : "have"} it.${json}`;
}

/** The library's refusal of a field, in terms of the option or the argument that it was made from. */
export function inTermsOf(command: Command, thrown: unknown): unknown {
  if (!(thrown instanceof AppError) || thrown.field === undefined) return thrown;
  const { code, field, message } = thrown;
  if (!message.startsWith(`${field} `)) return thrown;
  const words = field.split(".").filter((part) => part !== "filters" && !/^\d+$/.test(part));
  const name = words.map((part) => FILTER_NAMES.find((filter) => filter === part)).at(-1);
  const word = name === undefined ? words.join(".") : FILTERS[name].parameter;
  const option = command.options.find(({ long, short }) => long === `--${word}` || short === `-${word}`);
  const flag = option?.long ?? option?.short;
  const requirement = message.slice(field.length);
  return flag === undefined
    ? new AppError(code, `The ${word}${requirement}`, { cause: thrown, field: word })
    : new AppError(code, flag + requirement, { cause: thrown, field: flag });
}

/** "alerts list". */
function namesOf(command: Command): string[] {
  return command.parent === null ? [] : [...namesOf(command.parent), command.name()];
}

function commandsMeantBy(command: Command, word: string): string[] {
  const known = COMMANDS_MEANT[word];
  if (known !== undefined && command.parent === null) return [known];
  return nearNames(
    word,
    command.commands.map((one) => one.name()),
  );
}

function optionsMeantBy(command: Command, flag: string): string[] {
  const flags = [...command.options, ...(command.parent?.options ?? [])].flatMap(
    ({ long, short }) => long ?? short ?? [],
  );
  const known = OPTIONS_MEANT[flag];
  if (known !== undefined) return flags.includes(known) ? [known] : [];
  return nearNames(flag, flags);
}

function meant(words: readonly string[]): string {
  return words.length === 0 ? "" : `: did you mean ${words.map((word) => `\`${word}\``).join(" or ")}?`;
}
