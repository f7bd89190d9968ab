import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readAssertion } from "../../src/differences/assertion.ts";
import { differenceBetween, type Compared } from "../../src/differences/comparison.ts";
import { differencesAmong } from "../../src/differences/grouping.ts";
import { splitSentences } from "../../src/text/sentences/sentences.ts";
import { HELD_OUT_PAIRS, MEASURED_PAIRS, type MeasuredPair } from "./measured-pairs.ts";

/**
 * `npm run eval:differences [-- --all]`: precision and recall of "two sources differ" on pairs of sentences written for it;
 * `--all` lists what is not right. `-- <folder>...`: how often it speaks among the passages of collections in BEIR's form, with
 * all that it says.
 */
interface DifferenceMeasure {
  readonly pairs: number;
  readonly differing: number;
  readonly told: number;
  readonly right: number;
  readonly wrong: readonly MeasuredPair[];
  readonly missed: readonly MeasuredPair[];
}

export function measureDifferences(pairs: readonly MeasuredPair[]): DifferenceMeasure {
  const told = pairs.map((pair) => ({ pair, kind: kindOf(pair) }));
  const isRight = ({ pair, kind }: (typeof told)[number]): boolean => kind !== null && kind === pair.differs;
  return {
    pairs: pairs.length,
    differing: pairs.filter(({ differs }) => differs !== null).length,
    told: told.filter(({ kind }) => kind !== null).length,
    right: told.filter(isRight).length,
    wrong: told.filter((one) => one.kind !== null && !isRight(one)).map(({ pair }) => pair),
    missed: told.filter(({ pair, kind }) => pair.differs !== null && kind === null).map(({ pair }) => pair),
  };
}

function kindOf({ language, documents, sentences }: MeasuredPair): MeasuredPair["differs"] {
  const [left, right] = sentences.map((sentence, index): Compared | null => {
    const [title = "", published = null] = (documents[index] ?? "").split(" | ");
    const assertion = readAssertion(sentence, title, language);
    return assertion && { ...assertion, published };
  });
  return left && right ? (differenceBetween(left, right)?.kind ?? null) : null;
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}

/** How often two passages of a collection are said to differ, whatever is asked; all of these, to be looked at by eye. */
function differencesIn(collection: string): void {
  const documents = readFileSync(join(collection, "corpus.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(
      (line) => JSON.parse(line) as { readonly _id: string; readonly title: string; readonly text: string },
    );
  let sentences = 0;
  const stated = documents.flatMap(({ _id, title, text }) =>
    splitSentences(text, { start: 0, end: text.length }, { lines: "wrapped" }).flatMap(({ start, end }) => {
      sentences += 1;
      const sentence = text.slice(start, end);
      const assertion = readAssertion(sentence, title, "en");
      return assertion === null ? [] : [{ ...assertion, published: null, document: _id, sentence }];
    }),
  );
  const groups = differencesAmong(stated);
  console.log(
    `${collection}: ${documents.length} documents, ${sentences} sentences, ${stated.length} compared, ${groups.length} differences`,
  );
  for (const { kind, items } of groups) {
    console.log(`  ${kind}`);
    for (const { item, figure } of items) {
      const value = figure === null ? "" : `[${item.sentence.slice(figure.start, figure.end)}] `;
      console.log(`    ${item.document}: ${value}${item.sentence}`);
    }
  }
}

const collections = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
if (process.argv[1]?.endsWith("measure-differences.js") === true && collections.length > 0) {
  for (const collection of collections) differencesIn(collection);
} else if (process.argv[1]?.endsWith("measure-differences.js") === true) {
  for (const [set, all] of [
    ["written first", MEASURED_PAIRS],
    ["held out", HELD_OUT_PAIRS],
  ] as const) {
    console.log(set);
    for (const language of [...new Set(all.map((pair) => pair.language)), "all"]) {
      const pairs = all.filter((pair) => language === "all" || pair.language === language);
      const { differing, told, right, wrong, missed } = measureDifferences(pairs);
      const precision = `precision ${share(right, told)} (${right} of ${told})`;
      console.log(
        `  ${language}: ${pairs.length} pairs, ${differing} differ; ${precision}, recall ${share(right, differing)}`,
      );
      if (language === "all" || !process.argv.includes("--all")) continue;
      for (const { sentences } of wrong) console.log(`    wrong:  ${sentences.join(" / ")}`);
      for (const { sentences } of missed) console.log(`    missed: ${sentences.join(" / ")}`);
    }
  }
}
