/**
 * `npm run growth [-- --characters 50000 --only html]`: what each function that takes text from outside costs for a nasty text
 * of so many characters, and of four times as many. Prints those whose cost grows faster than the text, and ends
 * with 1 where there are any.
 */
import { parseArgs } from "node:util";
import { FUNCTIONS } from "./functions.ts";
import { NASTY_PIECES, nastyText } from "./nasty-texts.ts";

const { values: options } = parseArgs({
  options: { characters: { type: "string", default: "50000" }, only: { type: "string", default: "" } },
});
const characters = Number(options.characters);

/** Four times the text costs four times as much where the work is linear, and sixteen times where it grows with the square. */
const SUSPECT = 8;
/** Milliseconds below which a measurement says nothing. */
const TOO_SHORT = 40;
/** What a text of the first size must not cost in any case. */
const TOO_LONG = 2_000;

const found = await suspects();
print(
  found === 0 ? "Everything grows with its text." : `${found} grow faster than their text, or are too slow.`,
);
if (found > 0) process.exitCode = 1;

/** Prints those whose cost grows faster than the text, and gives their number. */
async function suspects(): Promise<number> {
  let count = 0;
  for (const [name, work] of FUNCTIONS.filter(([name]) => name.includes(options.only))) {
    let longest = { milliseconds: 0, piece: "" };
    for (const [piece, text] of NASTY_PIECES) {
      const run = (times: number): Promise<number> => cost(() => work(nastyText(text, times * characters)));
      const costs = await growthOf(run);
      if (costs.most > longest.milliseconds) longest = { milliseconds: costs.most, piece };
      if (!costs.isSuspect) continue;
      count += 1;
      print(
        `  ${name}, ${piece}: ${costs.once.toFixed(0)} ms, four times the text ${costs.most.toFixed(0)} ms`,
      );
    }
    print(
      `${name}: at most ${longest.milliseconds.toFixed(0)} ms (${longest.piece}) for ${4 * characters} characters`,
    );
  }
  return count;
}

async function growthOf(
  run: (times: number) => Promise<number>,
): Promise<{ readonly once: number; readonly most: number; readonly isSuspect: boolean }> {
  const once = await run(1);
  if (once > TOO_LONG) return { once, most: once, isSuspect: true };
  const most = await run(4);
  const grows = (short: number, long: number): boolean =>
    long > TOO_SHORT && long / Math.max(short, TOO_SHORT / SUSPECT) > SUSPECT;
  if (!grows(once, most)) return { once, most, isSuspect: false };
  // Measured again: the processor's time of a single run has outliers.
  const again = { once: Math.max(once, await run(1)), most: Math.min(most, await run(4)) };
  return { ...again, isSuspect: grows(again.once, again.most) };
}

/** The processor's time, in milliseconds: what other processes do counts for little. */
async function cost(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
