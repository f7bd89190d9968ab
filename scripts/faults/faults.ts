/**
 * `npm run faults -- [rounds] [seed] [kind]`: kills, stops and damages small libraries, takes their disk and their memory away, and
 * counts what is lost, wrong or stuck afterwards; `kind` is part of the name of those kinds of fault that are tried, which are all of
 * them without it. Prints a table; ends with 1 where anything but the tries is not zero. Each round tries every kind once, and no try
 * is begun after twenty minutes. `npm run faults -- soak [minutes] [seed]` has one server take in, answer and forget for so long.
 */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Random } from "../random.ts";
import { compileShim } from "./failing-disk.ts";
import { faultKinds } from "./fault-kinds.ts";
import { FaultTally, TALLY_HEAD } from "./fault-tally.ts";
import { makeSound, type Sound } from "./sound.ts";
import { soak } from "./soak.ts";

const packageDirectory = fileURLToPath(new URL("../../../", import.meta.url));
const program = join(packageDirectory, "dist", "src", "main.js");
const DOCUMENTS = 24;
const BOUND_MS = 20 * 60_000;
const SOAK_MINUTES = 60;

async function main([first, ...others]: readonly string[]): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "pincite-faults-")));
  try {
    const sound = await makeSound(folder, program, DOCUMENTS);
    const index = join(folder, "tried");
    if (first === "soak") {
      const [minutes = SOAK_MINUTES, seed = 1] = others.map(Number);
      const soaked = await soak(sound, index, { minutes, seed });
      print(soaked.toString());
      if (!soaked.isClean) process.exitCode = 1;
      return;
    }
    const plan = { rounds: Number(first ?? 20), seed: Number(others[0] ?? 1), wanted: others[1] ?? "" };
    const tallies = await tryAll(sound, { ...plan, folder, index });
    print([TALLY_HEAD, ...tallies].join("\n"));
    if (!tallies.every(({ isClean }) => isClean)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Plan {
  readonly rounds: number;
  readonly seed: number;
  /** Part of the names of the kinds that are tried. */
  readonly wanted: string;
  readonly folder: string;
  readonly index: string;
}

async function tryAll(sound: Sound, { rounds, seed, wanted, folder, index }: Plan): Promise<FaultTally[]> {
  const shim = compileShim(join(packageDirectory, "scripts", "faults", "failing-disk.c"), folder);
  if (shim === null) print("No compiler: the faults of a failing disk are left out.\n");
  const kinds = faultKinds(packageDirectory, shim).filter(([name]) => name.includes(wanted));
  const tallies = kinds.map(([name]) => new FaultTally(name));
  const end = Date.now() + BOUND_MS;
  print(`${rounds} rounds of each at most, seed ${seed}\n`);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, [name, attempt]] of kinds.entries()) {
      const tally = tallies[at];
      if (tally === undefined || Date.now() > end) continue;
      const before = tally.toString();
      await attempt(sound, index, new Random(seed, round), tally);
      if (tally.toString() !== before) process.stderr.write(`${name}, round ${round}: ${tally.toString()}\n`);
      tally.tries += 1;
      rmSync(index, { recursive: true, force: true });
    }
  }
  return tallies;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main(process.argv.slice(2));
