import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildModel, type BuildReport } from "../../../scripts/model-builder/build.ts";
import { weightsFolder } from "../../fixtures/model.ts";
import { put, temporaryFolder } from "../../fixtures/temporary-folder.ts";

const FILES = [
  "config.json",
  "onnx/model.onnx",
  "onnx/model_quantized.onnx",
  "pincite.json",
  "tokenizer.json",
  "tokenizer_config.json",
];

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}

function flipByte(file: string, position: number): void {
  const bytes = readFileSync(file);
  bytes[position] = bytes[position]! ^ 0x10;
  writeFileSync(file, bytes);
}

describe("a built model", () => {
  let modelsDirectory: string;
  let first: BuildReport;
  const build = () => buildModel({ source: weightsFolder, modelsDirectory });

  beforeAll(async () => {
    modelsDirectory = mkdtempSync(path.join(tmpdir(), "pincite-models-"));
    first = await build();
  });
  afterAll(() => {
    rmSync(modelsDirectory, { recursive: true, force: true });
  });

  test("has the files of transformers.js's layout and leaves nothing else behind", () => {
    expect(first.written).toBe(true);
    expect(filesBelow(first.folder)).toEqual(FILES);
    expect(readdirSync(modelsDirectory)).toEqual(["all-MiniLM-L6-v2"]);
  });

  test("was compared with fp32 before it was put in place", () => {
    expect(first.leastCosine).toBeGreaterThanOrEqual(0.99);
    expect(first.leastCosine).toBeLessThan(1);
  });

  test("does not ask for a fixed length of 128 tokens", () => {
    const tokenizer: unknown = JSON.parse(readFileSync(path.join(first.folder, "tokenizer.json"), "utf8"));
    expect(tokenizer).toMatchObject({ truncation: null, padding: null });
  });

  test("is left alone when it is there", async () => {
    const file = path.join(first.folder, "onnx/model.onnx");
    const before = statSync(file);
    expect(await build()).toEqual({ folder: first.folder, written: false, leastCosine: null });
    expect(statSync(file).ino).toBe(before.ino);
  });

  test("is written again, to the same bytes, when a file is damaged, missing or of another version", async () => {
    const file = path.join(first.folder, "onnx/model_quantized.onnx");
    const right = readFileSync(file);
    flipByte(file, 5_000_000);
    expect((await build()).written).toBe(true);
    expect(readFileSync(file).equals(right)).toBe(true);

    rmSync(path.join(first.folder, "tokenizer_config.json"));
    expect((await build()).written).toBe(true);

    const manifest = path.join(first.folder, "pincite.json");
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace(/"builder": \d+/, '"builder": 0'));
    expect((await build()).written).toBe(true);
    expect(filesBelow(first.folder)).toEqual(FILES);
  });
});

describe("a build that cannot succeed", () => {
  test("names the weights that are missing and the way to get them", async () => {
    const folder = temporaryFolder();
    const attempt = buildModel({
      source: path.join(folder, "nowhere"),
      modelsDirectory: path.join(folder, "models"),
    });
    await expect(attempt).rejects.toMatchObject({ code: "model_missing" });
    await expect(attempt).rejects.toThrow("npm ci");
  });

  test("names the folder that cannot be written", async () => {
    const folder = temporaryFolder();
    const blocked = put(folder, "models", "a file where the folder should be");
    const attempt = buildModel({ source: weightsFolder, modelsDirectory: blocked });
    await expect(attempt).rejects.toMatchObject({ code: "model_missing" });
    await expect(attempt).rejects.toThrow(blocked);
  });

  test.each([
    ["the weights are cut off", (bytes: Buffer) => bytes.subarray(0, 1_000_000)],
    ["the weights are others", (bytes: Buffer) => bytes.fill(0x2c, 23_900_000, 24_000_000)],
  ])("puts nothing in place if %s", async (_, spoil) => {
    const folder = temporaryFolder();
    const source = path.join(folder, "source");
    cpSync(weightsFolder, source, { recursive: true });
    const weights = path.join(source, "model.fp16.safetensors");
    writeFileSync(weights, spoil(readFileSync(weights)));
    const modelsDirectory = path.join(folder, "models");
    await expect(buildModel({ source, modelsDirectory })).rejects.toMatchObject({ code: "model_invalid" });
    expect(existsSync(modelsDirectory) ? filesBelow(modelsDirectory) : []).toEqual([]);
  });
});
