import { describe, expect, it } from "vitest";
import { compareAnswers, compareRankings, type Outcome } from "../../src/eval/comparison.ts";
import type { RankedQuestion } from "../../src/eval/ranking-quality.ts";

function ranked(id: string, value: number): RankedQuestion {
  return { id, ranking: [], ndcg10: value, recall10: 1, recall100: 1, mrr10: value };
}

function asked(id: string, kind: Outcome["kind"], answered: boolean, goldShown: boolean | null): Outcome {
  return { id, kind, confidence: 0.5, answered, goldShown };
}

describe("comparing two runs", () => {
  it("counts wins, losses and ties of the questions that both have, whatever their order", () => {
    const before = [ranked("1", 0.5), ranked("2", 0.25), ranked("3", 1), ranked("gone", 1)];
    const now = [ranked("3", 0.75), ranked("new", 0), ranked("1", 1), ranked("2", 0.25)];
    const [ndcg, recall] = compareRankings(before, now);
    expect(ndcg).toMatchObject({ measure: "nDCG@10", questions: 3, wins: 1, losses: 1, ties: 1 });
    expect(ndcg?.before).toBeCloseTo(1.75 / 3, 10);
    expect(ndcg?.now).toBeCloseTo(2 / 3, 10);
    expect(ndcg?.difference).toBeCloseTo(0.25 / 3, 10);
    // Signs of 0.5 and -0.25: no sum is nearer to 0.
    expect(ndcg?.p).toBe(1);
    expect(recall).toMatchObject({ measure: "recall@10", wins: 0, losses: 0, ties: 3, difference: 0, p: 1 });
  });

  it("judges answers by what is right for their kind: to be answered, or to be refused", () => {
    const before = [
      asked("1", "answerable", false, false),
      asked("2", "answerable", true, true),
      asked("1", "absent", true, null),
    ];
    const now = [
      asked("1", "answerable", true, true),
      asked("2", "answerable", true, false),
      asked("1", "absent", false, null),
    ];
    const figures = compareAnswers(before, now).map(({ measure, wins, losses, ties }) => [
      measure,
      wins,
      losses,
      ties,
    ]);
    expect(figures).toEqual([
      ["gold answer shown", 1, 1, 0],
      ["answerable answered", 1, 0, 1],
      ["absent refused", 1, 0, 0],
    ]);
  });

  it("compares nothing where the runs have no question in common", () => {
    expect(compareRankings([ranked("1", 1)], [ranked("2", 1)])).toEqual([]);
    expect(compareAnswers([], [asked("1", "answerable", true, true)])).toEqual([]);
  });
});
