import { join, relative, resolve } from "node:path";
import { AppError } from "../core/errors.ts";
import { leadsOut } from "./paths.ts";
import { LIMIT_SETTINGS, type LimitName } from "./reading-limits.ts";

/** The largest value of a limit: 1 TB in MB, and more pages than any file has. */
const MOST = 1_000_000_000;

/** All that a user can set. Paths are absolute. */
export interface Configuration {
  readonly documentsDirectory: string;
  readonly indexDirectory: string;
  readonly modelsDirectory: string;
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** As they were chosen: `readingLimits` gives them as the reader takes them. */
  readonly limits: Readonly<Record<LimitName, number>>;
}

type PlainName = "documents" | "index" | "models" | "host" | "port";
export type SettingName = PlainName | LimitName;

/** What a setting is called on each of its ways in. The command line's help and `configurationFrom` both read this. */
export interface Setting {
  readonly flag: string;
  readonly variable: string;
  readonly value: string;
  readonly description: string;
  /** The default as a person reads it. */
  readonly fallback: string;
}

export const SETTINGS: Readonly<Record<PlainName, Setting>> = {
  documents: {
    flag: "--documents",
    variable: "PINCITE_DOCUMENTS",
    value: "<dir>",
    description: "folder of the documents",
    fallback: "./documents",
  },
  index: {
    flag: "--index",
    variable: "PINCITE_INDEX",
    value: "<dir>",
    description: "folder of what is built from them",
    fallback: "./index",
  },
  models: {
    flag: "--models",
    variable: "PINCITE_MODELS",
    value: "<dir>",
    description: "folder of the embedding models",
    fallback: "the package's own",
  },
  port: {
    flag: "--port",
    variable: "PINCITE_PORT",
    value: "<number>",
    description: "port to listen on, 0 for any free one",
    fallback: "3000",
  },
  host: {
    flag: "--host",
    variable: "PINCITE_HOST",
    value: "<address>",
    description: "address to listen on",
    fallback: "127.0.0.1",
  },
};

export interface ConfigurationInput {
  readonly flags: Readonly<Partial<Record<SettingName, string>>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute; relative folders are resolved against it. */
  readonly workingDirectory: string;
  /** Absolute; where the package's own `models` folder is. */
  readonly packageDirectory: string;
}

/**
 * Flag, else environment variable, else default. An empty variable counts as not set, an empty flag is an error.
 * Throws `invalid_argument` with the flag or the variable at fault as its field.
 */
export function configurationFrom(input: ConfigurationInput): Configuration {
  const documents = chosen(input, "documents", "documents");
  const index = chosen(input, "index", "index");
  const models = chosen(input, "models", join(input.packageDirectory, "models"));
  const host = chosen(input, "host", "127.0.0.1");
  const port = chosen(input, "port", "3000");

  const documentsDirectory = resolve(input.workingDirectory, documents.text);
  const indexDirectory = resolve(input.workingDirectory, index.text);
  if (isWithin(indexDirectory, documentsDirectory)) {
    throw invalid(
      index,
      `the index folder must not hold the documents: everything in it can be deleted and built again`,
    );
  }
  const portNumber = wholeNumber(port.text, 0, 65_535);
  if (portNumber === undefined) throw invalid(port, "must be a whole number from 0 to 65535");
  if (!/^[\w.:%-]+$/.test(host.text))
    throw invalid(host, "must be a host name or an IP address without a port");
  return {
    documentsDirectory,
    indexDirectory,
    modelsDirectory: resolve(input.workingDirectory, models.text),
    host: host.text,
    port: portNumber,
    limits: limitsFrom(input),
  };
}

function limitsFrom(input: ConfigurationInput): Record<LimitName, number> {
  const names = Object.keys(LIMIT_SETTINGS) as LimitName[];
  return Object.fromEntries(
    names.map((name) => {
      const choice = chosen(input, name, String(LIMIT_SETTINGS[name].fallback));
      const number = wholeNumber(choice.text, 1, MOST);
      if (number === undefined) throw invalid(choice, `must be a whole number from 1 to ${MOST}`);
      return [name, number];
    }),
  ) as Record<LimitName, number>;
}

/** The number that decimal digits spell, or undefined for any other text ("5x", "1e1", " 5", "05") or out of range. */
export function wholeNumber(text: string, least: number, most: number): number | undefined {
  if (!/^(0|[1-9]\d{0,14})$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}

/** True if only programs of this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

interface Choice {
  readonly text: string;
  /** The flag or the variable that the text came from. */
  readonly origin: string;
}

function chosen(input: ConfigurationInput, name: SettingName, fallback: string): Choice {
  const { flag, variable } =
    name in LIMIT_SETTINGS ? LIMIT_SETTINGS[name as LimitName] : SETTINGS[name as PlainName];
  const fromFlag = input.flags[name];
  if (fromFlag?.trim() === "") throw invalid({ text: "", origin: flag }, "must not be empty");
  if (fromFlag !== undefined) return { text: fromFlag, origin: flag };
  const fromEnvironment = input.environment[variable];
  if (fromEnvironment !== undefined && fromEnvironment.trim() !== "") {
    return { text: fromEnvironment, origin: variable };
  }
  return { text: fallback, origin: flag };
}

function invalid(choice: Choice, requirement: string): AppError {
  return new AppError("invalid_argument", `${choice.origin}: ${requirement}.`, { field: choice.origin });
}

function isWithin(folder: string, path: string): boolean {
  return !leadsOut(relative(folder, path));
}
