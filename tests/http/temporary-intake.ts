import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JobQueuePorts } from "../../src/service/jobs/job-queue.ts";
import { openIntake, type Intake } from "../../src/service/intake.ts";
import { DEFAULT_READING_LIMITS } from "../../src/config/reading-limits.ts";

export interface TemporaryIntake extends Intake {
  readonly indexDirectory: string;
}

/** The real intake in a folder of its own, which goes with it. What its jobs do is told by `run`. */
export async function temporaryIntake(run: JobQueuePorts["run"]): Promise<TemporaryIntake> {
  const folder = mkdtempSync(join(tmpdir(), "pincite-intake-"));
  const indexDirectory = join(folder, "index");
  const intake = openIntake({
    documentsDirectory: indexDirectory,
    indexDirectory,
    limits: DEFAULT_READING_LIMITS,
    run,
    onError: () => undefined,
  });
  await intake.jobs.start();
  const close = async (): Promise<void> => {
    await intake.close();
    rmSync(folder, { recursive: true });
  };
  return { ...intake, indexDirectory, close };
}
