import { join } from "node:path";
import { damageOf, damageOfModel, DAMAGED_FILES } from "./damages.ts";
import {
  churn,
  killIndexing,
  killMigrating,
  killRestoring,
  littleMemory,
  lockElsewhere,
  stopIndexing,
  twoWriters,
} from "./disturbances.ts";
import { diskFailsBackingUp, diskFailsIndexing, diskFailsServing, type DiskFault } from "./failing-disk.ts";
import type { Attempt } from "./fault-attempt.ts";
import { killServing, libraryProcess } from "./served-faults.ts";

export type Kind = readonly [name: string, attempt: Attempt];

/** Of all that is tried; without those of a disk where `shim` is null. */
export function faultKinds(packageDirectory: string, shim: string | null): readonly Kind[] {
  return [
    ["kill -9 while indexing", killIndexing],
    ["kill -9 while restoring", killRestoring],
    [
      "kill -9 while an older library is opened",
      killMigrating(join(packageDirectory, "tests", "fixtures", "released")),
    ],
    ["kill -9 of a server that takes uploads", killServing],
    ["kill -9 of a server's library process", libraryProcess("SIGKILL")],
    ["SIGSTOP of a server's library process", libraryProcess("SIGSTOP")],
    ["SIGSTOP while indexing", stopIndexing],
    ["two writers", twoWriters],
    ["a lock held elsewhere", lockElsewhere],
    ["little memory", littleMemory],
    ["rounds of churn, five each", churn],
    ...(shim === null ? [] : DISK_FAULTS.flatMap(([name, fault]) => disksOf(shim, name, fault))),
    ...DAMAGED_FILES.map((file): Kind => [`damage of ${file}`, damageOf(file)]),
    ["damage of the model", damageOfModel(join(packageDirectory, "models"))],
  ];
}

const DISK_FAULTS: readonly (readonly [string, DiskFault])[] = [
  ["a full disk (ENOSPC)", { call: "write", error: "ENOSPC" }],
  ["a broken disk (EIO)", { call: "write", error: "EIO" }],
  ["failing fsync", { call: "sync", error: "EIO" }],
];

function disksOf(shim: string, name: string, fault: DiskFault): Kind[] {
  return [
    [`${name} while indexing`, diskFailsIndexing(shim, fault)],
    [`${name} in a backup or restore`, diskFailsBackingUp(shim, fault)],
    [`${name} below a server that takes uploads`, diskFailsServing(shim, fault)],
  ];
}
