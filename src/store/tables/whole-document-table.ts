import { shortened, type ShortVector } from "../../core/dot/short-vector.ts";
import type { DocumentId } from "../../core/ids.ts";
import { VersionedValues } from "../../core/versioned-cache.ts";
import { checksum } from "../checksum.ts";
import type { Damage } from "../damage.ts";
import type { Statements } from "../sqlite/prepared-statements.ts";
import { decodeLengthened, decodeNumbers, decodeShort, encodeNumbers, encodeShort } from "./vector-codec.ts";

/** What a document of several passages is about as a whole. */
export interface WholeDocumentRecord {
  /** The mean of its passages' vectors, of unit length. */
  readonly vector: ShortVector;
  readonly words: Uint32Array;
}

/** What documents of several passages are about as a whole; a document of one passage is that passage. */
export class WholeDocumentTable {
  /** About 9 KB each. */
  private readonly kept = new VersionedValues<DocumentId, WholeDocumentRecord>(2_048);

  constructor(
    private readonly statements: Statements,
    private readonly damage: Damage,
    private readonly revision: () => number,
  ) {}

  /** Once the document's passages and their vectors are there. `words`: see `documentWordsOf`. */
  put(document: DocumentId, words: Uint32Array): void {
    const vectors = this.vectorsOf(document);
    this.statements.prepare("DELETE FROM whole_documents WHERE document_id = ?").run(document);
    if (vectors.length < 2) return;
    const [vector, numbers] = [encodeShort(shortened(meanOf(vectors))), encodeNumbers(words)];
    this.statements
      .prepare("INSERT INTO whole_documents (document_id, vector, words, whole_check) VALUES (?, ?, ?, ?)")
      .run(document, vector, numbers, checksum(document, vector, numbers));
  }

  /** Those among `documents` that have several passages; damaged ones are left out. */
  byIds(documents: readonly DocumentId[]): Map<DocumentId, WholeDocumentRecord> {
    return this.kept.get(this.revision(), documents, (missing) => this.read(missing));
  }

  private read(documents: readonly DocumentId[]): Map<DocumentId, WholeDocumentRecord> {
    const found = this.statements
      .prepare<[string], [DocumentId, Buffer, Buffer, number]>(
        `SELECT document_id, vector, words, whole_check FROM whole_documents
         WHERE document_id IN (SELECT value FROM json_each(?))`,
      )
      .raw()
      .all(JSON.stringify(documents));
    const whole = found.filter(([id, vector, words, check]) =>
      this.damage.isWhole(id, checksum(id, vector, words) === check),
    );
    return new Map(
      whole.map(([id, vector, words]) => [id, { vector: decodeShort(vector), words: decodeNumbers(words) }]),
    );
  }

  private vectorsOf(document: DocumentId): Float32Array[] {
    return this.statements
      .prepare<[DocumentId], Buffer>(
        `SELECT v.vector FROM passages p JOIN vectors v ON v.id = p.vector_id
         WHERE p.document_id = ? ORDER BY p.start`,
      )
      .pluck()
      .all(document)
      .map(decodeLengthened);
  }
}

/** Of unit length, unless they cancel each other out: then it is near to nothing, as it should be. */
function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    vector.forEach((value, index) => {
      sum[index] = (sum[index] ?? 0) + value;
    });
  }
  const length = Math.sqrt(sum.reduce((squares, value) => squares + value * value, 0));
  return Float32Array.from(sum, (value) => (length === 0 ? 0 : value / length));
}
