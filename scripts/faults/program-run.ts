import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

/** No command of these small libraries takes a fraction of it. */
const HANG_MS = 120_000;

export interface ProgramRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** It did not end by itself, and nobody meant to kill it. */
  readonly isHung: boolean;
}

/** Runs `pincite` as a person would. Killed with SIGKILL after `killAfterMs`, where given, unless it has ended by then. */
export async function runProgram(
  program: string,
  parameters: readonly string[],
  killAfterMs?: number,
): Promise<ProgramRun> {
  const child = spawn(process.execPath, [program, ...parameters], { stdio: ["ignore", "pipe", "pipe"] });
  const timer = setTimeout(() => child.kill("SIGKILL"), killAfterMs ?? HANG_MS);
  const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      resolve([code, signal]);
    });
  });
  const [stdout, stderr, [code, signal]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  clearTimeout(timer);
  return { code, signal, stdout, stderr, isHung: killAfterMs === undefined && signal !== null };
}
