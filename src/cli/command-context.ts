import type { StatementsRequest } from "../api/quotes/person-requests.ts";
import type { ChosenSetting, Configuration } from "../config/configuration.ts";
import type { JobWork, RunOptions } from "../service/jobs/job-run.ts";
import type { Keys } from "../library/access/keys.ts";
import type { RankingName } from "../library/open-library.ts";
import type { Library, ServedLibrary } from "../library/library.ts";
import type { Log } from "../config/log.ts";
import type { PrintedForm } from "./printed-form.ts";
import type { QuestionOptions } from "./question-options.ts";
import type { Scope } from "../core/caller.ts";
import type { SyncReport } from "../api/job-responses.ts";

/** A stream that text is written to; `process.stdout` is one. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Of the terminal. */
  readonly columns?: number;
}

/** What the command line needs of the world around it. `src/main.ts` hands in the real one, a test its own. */
export interface CliContext {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  readonly packageDirectory: string;
  readonly version: string;
  readonly nodeVersion: string;
  /** The text of a file, or null where there is none. */
  readTextFile(path: string): string | null;
  /** Starts this program anew: the executable, then its first arguments. */
  readonly program: readonly [string, ...string[]];
  /** `warn` is told of what was repaired on the way. */
  openLibrary(
    configuration: Configuration,
    warn: (message: string) => void,
    ranking?: RankingName,
  ): Promise<Library>;
  /** The same in a process of its own, so that this one stays free to answer. */
  openServedLibrary(configuration: Configuration, warn: (message: string) => void): Promise<ServedLibrary>;
  startServer(options: ServiceOptions): Promise<Service>;
  /** Speaks the Model Context Protocol over stdin and stdout, until the client closes stdin or `stop` aborts. */
  serveMcp(options: McpServiceOptions): Promise<void>;
  /** Calls `onChange` after files below the folder have changed, until the signal aborts. */
  watchDocuments(directory: string, onChange: () => Promise<void>, options: WatchOptions): Promise<void>;
  /** Aborts when the user or the system asks the process to end; the second time, the process ends at once. */
  stopSignal(): AbortSignal;
  /** Sends a message to the process that started this one with a channel between them; does nothing where there is none. */
  tellParent(message: Readonly<Record<string, unknown>>): void;
  /** Milliseconds from any fixed moment. */
  now(): number;
}

export interface WatchOptions {
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
  /** Told when a folder that was gone is followed again. */
  readonly onReturn?: () => void;
}

export interface ServiceOptions extends Pick<
  Configuration,
  | "host"
  | "port"
  | "allowedHosts"
  | "corsOrigins"
  | "requestsPerMinute"
  | "maxUploadMb"
  | "indexDirectory"
  | "documentsDirectory"
  | "limits"
> {
  readonly library: ServedLibrary;
  readonly keys: Pick<Keys, "verify">;
  /** Does a job, or several together. Never called again before it has ended. */
  readonly run: (work: JobWork, options: RunOptions) => Promise<SyncReport>;
  readonly log: Log;
  /** Aborts when the service is told to stop, before it is closed. */
  readonly stop: AbortSignal;
}

export interface McpServiceOptions {
  readonly library: Library;
  readonly log: Log;
  readonly stop: AbortSignal;
}

export interface Service {
  readonly url: string;
  /** Syncs, or joins the sync that is waiting. Throws `cancelled` when it is told to stop before that has ended. */
  sync(): Promise<SyncReport>;
  close(): Promise<void>;
}

/** One run of one command, with its options read. */
export interface Session {
  readonly context: CliContext;
  readonly configuration: Configuration;
  /** Where each value of the configuration comes from. */
  readonly settings: readonly ChosenSetting[];
  readonly json: boolean;
  /** Whether `index` goes on following the folder. */
  readonly watch: boolean;
  /** Whether `index` takes documents out also where most of their files are gone. */
  readonly allowRemovals: boolean;
  readonly repair: boolean;
  readonly all: boolean;
  /** Whether `backup` and `restore` replace what is there. */
  readonly force: boolean;
  /** Whether `backup` checks a file that is there, and writes none. */
  readonly verify: boolean;
  /** Whether `restore` leaves the access keys out. */
  readonly withoutKeys: boolean;
  /** The file of the passphrase of `backup` and `restore`. */
  readonly passphraseFile: string | undefined;
  readonly question: QuestionOptions;
  /** Who is said to have said what `check` checks. */
  readonly by: string | undefined;
  /** What the statements of `said` are to be about. */
  readonly about: string | undefined;
  /** How they are put together. */
  readonly groupBy: StatementsRequest["groupBy"] | undefined;
  /** How `said` and `check` print what they found. */
  readonly form: PrintedForm | undefined;
  readonly alert: AlertOptions;
  readonly key: KeyOptions;
  readonly edits: EditOptions;
  readonly evaluation: EvaluationOptions;
}

/** What `edit` was told of a document. */
export interface EditOptions {
  readonly title?: string | undefined;
  readonly author?: readonly string[] | undefined;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
  readonly tag?: readonly string[] | undefined;
  /** Names of fields, as the API has them. */
  readonly undo?: readonly string[] | undefined;
}

/** What `eval` was told: which judgements to use, where to write the run, and which one to compare it with. */
export interface EvaluationOptions {
  readonly split?: string | undefined;
  readonly out?: string | undefined;
  readonly compare?: string | undefined;
}

/** What the commands of alerts were told. */
export interface AlertOptions {
  readonly webhook?: string | undefined;
  readonly limit?: string | undefined;
  readonly cursor?: string | undefined;
}

/** What `keys create` was told of the key. */
export interface KeyOptions {
  readonly name?: string | undefined;
  readonly scope?: Scope | undefined;
  readonly tag?: readonly string[] | undefined;
  readonly expires?: string | undefined;
}

/** Opens the library for as long as `use` runs. */
export async function withLibrary<Result>(
  { context, configuration }: Session,
  use: (library: Library) => Promise<Result>,
): Promise<Result> {
  const library = await context.openLibrary(configuration, warnOn(context));
  try {
    return await use(library);
  } finally {
    await library.close();
  }
}

/** What is repaired on the way is told to the person. */
export function warnOn({ stderr }: Pick<CliContext, "stderr">): (message: string) => void {
  return (message) => stderr.write(`pincite: ${message}\n`);
}

/** One line of JSON, the same object that HTTP answers with. */
export function writeJson({ context }: Session, value: unknown): void {
  context.stdout.write(`${JSON.stringify(value)}\n`);
}
