import type { DocumentRecord } from "../../store/records.ts";
import { NEAR_DUPLICATE, similarity } from "../sync/signature.ts";

/** Bands of a signature, and numbers in a band. */
const BANDS = 16;
const BAND_SIZE = 4;

type Known = Pick<DocumentRecord, "id" | "source" | "signature" | "duplicateOf">;

/**
 * Finds the document that says nearly the same as another one without comparing it with all: documents that agree in one
 * of 16 bands of four numbers are compared (Indyk and Motwani, 1998). Two texts that share 80 % of their phrases agree in
 * one with a probability of 1 − (1 − 0.8⁴)¹⁶ = 0.9998.
 */
export class NearDuplicates {
  private readonly bands = new Map<string, Known[]>();

  /** `records` in the order in which they were there; duplicates among them are passed over. */
  constructor(records: readonly Known[]) {
    for (const record of records) if (record.duplicateOf === null) this.add(record);
  }

  add(record: Known): void {
    for (const key of bandsOf(record.signature)) {
      const alike = this.bands.get(key);
      if (alike === undefined) this.bands.set(key, [record]);
      else alike.push(record);
    }
  }

  /** The source of the first document added that says nearly the same, or null. */
  find({ id, signature }: Pick<Known, "id" | "signature">): string | null {
    if (signature === null) return null;
    for (const key of bandsOf(signature)) {
      const original = this.bands
        .get(key)
        ?.find(
          (other) =>
            other.id !== id &&
            other.signature !== null &&
            similarity(other.signature, signature) >= NEAR_DUPLICATE,
        );
      if (original !== undefined) return original.source;
    }
    return null;
  }
}

function bandsOf(signature: Uint32Array | null): string[] {
  if (signature === null) return [];
  return Array.from({ length: BANDS }, (_, band) => {
    const numbers = signature.subarray(band * BAND_SIZE, (band + 1) * BAND_SIZE);
    return `${band} ${numbers.join(" ")}`;
  });
}
