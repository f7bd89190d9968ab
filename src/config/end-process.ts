import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/** Kills a child, if it has not ended yet, and returns once it has. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  // One that keeps nobody alive is waited for all the same.
  child.ref();
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
