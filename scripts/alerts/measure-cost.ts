/**
 * `npm run bench:alerts -- <collection>`: what one new article costs a library with many alerts. The collection's documents are
 * indexed, its questions are kept as alerts, up to 1,000 by saying some again with other words, and an article of its first documents
 * under new words comes in: with and without alerts.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { MOST_ALERTS } from "../../src/api/alerts/alert-requests.ts";
import { corpusOf, findCollections, readCollection } from "../../src/eval/collection.ts";
import { writeCorpusFiles } from "../../src/eval/corpus-files.ts";
import { openLibrary } from "../../src/pincite.ts";

const KEEPER = { keyId: null, seesAll: true };
const ROUNDS = 3;

async function main(): Promise<void> {
  const [directory = ""] = process.argv.slice(2).flatMap(findCollections);
  const collection = await readCollection(directory);
  const workDirectory = mkdtempSync(join(tmpdir(), "pincite-alerts-"));
  const documentsDirectory = join(workDirectory, "documents");
  mkdirSync(documentsDirectory);
  await writeCorpusFiles(corpusOf(directory), documentsDirectory);
  const library = openLibrary({ documents: documentsDirectory, index: join(workDirectory, "index") });
  try {
    const { documents, passages } = await library.sync();
    const timed = async (name: string): Promise<number> => {
      writeFileSync(join(documentsDirectory, `${name}.txt`), await article(directory, name));
      const started = performance.now();
      await library.sync();
      return performance.now() - started;
    };
    const without: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) without.push(await timed(`without-${round}`));
    let started = performance.now();
    for (let number = 0; number < MOST_ALERTS; number += 1) {
      const { text } = collection.questions[number % collection.questions.length] ?? { text: "?" };
      await library.keepAlert({ question: text.slice(0, 2_000) }, KEEPER);
    }
    const keeping = performance.now() - started;
    const first = await timed("first");
    const withAlerts: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) withAlerts.push(await timed(`with-${round}`));
    started = performance.now();
    await library.alerts(KEEPER);
    const listing = performance.now() - started;
    const line = [
      `${documents} documents, ${passages} passages, ${MOST_ALERTS} alerts`,
      `keeping all ${ms(keeping)}`,
      `a new article without alerts ${ms(...without)}`,
      `with them, all embedded for the first time ${ms(first)}`,
      `with them ${ms(...withAlerts)}`,
      `listing all ${ms(listing)}`,
    ];
    process.stdout.write(`${line.join("; ")}\n`);
  } finally {
    await library.close();
    rmSync(workDirectory, { recursive: true, force: true });
  }
}

/** The least of several. */
function ms(...took: readonly number[]): string {
  return `${Math.round(Math.min(...took))} ms`;
}

/** Ten paragraphs of the collection's own words, which no library has in this order. */
async function article(directory: string, name: string): Promise<string> {
  const paragraphs: string[] = [];
  for await (const { text } of corpusOf(directory)) {
    paragraphs.push(
      `${name}, part ${paragraphs.length}: ${text.split(" ").slice(0, 100).reverse().join(" ")}.`,
    );
    if (paragraphs.length === 10) break;
  }
  return `${paragraphs.join("\n\n")}\n`;
}

await main();
