import { expect, test } from "vitest";
import { lengthClasses } from "../../src/eval/question-lengths.ts";
import type { RankedQuestion } from "../../src/eval/ranking-quality.ts";

const ranked = (id: string, ndcg10: number): RankedQuestion => ({
  id,
  ndcg10,
  ranking: [],
  recall10: 0,
  recall100: 0,
  mrr10: 0,
});
const question = (id: string, words: number) => ({ id, text: "word ".repeat(words) });

test("questions are measured by how many words they have, each class with every system's mean", () => {
  const questions = [question("a", 2), question("b", 9), question("c", 10), question("d", 450)];
  const first = [ranked("a", 1), ranked("b", 0.5), ranked("c", 0.25), ranked("d", 0)];
  const second = first.map(({ id }) => ranked(id, 0.5));
  expect(lengthClasses(questions, [first, second], [2, 2, 5, 40])).toEqual([
    { from: 0, below: 10, questions: 2, ndcg10: [0.75, 0.5], medianMs: 2 },
    { from: 10, below: 50, questions: 1, ndcg10: [0.25, 0.5], medianMs: 5 },
    { from: 200, below: null, questions: 1, ndcg10: [0, 0.5], medianMs: 40 },
  ]);
});

test("nothing asked gives no classes", () => {
  expect(lengthClasses([], [[], []], [])).toEqual([]);
  expect(lengthClasses([], [], [])).toEqual([]);
});
