import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRun } from "../../src/cli/format/format-evaluation.ts";
import { evaluateExtraction, isArticleSet, overlap } from "../../src/eval/article-extraction.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";

describe("the overlap of two texts", () => {
  it.each([
    ["a b c d e", "a b c d e", { common: 2, extra: 0, missed: 0 }],
    ["a b c d e", "x a b c d", { common: 1, extra: 1, missed: 1 }],
    ["a b c d", "a b c d a b c d", { common: 1, extra: 4, missed: 0 }],
    ["a b", "a b", { common: 1, extra: 0, missed: 0 }],
    ["A b c d", "a b c d", { common: 0, extra: 1, missed: 1 }],
    ["a, b. (c) d!", "a b c d", { common: 1, extra: 0, missed: 0 }],
    ["a b c d", "", { common: 0, extra: 0, missed: 1 }],
    ["", "", { common: 0, extra: 0, missed: 0 }],
  ])("of %j and %j", (truth, read, counts) => {
    expect(overlap(truth, read)).toEqual(counts);
  });

  it("is the same for both, but for what is extra and what is missed", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 30 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { common, extra, missed } = overlap(one, other);
        expect(overlap(other, one)).toEqual({ common, extra: missed, missed: extra });
        expect(overlap(one, one)).toMatchObject({ extra: 0, missed: 0 });
      }),
    );
  });
});

describe("a set of saved pages", () => {
  const sentence = (n: number): string =>
    `The mill number ${n} on the weir was sold in the spring, after its widow had looked for a buyer for nine long years.`;
  const article = [1, 2, 3].map(sentence);
  const page = `<h1>The Mill</h1>${article.map((text) => `<p>${text}</p>`).join("")}<div class="comments"><p>${sentence(4)}</p></div>`;

  it("is measured by its passages, each page alike", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "html"));
    const truth = {
      right: { articleBody: article.join("\n\n") },
      wrong: { articleBody: "Something else entirely." },
    };
    writeFileSync(join(folder, "ground-truth.json"), JSON.stringify(truth));
    for (const id of Object.keys(truth)) writeFileSync(join(folder, "html", `${id}.html.gz`), gzipSync(page));
    expect(isArticleSet(folder)).toBe(true);
    const result = await evaluateExtraction(folder);
    expect(result).toMatchObject({ pages: 2, f1: 0.5, precision: 0.5, recall: 0.5, lost: 1 });
    expect(formatRun({ collections: [], leftOut: [], articles: [result], comparison: null })).toContain(
      "the articles of 2 saved pages",
    );
  });

  it("is refused where a page is missing", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "ground-truth.json"), JSON.stringify({ a: { articleBody: "x" } }));
    await expect(evaluateExtraction(folder)).rejects.toThrow(/a\.html\.gz cannot be read/);
  });
});
