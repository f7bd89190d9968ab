import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { splitSentences } from "../../src/text/sentences/sentences.ts";

/** Texts with their sentences in 23 languages, as pySBD's tests hold them; they are no part of the project. */
const GOLDEN_RULES = fileURLToPath(new URL("../../../shared/sentences/golden-rules.json", import.meta.url));

interface Rule {
  readonly text: string;
  readonly sentences: readonly string[];
}

function holds({ text, sentences }: Rule): boolean {
  const found = splitSentences(text, { start: 0, end: text.length }, { lines: "wrapped" });
  return (
    found.length === sentences.length &&
    found.every(({ start, end }, at) => text.slice(start, end) === sentences[at]?.trim())
  );
}

describe.skipIf(!existsSync(GOLDEN_RULES))("the Golden Rules of sentence splitting", () => {
  const rules: Record<string, readonly Rule[] | undefined> = existsSync(GOLDEN_RULES)
    ? (JSON.parse(readFileSync(GOLDEN_RULES, "utf8")) as Record<string, readonly Rule[]>)
    : {};
  const held = (language: string): number => (rules[language] ?? []).filter(holds).length;

  test("hold in English", () => {
    expect(rules.english).toHaveLength(48);
    expect(held("english")).toBeGreaterThanOrEqual(48);
  });

  test("hold in all languages together", () => {
    const counts = Object.keys(rules).map((language) => [language, held(language)] as const);
    expect(Object.values(rules).flat()).toHaveLength(164);
    const all = counts.reduce((sum, [, count]) => sum + count, 0);
    expect(all, counts.map((count) => count.join(" ")).join(", ")).toBeGreaterThanOrEqual(160);
  });
});
