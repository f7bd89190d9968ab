import { cpSync, realpathSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Random } from "../random.ts";
import { note, type Attempt } from "./fault-attempt.ts";
import { isComplete, shownBy } from "./fault-library.ts";

/** In the index folder, by how each begins. One that no command has left there is made of the word "damaged". */
export const DAMAGED_FILES = [
  "library.sqlite",
  "hnsw.json",
  "hnsw-",
  "writer.lock",
  "jobs.lock",
  "uploads.lock",
  "indexing.json",
] as const;

export function damageOf(beginning: string): Attempt {
  return async (sound, index, random, tally) => {
    cpSync(sound.index, index, { recursive: true });
    const name = readdirSync(index).find((file) => file.startsWith(beginning)) ?? beginning;
    damage(join(index, name), random);
    await judge(sound, index, tally, []);
  };
}

/** Whatever the model's files have become: nothing is found by a model that is not the library's. */
export function damageOfModel(modelsDirectory: string): Attempt {
  return async (sound, index, random, tally) => {
    cpSync(sound.index, index, { recursive: true });
    const models = join(index, "..", "models");
    // A folder of models may be a link to one that others use.
    cpSync(realpathSync(modelsDirectory), models, { recursive: true, dereference: true });
    const files = readdirSync(models, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(?:json|onnx)$/u.test(name),
    );
    damage(join(models, random.pick(files)), random);
    await judge(sound, index, tally, ["--models", models]);
  };
}

/** A few bytes become others. */
function damage(path: string, random: Random): void {
  const bytes = readBytes(path);
  for (let count = random.integer(1, 8); count > 0 && bytes.length > 0; count -= 1) {
    bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
  }
  writeFileSync(path, bytes.length > 0 ? bytes : Buffer.from("damaged"));
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** What is shown has to be right, also where not all is. */
async function judge(
  { library, shown }: Parameters<Attempt>[0],
  index: string,
  tally: Parameters<Attempt>[3],
  flags: readonly string[],
): Promise<void> {
  const found = await library.search(index, ...flags);
  note(found, tally);
  if (found.code !== 0) return;
  const now = shownBy(found);
  if (JSON.stringify(now) === JSON.stringify(shown)) return;
  if (!isComplete(found) && now.every((hit) => shown.includes(hit))) {
    tally.told += 1;
    return;
  }
  tally.wrong += 1;
  if ((await library.run(index, ["doctor", ...flags])).code !== 0) tally.seenByDoctor += 1;
}
