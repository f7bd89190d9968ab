/**
 * How many texts with known sentences are split as they should be, by language, beside what `Intl.Segmenter` alone gives:
 * `npm run eval:sentences -- <file>`, a JSON object of language → [{ "text", "sentences" }].
 */
import { readFileSync } from "node:fs";
import { splitSentences } from "../src/text/sentences/sentences.ts";

interface SplitText {
  readonly text: string;
  readonly sentences: readonly string[];
}

function found({ text }: SplitText): string[] {
  return splitSentences(text, { start: 0, end: text.length }, { lines: "wrapped" }).map(({ start, end }) =>
    text.slice(start, end),
  );
}

function segmented({ text }: SplitText): string[] {
  return [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)].map(
    ({ segment }) => segment,
  );
}

function countOf(texts: readonly SplitText[], split: (text: SplitText) => string[]): number {
  const plain = (sentences: readonly string[]): string =>
    JSON.stringify(sentences.map((sentence) => sentence.trim()));
  return texts.filter((text) => plain(split(text)) === plain(text.sentences)).length;
}

const [file = "../shared/sentences/golden-rules.json"] = process.argv.slice(2);
const languages = JSON.parse(readFileSync(file, "utf8")) as Record<string, readonly SplitText[]>;
const rows = [...Object.entries(languages), ["all", Object.values(languages).flat()] as const];
console.log("| Language | texts | Pincite | Intl.Segmenter |\n| --- | --- | --- | --- |");
for (const [language, texts] of rows) {
  console.log(`| ${language} | ${texts.length} | ${countOf(texts, found)} | ${countOf(texts, segmented)} |`);
}
