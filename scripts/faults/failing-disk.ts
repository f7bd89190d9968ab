import { spawnSync } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { expectSame, note, type Attempt } from "./fault-attempt.ts";

/** Later calls come from few runs only: so many are there in an indexing of these libraries. */
const CALLS = 60;

/** The compiled shim (`failing-disk.c`), or null where there is no compiler or no way to preload it. */
export function compileShim(source: string, folder: string): string | null {
  const library = join(folder, "failing-disk.so");
  const compiled = spawnSync("gcc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]);
  return process.platform === "linux" && compiled.status === 0 ? library : null;
}

/** From some write, or some flush, on the disk fails while a library is indexed; then it is sound again. */
export function failingDisk(shim: string, call: "write" | "sync", error: "ENOSPC" | "EIO"): Attempt {
  return async (sound, index, random, tally) => {
    const environment = {
      LD_PRELOAD: shim,
      FAULT_CALL: call,
      FAULT_FOLDER: index,
      FAULT_AFTER: String(random.integer(1, CALLS)),
      FAULT_ERRNO: String(constants.errno[error]),
    };
    note(await sound.library.run(index, ["index"], { environment }), tally);
    note(await sound.library.run(index, ["index"]), tally);
    await expectSame(sound, index, tally);
  };
}
