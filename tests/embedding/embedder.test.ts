import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AutoModel, AutoTokenizer, env, type Tensor } from "@xenova/transformers";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { Embedder, type PassageInput } from "../../src/embedding/embedder.ts";
import { modelsFolder } from "../fixtures/model.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";

const PASSAGE: PassageInput = {
  context: "Minutes of the harbour committee, Ada Lind, 3 May 1911",
  text: "The breakwater has settled. The reserve lasts for one repair, not for two!  Who pays?",
  sentences: [
    { start: 0, end: 27 },
    { start: 28, end: 74 },
    { start: 76, end: 85 },
  ],
};

const ODD_TEXTS = [
  "",
  "   \n\t ",
  "a",
  "?",
  "x".repeat(5000),
  "word ".repeat(3000),
  "naïve café — “quoted” 你好 мир 🙂👩‍👩‍👧 \u200b\u0000\ufffd",
  "\ud800 a lone surrogate",
  "[SEP] [CLS] [MASK] [PAD]",
];

const plain = (text: string): PassageInput => ({ context: "", text, sentences: [] });

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}

describe("an embedder", () => {
  let modelsDirectory: string;
  let exact: Embedder;
  let quantised: Embedder;

  beforeAll(async () => {
    modelsDirectory = await modelsFolder();
    exact = await Embedder.open({ modelsDirectory, quantized: false });
    quantised = await Embedder.open({ modelsDirectory });
  });

  test("computes the published vectors", async () => {
    const vector = await exact.embedQuestion("This is an example sentence");
    expect(vector).toHaveLength(384);
    [0.0677, 0.0636, 0.0487].forEach((value, index) => {
      expect(vector[index]).toBeCloseTo(value, 3);
    });
  });

  test("describes its model", () => {
    expect(quantised).toMatchObject({ model: "all-MiniLM-L6-v2", dimensions: 384, maxTokens: 256 });
    expect(quantised.fingerprint).toMatch(/^all-MiniLM-L6-v2\/int8\/[0-9a-f]{16}\/mean-1\/256$/);
    expect(exact.fingerprint).toMatch(/^all-MiniLM-L6-v2\/fp32\/[0-9a-f]{16}\/mean-1\/256$/);
  });

  test("counts tokens as the tokeniser does, without the special ones", () => {
    expect(quantised.countTokens("Hello, world!")).toBe(4);
    expect(quantised.countTokens("embeddings")).toBe(4);
    expect(quantised.countTokens("x".repeat(101))).toBe(1);
    expect(quantised.countTokens(" \n")).toBe(0);
  });

  test("pools a passage over all its tokens and a sentence over its own, in one pass", async () => {
    env.localModelPath = modelsDirectory;
    env.allowRemoteModels = false;
    const tokenizer = await AutoTokenizer.from_pretrained("all-MiniLM-L6-v2");
    const model = await AutoModel.from_pretrained("all-MiniLM-L6-v2", { quantized: false });
    const inputs = tokenizer(`${PASSAGE.context} ${PASSAGE.text}`) as object;
    const output = (await model(inputs)) as { last_hidden_state: Tensor };
    const rows = (output.last_hidden_state.tolist() as number[][][])[0]!;
    const mean = (from: number, to: number): Float32Array => {
      const sums = rows[0]!.map((_, column) =>
        rows.slice(from, to).reduce((sum, row) => sum + row[column]!, 0),
      );
      return Float32Array.from(sums, (sum) => sum / Math.hypot(...sums));
    };

    const [embedding] = await exact.embedPassages([PASSAGE]);
    expect(cosine(embedding!.vector, mean(0, rows.length))).toBeCloseTo(1, 5);
    let position = 1 + exact.countTokens(PASSAGE.context);
    PASSAGE.sentences.forEach(({ start, end }, index) => {
      const tokens = exact.countTokens(PASSAGE.text.slice(start, end));
      expect(cosine(embedding!.sentences[index]!, mean(position, position + tokens))).toBeCloseTo(1, 5);
      position += tokens;
    });
    expect(position).toBe(rows.length - 1);
  });

  test("stays close to fp32 with 8-bit weights", async () => {
    const inputs = [PASSAGE, plain("war"), plain("Who signed the treaty?"), plain(PASSAGE.text.repeat(8))];
    const [a, b] = [await quantised.embedPassages(inputs), await exact.embedPassages(inputs)];
    a.forEach(({ vector }, index) => {
      expect(cosine(vector, b[index]!.vector)).toBeGreaterThan(0.99);
    });
  });

  test("gives the same text the same vectors, bit by bit, whatever is embedded with it", async () => {
    const [alone] = await quantised.embedPassages([PASSAGE]);
    const among = await quantised.embedPassages([
      plain("a".repeat(300)),
      PASSAGE,
      plain("long ".repeat(400)),
      PASSAGE,
    ]);
    expect(among[1]).toEqual(alone);
    expect(among[3]).toEqual(alone);
  });

  test("reads no further than its budget, and gives the passage's vector to a sentence beyond it", async () => {
    const text = `${"harbour ".repeat(300)}end`;
    const sentences = [
      { start: 0, end: 2400 },
      { start: 2400, end: 2403 },
    ];
    const [long, cut] = await quantised.embedPassages([
      { context: "", text, sentences },
      plain("harbour ".repeat(254)),
    ]);
    expect(long!.vector).toEqual(cut!.vector);
    expect(long!.sentences[0]).not.toEqual(long!.vector);
    expect(long!.sentences[1]).toEqual(long!.vector);
  });

  test("gives finite vectors of length 1 in the order of the texts, however odd they are", async () => {
    const embeddings = await quantised.embedPassages(ODD_TEXTS.map(plain));
    for (const [index, { vector }] of embeddings.entries()) {
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      const text = ODD_TEXTS[index]!;
      // A longer question is embedded in parts, a longer passage is cut.
      if (quantised.countTokens(text) > quantised.maxTokens - 2) continue;
      expect(await quantised.embedQuestion(text)).toEqual(vector);
    }
    expect(await quantised.embedPassages([])).toEqual([]);
  });

  test("lets other work on its thread go on between two passages", async () => {
    const order: string[] = [];
    setTimeout(() => order.push("a request"), 0);
    await quantised.embedPassages(Array.from({ length: 20 }, () => PASSAGE));
    order.push("all passages");
    expect(order).toEqual(["a request", "all passages"]);
  });

  test("reads a question to its end, however long it is", async () => {
    const long = "The ferry crosses the river. ".repeat(60);
    expect(quantised.countTokens(long)).toBeGreaterThan(quantised.maxTokens);
    const vector = await quantised.embedQuestion(long);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(await quantised.embedQuestion(`${long} Honey is made by bees.`)).not.toEqual(vector);
  });

  test("gives a question that is asked again the same vector, at once and after hundreds of others", async () => {
    const first = await quantised.embedQuestion("who pays for the breakwater");
    const again = await quantised.embedQuestion("who pays for the breakwater");
    expect(again).toEqual(first);
    for (let number = 0; number < 300; number += 1) await quantised.embedQuestion(`pier ${number}`);
    expect(await quantised.embedQuestion("who pays for the breakwater")).toEqual(first);
    expect(await quantised.embedQuestion("pier 299")).not.toEqual(first);
  });

  test("writes nothing to standard output", async () => {
    const write = vi.spyOn(process.stdout, "write");
    const log = vi.spyOn(console, "log");
    const embedder = await Embedder.open({ modelsDirectory });
    await embedder.embedQuestion("x".repeat(2000));
    await embedder.close();
    expect(write).not.toHaveBeenCalled();
    expect(log).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test("says how to get a model that is missing, and never asks the network for it", async () => {
    const fetched = vi.spyOn(globalThis, "fetch");
    const empty = temporaryFolder();
    const builtIn = Embedder.open({ modelsDirectory: empty });
    await expect(builtIn).rejects.toMatchObject({ code: "model_missing" });
    await expect(builtIn).rejects.toThrow("npm run build:model");
    const other = Embedder.open({ modelsDirectory: empty, model: "somebody/some-model" });
    await expect(other).rejects.toMatchObject({ code: "model_missing" });
    expect(fetched).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test("does not load a damaged model", async () => {
    const folder = temporaryFolder();
    cpSync(path.join(modelsDirectory, "all-MiniLM-L6-v2"), path.join(folder, "all-MiniLM-L6-v2"), {
      recursive: true,
    });
    const weights = path.join(folder, "all-MiniLM-L6-v2/onnx/model_quantized.onnx");
    const bytes = readFileSync(weights);
    bytes[1_000_000] = bytes[1_000_000]! ^ 1;
    writeFileSync(weights, bytes);
    const attempt = Embedder.open({ modelsDirectory: folder });
    await expect(attempt).rejects.toMatchObject({ code: "model_invalid" });
    await expect(attempt).rejects.toThrow("npm run build:model");
  });

  test("reads another folder's model, and names it in the fingerprint", async () => {
    const folder = temporaryFolder();
    cpSync(path.join(modelsDirectory, "all-MiniLM-L6-v2"), path.join(folder, "some-model"), {
      recursive: true,
    });
    const other = await Embedder.open({ modelsDirectory: folder, model: "some-model" });
    expect(other.fingerprint).toBe(quantised.fingerprint.replace("all-MiniLM-L6-v2", "some-model"));
    expect(await other.embedQuestion("who pays")).toEqual(await quantised.embedQuestion("who pays"));
  });
});
