import type { PassageRow } from "../core/ids.ts";
import type { Statements } from "./statements.ts";

/** How much a term's occurrence in each field counts in BM25. */
export interface FieldWeights {
  readonly title: number;
  readonly author: number;
  readonly heading: number;
  readonly body: number;
}

export interface LexicalCandidate {
  readonly row: PassageRow;
  /** BM25, greater is better, above 0 for every match. */
  readonly score: number;
}

/** BM25 over the passages' fields, by SQLite's FTS5 (k1 = 1.2, b = 0.75). */
export class LexicalIndex {
  constructor(private readonly statements: Statements) {}

  /** The best passages that hold at least one of the terms. Terms are text, never query syntax. */
  search(terms: readonly string[], weights: FieldWeights, limit: number): LexicalCandidate[] {
    if (terms.length === 0) return [];
    return this.statements
      .prepare<[number, number, number, number, string, number], LexicalCandidate>(
        `SELECT rowid AS row, -bm25(passages_fts, ?, ?, ?, ?) AS score
         FROM passages_fts WHERE passages_fts MATCH ? ORDER BY score DESC, rowid LIMIT ?`,
      )
      .all(weights.title, weights.author, weights.heading, weights.body, anyOf(terms), limit);
  }

  /** In how many passages the term occurs, in any field. */
  passagesWith(term: string): number {
    return Number(
      this.statements
        .prepare("SELECT count(*) FROM passages_fts WHERE passages_fts MATCH ?")
        .pluck()
        .get(anyOf([term])),
    );
  }
}

/** An FTS5 expression that matches any of the terms, each a quoted string. */
function anyOf(terms: readonly string[]): string {
  return terms.map((term) => `"${term.replaceAll('"', '""').replaceAll("\0", " ")}"`).join(" OR ");
}
