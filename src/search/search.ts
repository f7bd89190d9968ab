import type { Span } from "../core/document.ts";
import type { FoundPassage, StoredCandidate } from "../core/passage.ts";
import type { DocumentId, PassageRow } from "../core/ids.ts";
import { compareText } from "../core/order.ts";
import { collapseDuplicates, diversify, type DistinctPassage } from "./ranking/diversity.ts";
import type { Wanted } from "./ranking/passage-signals.ts";
import type { LexicalTerm } from "./words/selective-terms.ts";
import type { Ranking } from "./ranking/ranking.ts";
import type { Candidate, ScoredCandidate, ScoredSentence } from "./ranking/candidate.ts";
import type { Population } from "./ranking/population.ts";
import { scoreCandidates } from "./ranking/scoring.ts";
import type { HitContributions } from "../api/questions/hit.ts";

/** What the lexical side is asked: passages that hold at least one of the terms, best first. */
export interface LexicalSource {
  search(terms: readonly LexicalTerm[], limit: number): Promise<readonly PassageRow[]>;
}

/** What the dense side is asked: the nearest passages by cosine, best first. */
export interface DenseSource {
  search(
    query: Float32Array,
    limit: number,
  ): Promise<readonly { readonly row: PassageRow; readonly score: number }[]>;
}

export interface PassageSource {
  /** The document of each of `rows` that is in the library now. */
  documentsOf(rows: readonly PassageRow[]): Promise<ReadonlyMap<PassageRow, DocumentId>>;
  /**
   * What ranking needs of the passages that are in the library now, among `rows`, in any order. What was deleted a moment
   * ago may still stand in the dense index.
   */
  candidates(rows: readonly PassageRow[], query: Float32Array): Promise<StoredCandidate[]>;
  byRows(rows: readonly PassageRow[]): Promise<FoundPassage[]>;
}

export interface StatementSource {
  /** For each sentence of each passage whether who is asked for says it; passages where nobody does may be left out. */
  saidIn(rows: readonly PassageRow[]): Promise<ReadonlyMap<PassageRow, readonly boolean[]>>;
}

export interface RankedPassage {
  readonly passage: FoundPassage;
  /** 0 to 1: the sum of the contributions. */
  readonly score: number;
  readonly contributions: HitContributions;
  /** BM25; 0 where no term of the question occurs. */
  readonly bm25: number;
  readonly cosine: number;
  /** The passage's sentences in text order. */
  readonly sentences: readonly (Span & ScoredSentence)[];
  /** The share, by weight, of the question's terms that occur in the passage or in what is known of its document. */
  readonly coverage: number;
  /** The share of the question's names and numbers that do not; 0 for a question without any. */
  readonly namesMissing: number;
  /** The share of them that no passage of the library holds. */
  readonly namesUnknown: number;
  /** False only in a question of what somebody says, where this person does not speak here or not of the topic. */
  readonly attributed: boolean;
  /** Passages further down that say nearly the same. */
  readonly nearDuplicates: readonly FoundPassage[];
}

export interface Question {
  readonly lexicalTerms: readonly LexicalTerm[];
  readonly wanted: Wanted;
  /** Unit length. */
  readonly vector: Float32Array;
  /** How well the model knows what the question is written in, 0 to 1: so much its side counts. */
  readonly familiarity: number;
}

export interface Page {
  readonly k: number;
  readonly offset: number;
  /** Whether a document is represented by its best passage alone. */
  readonly groupByDocument: boolean;
}

export interface SearchSources {
  readonly lexical: LexicalSource;
  readonly dense: DenseSource;
  readonly passages: PassageSource;
  /** Asked only in a question of what somebody says. */
  readonly statements: StatementSource;
  readonly population: Population;
}

/**
 * Each side proposes this many passages, and further ones of other documents until they are of this many documents, whatever
 * page is wanted: so all pages are of one ranking. Measured on five collections: recall@100 as if all passages were scored.
 */
const CANDIDATES = 100;

/** Where a side looks for the further ones. */
const LOOKED_AT = 300;

/** Both sides' candidates together, at most: no hit stands further down. */
export const MOST_HITS = 4 * CANDIDATES;

/**
 * The passages that speak to the question most, best first. Both sides propose candidates, every candidate gets its exact
 * scores, and their weighted sum decides; equal scores are ordered by source and position, so that the same library always
 * gives the same ranking. Near-identical passages are one hit, and one document does not fill the page.
 */
export async function searchPassages(
  question: Question,
  page: Page,
  ranking: Ranking,
  sources: SearchSources,
): Promise<RankedPassage[]> {
  const candidates = await candidatesFor(question, ranking, sources);
  const ranked = scoreCandidates(candidates, question, ranking, sources.population).sort(byScoreThenPosition);
  const distinct = ranking.diversity
    ? collapseDuplicates(ranked)
    : ranked.map((best) => ({ best, nearDuplicates: [] }));
  const hits = ranking.diversity || page.groupByDocument ? diversify(distinct, page) : distinct;
  return load(hits.slice(page.offset, page.offset + page.k), sources.passages);
}

async function candidatesFor(
  question: Question,
  { sides }: Ranking,
  sources: SearchSources,
): Promise<Candidate[]> {
  const lexical = sides === "dense" ? [] : await sources.lexical.search(question.lexicalTerms, LOOKED_AT);
  const nearest = sides === "lexical" ? [] : await sources.dense.search(question.vector, LOOKED_AT);
  const dense = nearest.map(({ row }) => row);
  const { passages } = sources;
  const rows = [...new Set([...(await proposed(lexical, passages)), ...(await proposed(dense, passages))])];
  const said = question.wanted.speaker === null ? null : await sources.statements.saidIn(rows);
  return (await passages.candidates(rows, question.vector))
    .map((candidate) => ({ ...candidate, said: said?.get(candidate.row) ?? [] }))
    .sort(byPosition);
}

/** So many passages are looked at together: most questions have enough documents long before `LOOKED_AT`. */
const STEP = 50;

/** Of a side's passages, best first, those that are candidates. */
async function proposed(rows: readonly PassageRow[], passages: PassageSource): Promise<PassageRow[]> {
  const seen = new Set<DocumentId>();
  const found: PassageRow[] = [];
  for (let start = 0; start < CANDIDATES || seen.size < CANDIDATES; start += STEP) {
    const some = rows.slice(start, start + STEP);
    if (some.length === 0) break;
    const documents = await passages.documentsOf(some);
    some.forEach((row, index) => {
      const document = documents.get(row);
      if (document === undefined) return;
      const isWanted = start + index < CANDIDATES || (seen.size < CANDIDATES && !seen.has(document));
      if (!isWanted) return;
      seen.add(document);
      found.push(row);
    });
  }
  return found;
}

/** The passages themselves, in the order of their scores. One that is deleted between two reads is left out. */
async function load(hits: readonly DistinctPassage[], passages: PassageSource): Promise<RankedPassage[]> {
  const rows = hits.flatMap(({ best, nearDuplicates }) => [best.candidate.row, ...nearDuplicates]);
  const found = new Map((await passages.byRows(rows)).map((passage) => [passage.row, passage]));
  return hits.flatMap(({ best, nearDuplicates }) => {
    const passage = found.get(best.candidate.row);
    if (passage === undefined) return [];
    const { candidate, scores, score, contributions } = best;
    const sentences = passage.sentences.flatMap(({ start, end }, index) => {
      const scored = scores.sentences[index];
      return scored === undefined ? [] : [{ start, end, ...scored }];
    });
    const others = nearDuplicates.flatMap((row) => found.get(row) ?? []);
    return [
      {
        passage,
        score,
        contributions,
        bm25: scores.bm25,
        cosine: candidate.cosine,
        coverage: scores.coverage,
        namesMissing: scores.namesMissing,
        namesUnknown: scores.namesUnknown,
        attributed: scores.attributed,
        sentences,
        nearDuplicates: others,
      },
    ];
  });
}

function byScoreThenPosition(left: ScoredCandidate, right: ScoredCandidate): number {
  return right.score - left.score || byPosition(left.candidate, right.candidate);
}

function byPosition(left: Candidate, right: Candidate): number {
  return compareText(left.source, right.source) || left.start - right.start;
}
