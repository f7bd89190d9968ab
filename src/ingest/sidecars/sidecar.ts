import { basename, dirname, extname, join } from "node:path";

/**
 * A sidecar is a small file beside a document that says what the document does not say of itself: `report.meta.json` or
 * `report.pdf.meta.yaml` beside `report.pdf`.
 */
const SUFFIXES = [".meta.json", ".meta.yaml", ".meta.yml"] as const;

/** Bytes of a sidecar. */
export const MAX_SIDECAR_BYTES = 1_000_000;

/** Whether a file's name is that of a sidecar: then it is no document. */
export function isSidecar(path: string): boolean {
  const name = basename(path);
  return SUFFIXES.some((suffix) => name.endsWith(suffix) && name.length > suffix.length);
}

/**
 * Where the sidecars of a file may stand, whether they do or not. What an earlier one says counts more: a sidecar of the
 * whole name before one of the name without extension. A sidecar has no sidecars.
 */
export function sidecarsOf(path: string): readonly string[] {
  if (isSidecar(path)) return [];
  const name = basename(path);
  const stem = name.slice(0, name.length - extname(name).length);
  const owners = stem === name ? [name] : [name, stem];
  return owners.flatMap((owner) => SUFFIXES.map((suffix) => join(dirname(path), owner + suffix)));
}
