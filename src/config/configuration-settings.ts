import { LIMIT_SETTINGS, type LimitName } from "./reading-limits.ts";

/** What the text of a setting stands for; `configuration.ts` reads it. */
export type SettingKind =
  | "folder"
  | "host"
  | "port"
  | "count"
  | "rate"
  | "origins"
  | "hosts"
  | "addresses"
  | "languages"
  | "logFormat";

/** What a setting is called on each of its ways in; in the file of settings it goes by its name. */
export interface Setting {
  readonly flag: string;
  readonly variable: string;
  readonly kind: SettingKind;
  /** How the help writes its value. */
  readonly value: string;
  readonly description: string;
  /** As it would be written; '' for none. */
  readonly fallback: string;
}

type CountSetting = Setting & { readonly kind: "count" };

/** All that can be set. The command line's help, the file of settings and `configurationFrom` read this one table. */
export const SETTINGS = {
  documents: {
    flag: "--documents",
    variable: "PINCITE_DOCUMENTS",
    kind: "folder",
    value: "<dir>",
    description: "folder of the documents",
    fallback: "./documents",
  },
  index: {
    flag: "--index",
    variable: "PINCITE_INDEX",
    kind: "folder",
    value: "<dir>",
    description: "folder of what is built from them",
    fallback: "./index",
  },
  models: {
    flag: "--models",
    variable: "PINCITE_MODELS",
    kind: "folder",
    value: "<dir>",
    description: "folder of the embedding models",
    fallback: "the package's own",
  },
  port: {
    flag: "--port",
    variable: "PINCITE_PORT",
    kind: "port",
    value: "<number>",
    description: "port to listen on, 0 for any free one",
    fallback: "3000",
  },
  host: {
    flag: "--host",
    variable: "PINCITE_HOST",
    kind: "host",
    value: "<address>",
    description: "address to listen on",
    fallback: "127.0.0.1",
  },
  allowedHosts: {
    flag: "--allowed-hosts",
    variable: "PINCITE_ALLOWED_HOSTS",
    kind: "hosts",
    value: "<list>",
    description: "names, separated by commas, under which the server may be called besides its address",
    fallback: "",
  },
  corsOrigins: {
    flag: "--cors-origins",
    variable: "PINCITE_CORS_ORIGINS",
    kind: "origins",
    value: "<list>",
    description: "origins, separated by commas, whose pages may call the server",
    fallback: "",
  },
  requestsPerMinute: {
    flag: "--requests-per-minute",
    variable: "PINCITE_REQUESTS_PER_MINUTE",
    kind: "rate",
    value: "<number>",
    description: "most requests of one key in a minute, 0 for no limit",
    fallback: "600",
  },
  maxUploadMb: {
    flag: "--max-upload-mb",
    variable: "PINCITE_MAX_UPLOAD_MB",
    kind: "count",
    value: "<number>",
    description: "largest upload, all files of a request together, in MB",
    fallback: "200",
  },
  alertWebhooks: {
    flag: "--alert-webhooks",
    variable: "PINCITE_ALERT_WEBHOOKS",
    kind: "addresses",
    value: "<list>",
    description: "addresses, separated by commas, at or below which the hits of alerts may be sent",
    fallback: "",
  },
  scrubHours: {
    flag: "--scrub-hours",
    variable: "PINCITE_SCRUB_HOURS",
    kind: "rate",
    value: "<number>",
    description:
      "hours after which a server that is idle compares all that is stored with its checksums again, 0 for never",
    fallback: "24",
  },
  recognitionLanguages: {
    flag: "--recognition-languages",
    variable: "PINCITE_RECOGNITION_LANGUAGES",
    kind: "languages",
    value: "<list>",
    description:
      "languages, separated by commas, that scans are recognised in; their data has to be installed",
    fallback: "en",
  },
  logFormat: {
    flag: "--log-format",
    variable: "PINCITE_LOG_FORMAT",
    kind: "logFormat",
    value: "<format>",
    description: "text for people, json for programs",
    fallback: "text",
  },
  ...limitSettings(),
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

function limitSettings(): Readonly<Record<LimitName, CountSetting>> {
  const settings = Object.entries(LIMIT_SETTINGS).map(([name, limit]) => [
    name,
    { ...limit, kind: "count", value: "<number>", fallback: String(limit.fallback) },
  ]);
  return Object.fromEntries(settings) as Record<LimitName, CountSetting>;
}
