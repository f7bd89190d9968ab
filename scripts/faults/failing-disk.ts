import { spawnSync } from "node:child_process";
import { cpSync, existsSync, rmSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import type { Random } from "../random.ts";
import { expectSame, note, type Attempt } from "./fault-attempt.ts";
import { uploadsAcknowledged, expectUploads } from "./served-uploads.ts";

/** Later calls come from few runs only: so many are there in an indexing of these libraries, and twice in a restore or a backup. */
const CALLS = 60;
const UPLOADS = 12;

/** How a disk fails: calls of this kind, with this error. */
export interface DiskFault {
  readonly call: "write" | "sync";
  readonly error: "ENOSPC" | "EIO";
}

/** The compiled shim (`failing-disk.c`), or null where there is no compiler or no way to preload it. */
export function compileShim(source: string, folder: string): string | null {
  const library = join(folder, "failing-disk.so");
  const compiled = spawnSync("gcc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]);
  return process.platform === "linux" && compiled.status === 0 ? library : null;
}

/** From some call on everything fails that is written below paths that begin so. */
function failing(
  shim: string,
  { call, error }: DiskFault,
  beginning: string,
  random: Random,
): Record<string, string> {
  return {
    LD_PRELOAD: shim,
    FAULT_CALL: call,
    FAULT_FOLDER: beginning,
    FAULT_AFTER: String(random.integer(1, CALLS)),
    FAULT_ERRNO: String(constants.errno[error]),
  };
}

/** The disk fails while a library is indexed; then it is sound again. */
export function diskFailsIndexing(shim: string, fault: DiskFault): Attempt {
  return async (sound, index, random, tally) => {
    const environment = failing(shim, fault, index, random);
    note(await sound.library.run(index, ["index"], { environment }), tally);
    note(await sound.library.run(index, ["index"]), tally);
    await expectSame(sound, index, tally);
  };
}

/** The disk fails while a library is restored, or a backup is made: a backup that is said to be made is whole. */
export function diskFailsBackingUp(shim: string, fault: DiskFault): Attempt {
  return async (sound, index, random, tally) => {
    const { library } = sound;
    cpSync(sound.index, index, { recursive: true });
    const environment = failing(shim, fault, index, random);
    const isRestoring = random.chance(0.5);
    const backup = `${index}.backup`;
    const command = isRestoring ? ["restore", "--force", sound.backup] : ["backup", backup];
    const run = await library.run(index, command, { environment });
    note(run, tally);
    if (existsSync(backup) && (await library.run(index, ["backup", "--verify", backup])).code !== 0)
      tally.wrong += 1;
    else if (!isRestoring && run.code === 0 && !existsSync(backup)) tally.losses += 1;
    rmSync(backup, { force: true });
    await expectSame(sound, index, tally);
  };
}

/** The disk fails below a server that documents are sent to: those that it acknowledges are there. */
export function diskFailsServing(shim: string, fault: DiskFault): Attempt {
  return async (sound, index, random, tally) => {
    cpSync(sound.index, index, { recursive: true });
    const environment = failing(shim, fault, join(index, random.chance(0.5) ? "uploads" : ""), random);
    const server = await sound.library.serve(index, environment);
    const acknowledged = await uploadsAcknowledged(server.url, { most: UPLOADS }, tally);
    await server.kill();
    await expectUploads(sound, index, acknowledged, tally);
  };
}
