import { resolve } from "node:path";
import { AppError, messageOf } from "../core/errors.ts";
import { SETTINGS, type SettingKind, type SettingName } from "./configuration-settings.ts";

/** Looked for in the working directory where no other file is named. */
const FILE_NAME = "pincite.config.json";
const FLAG = "--config";
const VARIABLE = "PINCITE_CONFIG";

/** Longer than any file of settings, in characters. */
const LONGEST = 100_000;

/** How the option is shown, and what it says of itself. */
export const CONFIGURATION_FILE_OPTION = {
  flags: `${FLAG} <file>`,
  description: `file of settings (default: ./${FILE_NAME} if there is one; environment: ${VARIABLE})`,
};

export interface ConfigurationFile {
  /** Absolute; relative folders in the file are resolved against its folder. */
  readonly path: string;
  readonly text: string;
}

export interface FileLocationInput {
  /** Of `--config`. */
  readonly flag: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
}

/**
 * The file of settings, or null where none is named and none is there. `readText` gives null for a file that is not there.
 * Throws `invalid_argument` for a named one that is not there.
 */
export function configurationFile(
  input: FileLocationInput,
  readText: (path: string) => string | null,
): ConfigurationFile | null {
  const { flag, environment, workingDirectory } = input;
  if (flag?.trim() === "") throw invalid(FLAG, "must not be empty");
  const variable = environment[VARIABLE]?.trim() === "" ? undefined : environment[VARIABLE];
  const path = resolve(workingDirectory, flag ?? variable ?? FILE_NAME);
  const text = readText(path);
  if (text !== null) return { path, text };
  if (flag === undefined && variable === undefined) return null;
  throw invalid(flag === undefined ? VARIABLE : FLAG, `there is no file ${path}`);
}

/**
 * The settings of a file, each as it would be written on the command line. Throws `invalid_argument` with the name at fault
 * for one that does not exist or whose value is of another type.
 */
export function settingsInFile({ path, text }: ConfigurationFile): Partial<Record<SettingName, string>> {
  const settings = Object.entries(objectIn(path, text)).map(([name, value]) => {
    if (!Object.hasOwn(SETTINGS, name)) {
      throw invalid(
        name,
        `${path} sets it, and there is no such setting; \`pincite config\` lists all there are`,
      );
    }
    const { kind } = SETTINGS[name as SettingName];
    const written = TYPES[kind].write(value);
    if (written === undefined) throw invalid(name, `in ${path}, it must be ${TYPES[kind].type}`);
    return [name, written];
  });
  return Object.fromEntries(settings) as Partial<Record<SettingName, string>>;
}

/** A JSON type in words, and how a value of it is written on the command line; undefined for a value of another type. */
interface JsonType {
  readonly type: string;
  readonly write: (value: unknown) => string | undefined;
}

const TEXT: JsonType = {
  type: "a text in quotes that is not empty",
  write: (value) => (typeof value === "string" && value.trim() !== "" ? value : undefined),
};

const NUMBER: JsonType = {
  type: "a number without quotes",
  write: (value) => (typeof value === "number" ? String(value) : undefined),
};

const LIST: JsonType = {
  type: "a list of texts, none of them empty or with a comma",
  write: (value) => (Array.isArray(value) && value.every(isItem) ? value.join(",") : undefined),
};

const TYPES: Readonly<Record<SettingKind, JsonType>> = {
  folder: TEXT,
  host: TEXT,
  logFormat: TEXT,
  port: NUMBER,
  count: NUMBER,
  rate: NUMBER,
  hosts: LIST,
  origins: LIST,
  addresses: LIST,
  languages: LIST,
};

function isItem(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "" && !value.includes(",");
}

function objectIn(path: string, text: string): object {
  if (text.length > LONGEST) throw invalid(path, `it has more than ${LONGEST} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    throw invalid(path, `it is not JSON (${messageOf(cause)})`, cause);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw invalid(path, "it must be a JSON object of settings");
}

function invalid(field: string, requirement: string, cause?: unknown): AppError {
  return new AppError("invalid_argument", `${field}: ${requirement}.`, { field, cause });
}
