import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import type { Library } from "../../src/library/library.ts";
import { openLibrary } from "../../src/library/open-library.ts";

export const packageDirectory = fileURLToPath(new URL("../../", import.meta.url));
export const modelsDirectory = join(packageDirectory, "models");
export const program = join(packageDirectory, "dist", "src", "main.js");

/** The entries of the processes that a library and its readers run in. */
export const readerEntry = join(packageDirectory, "dist", "src", "ingest", "worker", "reader-child.js");
export const libraryEntry = join(
  packageDirectory,
  "dist",
  "src",
  "service",
  "library-process",
  "library-child.js",
);

/** Two real articles that stand beside the project where it is developed; not part of it. */
export const seedsDirectory = join(packageDirectory, "..", "shared", "seeds");

/** The real thing: real model, real reader process, real files. `npm run build` and `npm run build:model` make both. */
export function realLibrary(documentsDirectory: string, indexDirectory: string): Library {
  if (!existsSync(readerEntry))
    throw new Error("Run `npm run build` first: the reader's process is not compiled.");
  return openLibrary({ documentsDirectory, indexDirectory, modelsDirectory, readerEntry });
}

/** An empty folder for a whole suite, gone after it. To be called in the body of `describe`. */
export function suiteFolder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "pincite-suite-")));
  afterAll(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return path;
}
