import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { AppError, messageOf } from "../core/errors.ts";
import { modelFiles, type ModelLocation } from "./model-files.ts";
import type { DownloadProgress } from "./transformers.ts";

/**
 * Fetches a model from the Hugging Face hub. A download that breaks off leaves nothing behind: the files are collected
 * beside the model's folder and moved into it at the end.
 *
 * @throws AppError `model_missing` if the hub cannot be reached or does not have the model.
 */
export async function fetchModel(
  location: ModelLocation,
  onProgress: (progress: DownloadProgress) => void,
): Promise<void> {
  const { directory, name } = location;
  const staging = path.join(directory, `.download-${process.pid}`);
  const { downloadModel } = await import("./transformers.ts");
  try {
    await downloadModel({ ...location, directory: staging }, onProgress);
    // The weights are the last: the model counts as present only when everything else is.
    for (const file of modelFiles(location.quantized)) {
      const target = path.join(directory, name, file);
      await mkdir(path.dirname(target), { recursive: true });
      await rename(path.join(staging, name, file), target);
    }
  } catch (error) {
    throw new AppError("model_missing", `The model ${name} could not be downloaded: ${messageOf(error)}`, {
      cause: error,
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
