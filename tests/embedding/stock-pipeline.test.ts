import { env, pipeline, type FeatureExtractionPipeline } from "@xenova/transformers";
import { beforeAll, describe, expect, test } from "vitest";
import { modelsFolder } from "../fixtures/model.ts";

const TEXTS = ["This is an example sentence", "Each sentence is converted"];

/** The first dimensions that the model's card shows for the two texts. */
const PUBLISHED = [
  [0.0677, 0.0636, 0.0487],
  [0.0864, 0.1028, 0.0054],
];

async function load(quantized: boolean): Promise<FeatureExtractionPipeline> {
  env.allowRemoteModels = false;
  env.localModelPath = await modelsFolder();
  return pipeline("feature-extraction", "all-MiniLM-L6-v2", { quantized });
}

async function vectors(extract: FeatureExtractionPipeline, texts: string[]): Promise<number[][]> {
  const output = await extract(texts, { pooling: "mean", normalize: true });
  return output.tolist() as number[][];
}

function cosine(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}

describe("the stock pipeline of transformers.js on the built model", () => {
  let exact: FeatureExtractionPipeline;
  beforeAll(async () => {
    exact = await load(false);
  });

  test("computes the published vectors", async () => {
    const computed = await vectors(exact, TEXTS);
    computed.forEach((vector, text) => {
      expect(vector).toHaveLength(384);
      PUBLISHED[text]!.forEach((value, index) => {
        expect(vector[index]).toBeCloseTo(value, 3);
      });
    });
  });

  test("computes the same vector for a text alone and for the text padded in a batch", async () => {
    const texts = [
      ...TEXTS,
      "word",
      "A much longer text fills its row, so that the others are padded. ".repeat(6),
    ];
    const together = await vectors(exact, texts);
    for (const [index, text] of texts.entries()) {
      const [alone] = await vectors(exact, [text]);
      expect(cosine(alone!, together[index]!)).toBeGreaterThan(0.9999);
    }
  });

  test("reads no further than the model can", async () => {
    const [vector] = await vectors(exact, ["harbour ".repeat(1000)]);
    const [cut] = await vectors(exact, ["harbour ".repeat(300)]);
    expect(vector).toEqual(cut);
  });

  test("computes nearly the same with the int8 model", async () => {
    const [a, b] = [await vectors(await load(true), TEXTS), await vectors(exact, TEXTS)];
    a.forEach((vector, index) => {
      expect(cosine(vector, b[index]!)).toBeGreaterThan(0.99);
    });
  });
});
