/**
 * `npm run bench:quotes [-- --passages 100000 --library <folder> --profile <folder>]`: how long `POST /v1/quotes/check` takes on a
 * library of so many passages, for each kind of quotation and what is said of it, beside a 404 of the same server. The library is
 * put together by chance from real sentences (`recombined-library.ts`), with the texts in five languages of
 * tests/fixtures/statements; it is kept in `--library` where that is given, and taken from there again. `--profile` has the
 * processes of the server leave CPU profiles.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { quantile } from "../../src/eval/ranking-metrics.ts";
import type { QuoteCheck } from "../../src/api/quotes/quote-responses.ts";
import { PACKAGE_DIRECTORY, serve } from "../bench/program.ts";
import {
  articleOf,
  passageTexts,
  pathOf,
  recombinedFolders,
  recombinedLibrary,
  recombinedSentences,
} from "../bench/recombined-library.ts";
import { median, tableOf, timed, type Figure } from "../bench/report.ts";
import { makeQuotations, type Change, type SourceSentence } from "./made-quotations.ts";

/** Of which a library is made; those that follow stand nowhere in it. */
const SENTENCES = 20_000;
const ELSEWHERE = 1_000;
const EACH = 30;
const ARTICLES = 200;
const SPOKEN = join(PACKAGE_DIRECTORY, "tests", "fixtures", "statements", "documents");

interface Asked {
  readonly kind: string;
  readonly quote: string;
  readonly by?: string;
  readonly filters?: { readonly sources: readonly string[] };
}

const { values: options } = parseArgs({
  options: {
    passages: { type: "string", default: "100000" },
    library: { type: "string" },
    profile: { type: "string" },
  },
});

async function main(): Promise<void> {
  const workDirectory = options.library ?? mkdtempSync(join(tmpdir(), "pincite-quote-speed-"));
  const folders = recombinedFolders(workDirectory);
  const all = recombinedSentences(SENTENCES + ELSEWHERE);
  const [sentences, others] = [all.slice(0, SENTENCES), all.slice(SENTENCES)];
  try {
    if (!existsSync(folders.indexDirectory)) {
      mkdirSync(folders.documentsDirectory, { recursive: true });
      cpSync(SPOKEN, join(folders.documentsDirectory, "spoken"), { recursive: true });
      await recombinedLibrary(workDirectory, Number(options.passages), sentences);
    }
    if (options.profile !== undefined) {
      process.env.NODE_OPTIONS = `--cpu-prof --cpu-prof-dir=${options.profile}`;
    }
    const server = await serve(folders);
    try {
      await measure(server.url, quotationsOf(sentences, others));
    } finally {
      await server.stop();
    }
  } finally {
    if (options.library === undefined) rmSync(workDirectory, { recursive: true, force: true });
  }
}

async function measure(url: string, asked: readonly Asked[]): Promise<void> {
  const times = new Map<string, number[]>();
  const of = (what: string): number[] => {
    const known = times.get(what) ?? [];
    times.set(what, known);
    return known;
  };
  const check = async ({ quote, by, filters }: Asked): Promise<QuoteCheck> => {
    const body = JSON.stringify({ quote, by, filters });
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url}/v1/quotes/check`, { method: "POST", headers, body });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as QuoteCheck;
  };
  for (const one of asked.slice(0, 10)) await check(one);
  for (const one of asked) {
    let verdict = "";
    const took = await timed(async () => {
      ({ verdict } = await check(one));
    });
    of(`${one.kind}: ${verdict}`).push(took);
    of("all").push(took);
    of("a 404").push(await timed(async () => (await fetch(`${url}/v1/documents/none`)).text()));
  }
  const baseline = { what: "a 404", value: median(of("a 404")) };
  const figures = [...times].flatMap(([what, took]): Figure[] => [
    { what: `${what} (${took.length}): p50`, value: median(took), unit: "ms", baseline },
    { what: "p95", value: quantile(took, 0.95), unit: "ms", baseline },
  ]);
  console.log(tableOf({ title: `Checking a quotation, ${options.passages} passages`, figures }));
}

/** In turns of all kinds, so that what else the machine does falls on all of them alike. */
function quotationsOf(sentences: readonly string[], others: readonly string[]): Asked[] {
  const articles = Math.ceil(Number(options.passages) / passageTexts(sentences, 1).length);
  const some = Array.from({ length: ARTICLES }, (_, number) =>
    articleOf(Math.floor((number * articles) / ARTICLES), sentences),
  );
  const paragraphs = some.map((text, number) => text.split("\n\n")[1 + (number % 20)] ?? "");
  const singles = paragraphs.flatMap((text) => sentences.find((one) => text.startsWith(one)) ?? []);
  const kinds: Asked[][] = [
    ...ofChanges("sentence", singles, others, ["none", "one word", "negation", "dropped clause", "splice"]),
    ...ofChanges("sentence", singles, others, ["from elsewhere"]),
    ...ofChanges("paragraph", paragraphs, [], ["none", "one word"]),
    singles.slice(0, EACH).map((quote) => ({ kind: "three words", quote: threeWords(quote) })),
    some.slice(0, EACH).map((quote) => ({ kind: "12,000 characters", quote: quote.slice(0, 12_000) })),
    SAID.map((quote) => ({ kind: "by another", quote, by: "Ottokar Zibulski" })),
    singles.slice(0, EACH).map((quote) => ({ kind: "in other words", quote: inOtherOrder(quote) })),
    singles.slice(EACH, 2 * EACH).map((quote) => ({
      kind: "sentence within half of the files",
      quote,
      filters: { sources: [dirname(dirname(pathOf(0)))] },
    })),
  ];
  const most = Math.max(...kinds.map(({ length }) => length));
  return Array.from({ length: most }, (_, turn) => kinds.flatMap((kind) => kind[turn] ?? [])).flat();
}

function ofChanges(
  what: string,
  texts: readonly string[],
  others: readonly string[],
  changes: readonly Change[],
): Asked[][] {
  const source = (text: string): SourceSentence => ({ text, document: text, language: "en", speaker: null });
  const made = makeQuotations(texts.map(source), others.map(source), EACH);
  return changes.map((change) =>
    made
      .filter((one) => one.change === change)
      .map(({ quote }) => ({ kind: `${what}, ${change === "none" ? "unchanged" : change}`, quote })),
  );
}

/** Said by somebody in the texts of tests/fixtures/statements. */
const SAID = [
  "From Stettin in the Baltic to Trieste in the Adriatic, an iron curtain has descended across the Continent.",
  "Our policy is directed not against any country or doctrine but against hunger, poverty, desperation and chaos",
  "We choose to go to the moon in this decade and do the other things, not because they are easy, but because they are hard",
  "That's one small step for man, one giant leap for mankind",
  "We leave as we came and, God willing, as we shall return, with peace and hope for all mankind",
  "Freedom has many difficulties and democracy is not perfect",
  "But we have never had to put a wall up to keep our people in",
];

/** Every third word, then those after them: about the same meaning, and nowhere two of its words in a row. */
function inOtherOrder(sentence: string): string {
  const words = sentence.replace(/[.,;:]/gu, "").split(" ");
  const thirds = [0, 1, 2].map((third) => words.filter((_, at) => at % 3 === third));
  return thirds.flat().join(" ");
}

function threeWords(sentence: string): string {
  const words = sentence.split(" ");
  const middle = Math.floor(words.length / 2);
  return words.slice(middle, middle + 3).join(" ");
}

await main();
