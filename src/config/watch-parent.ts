import { Worker } from "node:worker_threads";

/** How often, in milliseconds, the watching thread looks whether the parent lives. */
const WATCH_INTERVAL = 1_000;

const WATCHER = `
  const { workerData } = require("node:worker_threads");
  setInterval(() => {
    if (process.ppid !== workerData.parent) process.kill(process.pid, "SIGKILL");
  }, workerData.interval);
`;

/**
 * Ends this process when its parent is gone, and not before: who stops the program with Ctrl-C, or all processes of its group,
 * reaches its children too, whose parent first finishes what it was asked. An idle child hears of it at once through the closed channel; a thread of
 * its own watches for the case that a parser keeps the main thread busy and hears nothing.
 */
export function watchParent(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
  process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
  const watcher = new Worker(WATCHER, {
    eval: true,
    workerData: { parent: process.ppid, interval: WATCH_INTERVAL },
  });
  watcher.unref();
}
