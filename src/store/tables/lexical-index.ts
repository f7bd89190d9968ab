import type { PassageRow } from "../../core/ids.ts";
import type { Statements } from "../sqlite/prepared-statements.ts";

/** How much a term's occurrence in each field counts when candidates are chosen; the ranking scores them anew. */
const FIELD_WEIGHTS = { title: 2, author: 2, heading: 1.5, text: 1, others: 1 };

/** SQLite takes longer to list more rows than to rank those that are not among them. */
const MOST_LISTED = 10_000;

const WITHIN = "AND +rowid IN (SELECT value FROM json_each(?))";
const NO_LIMIT = -1;

/** A term of which any form may stand for it. */
export interface WeightedForms {
  readonly forms: readonly string[];
  readonly weight: number;
}

/**
 * The words of the passages, in SQLite's FTS5, which is given them as they are compared (`passageWords`) and only looks them
 * up: its tokenizer parts them at spaces. Forms and phrases are text, never query syntax.
 */
export class LexicalIndex {
  // Where rows are given, the plus before `rowid` has SQLite look a term up once and then look at its rows: otherwise it
  // looks the term up for each row, which took seventy times as long with 700 of 10,000 passages.

  constructor(private readonly statements: Statements) {}

  /** The passages that hold at least one of the forms, best first by SQLite's BM25; among `rows`, where given. */
  search(forms: readonly string[], limit: number, rows: ReadonlySet<PassageRow> | null = null): PassageRow[] {
    if (forms.length === 0) return [];
    if (rows === null) return this.ranked("").all(anyOf(forms), limit);
    if (rows.size <= MOST_LISTED) return this.ranked(WITHIN).all(anyOf(forms), listed(rows), limit);
    const found: PassageRow[] = [];
    for (const row of this.ranked("").iterate(anyOf(forms), NO_LIMIT)) {
      if (rows.has(row)) found.push(row);
      if (found.length === limit) break;
    }
    return found;
  }

  private ranked(within: string) {
    const { title, author, heading, text, others } = FIELD_WEIGHTS;
    return this.statements
      .prepare<unknown[], PassageRow>(
        `SELECT rowid FROM passages_fts WHERE passages_fts MATCH ? ${within}
         ORDER BY bm25(passages_fts, ${title}, ${author}, ${heading}, ${text}, ${others}), rowid LIMIT ?`,
      )
      .pluck();
  }

  /**
   * The passages among `rows` whose terms weigh most together, ties by row; a term counts twice where it stands in the
   * title, the author or the heading as well. Unlike SQLite's BM25, which weighs terms by how rare they are in the whole
   * library, this says nothing of any other passage.
   */
  heaviest(terms: readonly WeightedForms[], limit: number, rows: ReadonlySet<PassageRow>): PassageRow[] {
    const arms = terms.flatMap(({ forms, weight }) => [
      { query: anyOf(forms), weight },
      { query: `{title_words author_words heading_words} : (${anyOf(forms)})`, weight },
    ]);
    return this.statements
      .prepare<[string, string, number], PassageRow>(
        `SELECT f.rowid FROM json_each(?) AS arm CROSS JOIN passages_fts AS f
         WHERE f.passages_fts MATCH (arm.value ->> 'query') AND +f.rowid IN (SELECT value FROM json_each(?))
         GROUP BY f.rowid ORDER BY sum(arm.value ->> 'weight') DESC, f.rowid LIMIT ?`,
      )
      .pluck()
      .all(JSON.stringify(arms), listed(rows), limit);
  }

  /** The passages whose texts hold rows of stems that weigh most together, ties by row; among `rows`, where given. */
  holdingMost(
    arms: readonly { readonly ways: readonly string[]; readonly weight: number }[],
    limit: number,
    rows: ReadonlySet<PassageRow> | null = null,
  ): { readonly row: PassageRow; readonly weight: number }[] {
    if (arms.length === 0) return [];
    const within = rows === null ? "" : "AND +f.rowid IN (SELECT value FROM json_each(?))";
    const asked = arms.map(({ ways, weight }) => ({ query: `{text_words} : (${anyOf(ways)})`, weight }));
    return this.statements
      .prepare<unknown[], { row: PassageRow; weight: number }>(
        `SELECT f.rowid AS row, sum(arm.value ->> 'weight') AS weight
         FROM json_each(?) AS arm CROSS JOIN passages_fts AS f
         WHERE f.passages_fts MATCH (arm.value ->> 'query') ${within}
         GROUP BY f.rowid ORDER BY weight DESC, f.rowid LIMIT ?`,
      )
      .all(JSON.stringify(asked), ...(rows === null ? [] : [listed(rows)]), limit);
  }

  /** In how many passages' texts a stem stands, `most` at most: the vocabulary's own count reads all of them, however many. */
  passagesHolding(stem: string, most: number): number {
    const found = this.statements
      .prepare<[string, number], number>(
        "SELECT count(*) FROM (SELECT 1 FROM passages_fts WHERE passages_fts MATCH ? LIMIT ?)",
      )
      .pluck()
      .get(`{text_words} : ${anyOf([stem])}`, most);
    return found ?? 0;
  }

  /** In how many passages one of the forms occurs, in any field; among `rows`, where given. */
  documentFrequency(forms: readonly string[], rows: ReadonlySet<PassageRow> | null = null): number {
    if (forms.length === 0) return 0;
    const within = rows === null ? "" : WITHIN;
    return Number(
      this.statements
        .prepare(`SELECT count(*) FROM passages_fts WHERE passages_fts MATCH ? ${within}`)
        .pluck()
        .get(anyOf(forms), ...(rows === null ? [] : [listed(rows)])),
    );
  }

  /** Whether any passage has one of these forms next to one of those; among `rows`, where given. */
  hasNeighbours(
    left: readonly string[],
    right: readonly string[],
    rows: ReadonlySet<PassageRow> | null = null,
  ): boolean {
    return (
      this.documentFrequency(
        left.flatMap((one) => right.map((other) => `${one} ${other}`)),
        rows,
      ) > 0
    );
  }

  /** The passages that hold every phrase in one of its ways, word for word apart from their endings (`phraseForms`). */
  rowsHolding(phrases: readonly (readonly (readonly string[])[])[]): PassageRow[] {
    if (phrases.length === 0 || phrases.some((ways) => ways.length === 0)) return [];
    const all = phrases.map((ways) => `(${anyOf(ways.map((words) => words.join(" ")))})`);
    return this.statements
      .prepare<[string], PassageRow>("SELECT rowid FROM passages_fts WHERE passages_fts MATCH ?")
      .pluck()
      .all(all.join(" AND "));
  }

  /** With what words begin, in the order of their characters. */
  beginnings(): string[] {
    const next = this.statements
      .prepare<[string], string>("SELECT term FROM passages_vocabulary WHERE term >= ? LIMIT 1")
      .pluck();
    const found: string[] = [];
    for (let term = next.get(""); term !== undefined; term = next.get(behind(found.at(-1) ?? ""))) {
      const [beginning = ""] = term;
      found.push(beginning);
    }
    return found;
  }

  /** The stems of all words that begin with this character, with the number of passages that hold them in one field. */
  beginningWith(beginning: string): Map<string, number> {
    return new Map(
      this.statements
        .prepare<[string, string], [string, number]>(
          `SELECT term, max(doc) FROM passages_vocabulary
           WHERE term >= ? AND term < ? AND col <> 'other_words' GROUP BY term`,
        )
        .raw()
        .all(beginning, behind(beginning)),
    );
  }

  /** The same of those among `stems` that any passage holds. */
  among(stems: readonly string[]): Map<string, number> {
    const holding = this.statements
      .prepare<[string], number | null>(
        "SELECT max(doc) FROM passages_vocabulary WHERE term = ? AND col <> 'other_words'",
      )
      .pluck();
    const counted = stems.map((stem) => [stem, holding.get(stem) ?? 0] as const);
    return new Map(counted.filter(([, passages]) => passages > 0));
  }

  /** What passages hold besides the words at their places, see `formsIn`. */
  otherForms(): string[] {
    return this.statements
      .prepare<[], string>("SELECT term FROM passages_vocabulary WHERE col = 'other_words'")
      .pluck()
      .all();
  }
}

function anyOf(forms: readonly string[]): string {
  return forms.map(quoted).join(" OR ");
}

/** The first text, in SQLite's order, behind all that begin with this character. */
function behind(beginning: string): string {
  const next = (beginning.codePointAt(0) ?? 0) + 1;
  return String.fromCodePoint(next === FIRST_SURROGATE ? BEHIND_SURROGATES : next);
}

/** Halves of characters, which no text in UTF-8 has. */
const FIRST_SURROGATE = 0xd800;
const BEHIND_SURROGATES = 0xe000;

function listed(rows: ReadonlySet<PassageRow>): string {
  return JSON.stringify([...rows]);
}

/** As an FTS5 string. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""').replaceAll("\0", " ")}"`;
}
