import { isAbsolute, sep } from "node:path";

/** Whether a path from `relative(folder, path)` leads out of the folder. */
export function leadsOut(below: string): boolean {
  return below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below);
}
