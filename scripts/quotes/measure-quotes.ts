/**
 * `npm run eval:quotes [-- --errors]`: how often quotations with a known change are judged right, as a table of what was made
 * and what was said. They are made of the sentences of `documents/`, of the texts in five languages of
 * tests/fixtures/statements, and of ../shared/seeds where that is present. `--errors` lists those judged otherwise.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { VERDICTS, type Verdict } from "../../src/api/quotes/quote-responses.ts";
import { documentId } from "../../src/core/ids.ts";
import { openLibrary } from "../../src/library/open-library.ts";
import type { Library } from "../../src/library/library.ts";
import { Store } from "../../src/store/store.ts";
import { splitSentences } from "../../src/text/sentences/sentences.ts";
import { readWords } from "../../src/text/words.ts";
import { CHANGES, makeQuotations, type MadeQuotation, type SourceSentence } from "./made-quotations.ts";

const packageDirectory = fileURLToPath(new URL("../../../", import.meta.url));
const EACH = 10;
/** Words of a sentence that quotations are made of. */
const SHORTEST = 9;
const LONGEST = 45;

async function main(): Promise<void> {
  const workDirectory = mkdtempSync(join(tmpdir(), "pincite-quotes-"));
  const documents = join(workDirectory, "documents");
  mkdirSync(documents);
  const folders = [
    join(packageDirectory, "documents"),
    join(packageDirectory, "tests", "fixtures", "statements", "documents"),
    join(packageDirectory, "..", "shared", "seeds"),
  ];
  for (const folder of folders) {
    if (existsSync(folder)) cpSync(folder, join(documents, basename(folder), "of"), { recursive: true });
  }
  const library = openLibrary({
    documentsDirectory: documents,
    indexDirectory: join(workDirectory, "index"),
    modelsDirectory: join(packageDirectory, "models"),
    readerEntry: join(packageDirectory, "dist", "src", "ingest", "worker", "reader-child.js"),
  });
  try {
    await library.sync();
    const { present, others } = await takeOneOfEachLanguage(library, join(workDirectory, "index"));
    await judge(library, makeQuotations(present, others, EACH));
  } finally {
    await library.close();
    rmSync(workDirectory, { recursive: true, force: true });
  }
}

/** The sentences of all documents; those of one document of each language stand nowhere, for it is taken out. */
async function takeOneOfEachLanguage(
  library: Library,
  index: string,
): Promise<{ readonly present: SourceSentence[]; readonly others: SourceSentence[] }> {
  const store = Store.open(index);
  const all = (await library.documents()).filter(({ passages }) => passages > 0);
  const sentences: SourceSentence[] = [];
  for (const { id: name, file, language } of all) {
    const id = documentId(name);
    const text = (await store.documents.text(id)) ?? "";
    const statements = (await store.said.of(id)).filter(({ kind }) => kind === "quoted");
    const passages = (await store.said.textOf(id))?.passages ?? [];
    for (const { start, end } of passages.flatMap((passage) => passage.sentences)) {
      sentences.push({
        text: text.slice(start, end),
        document: file,
        language: language ?? "en",
        speaker: statements.find((one) => one.start <= start && one.end >= end)?.speaker.name ?? null,
      });
    }
  }
  store.close();
  const taken = new Set<string>();
  for (const language of new Set(sentences.map((one) => one.language))) {
    const files = [
      ...new Set(sentences.filter((one) => one.language === language).map(({ document }) => document)),
    ];
    const last = files.at(-1);
    if (files.length > 1 && last !== undefined) taken.add(last);
  }
  for (const file of taken) await library.remove(file);
  const isUsable = ({ text, language }: SourceSentence): boolean => {
    const words = readWords(text).words.length;
    const isOne =
      splitSentences(text, { start: 0, end: text.length }, { lines: "wrapped", language }).length === 1;
    return isOne && words >= SHORTEST && words <= LONGEST;
  };
  const usable = sentences.filter(isUsable);
  return {
    present: usable.filter(({ document }) => !taken.has(document)),
    others: usable.filter(({ document }) => taken.has(document)),
  };
}

async function judge(library: Library, made: readonly MadeQuotation[]): Promise<void> {
  const showsErrors = process.argv.includes("--errors");
  const table = new Map(CHANGES.map((change) => [change, new Map<Verdict, number>()]));
  let right = 0;
  for (const { change, expected, language, quote, by } of made) {
    const { verdict } = await library.checkQuote({ quote, ...(by === null ? {} : { by }) });
    const row = table.get(change);
    row?.set(verdict, (row.get(verdict) ?? 0) + 1);
    if (verdict === expected) right += 1;
    else if (showsErrors) console.log(`${change} (${language}) is ${verdict}: ${by ?? ""} ${quote}`);
  }
  const languages = [...new Set(made.map(({ language }) => language))];
  console.log(
    `${made.length} quotations in ${languages.length} languages (${languages.join(", ")}): ${right} right`,
  );
  console.log(["".padEnd(15), ...VERDICTS.map((verdict) => verdict.padStart(13))].join(" "));
  for (const [change, row] of table) {
    console.log(
      [change.padEnd(15), ...VERDICTS.map((verdict) => String(row.get(verdict) ?? 0).padStart(13))].join(" "),
    );
  }
}

await main();
