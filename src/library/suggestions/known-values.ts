import type { FacetCount, FacetName } from "../../api/filters/facets.ts";
import { foldLine } from "../../text/fold.ts";
import type { FilteredFacts, FoldedFacts } from "../query/document-filter.ts";
import { countsOf } from "../query/facet-counts.ts";

interface Known {
  readonly counted: FacetCount;
  /** As it is compared. */
  readonly line: string;
}

/**
 * All values of one state of a library, counted once for each kind, those of most documents first: each letter that is typed then
 * costs a look at the values, not at the documents.
 */
export class KnownValues {
  private readonly known = new Map<FacetName, readonly Known[]>();

  constructor(
    private readonly documents: readonly FilteredFacts[],
    private readonly folded: FoldedFacts,
  ) {}

  /** Those of which a word begins like that, whatever case and accents. */
  beginning(name: FacetName, typed: string, limit: number): FacetCount[] {
    const wanted = foldLine(typed).trim();
    const found: FacetCount[] = [];
    for (const { counted, line } of this.valuesOf(name)) {
      if (found.length === limit) break;
      if (wanted === "" || beginsAWord(line, wanted)) found.push(counted);
    }
    return found;
  }

  all(name: FacetName): string[] {
    return this.valuesOf(name).map(({ counted }) => counted.value);
  }

  private valuesOf(name: FacetName): readonly Known[] {
    const known =
      this.known.get(name) ??
      countsOf(this.documents, name, this.folded).map((counted) => ({
        counted,
        line: this.folded.line(counted.value),
      }));
    this.known.set(name, known);
    return known;
  }
}

const IN_WORD = /[\p{L}\p{N}\p{M}]/u;

export function beginsAWord(line: string, wanted: string): boolean {
  let at = line.indexOf(wanted);
  while (at > 0 && IN_WORD.test(line[at - 1] ?? "")) at = line.indexOf(wanted, at + 1);
  return at >= 0;
}
