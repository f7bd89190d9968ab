import { stat } from "node:fs/promises";
import { systemCode } from "../../core/errors.ts";
import type { Store } from "../../store/store.ts";

/** Whether the documents folder is the one of the last sync of all files, another one under its name, or none. */
export type DocumentsFolderState = "same" | "other" | "gone";

/** A share that hangs answers nothing at all. */
const PATIENCE_MS = 500;

/** Keeps nobody waiting: a folder that does not answer in time counts as gone. Before the first sync every folder is the same. */
export async function documentsFolderState(
  store: Pick<Store, "documentsFolder">,
  directory: string,
): Promise<DocumentsFolderState> {
  const [{ identity: before }, now] = await Promise.all([store.documentsFolder(), identityInTime(directory)]);
  if (now === null) return "gone";
  return before === "" || before === now ? "same" : "other";
}

async function identityInTime(directory: string): Promise<string | null> {
  let patience: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    patience = setTimeout(resolve, PATIENCE_MS, null);
  });
  try {
    return await Promise.race([identityOf(directory), late]);
  } finally {
    clearTimeout(patience);
  }
}

async function identityOf(directory: string): Promise<string | null> {
  try {
    const stats = await stat(directory);
    return stats.isDirectory() ? `${stats.dev}:${stats.ino}` : null;
  } catch (error) {
    // Whatever keeps it from being looked at, it is not there for this process.
    if (systemCode(error) === undefined) throw error;
    return null;
  }
}
