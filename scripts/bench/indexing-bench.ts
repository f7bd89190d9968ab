import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Embedder } from "../../src/embedding/embedder.ts";
import { ENCODER_ENTRY, runNode, runProgram, type Folders } from "./program.ts";
import { PARAGRAPHS_PER_ARTICLE, writeArticles } from "./recombined-library.ts";
import { inTurns, median, timed, type Figure, type Section } from "./report.ts";

const ARTICLES = 20;

/** The real command over real files, with the model. */
export async function benchIndexing(
  workDirectory: string,
  modelsDirectory: string,
  sentences: readonly string[],
): Promise<Section> {
  const folders = newFolders(workDirectory, "indexing");
  writeArticles(folders.documentsDirectory, sentences, { first: 0, end: ARTICLES });
  const took = await timed(() => Promise.resolve(runProgram(folders, ["index"])));
  const { passages } = JSON.parse(runProgram(folders, ["status", "--json"])) as { readonly passages: number };
  const embedding = await embeddingRate(modelsDirectory, sentences);
  return {
    title: `Indexing, ${ARTICLES} articles of ${PARAGRAPHS_PER_ARTICLE} paragraphs`,
    figures: [
      {
        what: "passages, from start to end of the command",
        value: (1000 * passages) / took,
        unit: "passages/s",
        baseline: { what: "embedding paragraphs alone", value: embedding },
      },
      {
        what: "disk, everything included",
        value: bytesIn(folders.indexDirectory) / passages / 1024,
        unit: "KB/passage",
      },
    ],
  };
}

async function embeddingRate(modelsDirectory: string, sentences: readonly string[]): Promise<number> {
  const embedder = await Embedder.open({ modelsDirectory, encoderEntry: ENCODER_ENTRY });
  const paragraphs = Array.from({ length: 60 }, (_, index) =>
    sentences.slice(index * 5, index * 5 + 5).join(" "),
  );
  const inputs = paragraphs.map((text) => ({ context: "", text, sentences: [] }));
  const [times = []] = await inTurns([() => embedder.embedPassages(inputs)], 3);
  await embedder.close();
  return (1000 * inputs.length) / median(times);
}

/** A library that is already there: nothing to do, and one article more. Each beside an empty Node process. */
export async function benchChanges(
  folders: Folders,
  passages: number,
  sentences: readonly string[],
): Promise<Section> {
  let number = 1_000_000;
  const [empty = [], unchanged = [], more = []] = await inTurns(
    [
      () => Promise.resolve(runNode(["-e", "0"])),
      () => Promise.resolve(runProgram(folders, ["index"])),
      () => {
        writeArticles(folders.documentsDirectory, sentences, { first: number, end: number + 1 });
        number += 1;
        return Promise.resolve(runProgram(folders, ["index"]));
      },
    ],
    3,
  );
  const files = readdirSync(folders.documentsDirectory, { recursive: true }).length;
  const baseline = { what: "an empty Node process", value: median(empty) };
  const figures: Figure[] = [
    { what: `index, ${files} files, nothing changed`, value: median(unchanged), unit: "ms", baseline },
    { what: "index, one article more", value: median(more), unit: "ms", baseline },
  ];
  return { title: `Changes, ${passages} passages`, figures };
}

/** The command line from a cold start. */
export async function benchColdStart(folders: Folders, passages: number, question: string): Promise<Section> {
  const [empty = [], ask = []] = await inTurns(
    [
      () => Promise.resolve(runNode(["-e", "0"])),
      () => Promise.resolve(runProgram(folders, ["ask", question])),
    ],
    7,
  );
  return {
    title: `Cold start, ${passages} passages`,
    figures: [
      {
        what: "ask, without npx",
        value: median(ask),
        unit: "ms",
        baseline: { what: "an empty Node process", value: median(empty) },
      },
    ],
  };
}

export function newFolders(workDirectory: string, name: string): Folders {
  const documentsDirectory = join(workDirectory, name, "documents");
  mkdirSync(documentsDirectory, { recursive: true });
  return { documentsDirectory, indexDirectory: join(workDirectory, name, "index") };
}

function bytesIn(directory: string): number {
  return readdirSync(directory, { recursive: true, encoding: "utf8" }).reduce(
    (sum, name) => sum + statSync(join(directory, name)).size,
    0,
  );
}
