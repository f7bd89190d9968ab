/**
 * `npm run eval:statements [-- --errors]`: how well it is told who says what, over the measured set of
 * tests/fixtures/statements. `--errors` lists those of the tuning half; those of the other half are never shown.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import type { Library } from "../../src/library/library.ts";
import { openLibrary } from "../../src/pincite.ts";
import { Store } from "../../src/store/store.ts";
import { foldedNames, isCalled } from "../../src/text/person-names.ts";
import { holdsOneOf, inWords, newTally, readMeasuredSet, type Judged, type Tally } from "./measured-set.ts";

const packageDirectory = fileURLToPath(new URL("../../../", import.meta.url));
const setDirectory = join(packageDirectory, "tests", "fixtures", "statements");
const seedsDirectory = join(packageDirectory, "..", "shared", "seeds");

type Halves = Readonly<Record<Judged["half"], Tally>>;

async function main(): Promise<void> {
  const showsErrors = process.argv.includes("--errors");
  const workDirectory = mkdtempSync(join(tmpdir(), "pincite-statements-"));
  const documentsDirectory = join(workDirectory, "documents");
  mkdirSync(documentsDirectory);
  cpSync(join(packageDirectory, "documents"), documentsDirectory, { recursive: true });
  cpSync(join(setDirectory, "documents"), documentsDirectory, { recursive: true });
  if (existsSync(seedsDirectory))
    cpSync(seedsDirectory, join(documentsDirectory, "seeds"), { recursive: true });
  const library = openLibrary({ documents: documentsDirectory, index: join(workDirectory, "index") });
  try {
    await library.sync();
    const documents = new Map(
      (await library.documents()).map((document) => [nameOf(document.file), document.id]),
    );
    const there = (judged: Judged): boolean => documents.has(judged.document);
    const speakers = readMeasuredSet(join(setDirectory, "speakers.txt")).filter(there);
    const store = Store.open(join(workDirectory, "index"));
    print(
      "sentences in which somebody speaks",
      speakers,
      await measureSpeakers(speakers, store, documents, showsErrors),
    );
    store.close();
    const questions = readMeasuredSet(join(setDirectory, "questions.txt")).filter(there);
    print(
      "questions of what somebody says",
      questions,
      await measureQuestions(questions, library, showsErrors),
    );
  } finally {
    await library.close();
    rmSync(workDirectory, { recursive: true, force: true });
  }
}

/** A seed is told from other documents by its folder. */
function nameOf(file: string): string {
  return file.startsWith("seeds/") ? file : basename(file);
}

/** Every sentence of the document counts: whether the person is quoted or reported there, and should be. */
async function measureSpeakers(
  speakers: readonly Judged[],
  store: Store,
  documents: ReadonlyMap<string, string>,
  showsErrors: boolean,
): Promise<Halves> {
  const halves = { tuning: newTally(), "held out": newTally() };
  for (const { asked, document, words, half } of speakers) {
    const id = (await store.documents.byId(documents.get(document) ?? ""))?.id;
    const text = id === undefined ? undefined : await store.said.textOf(id);
    if (id === undefined || text === undefined) continue;
    const said = (await store.said.of(id)).filter(
      ({ speaker, kind }) => kind !== "own" && isCalled(speaker, foldedNames(asked)),
    );
    for (const { start, end } of text.passages.flatMap(({ sentences }) => sentences)) {
      const sentence = text.text.slice(start, end);
      const isFound = said.some((statement) => statement.start <= start && statement.end >= end);
      const isWanted = holdsOneOf(sentence, words);
      const tally = halves[half];
      tally.found += Number(isFound);
      tally.wanted += Number(isWanted);
      tally.right += Number(isFound && isWanted);
      if (showsErrors && half === "tuning" && isFound !== isWanted) {
        console.log(`  ${isWanted ? "missed" : "wrong "} ${document}, ${asked}: ${sentence.slice(0, 110)}`);
      }
    }
  }
  return halves;
}

/** An answer is right where it shows a sentence in which the person says it. */
async function measureQuestions(
  questions: readonly Judged[],
  library: Library,
  showsErrors: boolean,
): Promise<Halves> {
  const halves = { tuning: newTally(), "held out": newTally() };
  for (const { asked, words, half } of questions) {
    const result = await library.ask({ question: asked });
    const isAnswered = result.answered;
    const shown = result.answered ? result.answer.sentences.map(({ text }) => text) : [];
    const isRight = shown.some((sentence) => holdsOneOf(sentence, words));
    const tally = halves[half];
    tally.found += Number(isAnswered);
    tally.wanted += Number(words.length > 0);
    tally.right += Number(isRight);
    if (showsErrors && half === "tuning" && (isAnswered ? !isRight : words.length > 0)) {
      const what = isAnswered ? shown.join(" ").slice(0, 160) : `refused (${result.confidence})`;
      console.log(`  ${asked} → ${what}`);
    }
  }
  return halves;
}

function print(title: string, judged: readonly Judged[], halves: Halves): void {
  console.log(`${title} (${judged.length} lines of the set)`);
  for (const half of ["tuning", "held out"] as const) console.log(`  ${half}: ${inWords(halves[half])}`);
}

await main();
