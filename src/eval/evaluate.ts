import type { Library } from "../library/library.ts";
import {
  askAbsent,
  askAll,
  summariseAnswers,
  type AnswerSummary,
  type AskedQuestion,
} from "./answer-quality.ts";
import { articleOf, articlesAskedAbout } from "./articles.ts";
import type { Collection } from "./collection.ts";
import { compareRankings, type MeasureComparison } from "./comparison.ts";
import { documentIdOf } from "./corpus-files.ts";
import { lengthClasses, type LengthClass } from "./question-lengths.ts";
import { rankingQuality, type RankedQuestion, type RankingSummary } from "./ranking-quality.ts";
import type { System } from "./systems.ts";
import { withCopyOf, workspaceFor, type LibraryDirectories } from "./workspace.ts";
import type { SyncProgress, SyncReport } from "../api/job-responses.ts";

export interface EvaluationPorts {
  readonly systems: readonly [System, ...System[]];
  /** Where corpora and their indexes are kept from run to run. */
  readonly cacheDirectory: string;
  /** The same library that users call. */
  openLibrary(system: System, directories: LibraryDirectories): Promise<Library>;
  readonly progress: EvaluationProgress;
}

export interface EvaluationProgress {
  /** A sentence about what begins, or about what is wrong with the collection. */
  readonly say: (message: string) => void;
  /** A display for one run of indexing. */
  readonly indexing: () => IndexingDisplay;
}

export interface IndexingDisplay {
  readonly show: (progress: SyncProgress) => void;
  end(): void;
}

export interface SystemResult {
  readonly name: string;
  readonly questions: readonly RankedQuestion[];
  readonly tookMs: readonly number[];
  readonly summary: RankingSummary;
}

export interface AnswerResult {
  readonly questions: readonly AskedQuestion[];
  readonly summary: AnswerSummary;
}

export interface CollectionResult {
  readonly name: string;
  readonly documents: number;
  readonly passages: number;
  /** One for each system, in their order. */
  readonly systems: readonly SystemResult[];
  /** By how much the first system is ahead of each of the others, in their order. */
  readonly leads: readonly MeasureComparison[];
  readonly lengths: readonly LengthClass[];
  /** Of the first system; null where the collection has no gold answers. */
  readonly answers: AnswerResult | null;
}

/**
 * Measures every system on one collection. The collection is indexed once, in a library of its own; all systems rank that.
 */
export async function evaluateCollection(
  collection: Collection,
  ports: EvaluationPorts,
): Promise<CollectionResult> {
  const { name, directory, questionsWithoutText } = collection;
  const { say } = ports.progress;
  if (questionsWithoutText > 0) {
    say(`${name}: questions left out because queries.jsonl has no text for them: ${questionsWithoutText}.`);
  }
  const directories = await workspaceFor(directory, ports.cacheDirectory);
  const counts = await index(name, directories, ports);
  const systems: SystemResult[] = [];
  for (const system of ports.systems) {
    say(`${name}: ranking with ${system.name}.`);
    const quality = await using(system, directories, ports, (library) => rankingQuality(library, collection));
    systems.push({ name: system.name, ...quality });
  }
  const answers = collection.answers.size === 0 ? null : await answerQuality(collection, directories, ports);
  const ranked = systems.map((system) => system.questions);
  const [first = [], ...others] = ranked;
  return {
    name,
    ...counts,
    systems,
    leads: others.flatMap((questions) => compareRankings(questions, first).slice(0, 1)),
    lengths: lengthClasses(collection.questions, ranked, systems[0]?.tookMs ?? []),
    answers,
  };
}

async function index(
  name: string,
  directories: LibraryDirectories,
  ports: EvaluationPorts,
): Promise<Pick<CollectionResult, "documents" | "passages">> {
  const { say, indexing } = ports.progress;
  say(`${name}: indexing.`);
  const library = await ports.openLibrary(ports.systems[0], directories);
  try {
    const { documents, passages, failed } = await syncWith(library, indexing());
    for (const { source, reason } of failed) say(`${name}: ${documentIdOf(source)} is left out. ${reason}`);
    return { documents, passages };
  } finally {
    await library.close();
  }
}

async function syncWith(library: Library, display: IndexingDisplay): Promise<SyncReport> {
  try {
    return await library.sync({ onProgress: display.show });
  } finally {
    display.end();
  }
}

async function answerQuality(
  collection: Collection,
  directories: LibraryDirectories,
  ports: EvaluationPorts,
): Promise<AnswerResult> {
  const [system] = ports.systems;
  ports.progress.say(`${collection.name}: asking.`);
  const questions = await using(system, directories, ports, (library) => askAll(library, collection));
  for (const { name, questions: about } of articlesAskedAbout(collection)) {
    ports.progress.say(`${collection.name}: asking about ${name} without it.`);
    const absent = await withCopyOf(directories, (copy) =>
      using(system, copy, ports, async (library) => {
        await removeArticle(library, name);
        // A library of nothing refuses every question; that says nothing about the confidence.
        return (await library.status()).passages === 0 ? [] : askAbsent(library, about);
      }),
    );
    questions.push(...absent);
  }
  return { questions, summary: summariseAnswers(questions) };
}

async function removeArticle(library: Library, article: string): Promise<void> {
  const paragraphs = (await library.documents()).filter(
    ({ file }) => articleOf(documentIdOf(file)) === article,
  );
  for (const { file } of paragraphs) await library.remove(file);
}

/** Opens a library that is ready for questions: no question's time includes loading the model. */
async function using<Result>(
  system: System,
  directories: LibraryDirectories,
  ports: EvaluationPorts,
  use: (library: Library) => Promise<Result>,
): Promise<Result> {
  const library = await ports.openLibrary(system, directories);
  try {
    await library.follow();
    return await use(library);
  } finally {
    await library.close();
  }
}
