import { quantile } from "../../src/eval/ranking-metrics.ts";
import { serve, type Folders } from "./program.ts";
import { writeArticles } from "./recombined-library.ts";
import { timed, type Section } from "./report.ts";

const ASKED_IDLE = 200;
const NEW_ARTICLES = 12;

/** How long questions take while the server reads new articles, beside the same questions before. */
export async function benchInterference(
  folders: Folders,
  sentences: readonly string[],
  questions: readonly string[],
): Promise<Section> {
  const server = await serve(folders);
  try {
    let asked = 0;
    const ask = (): Promise<number> => {
      const question = questions[asked++ % questions.length] ?? "";
      return timed(async () =>
        (await fetch(`${server.url}/v1/ask?q=${encodeURIComponent(question)}`)).text(),
      );
    };
    for (let warmUp = 0; warmUp < 20; warmUp += 1) await ask();
    const idle: number[] = [];
    while (idle.length < ASKED_IDLE) idle.push(await ask());
    const documents = await documentsOf(server.url);
    writeArticles(folders.documentsDirectory, sentences, { first: 2_000_000, end: 2_000_000 + NEW_ARTICLES });
    const busy: number[] = [];
    while ((await documentsOf(server.url)) < documents + NEW_ARTICLES) {
      for (let question = 0; question < 5; question += 1) busy.push(await ask());
    }
    const at = (times: readonly number[], share: number) => quantile(times, share);
    return {
      title: `Questions while ${NEW_ARTICLES} articles are read`,
      figures: [
        {
          what: "ask: p50",
          value: at(busy, 0.5),
          unit: "ms",
          baseline: { what: "idle", value: at(idle, 0.5) },
        },
        {
          what: "ask: p99",
          value: at(busy, 0.99),
          unit: "ms",
          baseline: { what: "idle", value: at(idle, 0.99) },
        },
      ],
    };
  } finally {
    await server.stop();
  }
}

async function documentsOf(url: string): Promise<number> {
  const list = (await (await fetch(`${url}/v1/documents?limit=1&state=indexed`)).json()) as {
    readonly total: number;
  };
  return list.total;
}
