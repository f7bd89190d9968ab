import { AppError } from "../../src/core/errors.ts";
import { pool } from "../../src/embedding/pooling.ts";
import type { Encoder } from "../../src/embedding/transformers.ts";

/** The first dimensions of all-MiniLM-L6-v2's vectors, as its own card on the Hugging Face hub shows them. */
const KNOWN_VECTORS: readonly { readonly text: string; readonly starts: readonly number[] }[] = [
  { text: "This is an example sentence", starts: [0.0677, 0.0636, 0.0487] },
  { text: "Each sentence is converted", starts: [0.0864, 0.1028, 0.0054] },
];

/** Half of the third decimal: what rounding the weights to half precision may move. */
const TOLERANCE = 0.0005;

/** The least cosine between a text's int8 and fp32 vectors with which rankings stay as they are. */
export const LEAST_COSINE = 0.99;

/** Short and long, plain and technical, with numbers, names and another script. */
const VARIED_TEXTS: readonly string[] = [
  ...KNOWN_VECTORS.map(({ text }) => text),
  "war",
  "Who signed the treaty, and when?",
  "The invoice of 14 March 2019 (No. 4711/B) amounts to €12,480.50, payable within thirty days.",
  "Москва и Вашингтон",
  "Boundary-layer transition was delayed by suction through a porous wall at a Mach number of 2.5.",
  `The committee met in the spring to hear witnesses on the state of the harbour. Engineers explained that the eastern
   breakwater had settled by eleven centimetres since the last survey, and that the cracks seen by divers were no older
   than two winters. The mayor asked who would pay. Nobody answered at first; then the treasurer said that the reserve
   would last for one repair and not for two. A fisherman who had asked to speak told the room about the storm of his
   youth, when the water came over the wall and took the ice house with it. It was decided to ask the ministry for a
   loan, to close the quay to lorries from June onwards, and to measure again before the first autumn gale. The minutes
   were signed by all five members, and a copy was sent to the insurers together with the photographs of the divers.`,
];

/** @throws AppError `model_invalid` unless the encoder computes the published vectors. */
export async function checkKnownVectors(encoder: Encoder): Promise<void> {
  for (const { text, starts } of KNOWN_VECTORS) {
    const vector = await embed(encoder, text);
    const distance = Math.max(...starts.map((value, index) => Math.abs(value - (vector[index] ?? NaN))));
    if (distance <= TOLERANCE) continue;
    throw new AppError(
      "model_invalid",
      `The built fp32 model is wrong: its vector of “${text}” starts with ` +
        `${[...vector.slice(0, starts.length)].map((value) => value.toFixed(4)).join(", ")} instead of ${starts.join(", ")}.`,
    );
  }
}

/**
 * Compares the int8 model's vectors with the fp32 model's.
 *
 * @returns the least cosine
 * @throws AppError `model_invalid` if it is below `LEAST_COSINE`
 */
export async function checkCosines(quantised: Encoder, exact: Encoder): Promise<number> {
  let least = 1;
  for (const text of VARIED_TEXTS) {
    const [a, b] = [await embed(quantised, text), await embed(exact, text)];
    least = Math.min(
      least,
      a.reduce((sum, value, index) => sum + value * (b[index] ?? NaN), 0),
    );
  }
  if (least >= LEAST_COSINE) return least;
  throw new AppError(
    "model_invalid",
    `The built int8 model is too far from the fp32 one: cosine ${least.toFixed(4)}, at least ${LEAST_COSINE} is needed.`,
  );
}

async function embed(encoder: Encoder, text: string): Promise<Float32Array> {
  const ids = [...encoder.opening, ...encoder.tokenise(text), ...encoder.closing];
  return pool(await encoder.encode(ids), encoder.dimensions, { start: 0, end: ids.length });
}
