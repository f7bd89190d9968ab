import { posix } from "node:path";
import type { ZipArchive } from "../archive/zip.ts";
import { descendants, parseOptionalXml, type Namespaces } from "./xml-tree.ts";

const NAMESPACES: Namespaces = new Map([
  ["http://schemas.openxmlformats.org/package/2006/relationships", "rel"],
]);

/** What a part of an Office Open XML file refers to. */
export interface Relationship {
  readonly id: string;
  /** The last word of the type: "slide", "notesSlide", "sharedStrings". */
  readonly type: string;
  /** A path in the archive. */
  readonly path: string;
}

/** The parts within the file that a part refers to, in the order of the file. */
export async function relationshipsOf(archive: ZipArchive, part: string): Promise<readonly Relationship[]> {
  const { dir, base } = posix.parse(part);
  const bytes = await archive.read(posix.join(dir, "_rels", `${base}.rels`));
  const root = parseOptionalXml(bytes, NAMESPACES);
  if (root === null) return [];
  return descendants(root, "rel:Relationship")
    .filter(({ attributes }) => attributes.TargetMode !== "External")
    .map(({ attributes: { Id = "", Type = "", Target = "" } }) => ({
      id: Id,
      type: posix.basename(Type),
      path: posix.join("/", Target.startsWith("/") ? "" : dir, Target).slice(1),
    }));
}
