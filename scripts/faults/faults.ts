/**
 * `npm run faults -- [rounds] [seed] [kind]`: kills, stops and damages small libraries, takes their disk away, and counts what is
 * lost, wrong or stuck afterwards; `kind` is part of the name of those kinds of fault that are tried, which are all of them without it.
 * Prints a table; ends with 1 where anything but the tries is not zero. No kind is begun after twenty minutes.
 */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Random } from "../random.ts";
import { compileShim } from "./failing-disk.ts";
import { faultKinds } from "./fault-kinds.ts";
import { FaultTally, TALLY_HEAD } from "./fault-tally.ts";
import { makeSound } from "./sound.ts";

const packageDirectory = fileURLToPath(new URL("../../../", import.meta.url));
const program = join(packageDirectory, "dist", "src", "main.js");
const DOCUMENTS = 24;
const BOUND_MS = 20 * 60_000;

async function main(): Promise<void> {
  const [rounds = 20, seed = 1] = process.argv.slice(2, 4).map(Number);
  const wanted = process.argv[4] ?? "";
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "pincite-faults-")));
  const end = Date.now() + BOUND_MS;
  try {
    const shim = compileShim(join(packageDirectory, "scripts", "faults", "failing-disk.c"), folder);
    if (shim === null) print("No compiler: the faults of a failing disk are left out.\n");
    const kinds = faultKinds(packageDirectory, shim).filter(([name]) => name.includes(wanted));
    const sound = await makeSound(folder, program, DOCUMENTS);
    print(`${rounds} rounds of each, seed ${seed}\n\n${TALLY_HEAD}`);
    for (const [kind, attempt] of kinds) {
      const tally = new FaultTally(kind);
      for (; tally.tries < rounds && Date.now() < end; tally.tries += 1) {
        const index = join(folder, "tried");
        await attempt(sound, index, new Random(seed, tally.tries), tally);
        rmSync(index, { recursive: true, force: true });
      }
      print(tally.toString());
      if (!tally.isClean) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
