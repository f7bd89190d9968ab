import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { program } from "./real-library.ts";

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Who runs the program; whoever runs the tests where absent. */
export type User = Readonly<Pick<SpawnOptions, "uid" | "gid" | "env">>;

/** Runs the compiled program as a user would, to its end. */
export function pincite(...parameters: readonly string[]): Promise<Finished> {
  return pinciteAs({}, ...parameters);
}

export async function pinciteAs(user: User, ...parameters: readonly string[]): Promise<Finished> {
  const child = spawn(process.execPath, [program, ...parameters], {
    ...user,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exitOf(child)]);
  return { code, stdout, stderr };
}

export interface Serving {
  readonly url: string;
  /** Sends SIGTERM and gives the exit code. */
  stop(): Promise<number | null>;
  /** Ends the process without giving it a chance to do anything more. */
  kill(): Promise<void>;
  /** Resolves once the log holds these words. */
  said(words: string): Promise<void>;
}

/** Starts `pincite serve` on a free port and waits until it says that it is ready. */
export function serve(...parameters: readonly string[]): Promise<Serving> {
  return serveAs({}, ...parameters);
}

export async function serveAs(user: User, ...parameters: readonly string[]): Promise<Serving> {
  const child = spawn(process.execPath, [program, "serve", "--port", "0", "--json", ...parameters], {
    ...user,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stderr = text(child.stderr);
  const ended = exitOf(child);
  const said = logOf(child.stderr);
  const stop = (): Promise<number | null> => {
    child.kill("SIGTERM");
    return ended;
  };
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url: string };
    return { url, stop, kill, said };
  }
  throw new Error(`serve ended before it was ready: ${await stderr}`);
}

/** Tells when something stands in what the stream has given from now on. */
function logOf(stream: Readable): Serving["said"] {
  let log = "";
  stream.on("data", (chunk: Buffer) => (log += chunk.toString()));
  return (words) =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!log.includes(words)) return;
        stream.off("data", look);
        resolve();
      };
      stream.on("data", look);
      look();
    });
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
}
