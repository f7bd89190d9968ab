import type { DocumentRecord } from "../../store/records.ts";
import { NEAR_DUPLICATE, similarity } from "../sync/signature.ts";

/** Bands of a signature, and numbers in a band. */
const BANDS = 16;
const BAND_SIZE = 4;

/** To tell the bands of a document takes as long as to compare it with a hundred others: for a few, those of all are not told. */
const FEW = 64;

type Known = Pick<DocumentRecord, "id" | "source" | "signature" | "duplicateOf">;

/**
 * Finds the document that says nearly the same as another one without comparing it with all: documents that agree in one
 * of 16 bands of four numbers are compared (Indyk and Motwani, 1998). Two texts that share 80 % of their phrases agree in
 * one with a probability of 1 − (1 − 0.8⁴)¹⁶ = 0.9998.
 */
export class NearDuplicates {
  private readonly known: Known[];
  private bands: Map<string, Known[]> | null = null;
  private searches = 0;

  /** `records` in the order in which they were there; duplicates among them are passed over. */
  constructor(records: readonly Known[]) {
    this.known = records.filter(({ duplicateOf }) => duplicateOf === null);
  }

  add(record: Known): void {
    this.known.push(record);
    if (this.bands !== null) addTo(this.bands, record);
  }

  /** The source of the first document added that says nearly the same, or null. */
  find({ id, signature }: Pick<Known, "id" | "signature">): string | null {
    if (signature === null) return null;
    const bands = this.bandsForMany();
    const isAlike = (other: Known): boolean =>
      other.id !== id && other.signature !== null && similarity(other.signature, signature) >= NEAR_DUPLICATE;
    const alike = bands ?? addedTo(new Map(), this.known.filter(isAlike));
    for (const key of bandsOf(signature)) {
      const original = alike.get(key)?.find(isAlike);
      if (original !== undefined) return original.source;
    }
    return null;
  }

  /** Null for the first ones that are looked for, which are compared with all. */
  private bandsForMany(): Map<string, Known[]> | null {
    this.searches += 1;
    if (this.searches > FEW) this.bands ??= addedTo(new Map(), this.known);
    return this.bands;
  }
}

function addedTo(bands: Map<string, Known[]>, records: readonly Known[]): Map<string, Known[]> {
  for (const record of records) addTo(bands, record);
  return bands;
}

function addTo(bands: Map<string, Known[]>, record: Known): void {
  for (const key of bandsOf(record.signature)) {
    const alike = bands.get(key);
    if (alike === undefined) bands.set(key, [record]);
    else alike.push(record);
  }
}

function bandsOf(signature: Uint32Array | null): string[] {
  if (signature === null) return [];
  return Array.from({ length: BANDS }, (_, band) => {
    const numbers = signature.subarray(band * BAND_SIZE, (band + 1) * BAND_SIZE);
    return `${band} ${numbers.join(" ")}`;
  });
}
