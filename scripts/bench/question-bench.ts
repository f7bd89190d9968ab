import { dirname } from "node:path";
import { pathOf } from "./recombined-library.ts";
import { median, timed, type Figure, type Section } from "./report.ts";
import { quantile } from "../../src/eval/ranking-metrics.ts";
import { serve, type Folders } from "./program.ts";

/** What is asked, by kind; each of them is asked in turns. */
export interface QuestionSet {
  readonly short: readonly string[];
  readonly common: readonly string[];
  readonly long: readonly string[];
}

const ROUNDS = 8;
const CLIENTS = 16;
/** How many questions all clients together ask. */
const ASKED_AT_ONCE = 320;

/** A question over HTTP of a real server, beside a 404 of the same server. */
export async function benchQuestions(folders: Folders, passages: number, set: QuestionSet): Promise<Section> {
  const server = await serve(folders);
  try {
    const get = async (path: string): Promise<void> => {
      await (await fetch(server.url + path)).text();
    };
    const nothing = () => get("/v1/documents/none");
    const figures: Figure[] = [];
    for (const [kind, { path, questions }] of Object.entries(kindsOf(set))) {
      for (const question of questions.slice(0, 3)) await get(path(question));
      const times: number[] = [];
      const baseline: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const question of questions) times.push(await timed(() => get(path(question))));
        baseline.push(await timed(nothing), await timed(nothing));
      }
      const beside = { what: "a 404", value: median(baseline) };
      figures.push(
        { what: `${kind}: p50`, value: median(times), unit: "ms", baseline: beside },
        { what: `${kind}: p95`, value: quantile(times, 0.95), unit: "ms", baseline: beside },
        { what: `${kind}: p99`, value: quantile(times, 0.99), unit: "ms", baseline: beside },
      );
    }
    figures.push(await manyClients(get, set.short));
    const memory = server.peakMemoryMb();
    if (memory !== null) figures.push({ what: "peak memory of the server", value: memory, unit: "MB" });
    return { title: `Questions, ${passages} passages`, figures };
  } finally {
    await server.stop();
  }
}

function kindsOf(set: QuestionSet) {
  const ask = (question: string): string => `/v1/ask?q=${encodeURIComponent(question)}`;
  const search = (mode: string) => (question: string) =>
    `/v1/search?mode=${mode}&q=${encodeURIComponent(question)}`;
  const within = (source: string) => (question: string) =>
    `${ask(question)}&source=${encodeURIComponent(source)}`;
  return {
    lexical: { path: search("lexical"), questions: set.short },
    dense: { path: search("dense"), questions: set.short },
    search: { path: search("hybrid"), questions: set.short },
    ask: { path: ask, questions: set.short },
    "ask, common words only": { path: ask, questions: set.common },
    "ask, 500 words": { path: ask, questions: set.long },
    "ask, filter that keeps 50 %": { path: within(dirname(dirname(pathOf(0)))), questions: set.short },
    "ask, filter that keeps 5 %": { path: within(dirname(pathOf(0))), questions: set.short },
    "ask, filter that keeps one article": { path: within(pathOf(0)), questions: set.short },
  };
}

async function manyClients(
  get: (path: string) => Promise<void>,
  questions: readonly string[],
): Promise<Figure> {
  let next = 0;
  const client = async (): Promise<void> => {
    for (let number = next++; number < ASKED_AT_ONCE; number = next++) {
      await get(`/v1/ask?q=${encodeURIComponent(questions[number % questions.length] ?? "")}`);
    }
  };
  const took = await timed(() => Promise.all(Array.from({ length: CLIENTS }, client)));
  return { what: `ask, ${CLIENTS} clients`, value: (ASKED_AT_ONCE * 1000) / took, unit: "questions/s" };
}
