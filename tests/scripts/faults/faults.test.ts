import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { faultKinds } from "../../../scripts/faults/fault-kinds.ts";
import { compileShim } from "../../../scripts/faults/failing-disk.ts";
import { FaultTally } from "../../../scripts/faults/fault-tally.ts";
import { makeSound, type Sound } from "../../../scripts/faults/sound.ts";
import { Random } from "../../../scripts/random.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";
import { modelsDirectory, packageDirectory, program, suiteFolder } from "../../integration/real-library.ts";

/** `npm run faults` in short: one seeded try of several kinds, each with the built program. */
const TRIED = [
  "kill -9 while indexing",
  "kill -9 while restoring",
  "kill -9 while an older library is opened",
  "kill -9 of a server that takes uploads",
  "two writers",
  "a full disk (ENOSPC) while indexing",
  "a broken disk (EIO) in a backup or restore",
  "damage of library.sqlite",
];

const hasModel = existsSync(join(modelsDirectory, "all-MiniLM-L6-v2", "onnx", "model_quantized.onnx"));

describe.skipIf(!hasModel)("after a fault (needs the model: npm run build:model)", () => {
  const folder = suiteFolder();
  const shim = compileShim(join(packageDirectory, "scripts", "faults", "failing-disk.c"), folder);
  const kinds = faultKinds(packageDirectory, shim).filter(([name]) => TRIED.includes(name));
  let sound: Sound;

  beforeAll(async () => {
    sound = await makeSound(folder, program, 8);
  }, 120_000);

  it.each(kinds)(
    "nothing is lost, wrong or stuck: %s",
    async (kind, attempt) => {
      const tally = new FaultTally(kind);
      await attempt(sound, join(temporaryFolder(), "index"), new Random(20_261_128, 0), tally);
      const { losses, wrong, stacks, hangs } = tally;
      expect({ losses, wrong, stacks, hangs }).toEqual({ losses: 0, wrong: 0, stacks: 0, hangs: 0 });
    },
    240_000,
  );
});
