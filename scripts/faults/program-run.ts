import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** No command of these small libraries takes a fraction of it, also on a busy machine. */
const HANG_MS = 120_000;

export interface ProgramRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** It did not end by itself, and nobody meant to kill it. */
  readonly isHung: boolean;
}

/** What is done to a program while it runs. */
export interface Disturbance {
  /** Killed with SIGKILL after so long, unless it has ended by then. */
  readonly killAfterMs?: number;
  /** Stopped with SIGSTOP after so long; `whileStopped` runs meanwhile, and then it goes on. */
  readonly stopAfterMs?: number;
  readonly whileStopped?: () => Promise<unknown>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Of all memory that it may address, in KB (`ulimit -v`). */
  readonly addressableKb?: number;
}

/** Runs `pincite` as a person would. */
export async function runProgram(
  program: string,
  parameters: readonly string[],
  { killAfterMs, stopAfterMs, whileStopped, environment = {}, addressableKb }: Disturbance = {},
): Promise<ProgramRun> {
  const command = [process.execPath, program, ...parameters];
  const [file = "", ...rest] =
    addressableKb === undefined
      ? command
      : ["sh", "-c", `ulimit -v ${addressableKb}; exec "$0" "$@"`, ...command];
  const child = spawn(file, rest, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill("SIGKILL");
  }, killAfterMs ?? HANG_MS);
  const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      resolve([code, signal]);
    });
  });
  const disturbed = stopAfterMs === undefined ? null : stopFor(child, stopAfterMs, whileStopped);
  const [stdout, stderr, [code, signal]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  clearTimeout(timer);
  await disturbed;
  return { code, signal, stdout, stderr, isHung: killAfterMs === undefined && isLate };
}

async function stopFor(
  child: { kill(signal: NodeJS.Signals): boolean },
  afterMs: number,
  meanwhile: Disturbance["whileStopped"] = () => Promise.resolve(),
): Promise<void> {
  await sleep(afterMs);
  child.kill("SIGSTOP");
  try {
    await meanwhile();
  } finally {
    child.kill("SIGCONT");
  }
}
