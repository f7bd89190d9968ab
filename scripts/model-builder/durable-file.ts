import { mkdir, open } from "node:fs/promises";
import path from "node:path";

/** Writes a file and waits until the disk has it. The folder is made where it is missing. */
export async function writeDurably(file: string, content: Uint8Array | string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, "w");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
