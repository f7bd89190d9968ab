import { existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolders } from "../../src/store/make-folders.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";

test("makes a folder with all that it lies in, and leaves one that is there", () => {
  const folder = join(temporaryFolder(), "one", "two", "three");
  makeFolders(folder);
  makeFolders(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

test("a file in the way is an error", () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  const make = (path: string) => (): void => {
    makeFolders(path);
  };
  expect(make(file)).toThrow("EEXIST");
  expect(make(join(file, "below"))).toThrow("ENOTDIR");
});

test.runIf(existsSync("/proc/self"))("what the system refuses to make ends at once", () => {
  expect(() => {
    makeFolders("/proc/pincite/index");
  }).toThrow("ENOENT");
});
