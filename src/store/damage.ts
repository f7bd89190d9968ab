import type { DocumentId } from "../core/ids.ts";

/** The reason of a document of which something stored is not what was stored; the next sync reads its file anew. */
export const DAMAGED =
  "damaged: part of what the library stored of it was changed on the disk and is left out; `pincite index` reads its file anew.";

/** The documents of which a read has met something damaged, until it is written down. */
export class Damage {
  private readonly found = new Set<DocumentId>();

  add(document: DocumentId): void {
    this.found.add(document);
  }

  /** Whether something of the document is what was stored, by its checksums; where it is not, the document is noted. */
  isWhole(document: DocumentId, isAsStored: boolean): boolean {
    if (!isAsStored) this.add(document);
    return isAsStored;
  }

  get documents(): readonly DocumentId[] {
    return [...this.found];
  }

  clear(): void {
    this.found.clear();
  }
}
