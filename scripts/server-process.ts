import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface ServerProcess {
  readonly url: string;
  readonly pid: number | undefined;
  /** In bytes, of the serving process alone. */
  memory(): Promise<number>;
  /** Lines of its log about something that was its own fault. */
  readonly errors: readonly string[];
  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
  /** Ends it without giving it a chance to do anything more. */
  kill(): Promise<void>;
}

/** Starts `pincite serve` on a free port of loopback, and waits until a question would be answered. */
export async function startServerProcess(
  program: string,
  flags: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const parameters = [program, "serve", "--port", "0", "--json", "--log-format", "json", ...flags];
  const child = spawn(process.execPath, parameters, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, "close");
  const errors: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    if (line.includes('"level":"error"')) errors.push(line);
  });
  const url = await urlOf(child);
  while ((await fetch(`${url}/readyz`)).status !== 200) await new Promise((wake) => setTimeout(wake, 100));
  return {
    url,
    pid: child.pid,
    errors,
    memory: () => memoryOf(url),
    stop: async () => {
      child.kill("SIGTERM");
      const [code] = (await ended) as [number | null];
      return code;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function urlOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout !== null) {
    for await (const line of createInterface({ input: stdout })) {
      return (JSON.parse(line) as { url: string }).url;
    }
  }
  throw new Error("The server ended before it was ready.");
}

async function memoryOf(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]);
}
