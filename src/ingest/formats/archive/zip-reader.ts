import { AppError } from "../../../core/errors.ts";
import type { ContainerReader, Part } from "../reader.ts";
import { pathsWithoutLeavings } from "../../leavings.ts";
import { archiveParts, type ArchivedFile } from "./archive-parts.ts";
import { OF_ANY_FILE, ZipArchive } from "./zip.ts";

/** ZIP archives: each file in them a document, or as many as it holds. */
export const zipReader: ContainerReader = {
  format: "zip",
  maxBytes: (limits) => limits.maxFileBytes,
  async readParts(bytes, limits) {
    const archive = await ZipArchive.open(bytes, "a ZIP archive", limits, OF_ANY_FILE);
    const files: ArchivedFile[] = [];
    const damaged: Part[] = [];
    for (const name of pathsWithoutLeavings(archive.names)) {
      try {
        files.push({ name, bytes: (await archive.read(name)) ?? new Uint8Array() });
      } catch (error) {
        if (!(error instanceof AppError) || error.code === "payload_too_large") throw error;
        damaged.push({ part: name.replaceAll("#", "_"), reason: error.message });
      }
    }
    return [...archiveParts(files), ...damaged];
  },
};
