import { join } from "node:path";
import { FaultLibrary, shownBy } from "./fault-library.ts";

/** The library that every try begins with a copy of, and what a search of it shows. */
export interface Sound {
  readonly library: FaultLibrary;
  readonly index: string;
  readonly backup: string;
  readonly shown: readonly string[];
}

/** Made below `folder` with `program`, the built one, of so many small documents. */
export async function makeSound(folder: string, program: string, documents: number): Promise<Sound> {
  const library = new FaultLibrary(program, join(folder, "documents"), documents);
  const [index, backup] = [join(folder, "sound"), join(folder, "sound.backup")];
  for (const command of [["index"], ["backup", backup]]) {
    const { code, stderr } = await library.run(index, command);
    if (code !== 0) throw new Error(stderr);
  }
  return { library, index, backup, shown: shownBy(await library.search(index)) };
}
