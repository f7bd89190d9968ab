import { InvalidArgumentError, Option } from "commander";
import { CONFIGURATION_FILE_OPTION } from "../config/configuration-file.ts";
import { SETTINGS, type SettingName } from "../config/configuration-settings.ts";
import { SCOPES } from "../core/caller.ts";

/** Where the library is: settings that every command has, before and after its name. */
export const LIBRARY_SETTINGS: readonly SettingName[] = ["documents", "index"];

export const GLOBAL_SETTINGS: readonly SettingName[] = [...LIBRARY_SETTINGS, "models"];

export const GLOBAL_OPTIONS: readonly Option[] = [
  ...GLOBAL_SETTINGS.map(settingOption),
  new Option(CONFIGURATION_FILE_OPTION.flags, CONFIGURATION_FILE_OPTION.description),
  new Option("--json", "print JSON, the same objects as the HTTP API"),
];

export const KEY_OPTIONS: readonly Option[] = [
  new Option("--name <text>", "what the key is for, as people know it"),
  new Option("--scope <scope>", "what the key may do").choices(SCOPES),
  repeatable("--tag <tag>", "only the documents with one of these tags exist for the key"),
  new Option("--expires <date>", "last day on which the key is in force, such as 2027-12-31 (UTC)"),
];

export const EDIT_OPTIONS: readonly Option[] = [
  new Option("--title <text>", "what the document is called"),
  repeatable("--author <name>", "who wrote it, in place of all authors that the file names"),
  new Option("--date <date>", "day of its publication, YYYY-MM-DD"),
  new Option("--url <address>", "address at which it was published"),
  repeatable("--language <code>", "what it is written in, such as en; the last one counts"),
  repeatable("--tag <tag>", "a subject, in place of all subjects that the file names"),
  new Option(
    "--undo <field>",
    "take back what was set, so that the file's own value counts: title, author, date, url, language or tag; can be repeated",
  ).argParser((option: string, before?: readonly string[]) => [...(before ?? []), fieldOf(option)]),
];

/** The fields of a document by the options that set them, and by their own names. */
const FIELDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["title", "authors", "date", "url", "language", "tags"].map((name) => [name, name])),
  author: "authors",
  tag: "tags",
};

function fieldOf(option: string): string {
  const field = Object.hasOwn(FIELDS, option) ? FIELDS[option] : undefined;
  if (field !== undefined) return field;
  throw new InvalidArgumentError("It must be title, author, date, url, language or tag.");
}

export const EVALUATION_OPTIONS: readonly Option[] = [
  new Option("--split <name>", "judgements to use: qrels/<name>.tsv (default: test)"),
  new Option("--out <dir>", "folder to write the run to, question by question"),
  new Option("--compare <dir>", "folder of an earlier run: wins, losses, ties and their significance"),
];

/**
 * A setting as a flag. Its variable is read by `configurationFrom`, not by commander: a setting also comes from a file, and
 * `pincite config` tells which of them it came from.
 */
export function settingOption(name: SettingName): Option {
  const { flag, value, description, variable, fallback } = SETTINGS[name];
  const otherwise = `default: ${fallback === "" ? "none" : fallback}; environment: ${variable}`;
  return new Option(`${flag} ${value}`, `${description} (${otherwise})`);
}

/** May be given several times; one of the values has to fit. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description}; can be repeated`).argParser(
    (value: string, before?: readonly string[]) => [...(before ?? []), value],
  );
}
