import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { splitSentences } from "../../src/text/sentences/sentences.ts";

/** Shorter and longer ones are headings and lists that no article consists of. */
const USUAL_LENGTH = { least: 30, most: 400 };

/**
 * Real sentences, each once: of the sample articles, and of the test collections that stand beside the project where they
 * are there. Always in the same order.
 */
export function realSentences(
  documentsDirectory: string,
  collectionsDirectory: string,
  most: number,
): string[] {
  const texts = [...articlesIn(documentsDirectory), ...collectionsIn(collectionsDirectory)];
  const sentences = new Set<string>();
  for (const text of texts) {
    for (const { start, end } of splitSentences(text, { start: 0, end: text.length }, { lines: "wrapped" })) {
      const sentence = text.slice(start, end).replace(/\s+/gu, " ").trim();
      if (sentence.length < USUAL_LENGTH.least || sentence.length > USUAL_LENGTH.most) continue;
      sentences.add(sentence);
      if (sentences.size >= most) return [...sentences];
    }
  }
  return [...sentences];
}

function articlesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:md|txt)$/u.test(name))
    .sort()
    .map((name) => readFileSync(join(directory, name), "utf8"));
}

function collectionsIn(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .sort()
    .map((name) => join(directory, name, "corpus.jsonl"))
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => line !== ""),
    )
    .map((line) => (JSON.parse(line) as { readonly text: string }).text);
}
