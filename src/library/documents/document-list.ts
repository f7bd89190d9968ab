import { compareText, naturalKey } from "../../core/order.ts";
import { VersionedCache } from "../../core/versioned-cache.ts";
import { foldLine } from "../../text/fold.ts";
import { cursorOf, noCursor, placeOfCursor } from "../list-cursor.ts";
import { nameWithin } from "../../api/upload-source.ts";
import { documentFilter, type FoldedFacts } from "../query/document-filter.ts";
import { facetCounts } from "../query/facet-counts.ts";
import type { FacetName, Facets } from "../../api/filters/facets.ts";
import type { DocumentOrder, SortKey } from "../../api/document-requests.ts";
import type { DocumentList, DocumentSummary } from "../../api/document-responses.ts";
import type { DocumentState } from "../../core/document.ts";
import type { SearchFilters } from "../../api/filters/filters.ts";

export interface DocumentListRequest {
  /** Documents in one of these states; in any where absent or empty. */
  readonly states?: readonly DocumentState[];
  readonly filters?: SearchFilters;
  /** Words that the title, the authors and the source have to hold together, as parts of words, whatever their case and accents. */
  readonly words?: string;
  /** What those that meet the request are counted by. */
  readonly facets?: readonly FacetName[];
  readonly sort?: DocumentOrder;
  readonly limit: number;
  /** How many are passed over, from the cursor on. */
  readonly offset?: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
}

interface Placed {
  readonly document: DocumentSummary;
  readonly place: Place;
}

/**
 * The documents of one state of the library, in every order that was asked for: to read and to order a hundred thousand takes
 * half a second, a page of them a hundredth of it.
 */
export class OrderedDocuments {
  private readonly orders = new Map<DocumentOrder, readonly Placed[]>();
  private readonly lines = new Map<DocumentSummary, string>();
  private readonly counted = new VersionedCache<string, Facets>();

  constructor(
    private readonly documents: readonly DocumentSummary[],
    private readonly folded: FoldedFacts,
  ) {}

  /**
   * The documents that a request speaks of, from the place that its cursor names. The cursor names a place in the order and
   * not a number of documents: what comes in or goes between two pages moves nothing of what is still to come.
   * Throws `invalid_argument` for a cursor that is none, or of another order.
   */
  list(request: DocumentListRequest): DocumentList {
    const { sort = "source", limit, offset = 0, cursor, facets } = request;
    const after = cursor === undefined ? null : placeIn(cursor, sort);
    const isMeant = this.isMeantBy(request);
    const meant = this.inOrder(sort).filter(({ document }) => isMeant(document));
    const first = after === null ? 0 : meant.findIndex(({ place }) => comparePlaces(place, after, sort) > 0);
    const left = first < 0 ? [] : meant.slice(first);
    const page = left.slice(offset, offset + limit);
    const last = left.length > offset + page.length ? page.at(-1) : undefined;
    return {
      documents: page.map(({ document }) => document),
      total: meant.length,
      nextCursor: last === undefined ? null : cursorOf([sort, ...last.place]),
      ...(facets === undefined ? {} : { facets: this.counts(facets, meant, request) }),
    };
  }

  /** Of all that a request means: the same on every page and in every order. */
  private counts(
    names: readonly FacetName[],
    meant: readonly Placed[],
    { states, filters, words }: DocumentListRequest,
  ): Facets {
    const asked = JSON.stringify([names, states, filters, words]);
    return this.counted.get(asked, () =>
      facetCounts(
        meant.map(({ document }) => document),
        names,
        this.folded,
      ),
    );
  }

  private inOrder(sort: DocumentOrder): readonly Placed[] {
    const known = this.orders.get(sort);
    if (known !== undefined) return known;
    const ordered = this.documents
      .map((document): Placed => ({ document, place: placeOf(document, sort) }))
      .sort((one, other) => comparePlaces(one.place, other.place, sort));
    this.orders.set(sort, ordered);
    return ordered;
  }

  private isMeantBy({ states = [], filters = {}, words = "" }: DocumentListRequest) {
    const wanted = foldLine(words).split(" ").filter(Boolean);
    const isMet = documentFilter([filters], this.folded);
    return (document: DocumentSummary): boolean =>
      (states.length === 0 || states.includes(document.state)) &&
      (wanted.length === 0 || hasWords(this.lineOf(document), wanted)) &&
      isMet(document);
  }

  private lineOf(document: DocumentSummary): string {
    const line = this.lines.get(document) ?? searchedLine(document);
    this.lines.set(document, line);
    return line;
  }
}

function searchedLine({ title, authors, source }: DocumentSummary): string {
  return foldLine([title, ...authors, nameWithin(source)].join(" "));
}

/** Where a document stands in an order: what it is ordered by, then its source in natural order and its id, so that no two stand alike. */
type Place = readonly [key: string | null, source: string, id: string];

/** A title or an author is compared so far, so that no cursor becomes longer than a URL may be. */
const COMPARED_CHARACTERS = 200;

function placeOf(document: DocumentSummary, sort: DocumentOrder): Place {
  const name = sortKeyOf(sort);
  const key = document[name];
  const isProse = name === "title" || name === "author";
  const compared = isProse && key !== null ? naturalKey(key.slice(0, COMPARED_CHARACTERS)) : key;
  return [name === "source" ? "" : compared, naturalKey(document.source), document.id];
}

function sortKeyOf(sort: DocumentOrder): SortKey {
  return sort.replace(/^-/, "") as SortKey;
}

/** That of which the key is not known comes last, in a falling order as well. */
function comparePlaces(left: Place, right: Place, sort: DocumentOrder): number {
  const direction = sort.startsWith("-") ? -1 : 1;
  const [leftKey, rightKey] = [left[0], right[0]];
  if (leftKey === null || rightKey === null) {
    const difference = Number(leftKey === null) - Number(rightKey === null);
    if (difference !== 0) return difference;
  }
  return (
    direction *
    (compareText(leftKey ?? "", rightKey ?? "") || compareText(left[1], right[1]) || compareText(left[2], right[2]))
  );
}

function placeIn(cursor: string, sort: DocumentOrder): Place {
  const [order, key, source, id, ...rest] = placeOfCursor(cursor);
  const isPlace =
    (key === null || typeof key === "string") && typeof source === "string" && typeof id === "string";
  if (!isPlace || rest.length > 0) throw noCursor("is none that a list of documents has given");
  if (order !== sort) throw noCursor("belongs to a list in another order; begin again without it");
  return [key, source, id];
}

function hasWords(line: string, words: readonly string[]): boolean {
  return words.every((word) => line.includes(word));
}
