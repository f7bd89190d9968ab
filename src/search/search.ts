import type { Span } from "../core/document.ts";
import type { DocumentId, PassageRow } from "../core/ids.ts";
import { fuse, type FusedScore } from "./fusion.ts";
import { coverage, scoreSentences, weighTerms, type ScoredSentence, type WeightedTerm } from "./evidence.ts";
import { isReferenceHeading, REFERENCE_LIST_FACTOR } from "./reference-list.ts";
import { questionTerms } from "./terms.ts";

/** What the lexical side is asked. */
export interface LexicalSource {
  search(terms: readonly string[], weights: FieldWeights, limit: number): Candidate[];
  /** In how many passages a term occurs. */
  passagesWith(term: string): number;
}

/** What the dense side is asked: the nearest passages by cosine. */
export interface DenseSource {
  search(query: Float32Array, limit: number): Candidate[];
}

/** Exact cosines: of passages that the dense side did not name, and of the sentences of passages, in text order. */
export interface VectorSource {
  scores(rows: readonly PassageRow[], query: Float32Array): Map<PassageRow, number>;
  sentenceScores(rows: readonly PassageRow[], query: Float32Array): Map<PassageRow, number[]>;
}

export interface PassageSource {
  /** Where the passages stand that are in the library now, among `rows`. */
  positions(rows: readonly PassageRow[]): PassagePosition[];
  byRows(rows: readonly PassageRow[]): FoundPassage[];
}

export interface PassagePosition {
  readonly row: PassageRow;
  readonly source: string;
  readonly start: number;
  /** The innermost heading above the passage. */
  readonly heading: string | null;
}

export interface Candidate {
  readonly row: PassageRow;
  readonly score: number;
}

export interface FieldWeights {
  readonly title: number;
  readonly author: number;
  readonly heading: number;
  readonly body: number;
}

export interface FoundPassage extends Span {
  readonly row: PassageRow;
  readonly text: string;
  readonly page: number | null;
  readonly headings: readonly string[];
  readonly sentences: readonly Span[];
  readonly document: {
    readonly id: DocumentId;
    readonly title: string;
    readonly authors: readonly string[];
    readonly date: string | null;
    readonly source: string;
    readonly url: string | null;
  };
}

export interface RankedPassage extends FusedScore {
  readonly passage: FoundPassage;
  /** BM25; null where no term of the question occurs or the passage is far down the lexical list. */
  readonly lexical: number | null;
  readonly cosine: number;
  /** The passage's sentences in text order. */
  readonly sentences: readonly ScoredSentence[];
  /** The share, by weight, of the question's terms that occur in the passage or in what is known of its document. */
  readonly coverage: number;
}

export interface Question {
  /** Not blank. */
  readonly text: string;
  /** Unit length. */
  readonly vector: Float32Array;
}

export interface SearchSources {
  /** In the library. */
  readonly passageCount: number;
  readonly lexical: LexicalSource;
  readonly dense: DenseSource;
  readonly vectors: VectorSource;
  readonly passages: PassageSource;
}

/** Each side proposes this many passages, or twice as many as are wanted. */
const CANDIDATES = 100;

/** Measured on Cranfield: a title that counts twice is worth 0.4 points of nDCG@10. */
const FIELD_WEIGHTS: FieldWeights = { title: 2, author: 2, heading: 1.5, body: 1 };

/**
 * The passages that speak to the question most, best first. Both sides propose candidates, every candidate gets its exact
 * cosine, and the fused scores decide; equal scores are ordered by source and position, so that the same library always
 * gives the same ranking.
 */
export function searchPassages(question: Question, k: number, sources: SearchSources): RankedPassage[] {
  const terms = questionTerms(question.text);
  const limit = Math.max(CANDIDATES, 2 * k);
  const lexical = toMap(sources.lexical.search(terms, FIELD_WEIGHTS, limit));
  const dense = toMap(sources.dense.search(question.vector, limit));
  const lexicalOnly = [...lexical.keys()].filter((row) => !dense.has(row));
  const cosines = new Map([...dense, ...sources.vectors.scores(lexicalOnly, question.vector)]);
  // Only passages that are in the library now: what was deleted a moment ago may still stand in the dense index.
  const positions = sources.passages.positions([...cosines.keys()]);
  const best = load(rank(positions, lexical, cosines).slice(0, k), sources.passages);
  const weighted = weighTerms(terms, sources.passageCount, (term) => sources.lexical.passagesWith(term));
  return withEvidence(best, question, weighted, sources.vectors);
}

interface Scored extends FusedScore {
  readonly row: PassageRow;
  readonly lexical: number | null;
  readonly cosine: number;
}

function rank(
  positions: readonly PassagePosition[],
  lexical: ReadonlyMap<PassageRow, number>,
  cosines: ReadonlyMap<PassageRow, number>,
): Scored[] {
  const sides = positions.map(({ row }) => ({
    lexical: lexical.get(row) ?? null,
    cosine: cosines.get(row) ?? 0,
  }));
  const fused = fuse(sides.map(({ lexical, cosine }) => ({ lexical, dense: cosine })));
  return positions
    .flatMap((position, index) => {
      const [side, score] = [sides[index], fused[index]];
      if (side === undefined || score === undefined) return [];
      return [{ ...position, ...side, ...scaled(score, isReferenceHeading(position.heading)) }];
    })
    .sort(byScoreThenPosition);
}

function scaled(score: FusedScore, inReferences: boolean): FusedScore {
  if (!inReferences) return score;
  return {
    score: score.score * REFERENCE_LIST_FACTOR,
    lexicalContribution: score.lexicalContribution * REFERENCE_LIST_FACTOR,
    denseContribution: score.denseContribution * REFERENCE_LIST_FACTOR,
  };
}

type Loaded = Omit<RankedPassage, "sentences" | "coverage">;

/** The passages themselves, in the order of their scores. */
function load(ranked: readonly Scored[], passages: PassageSource): Loaded[] {
  const found = new Map(
    passages.byRows(ranked.map(({ row }) => row)).map((passage) => [passage.row, passage]),
  );
  return ranked.flatMap(({ row, lexical, cosine, score, lexicalContribution, denseContribution }) => {
    const passage = found.get(row);
    return passage === undefined
      ? []
      : [{ passage, lexical, cosine, score, lexicalContribution, denseContribution }];
  });
}

function withEvidence(
  ranked: readonly Loaded[],
  question: Question,
  terms: readonly WeightedTerm[],
  vectors: VectorSource,
): RankedPassage[] {
  const rows = ranked.map(({ passage }) => passage.row);
  const cosines = vectors.sentenceScores(rows, question.vector);
  return ranked.map((hit) => ({
    ...hit,
    sentences: scoreSentences(
      { ...hit.passage, authors: hit.passage.document.authors },
      terms,
      cosines.get(hit.passage.row) ?? [],
    ),
    coverage: coverage(terms, knownWords(hit.passage)),
  }));
}

/** All that a passage is found by: its text, headings, and its document's title and authors. */
function knownWords(passage: FoundPassage): string {
  return [passage.document.title, ...passage.document.authors, ...passage.headings, passage.text].join(" ");
}

type Ordered = PassagePosition & { readonly score: number };

function byScoreThenPosition(left: Ordered, right: Ordered): number {
  return right.score - left.score || compareText(left.source, right.source) || left.start - right.start;
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function toMap(candidates: readonly Candidate[]): Map<PassageRow, number> {
  return new Map(candidates.map(({ row, score }) => [row, score]));
}
