import hnswlib from "hnswlib-node";
import type { PassageRow } from "../../core/ids.ts";
import { passageRow } from "../../core/ids.ts";

const LEAST_CAPACITY = 64;

interface Passage {
  readonly row: PassageRow;
  readonly vector: Float32Array;
}

/**
 * Passages that are in no graph yet. A search compares all of them, by the same native code as the graph's and with the same
 * scores. Never are they taken out of the native code, which reads freed memory then: what is no longer wanted stays there until
 * all are put in anew.
 */
export class RecentPassages {
  private readonly vectors = new Map<PassageRow, Float32Array>();
  private compared: hnswlib.BruteforceSearch;
  private capacity = 0;

  constructor(private readonly dimensions: number) {
    this.compared = this.emptied();
  }

  get size(): number {
    return this.vectors.size;
  }

  add(row: PassageRow, vector: Float32Array): void {
    this.vectors.set(row, vector);
    if (this.compared.getCurrentCount() < this.capacity) this.compare({ row, vector });
    else {
      this.compared = this.emptied();
      for (const [row, vector] of this.vectors) this.compare({ row, vector });
    }
  }

  /** False where it is not among them. */
  remove(row: PassageRow): boolean {
    return this.vectors.delete(row);
  }

  /** Takes out those that were added first. */
  takeOldest(count: number): Passage[] {
    const oldest = [...this.vectors].slice(0, count).map(([row, vector]) => ({ row, vector }));
    for (const { row } of oldest) this.remove(row);
    return oldest;
  }

  /** All of them with their distances. */
  distancesTo(query: number[]): { readonly row: PassageRow; readonly distance: number }[] {
    if (this.size === 0) return [];
    const { neighbors, distances } = this.compared.searchKnn(query, this.compared.getCurrentCount());
    return neighbors
      .map((label, index) => ({ row: passageRow(label), distance: distances[index] ?? 1 }))
      .filter(({ row }) => this.vectors.has(row));
  }

  private compare({ row, vector }: Passage): void {
    this.compared.addPoint(Array.from(vector), row);
  }

  /** With room for as many again as there are. */
  private emptied(): hnswlib.BruteforceSearch {
    this.capacity = Math.max(LEAST_CAPACITY, 2 * this.size);
    const compared = new hnswlib.BruteforceSearch("ip", this.dimensions);
    compared.initIndex(this.capacity);
    return compared;
  }
}
