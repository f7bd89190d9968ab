import type { PassageRow } from "../../core/ids.ts";
import type { Statements } from "../sqlite/statements.ts";

/** How much a term's occurrence in each field counts when candidates are chosen; the ranking scores them anew. */
const FIELD_WEIGHTS = { title: 2, author: 2, heading: 1.5, text: 1 };

export interface WeightedWord {
  readonly word: string;
  readonly weight: number;
}

/** The words of the passages, in SQLite's FTS5. Terms and phrases are text, never query syntax. */
export class LexicalIndex {
  constructor(private readonly statements: Statements) {}

  /** The passages that hold at least one of the terms, best first by SQLite's BM25; among `rows`, where given. */
  search(terms: readonly string[], limit: number, rows: readonly PassageRow[] | null = null): PassageRow[] {
    if (terms.length === 0) return [];
    const { title, author, heading, text } = FIELD_WEIGHTS;
    const within = rows === null ? "" : "AND rowid IN (SELECT value FROM json_each(?))";
    return this.statements
      .prepare<unknown[], PassageRow>(
        `SELECT rowid FROM passages_fts WHERE passages_fts MATCH ? ${within}
         ORDER BY bm25(passages_fts, ${title}, ${author}, ${heading}, ${text}), rowid LIMIT ?`,
      )
      .pluck()
      .all(anyOf(terms), ...(rows === null ? [] : [JSON.stringify(rows)]), limit);
  }

  /**
   * The passages among `rows` whose terms weigh most together, ties by row; a term counts twice where it stands in the
   * title, the author or the heading as well. Unlike SQLite's BM25, which weighs terms by how rare they are in the whole
   * library, this says nothing of any other passage.
   */
  heaviest(terms: readonly WeightedWord[], limit: number, rows: readonly PassageRow[]): PassageRow[] {
    const arms = terms.flatMap(({ word, weight }) => [
      { query: quoted(word), weight },
      { query: `{title author heading} : ${quoted(word)}`, weight },
    ]);
    return this.statements
      .prepare<[string, string, number], PassageRow>(
        `SELECT f.rowid FROM json_each(?) AS arm CROSS JOIN passages_fts AS f
         WHERE f.passages_fts MATCH (arm.value ->> 'query') AND +f.rowid IN (SELECT value FROM json_each(?))
         GROUP BY f.rowid ORDER BY sum(arm.value ->> 'weight') DESC, f.rowid LIMIT ?`,
      )
      .pluck()
      .all(JSON.stringify(arms), JSON.stringify(rows), limit);
  }

  /** In how many passages the term occurs, in any field; among `rows`, where given. */
  passagesWith(term: string, rows: readonly PassageRow[] | null = null): number {
    const within = rows === null ? "" : "AND rowid IN (SELECT value FROM json_each(?))";
    return Number(
      this.statements
        .prepare(`SELECT count(*) FROM passages_fts WHERE passages_fts MATCH ? ${within}`)
        .pluck()
        .get(anyOf([term]), ...(rows === null ? [] : [JSON.stringify(rows)])),
    );
  }

  /** The passages that hold every phrase, word for word apart from their endings. */
  rowsHolding(phrases: readonly string[]): PassageRow[] {
    return this.statements
      .prepare<[string], PassageRow>("SELECT rowid FROM passages_fts WHERE passages_fts MATCH ?")
      .pluck()
      .all(phrases.map(quoted).join(" AND "));
  }

  /** The stems of all words with the number of passages that hold them. */
  vocabulary(): Map<string, number> {
    return new Map(
      this.statements.prepare<[], [string, number]>("SELECT term, doc FROM passages_vocabulary").raw().all(),
    );
  }
}

function anyOf(terms: readonly string[]): string {
  return terms.map(quoted).join(" OR ");
}

/** As an FTS5 string. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""').replaceAll("\0", " ")}"`;
}
