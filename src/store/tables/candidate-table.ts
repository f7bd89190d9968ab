import { dotOfShort } from "../../core/dot/short-vector.ts";
import type { DocumentId, PassageRow } from "../../core/ids.ts";
import type { StoredCandidate } from "../../core/passage.ts";
import { VersionedValues } from "../../core/versioned-cache.ts";
import { checksum } from "../checksum.ts";
import type { Damage } from "../damage.ts";
import type { Statements } from "../sqlite/prepared-statements.ts";
import { decodeNumbers, decodeShort, sentenceScores } from "./vector-codec.ts";
import type { WholeDocumentTable } from "./whole-document-table.ts";

/** What of a passage does not depend on the question. */
type KeptCandidate = Pick<
  StoredCandidate,
  "row" | "document" | "source" | "start" | "heading" | "words" | "vector"
> & {
  /** Of the document. */
  readonly characters: number;
  /** See `encodeSentences`. */
  readonly sentences: Buffer;
};

/** A passage that is compared with many questions, each given by a vector of unit length. */
export interface ComparablePassage {
  readonly row: PassageRow;
  /** See `encodeWords`. */
  readonly words: Uint32Array;
  readonly cosine: (query: Float32Array) => number;
  /** In text order. */
  readonly sentenceCosines: (query: Float32Array) => number[];
}

type CandidateRecord = [
  row: PassageRow,
  document: DocumentId,
  source: string,
  start: number,
  heading: string | null,
  words: Buffer,
  vector: Buffer,
  sentences: Buffer,
  characters: number,
  vectorId: number,
  wordsCheck: number,
  vectorCheck: number,
  sentencesCheck: number,
];

/**
 * The passages as ranking asks for them. What of a passage or a document does not depend on the question is read once for each
 * state of the library: reading took a fifth of a question's time.
 */
export class CandidateTable {
  private readonly documentsKept = new VersionedValues<PassageRow, DocumentId>(16_384);
  /** About 3 KB each. */
  private readonly kept = new VersionedValues<PassageRow, KeptCandidate>(8_192);

  constructor(
    private readonly statements: Statements,
    private readonly wholeDocuments: Pick<WholeDocumentTable, "byIds">,
    private readonly damage: Damage,
    private readonly revision: () => number,
  ) {}

  /** The document of each of `rows` that still exists. */
  documentsOf(rows: readonly PassageRow[]): Map<PassageRow, DocumentId> {
    return this.documentsKept.get(this.revision(), rows, (missing) => this.readDocumentsOf(missing));
  }

  private readDocumentsOf(rows: readonly PassageRow[]): Map<PassageRow, DocumentId> {
    const found = this.statements
      .prepare<[string], [PassageRow, DocumentId]>(
        "SELECT row, document_id FROM passages WHERE row IN (SELECT value FROM json_each(?))",
      )
      .raw()
      .all(JSON.stringify(rows));
    return new Map(found);
  }

  /**
   * What ranking needs of the passages that still exist among `rows` and are whole, in no particular order. `query` is of unit
   * length.
   */
  of(rows: readonly PassageRow[], query: Float32Array): StoredCandidate[] {
    const found = [
      ...this.kept.get(this.revision(), rows, (missing) => this.readCandidates(missing)).values(),
    ];
    const wholes = this.wholesOf(found, query);
    // Field by field: to spread the rest of an object takes as long as its two products.
    return found.map(({ row, document, source, start, heading, words, vector, sentences }) => {
      const cosine = dotOfShort(vector, query);
      return {
        row,
        document,
        source,
        start,
        heading,
        words,
        vector,
        cosine,
        sentenceCosines: sentenceScores(sentences, query, cosine),
        whole: wholes.get(document) ?? null,
      };
    });
  }

  /**
   * The passages that still exist among `rows` and are whole, in their order, to be compared with many questions: read once for
   * all of them, and not kept.
   */
  comparable(rows: readonly PassageRow[]): ComparablePassage[] {
    return [...this.readCandidates(rows).values()]
      .sort((left, right) => left.row - right.row)
      .map(({ row, words, vector, sentences }) => ({
        row,
        words,
        cosine: (query) => dotOfShort(vector, query),
        sentenceCosines: (query) => sentenceScores(sentences, query, dotOfShort(vector, query)),
      }));
  }

  /** One statement for all of it, because most of a search's time in SQLite goes into finding the rows. */
  private readCandidates(rows: readonly PassageRow[]): Map<PassageRow, KeptCandidate> {
    const read = this.statements
      .prepare<[string], CandidateRecord>(
        `SELECT p.row, p.document_id, d.source, p.start, json_extract(p.headings, '$[#-1]'), p.words,
                v.vector, v.sentences, d.characters, p.vector_id, p.words_check, v.vector_check, v.sentences_check
         FROM passages p JOIN documents d ON d.id = p.document_id JOIN vectors v ON v.id = p.vector_id
         WHERE p.row IN (SELECT value FROM json_each(?))`,
      )
      .raw()
      .all(JSON.stringify(rows));
    return new Map(
      read
        .filter((record) => this.isWhole(record))
        .map(([row, document, source, start, heading, words, vector, sentences, characters]) => [
          row,
          {
            row,
            document,
            source,
            start,
            heading,
            words: decodeNumbers(words),
            vector: decodeShort(vector),
            sentences,
            characters,
          },
        ]),
    );
  }

  private isWhole(record: CandidateRecord): boolean {
    const [, document, , , , words, vector, sentences, , vectorId, ...checks] = record;
    const [wordsCheck, vectorCheck, sentencesCheck] = checks;
    return this.damage.isWhole(
      document,
      checksum(vectorId, words) === wordsCheck &&
        checksum(vector) === vectorCheck &&
        checksum(sentences) === sentencesCheck,
    );
  }

  private wholesOf(
    found: readonly KeptCandidate[],
    query: Float32Array,
  ): ReadonlyMap<DocumentId, StoredCandidate["whole"]> {
    const lengths = new Map(found.map(({ document, characters }) => [document, characters]));
    const wholes = this.wholeDocuments.byIds([...lengths.keys()]);
    return new Map(
      [...wholes].map(([id, { vector, words }]) => [
        id,
        { cosine: dotOfShort(vector, query), words, length: lengths.get(id) ?? 0 },
      ]),
    );
  }
}
