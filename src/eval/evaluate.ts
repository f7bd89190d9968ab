import type { AskResult, Library } from "../library/library.ts";
import type { Collection, CollectionQuestion } from "./collection.ts";
import { documentIdOf } from "./corpus-files.ts";
import { auroc, mean, ndcg, recall, reciprocalRank } from "./metrics.ts";

export interface RankingScores {
  readonly questions: number;
  readonly ndcg10: number;
  readonly recall10: number;
  readonly recall100: number;
  readonly mrr10: number;
}

export interface QuestionScores extends Omit<RankingScores, "questions"> {
  readonly id: string;
  readonly ranking: readonly string[];
}

export interface AnswerScores {
  readonly answerable: number;
  /** Share of the answerable questions that the selected sentences hold a gold answer of, refused ones counting as not. */
  readonly goldInAnswer: number;
  /** Share of the answerable questions that were refused. */
  readonly wronglyRefused: number;
  readonly impossible: number;
  /** Share of the impossible questions that were refused. */
  readonly rightlyRefused: number;
  /** Of the confidence, answerable against impossible. */
  readonly auroc: number;
}

/** Ranks the documents for every judged question by their best passage. */
export async function evaluateRanking(library: Library, collection: Collection): Promise<QuestionScores[]> {
  const scores: QuestionScores[] = [];
  for (const question of collection.questions) {
    const relevance = collection.relevance.get(question.id);
    if (relevance === undefined) continue;
    const { hits } = await library.search({ query: question.text, k: 100 });
    const ranking = [...new Set(hits.map((hit) => documentIdOf(hit.document.source)))];
    scores.push({
      id: question.id,
      ranking,
      ndcg10: ndcg(ranking, relevance, 10),
      recall10: recall(ranking, relevance, 10),
      recall100: recall(ranking, relevance, 100),
      mrr10: reciprocalRank(ranking, relevance, 10),
    });
  }
  return scores;
}

export function summarise(scores: readonly QuestionScores[]): RankingScores {
  const average = (field: keyof Omit<RankingScores, "questions">): number =>
    mean(scores.map((score) => score[field]));
  return {
    questions: scores.length,
    ndcg10: average("ndcg10"),
    recall10: average("recall10"),
    recall100: average("recall100"),
    mrr10: average("mrr10"),
  };
}

/** Asks every question that has a gold answer or is known to have none. */
export async function evaluateAnswers(library: Library, collection: Collection): Promise<AnswerScores> {
  const answerable: { confidence: number; refused: boolean; gold: boolean }[] = [];
  const impossible: { confidence: number; refused: boolean }[] = [];
  for (const question of collection.questions) {
    const gold = collection.answers.get(question.id);
    if (gold === undefined) continue;
    const result = await library.ask({ question: question.text });
    const outcome = { confidence: result.confidence, refused: !result.answered };
    if (gold.impossible) impossible.push(outcome);
    else answerable.push({ ...outcome, gold: holdsGold(result, gold.answers) });
  }
  return {
    answerable: answerable.length,
    goldInAnswer: mean(answerable.map(({ gold }) => Number(gold))),
    wronglyRefused: mean(answerable.map(({ refused }) => Number(refused))),
    impossible: impossible.length,
    rightlyRefused: mean(impossible.map(({ refused }) => Number(refused))),
    auroc: auroc(
      answerable.map(({ confidence }) => confidence),
      impossible.map(({ confidence }) => confidence),
    ),
  };
}

/** The share of the questions that the library refuses to answer. */
export async function refusalRate(
  library: Library,
  questions: readonly CollectionQuestion[],
): Promise<number> {
  const refused: number[] = [];
  for (const question of questions)
    refused.push(Number(!(await library.ask({ question: question.text })).answered));
  return mean(refused);
}

function holdsGold(result: AskResult, answers: readonly string[]): boolean {
  if (!result.answered) return false;
  const sentences = result.answer.sentences.map(({ text }) => text.toLowerCase());
  return answers.some((answer) => sentences.some((sentence) => sentence.includes(answer.toLowerCase())));
}
