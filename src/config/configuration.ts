import { isIPv6 } from "node:net";
import { dirname, join, relative, resolve } from "node:path";
import { AppError } from "../core/errors.ts";
import { settingsInFile, type ConfigurationFile } from "./configuration-file.ts";
import { SETTING_NAMES, SETTINGS, type SettingKind, type SettingName } from "./configuration-settings.ts";
import { leadsOut } from "../core/paths.ts";
import { LIMIT_SETTINGS, type LimitName } from "./reading-limits.ts";
import { wholeNumber } from "../core/numerals.ts";

/** The largest value of a limit: 1 TB in MB, and more pages than any file has. */
const MOST = 1_000_000_000;

export type LogFormat = "text" | "json";

/** All that a user can set. Paths are absolute. */
export interface Configuration {
  /** The file of settings that was read; null where there is none. */
  readonly file: string | null;
  readonly documentsDirectory: string;
  readonly indexDirectory: string;
  readonly modelsDirectory: string;
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** Names in lower case, without a port, under which the server may be called besides loopback's and `host`. */
  readonly allowedHosts: readonly string[];
  /** Origins as browsers write them (`https://example.org`) whose pages may call the server; none by default. */
  readonly corsOrigins: readonly string[];
  /** Of one key; 0 for no limit. */
  readonly requestsPerMinute: number;
  /** From the end of a round of comparing checksums to the next; 0 for none. */
  readonly scrubHours: number;
  /** Of one request, all its files together. How large a file may be that is read is among the limits. */
  readonly maxUploadMb: number;
  /** Addresses at or below which the webhooks of alerts may lie; none by default. */
  readonly alertWebhooks: readonly string[];
  /** What scans are recognised in: `en`, `pt-BR`, or as Tesseract calls it, `deu_latf`. */
  readonly recognitionLanguages: readonly string[];
  readonly logFormat: LogFormat;
  /** As they were chosen: `readingLimits` gives them as the reader takes them. */
  readonly limits: Readonly<Record<LimitName, number>>;
}

export interface ConfigurationInput {
  readonly flags: Readonly<Partial<Record<SettingName, string>>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly file: ConfigurationFile | null;
  /** Absolute; relative folders are resolved against it. */
  readonly workingDirectory: string;
  /** Absolute; where the package's own `models` folder is. */
  readonly packageDirectory: string;
}

export type SettingOrigin = "flag" | "environment" | "file" | "default";

/** A setting with its value, and where that comes from. None of them is a secret. */
export interface ChosenSetting<Value = Values[SettingKind]> {
  readonly name: SettingName;
  readonly value: Value;
  readonly origin: SettingOrigin;
  /** The flag, the variable or the file; null for a default. */
  readonly from: string | null;
}

/** What each kind of setting is read as. */
interface Values {
  readonly folder: string;
  readonly host: string;
  readonly port: number;
  readonly count: number;
  readonly rate: number;
  readonly hosts: readonly string[];
  readonly origins: readonly string[];
  readonly addresses: readonly string[];
  readonly languages: readonly string[];
  readonly logFormat: LogFormat;
}

type ChosenSettings = {
  readonly [Name in SettingName]: ChosenSetting<Values[(typeof SETTINGS)[Name]["kind"]]>;
};

/**
 * Flag, else environment variable, else the file, else default. An empty variable counts as not set, an empty flag is an
 * error. Throws `invalid_argument` with the flag, the variable or the name in the file as its field.
 */
export function configurationFrom(input: ConfigurationInput): Configuration {
  const settings = chosenSettings(input);
  const { documents, index } = settings;
  if (isWithin(index.value, documents.value)) {
    throw invalid(
      index,
      "the index folder must not hold the documents: what is in it is made and deleted by Pincite",
    );
  }
  const limits = Object.keys(LIMIT_SETTINGS) as LimitName[];
  return {
    file: input.file?.path ?? null,
    documentsDirectory: documents.value,
    indexDirectory: index.value,
    modelsDirectory: settings.models.value,
    host: settings.host.value,
    port: settings.port.value,
    allowedHosts: settings.allowedHosts.value,
    corsOrigins: settings.corsOrigins.value,
    requestsPerMinute: settings.requestsPerMinute.value,
    scrubHours: settings.scrubHours.value,
    maxUploadMb: settings.maxUploadMb.value,
    alertWebhooks: settings.alertWebhooks.value,
    recognitionLanguages: settings.recognitionLanguages.value,
    logFormat: settings.logFormat.value,
    limits: Object.fromEntries(limits.map((name) => [name, settings[name].value])) as Record<
      LimitName,
      number
    >,
  };
}

/** Every setting, in the order of `SETTINGS`. Throws as `configurationFrom` does. */
export function settingsFrom(input: ConfigurationInput): readonly ChosenSetting[] {
  return Object.values(chosenSettings(input));
}

/** True if only programs of this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

interface Reading<Value> {
  readonly requirement: string;
  /** Undefined for a text that does not meet the requirement. `base` is what relative folders are below. */
  readonly read: (text: string, base: string) => Value | undefined;
}

const READINGS: { readonly [Kind in SettingKind]: Reading<Values[Kind]> } = {
  folder: { requirement: "must name a folder", read: (text, base) => resolve(base, text) },
  host: { requirement: "must be a host name or an IP address without a port", read: hostIn },
  port: {
    requirement: "must be a whole number from 0 to 65535",
    read: (text) => wholeNumber(text, 0, 65_535),
  },
  count: {
    requirement: `must be a whole number from 1 to ${MOST}`,
    read: (text) => wholeNumber(text, 1, MOST),
  },
  rate: {
    requirement: `must be a whole number from 0 to ${MOST}, where 0 turns it off`,
    read: (text) => wholeNumber(text, 0, MOST),
  },
  hosts: {
    requirement: "must be host names or IP addresses without ports, separated by commas",
    read: (text) => listIn(text, (item) => hostIn(item)?.toLowerCase()),
  },
  origins: {
    requirement: "must be origins such as https://example.org, without a path, separated by commas",
    read: (text) => listIn(text, originIn),
  },
  addresses: {
    requirement:
      "must be addresses such as https://hooks.example.org/pincite, without a query, separated by commas",
    read: (text) => listIn(text, addressIn),
  },
  languages: {
    requirement: "must be codes of languages such as en, de or pt-BR, separated by commas",
    read: (text) => listIn(text, (item) => (LANGUAGE.test(item) ? item : undefined)),
  },
  logFormat: {
    requirement: "must be text or json",
    read: (text) => (text === "text" || text === "json" ? text : undefined),
  },
};

const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,2}$/i;

function chosenSettings(input: ConfigurationInput): ChosenSettings {
  const fromFile = input.file === null ? {} : settingsInFile(input.file);
  const settings = SETTING_NAMES.map((name) => [name, chosen(input, fromFile, name)]);
  return Object.fromEntries(settings) as ChosenSettings;
}

function chosen(
  input: ConfigurationInput,
  fromFile: Partial<Record<SettingName, string>>,
  name: SettingName,
): ChosenSetting {
  const { text, base, ...choice } = choiceOf(input, fromFile, name);
  const { requirement, read } = READINGS[SETTINGS[name].kind];
  const value = read(text, base);
  if (value === undefined) throw invalid(choice, requirement);
  return { ...choice, value };
}

interface Choice extends Omit<ChosenSetting, "value"> {
  readonly text: string;
  /** What relative folders are below. */
  readonly base: string;
}

function choiceOf(
  { flags, environment, file, workingDirectory, packageDirectory }: ConfigurationInput,
  fromFile: Partial<Record<SettingName, string>>,
  name: SettingName,
): Choice {
  const { flag, variable, fallback } = SETTINGS[name];
  const base = workingDirectory;
  const given = flags[name];
  if (given !== undefined) {
    const choice = { name, origin: "flag", from: flag } as const;
    if (given.trim() === "") throw invalid(choice, "must not be empty");
    return { ...choice, text: given, base };
  }
  const set = environment[variable];
  if (set !== undefined && set.trim() !== "")
    return { name, text: set, origin: "environment", from: variable, base };
  const written = fromFile[name];
  if (written !== undefined && file !== null) {
    return { name, text: written, origin: "file", from: file.path, base: dirname(file.path) };
  }
  const text = name === "models" ? join(packageDirectory, "models") : fallback;
  return { name, text, origin: "default", from: null, base };
}

function hostIn(text: string): string | undefined {
  // In this order: the expression of `isIPv6` takes 10 ms to compile, and a question from the command line names no host.
  return /^[\w.-]+$/.test(text) || isIPv6(text) ? text : undefined;
}

/** As browsers send it: an origin written in another way would never be equal to theirs. */
function originIn(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin, protocol } = new URL(text);
  return origin === text && /^https?:$/.test(protocol) ? origin : undefined;
}

function addressIn(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { href, protocol, username, password, search, hash } = new URL(text);
  const isPlain = [username, password, search, hash].every((part) => part === "");
  return isPlain && /^https?:$/.test(protocol) ? href : undefined;
}

/** '' is the empty list; undefined where an item is unfit. */
function listIn(text: string, read: (item: string) => string | undefined): readonly string[] | undefined {
  if (text === "") return [];
  const items = text.split(",").map((item) => read(item.trim()));
  return items.includes(undefined) ? undefined : (items as string[]);
}

function invalid({ name, origin, from }: Omit<ChosenSetting, "value">, requirement: string): AppError {
  const place = origin === "file" ? `${name} in ${from ?? "the file"}` : (from ?? SETTINGS[name].flag);
  const field = origin === "file" ? name : (from ?? SETTINGS[name].flag);
  return new AppError("invalid_argument", `${place}: ${requirement}.`, { field });
}

function isWithin(folder: string, path: string): boolean {
  return !leadsOut(relative(folder, path));
}
