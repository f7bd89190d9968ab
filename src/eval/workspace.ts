import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError, messageOf } from "../core/errors.ts";
import { corpusOf, corpusPath } from "./collection.ts";
import { CORPUS_FILES_VERSION, writeCorpusFiles } from "./corpus-files.ts";

/** Where a library has its documents and its index. */
export interface LibraryDirectories {
  readonly documentsDirectory: string;
  readonly indexDirectory: string;
}

/**
 * A corpus written out as files, with a place for its index, in a folder that is named by what the corpus holds: a second
 * run finds the first one's index there, and a corpus that has changed gets a folder of its own.
 */
export async function workspaceFor(directory: string, cacheDirectory: string): Promise<LibraryDirectories> {
  const workspace = join(cacheDirectory, (await hashOf(corpusPath(directory))).slice(0, 32));
  const documentsDirectory = join(workspace, "documents");
  await mkdir(workspace, { recursive: true });
  if (!existsSync(documentsDirectory)) await writeWhole(directory, workspace, documentsDirectory);
  return { documentsDirectory, indexDirectory: join(workspace, "index") };
}

/** Runs `use` with a copy of a closed library's index, which it may change at will. */
export async function withCopyOf<Result>(
  { documentsDirectory, indexDirectory }: LibraryDirectories,
  use: (copy: LibraryDirectories) => Promise<Result>,
): Promise<Result> {
  const copy = await mkdtemp(`${indexDirectory}-copy-`);
  try {
    await cp(indexDirectory, copy, { recursive: true });
    return await use({ documentsDirectory, indexDirectory: copy });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** Under another name first: a folder of documents is there with all of them, or not at all. */
async function writeWhole(directory: string, workspace: string, documentsDirectory: string): Promise<void> {
  const partial = await mkdtemp(join(workspace, "partial-"));
  try {
    await writeCorpusFiles(corpusOf(directory), partial);
    await rename(partial, documentsDirectory);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another run may have written the same documents in the meantime.
    if (!existsSync(documentsDirectory)) throw error;
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256").update(`${CORPUS_FILES_VERSION}\n`);
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch (cause) {
    throw new AppError("invalid_argument", `${path} cannot be read: ${messageOf(cause)}.`, { cause });
  }
  return hash.digest("hex");
}
