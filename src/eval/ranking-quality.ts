import type { Library } from "../library/library.ts";
import type { Collection } from "./collection.ts";
import { documentIdOf } from "./corpus-files.ts";
import type { SearchResult } from "../api/questions/question-responses.ts";
import { mean, ndcg, quantile, recall, reciprocalRank } from "./ranking-metrics.ts";

/** 0 to 1 each. */
export interface RankingMeasures {
  readonly ndcg10: number;
  readonly recall10: number;
  readonly recall100: number;
  readonly mrr10: number;
}

export interface RankedQuestion extends RankingMeasures {
  readonly id: string;
  /** Document ids, best first, each where its best passage stands. */
  readonly ranking: readonly string[];
}

/** Milliseconds for one question; null where none was asked. */
export interface Latency {
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
}

/** The means over the questions. */
export interface RankingSummary extends RankingMeasures, Latency {
  readonly questions: number;
}

export interface RankingQuality {
  readonly questions: readonly RankedQuestion[];
  /** Of each of them, in their order. */
  readonly tookMs: readonly number[];
  readonly summary: RankingSummary;
}

const DEPTH = 100;

/** Ranks the documents for every judged question. `onQuestion` is called after each. */
export async function rankingQuality(
  library: Library,
  { questions, relevance }: Pick<Collection, "questions" | "relevance">,
  onQuestion: () => void = () => undefined,
): Promise<RankingQuality> {
  const ranked: RankedQuestion[] = [];
  const tookMs: number[] = [];
  for (const question of questions) {
    const grades = relevance.get(question.id);
    if (grades === undefined) continue;
    // Judgements are of documents: a second passage of one must not take another one's place.
    const result = await library.search({ query: question.text, k: DEPTH, groupBy: "document" });
    const ranking = documentsIn(result.hits);
    ranked.push({ id: question.id, ranking, ...measuresOf(ranking, grades) });
    tookMs.push(result.tookMs);
    onQuestion();
  }
  return { questions: ranked, tookMs, summary: summaryOf(ranked, tookMs) };
}

/** A document that says nearly the same as a hit is named with it, so it stands right behind it. */
function documentsIn(hits: SearchResult["hits"]): string[] {
  const sources = hits.flatMap(({ document, nearDuplicates }) => [
    document.source,
    ...nearDuplicates.map(({ source }) => source),
  ]);
  return [...new Set(sources.map(documentIdOf))].slice(0, DEPTH);
}

/** `relevance` is document id → grade. */
export function measuresOf(
  ranking: readonly string[],
  relevance: ReadonlyMap<string, number>,
): RankingMeasures {
  return {
    ndcg10: ndcg(ranking, relevance, 10),
    recall10: recall(ranking, relevance, 10),
    recall100: recall(ranking, relevance, DEPTH),
    mrr10: reciprocalRank(ranking, relevance, 10),
  };
}

export function latencyOf(tookMs: readonly number[]): Latency {
  if (tookMs.length === 0) return { medianMs: null, p95Ms: null };
  return { medianMs: quantile(tookMs, 0.5), p95Ms: quantile(tookMs, 0.95) };
}

function summaryOf(ranked: readonly RankedQuestion[], tookMs: readonly number[]): RankingSummary {
  const average = (measure: keyof RankingMeasures): number =>
    mean(ranked.map((question) => question[measure])) ?? 0;
  return {
    questions: ranked.length,
    ndcg10: average("ndcg10"),
    recall10: average("recall10"),
    recall100: average("recall100"),
    mrr10: average("mrr10"),
    ...latencyOf(tookMs),
  };
}
