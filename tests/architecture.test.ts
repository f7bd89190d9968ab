import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const names = new Set(
  readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).map((path) =>
    path.replaceAll("\\", "/"),
  ),
);

/** Whether a path of the text names a file or a folder, from the root, from `src/` or from some folder within it. */
function exists(path: string): boolean {
  if (existsSync(join(root, path))) return true;
  const wanted = path.replace(/\/$/u, "");
  return [...names].some((name) => name === wanted || name.endsWith(`/${wanted}`));
}

it("names no file or folder of the program that is not there", () => {
  const text = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  const paths = [...text.matchAll(/`([\w./-]+(?:\.ts|\.cjs|\/))`/gu)].map(([, path = ""]) => path);
  expect(paths.length).toBeGreaterThan(50);
  expect(paths.filter((path) => !/^index\/|^uploads\//u.test(path) && !exists(path))).toEqual([]);
});
