import { read, utils, write } from "cfb";
import type { ZipEntry } from "./zip-entries.ts";

const STREAM = 2;

/** The streams of a file of an old Office program, by their paths. */
export function compoundEntries(bytes: Uint8Array): ZipEntry[] {
  const { FileIndex, FullPaths } = read(Buffer.from(bytes), { type: "buffer" });
  return FileIndex.flatMap(({ type, content }, at): ZipEntry[] => {
    if (type !== STREAM) return [];
    // An empty stream has no content, unknown to its types.
    const bytesOf = content as typeof content | undefined;
    return [[(FullPaths[at] ?? "").replace(/^[^/]*\//, ""), Uint8Array.from(bytesOf ?? [])]];
  });
}

/** A file of an old Office program with these streams; of two of one name it has the last. */
export function compoundOf(entries: readonly ZipEntry[]): Uint8Array {
  const file = utils.cfb_new();
  for (const [name, content] of entries) utils.cfb_add(file, `/${name}`, Buffer.from(content));
  return new Uint8Array(write(file, { type: "buffer" }) as Buffer);
}
