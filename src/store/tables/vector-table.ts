import type { DocumentId, PassageRow } from "../../core/ids.ts";
import { checksum, isDamaged } from "../checksum.ts";
import type { Damage } from "../damage.ts";
import type { Changes, Coverage, NewVector } from "../records.ts";
import { shortened } from "../../core/dot/short-vector.ts";
import { decodeLengthened, decodeNumbers, encodeSentences, encodeShort } from "./vector-codec.ts";
import type { Statements } from "../sqlite/prepared-statements.ts";

/**
 * For so many revisions it is known which passages were removed. Who is further behind than that begins anew: reading all
 * vectors again is then about as much work as following.
 */
const FOLLOWED_REVISIONS = 10_000;

/** A text that was embedded, as a search compares it: `words` see `encodeWords`. */
interface SampledText {
  readonly vector: Float32Array;
  readonly words: Uint32Array;
}

type VectorRecord = [row: PassageRow, vector: Buffer, check: number, document: DocumentId];

/**
 * The vectors, kept by the hash of what was embedded: text that was embedded once is never embedded again, whichever
 * document it moves to. Vectors that no passage uses are a cache of work in progress until `removeUnused`.
 */
export class VectorTable {
  constructor(
    private readonly statements: Statements,
    private readonly damage: Damage,
  ) {}

  /** The keys among `keys` that have a vector, and one that is whole. */
  known(keys: readonly string[]): Set<string> {
    return new Set(
      this.statements
        .prepare<[string], string>(
          `SELECT key FROM vectors WHERE key IN (SELECT value FROM json_each(?)) AND NOT (${isDamaged("vectors")})`,
        )
        .pluck()
        .all(JSON.stringify(keys)),
    );
  }

  put(vectors: readonly NewVector[]): void {
    const insert = this.statements.prepare(
      `INSERT INTO vectors (key, vector, sentences, vector_check, sentences_check) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET vector = excluded.vector, sentences = excluded.sentences,
         vector_check = excluded.vector_check, sentences_check = excluded.sentences_check
       WHERE ${isDamaged("vectors")}`,
    );
    for (const { key, vector, sentences } of vectors) {
      const short = shortened(vector);
      const [numbers, parts] = [encodeShort(short), encodeSentences(sentences, short)];
      insert.run(key, numbers, parts, checksum(numbers), checksum(parts));
    }
  }

  removeUnused(): void {
    this.statements.database.exec(
      `DELETE FROM vectors WHERE id IN (SELECT id FROM unused_vectors)
         AND NOT EXISTS (SELECT 1 FROM passages WHERE vector_id = vectors.id);
       DELETE FROM unused_vectors;`,
    );
  }

  /** Whether `changesSince` still knows all that was removed since then. */
  canFollow(since: Coverage): boolean {
    return this.revision() - since.revision <= FOLLOWED_REVISIONS;
  }

  /** Forgets which passages were removed so long ago that nobody follows from there. */
  forgetRemoved(): void {
    const sql = "DELETE FROM removed_passages WHERE change <= (SELECT change FROM library) - ?";
    this.statements.prepare(sql).run(FOLLOWED_REVISIONS);
  }

  private revision(): number {
    return Number(this.statements.prepare("SELECT change FROM library").pluck().get());
  }

  /** The vector of each of `rows` that still exists and is whole. */
  vectors(rows: readonly PassageRow[]): Map<PassageRow, Float32Array> {
    const found = this.statements
      .prepare<[string], VectorRecord>(
        `SELECT p.row, v.vector, v.vector_check, p.document_id FROM passages p JOIN vectors v ON v.id = p.vector_id
         WHERE p.row IN (SELECT value FROM json_each(?))`,
      )
      .raw()
      .all(JSON.stringify(rows));
    const whole = found.filter((record) => this.isWhole(record));
    return new Map(whole.map(([row, bytes]) => [row, decodeLengthened(bytes)]));
  }

  private isWhole([, bytes, check, document]: VectorRecord): boolean {
    return this.damage.isWhole(document, checksum(bytes) === check);
  }

  /**
   * Vector and words of at most `limit` texts that are in the library; those of passages among `rows`, where given. Chosen by
   * their keys, which are hashes: a sample without a bias, which is the same however the library came to hold what it holds.
   */
  sample(limit: number, rows: ReadonlySet<PassageRow> | null): SampledText[] {
    const among = rows === null ? "" : "WHERE p.row IN (SELECT value FROM json_each(?))";
    return this.statements
      .prepare<unknown[], [Buffer, Buffer, number]>(
        `SELECT v.vector, min(p.words), v.vector_check FROM vectors v JOIN passages p ON p.vector_id = v.id ${among}
         GROUP BY v.key ORDER BY v.key LIMIT ?`,
      )
      .raw()
      .all(...(rows === null ? [] : [JSON.stringify([...rows])]), limit)
      .filter(([vector, , check]) => checksum(vector) === check)
      .map(([vector, words]) => ({ vector: decodeLengthened(vector), words: decodeNumbers(words) }));
  }

  /** How many passages were added or removed since `since`: the greater of the two, and `most` at most. */
  countChangesSince({ row, revision }: Coverage, most: number): number {
    const count = this.statements
      .prepare<[number, number, number, number], number>(
        `SELECT max((SELECT count(*) FROM (SELECT 1 FROM passages WHERE row > ? LIMIT ?)),
                    (SELECT count(*) FROM (SELECT 1 FROM removed_passages WHERE change > ? LIMIT ?)))`,
      )
      .pluck();
    return count.get(row, most, revision, most) ?? 0;
  }

  /**
   * Passages added since `since`, at most `limit` of them. The removed ones come with the last of the added ones, so that
   * a document's former passages stay until its new ones are there, and a long history is read once. Only for whom `canFollow` says so are all removed ones there.
   */
  changesSince(since: Coverage, limit: number): Changes {
    return this.statements.database.transaction((): Changes => {
      const found = this.statements
        .prepare<[number, number], VectorRecord>(
          `SELECT p.row, v.vector, v.vector_check, p.document_id FROM passages p JOIN vectors v ON v.id = p.vector_id
           WHERE p.row > ? ORDER BY p.row LIMIT ?`,
        )
        .raw()
        .all(since.row, limit);
      const added = found
        .filter((record) => this.isWhole(record))
        .map(([row, bytes]) => ({ row, vector: decodeLengthened(bytes) }));
      const row = found.at(-1)?.[0] ?? since.row;
      if (found.length === limit) {
        return { covers: { row, revision: since.revision }, added, removed: [], complete: false };
      }
      const revision = this.revision();
      const removed = this.statements
        .prepare<[number], PassageRow>("SELECT row FROM removed_passages WHERE change > ?")
        .pluck()
        .all(since.revision);
      return { covers: { row, revision }, added, removed, complete: true };
    })();
  }
}
