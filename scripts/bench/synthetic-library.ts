import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Block, DocumentMetadata } from "../../src/core/document.ts";
import type { DocumentReader, TextEmbedder } from "../../src/library/sync/sync-ports.ts";

/** A library of any size in seconds: made-up documents, and vectors that cost nothing. Questions go through the model. */

const WORDS = (
  "treaty summit minister sanction border energy missile accord vote congress senate president court price harvest " +
  "bridge river museum engine climate budget election ocean patient vaccine teacher railway satellite forest market"
).split(" ");

/** Words follow Zipf's law, as in real text: common ones match many passages. */
function sentenceOf(seed: number): string {
  const numbers = createHash("sha512").update(String(seed)).digest();
  const words = Array.from({ length: 16 }, (_, index) => {
    const draw = numbers.readUInt16LE(index * 2) / 65_536;
    return draw < 0.5
      ? (WORDS[Math.floor(draw * 2 * WORDS.length)] ?? "")
      : `word${Math.floor(Math.exp((draw - 0.5) * 2 * 10))}`;
  });
  return `The ${words.join(" ")}.`;
}

/** Reads a file that holds a number as a document of that number, with about 100 words a passage. */
export function syntheticReader(passages: number): DocumentReader {
  return {
    read: (path) => {
      const seed = Number(readFileSync(path, "utf8"));
      const title = `Report ${seed}`;
      let text = title;
      const blocks: Block[] = [{ kind: "title", start: 0, end: title.length }];
      for (let passage = 0; passage < passages; passage += 1) {
        const sentences = Array.from({ length: 6 }, (_, index) =>
          sentenceOf((seed * passages + passage) * 6 + index),
        );
        const start = text.length + 2;
        text += `\n\n${sentences.join(" ")}`;
        blocks.push({ kind: "paragraph", start, end: text.length });
      }
      return Promise.resolve({
        ok: true,
        contentHash: String(seed),
        problems: [],
        documents: [
          { part: null, document: { format: "text", text, blocks, pages: [], metadata: titled(title) } },
        ],
      });
    },
    close: () => Promise.resolve(),
  };
}

function titled(title: string): DocumentMetadata {
  const evidence = { title: "headline" } as const;
  return { title, authors: [], date: null, url: null, language: null, tags: [], evidence };
}

/** The real embedder for questions; for passages, vectors drawn from a hash of their text. */
export function syntheticEmbedder(real: TextEmbedder): TextEmbedder {
  return {
    fingerprint: `synthetic/${real.fingerprint}`,
    model: real.model,
    dimensions: real.dimensions,
    maxTokens: real.maxTokens,
    countTokens: (text) => text.length / 4,
    embedQuestion: (text) => real.embedQuestion(text),
    embedPassages: (inputs) =>
      Promise.resolve(
        inputs.map(({ text, sentences }) => ({
          vector: drawn(text, real.dimensions),
          sentences: sentences.map(({ start }) => drawn(`${start} ${text}`, real.dimensions)),
        })),
      ),
  };
}

function drawn(text: string, dimensions: number): Float32Array {
  const bytes = createHash("shake256", { outputLength: dimensions }).update(text).digest();
  const values = Float32Array.from(bytes, (byte) => byte - 127.5);
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}
