import type { CliContext, Output, ServiceOptions } from "../../src/cli/command-context.ts";
import { runCli } from "../../src/cli/run-program.ts";
import type { Configuration } from "../../src/config/configuration.ts";
import { FakeLibrary } from "../http/fake-library.ts";

class Recording implements Output {
  text = "";
  readonly isTTY: boolean;
  readonly columns = 80;

  constructor(isTTY: boolean) {
    this.isTTY = isTTY;
  }

  write(text: string): void {
    this.text += text;
  }
}

export interface RunOptions {
  readonly library?: FakeLibrary;
  readonly isTTY?: boolean;
  readonly environment?: Record<string, string>;
  readonly stop?: AbortSignal;
  /** Texts by absolute path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Starts Pincite in a child process. */
  readonly program?: readonly [string, ...string[]];
  readonly startServer?: CliContext["startServer"];
  readonly nodeVersion?: string;
  readonly serveMcp?: CliContext["serveMcp"];
  readonly watchDocuments?: CliContext["watchDocuments"];
}

export interface RunResult {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  readonly library: FakeLibrary;
  /** What the library was opened with, once for each time. */
  readonly opened: readonly Configuration[];
  /** What was sent to the process that started this one. */
  readonly messages: readonly unknown[];
}

/** Runs one command line in this process, over a library of one document. */
export async function pincite(argv: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const library = options.library ?? new FakeLibrary();
  const stdout = new Recording(options.isTTY ?? false);
  const stderr = new Recording(options.isTTY ?? false);
  const opened: Configuration[] = [];
  const messages: unknown[] = [];
  const exit = await runCli(argv, {
    stdout,
    stderr,
    environment: options.environment ?? {},
    workingDirectory: "/work",
    packageDirectory: "/opt/pincite",
    version: "1.2.3",
    nodeVersion: options.nodeVersion ?? "22.23.5",
    readTextFile: (path) => options.files?.[path] ?? null,
    program: options.program ?? [process.execPath, "--version"],
    openLibrary: (configuration) => {
      opened.push(configuration);
      return Promise.resolve(library);
    },
    openServedLibrary: (configuration) => {
      opened.push(configuration);
      return Promise.resolve(library);
    },
    startServer:
      options.startServer ??
      ((_options: ServiceOptions) => Promise.reject(new Error("No server in this test."))),
    serveMcp: options.serveMcp ?? (() => Promise.reject(new Error("No assistant in this test."))),
    watchDocuments: options.watchDocuments ?? (() => Promise.resolve()),
    stopSignal: () => options.stop ?? new AbortController().signal,
    tellParent: (message) => messages.push(message),
    now: () => 0,
  });
  return { exit, out: stdout.text, err: stderr.text, library, opened, messages };
}
