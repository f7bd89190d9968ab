/**
 * `npm run eval:quotes [-- --errors]`: how often quotations with a known change are judged right, as a table of what was made
 * and what was said. They are made of the sentences of `documents/`, of the texts in five languages of
 * tests/fixtures/statements, and of ../shared/seeds where that is present; then the same read out of whole drafts. `--errors` lists
 * those judged otherwise.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { VERDICTS, type Verdict } from "../../src/api/quotes/quote-responses.ts";
import { documentId } from "../../src/core/ids.ts";
import { openLibrary } from "../../src/pincite.ts";
import type { Library } from "../../src/library/library.ts";
import { Store } from "../../src/store/store.ts";
import { splitSentences } from "../../src/text/sentences/sentences.ts";
import { readWords } from "../../src/text/words.ts";
import { bareQuote, draftOf, STYLES, type Style } from "./made-drafts.ts";
import { CHANGES, makeQuotations, type MadeQuotation, type SourceSentence } from "./made-quotations.ts";

const packageDirectory = fileURLToPath(new URL("../../../", import.meta.url));
const EACH = 12;
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
  const library = openLibrary({ documents, index: join(workDirectory, "index") });
  try {
    await library.sync();
    const { present, others } = await takeOneOfEachLanguage(library, join(workDirectory, "index"));
    const made = makeQuotations(present, others, EACH);
    await judge(library, made);
    for (const style of STYLES) await judgeDrafts(library, made, style, workDirectory);
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
    // A list of sources is nobody's words.
    return isOne && !/^[-•*]\s/u.test(text) && words >= SHORTEST && words <= LONGEST;
  };
  const usable = sentences.filter(isUsable);
  return {
    present: usable.filter(({ document }) => !taken.has(document)),
    others: usable.filter(({ document }) => taken.has(document)),
  };
}

/** What a quotation of a draft may also become: it was not taken for one, or not as a whole. */
type Judged = Verdict | "not read";

/** A table of what was made and what was said. */
class ConfusionTable {
  private readonly rows = new Map(CHANGES.map((change) => [change, new Map<Judged, number>()]));
  private readonly languages = new Set<string>();
  private right = 0;
  private all = 0;

  add({ change, expected, language, quote, by }: MadeQuotation, judged: Judged): void {
    const row = this.rows.get(change);
    row?.set(judged, (row.get(judged) ?? 0) + 1);
    this.languages.add(language);
    this.all += 1;
    if (judged === expected) this.right += 1;
    else if (process.argv.includes("--errors"))
      console.log(`${change} (${language}) is ${judged}: ${by ?? ""} ${quote}`);
  }

  print(what: string): void {
    const columns: readonly Judged[] = [...VERDICTS, "not read"];
    const languages = [...this.languages].join(", ");
    console.log(
      `${what}: ${this.all} in ${this.languages.size} languages (${languages}), ${this.right} right`,
    );
    console.log(["".padEnd(15), ...columns.map((verdict) => verdict.padStart(13))].join(" "));
    for (const [change, row] of this.rows) {
      const cells = columns.map((verdict) => String(row.get(verdict) ?? 0).padStart(13));
      console.log([change.padEnd(15), ...cells].join(" "));
    }
  }
}

async function judge(library: Library, made: readonly MadeQuotation[]): Promise<void> {
  const table = new ConfusionTable();
  for (const one of made) {
    const { quote, by } = one;
    const { verdict } = await library.checkQuote({ quote, ...(by === null ? {} : { by }) });
    table.add(one, verdict);
  }
  table.print("Quotations alone");
}

/**
 * The same quotations, read out of whole drafts. What is claimed is said to be of a person whom no document names, and holds no
 * quotation of its own: that its words stand there as another's is as right as that they stand there.
 */
async function judgeDrafts(
  library: Library,
  all: readonly MadeQuotation[],
  style: Style,
  folder: string,
): Promise<void> {
  const table = new ConfusionTable();
  const isClaim = style === "claim";
  const made = isClaim ? all.filter(isClaimable).map((one) => ({ ...one, by: NOBODY })) : all;
  let [named, namesRead] = [0, 0];
  for (const language of new Set(made.map((one) => one.language))) {
    const own = made.filter((one) => one.language === language);
    const path = join(folder, `draft-${style}-${language}.md`);
    writeFileSync(path, draftOf(language, own, style));
    const { quotations } = await library.checkDraft({ path });
    let next = 0;
    for (const one of own) {
      const words = wordsIn(bareQuote(one));
      const isIt = ({ check, kind }: (typeof quotations)[number]): boolean =>
        (kind === "claim") === isClaim && wordsIn(check.quote) === words;
      const at = quotations.findIndex((quotation, index) => index >= next && isIt(quotation));
      const read = quotations[at];
      next = Math.max(next, at + 1);
      const verdict = read?.check.verdict ?? "not read";
      table.add(one, isClaim && verdict === "misattributed" ? "verbatim" : verdict);
      if (one.by === null) continue;
      named += 1;
      if (read?.by === one.by) namesRead += 1;
      else if (process.argv.includes("--errors"))
        console.log(`by ${read?.by ?? "nobody"}, not ${one.by}: ${one.quote}`);
    }
  }
  table.print(`In drafts, as ${style}`);
  console.log(`Who is quoted: ${namesRead} of ${named} read.`);
}

const NOBODY = "Ottokar Zibulski";

function isClaimable({ change, quote }: MadeQuotation): boolean {
  return change !== "wrong speaker" && change !== "editorial" && !/[“”„«»"?!:;]/u.test(quote);
}

function wordsIn(text: string): string {
  return readWords(text, "single")
    .words.map(({ small }) => small)
    .join(" ");
}

await main();
