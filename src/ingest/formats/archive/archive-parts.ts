import { basename } from "node:path";
import { refusalOf } from "../../format.ts";
import type { Part } from "../reader.ts";

/** A file in an archive. */
export interface ArchivedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files as parts under their paths; those of kinds that are not read as one part, with the reason once. */
export function archiveParts(files: readonly ArchivedFile[]): Part[] {
  const read = files.filter(({ name }) => refusalOf(name) === null);
  const others = files.filter(({ name }) => refusalOf(name) !== null);
  const parts = read.map(({ name, bytes }): Part => ({
    part: name.replaceAll("#", "_"),
    name: basename(name),
    bytes,
  }));
  const [first] = others;
  if (first === undefined) return parts;
  const reason = `${others.length === 1 ? "1 file" : `${others.length} files`} of kinds that are not read, ${basename(first.name)} among them: ${refusalOf(first.name) ?? ""}`;
  return [...parts, { part: "other files", reason }];
}
