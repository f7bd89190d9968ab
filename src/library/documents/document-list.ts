import { compareText } from "../../core/order.ts";
import { AppError } from "../../core/errors.ts";
import { foldLine } from "../../text/fold.ts";
import { documentFilter } from "../query/document-filter.ts";
import type { DocumentOrder, SortKey } from "../../api/document-requests.ts";
import type { DocumentList, DocumentSummary } from "../../api/document-responses.ts";
import type { DocumentState } from "../../core/document.ts";
import type { SearchFilters } from "../../api/filters/filters.ts";

export interface DocumentListRequest {
  /** Documents in one of these states; in any where absent or empty. */
  readonly states?: readonly DocumentState[];
  readonly filters?: SearchFilters;
  /** Words that the title has to hold, as parts of words, whatever their case and accents. */
  readonly title?: string;
  readonly sort?: DocumentOrder;
  readonly limit: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
}

/**
 * The documents that a request speaks of, from the place that its cursor names. The cursor names a place in the order and
 * not a number of documents: what comes in or goes between two pages moves nothing of what is still to come.
 * Throws `invalid_argument` for a cursor that is none, or of another order.
 */
export function listDocuments(
  documents: readonly DocumentSummary[],
  { states = [], filters = {}, title = "", sort = "source", limit, cursor }: DocumentListRequest,
): DocumentList {
  const words = foldLine(title).split(" ").filter(Boolean);
  const isMet = documentFilter([filters]);
  const meant = documents.filter(
    (document) =>
      (states.length === 0 || states.includes(document.state)) &&
      (words.length === 0 || hasWords(foldLine(document.title), words)) &&
      isMet(document),
  );
  const after = cursor === undefined ? null : placeIn(cursor, sort);
  const left = meant
    .map((document) => ({ document, place: placeOf(document, sort) }))
    .filter(({ place }) => after === null || comparePlaces(place, after, sort) > 0)
    .sort((one, other) => comparePlaces(one.place, other.place, sort));
  const page = left.slice(0, limit);
  const last = left.length > page.length ? page.at(-1) : undefined;
  return {
    documents: page.map(({ document }) => document),
    total: meant.length,
    nextCursor: last === undefined ? null : cursorOf(last.place, sort),
  };
}

/** Where a document stands in an order: what it is ordered by, then its source and its id, so that no two stand alike. */
type Place = readonly [key: string | null, source: string, id: string];

/** A title is compared so far, so that no cursor becomes longer than a URL may be. */
const COMPARED_CHARACTERS = 200;

function placeOf(document: DocumentSummary, sort: DocumentOrder): Place {
  const key = document[sortKeyOf(sort)];
  const isTitle = sortKeyOf(sort) === "title";
  const compared = isTitle && key !== null ? key.toLowerCase().slice(0, COMPARED_CHARACTERS) : key;
  return [sortKeyOf(sort) === "source" ? "" : compared, document.source, document.id];
}

function sortKeyOf(sort: DocumentOrder): SortKey {
  return sort.replace(/^-/, "") as SortKey;
}

/** What has no date comes last, in a falling order as well. */
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

function cursorOf(place: Place, sort: DocumentOrder): string {
  return Buffer.from(JSON.stringify([sort, ...place])).toString("base64url");
}

function placeIn(cursor: string, sort: DocumentOrder): Place {
  const [order, key, source, id, ...rest] = decoded(cursor);
  const isPlace =
    (key === null || typeof key === "string") && typeof source === "string" && typeof id === "string";
  if (!isPlace || rest.length > 0) throw noCursor("is none that a list of documents has given");
  if (order !== sort) throw noCursor("belongs to a list in another order; begin again without it");
  return [key, source, id];
}

function decoded(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(value) ? value : [];
  } catch {
    // Whatever was sent in place of a cursor: the caller is told so.
    return [];
  }
}

function noCursor(reason: string): AppError {
  return new AppError("invalid_argument", `The cursor ${reason}.`, { field: "cursor" });
}

function hasWords(title: string, words: readonly string[]): boolean {
  return words.every((word) => title.includes(word));
}
