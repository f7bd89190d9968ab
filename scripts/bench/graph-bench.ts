import { DenseIndex } from "../../src/store/dense/dense-index.ts";
import { passageRow } from "../../src/core/ids.ts";
import { K } from "./peers/engine.ts";
import { nearestOf } from "./peers/vector-engines.ts";
import { median, timed, type Section } from "./report.ts";

/** The graph's recall@10 against exact search over the same vectors, and what both take. */
export async function benchGraph(
  passages: readonly Float32Array[],
  questions: readonly Float32Array[],
): Promise<Section> {
  const index = DenseIndex.create(passages[0]?.length ?? 0);
  const build = await timed(() => {
    index.follow({
      added: passages.map((vector, row) => ({ row: passageRow(row + 1), vector })),
      removed: [],
      complete: true,
      covers: { row: passages.length, revision: 1 },
    });
    return Promise.resolve();
  });
  const [graphTimes, exactTimes]: [number[], number[]] = [[], []];
  let found = 0;
  for (const question of questions) {
    let near: readonly number[] = [];
    let nearest: readonly number[] = [];
    graphTimes.push(
      await timed(() => {
        near = index.search(question, K).map(({ row }) => row - 1);
        return Promise.resolve();
      }),
    );
    exactTimes.push(
      await timed(() => {
        nearest = nearestOf(question, passages);
        return Promise.resolve();
      }),
    );
    found += nearest.filter((row) => near.includes(row)).length;
  }
  return {
    title: `The graph, ${passages.length} vectors`,
    figures: [
      { what: "recall@10", value: found / (K * questions.length), unit: "" },
      {
        what: "one search",
        value: median(graphTimes),
        unit: "ms",
        baseline: { what: "exact search", value: median(exactTimes) },
      },
      { what: "building", value: (1000 * passages.length) / build, unit: "vectors/s" },
    ],
  };
}
