import type { Span } from "../../core/document.ts";
import { FIRST_PAGE, listingIn, writeListing, type Listing } from "../library/listing.ts";
import { EVERYBODY, speakingIn, writeSpeaking, type Speaking } from "../people/speaking.ts";
import { FILTER_NAMES, tidy, type Filter } from "../ask/filter.ts";

/** In the order in which the page offers them. */
export const VIEWS = ["ask", "quote", "people", "documents", "alerts", "pins"] as const;
type View = (typeof VIEWS)[number];

/** What the page shows, as its address says it: an address can be shared, bookmarked and gone back to. */
export interface Route {
  readonly view: View;
  /** What was asked, the quotation to check, the words that documents or people are looked for by, or what statements are about; empty where there are none. */
  readonly question: string;
  /** Whether the passages alone are wanted, and no answer. */
  readonly passagesOnly: boolean;
  /** Which documents are searched or listed; all where there are none. */
  readonly filters: readonly Filter[];
  /** What of the table of documents is shown, where that is the view. */
  readonly listing: Listing;
  /** Whose statements are shown, or which page of the list of people, where that is the view. */
  readonly speaking: Speaking;
  /** The document in the reading panel. */
  readonly reading: Reading | null;
}

export interface Reading {
  readonly documentId: string;
  /** The passage to open the document at, or null for its beginning. */
  readonly passage: CitedPassage | null;
  /** The sentences to mark, as spans of the document's text. */
  readonly marks: readonly Span[];
}

/** What a passage's id tells: where it stood, and by its digest whether it still stands there. */
export interface CitedPassage extends Span {
  readonly id: string;
  /** The first 8 hexadecimal digits of the sha256 of the passage's text. */
  readonly digest: string;
}

export const HOME: Route = {
  view: "ask",
  question: "",
  passagesOnly: false,
  filters: [],
  listing: FIRST_PAGE,
  speaking: EVERYBODY,
  reading: null,
};

/** Reads an address's query string. What it does not understand it leaves out; it never throws. */
export function routeOf(search: string): Route {
  const parameters = new URLSearchParams(search);
  const view = VIEWS.find((known) => known === parameters.get("view")) ?? "ask";
  return {
    view,
    question: (parameters.get("q") ?? "").trim(),
    passagesOnly: parameters.get("show") === "passages",
    filters: filtersOf(parameters),
    listing: view === "documents" ? listingIn(parameters) : FIRST_PAGE,
    speaking: view === "people" ? speakingIn(parameters) : EVERYBODY,
    reading: readingIn(parameters),
  };
}

/** The inverse of `routeOf`. */
export function addressOf(route: Route): string {
  const parameters = new URLSearchParams();
  if (route.view !== "ask") parameters.set("view", route.view);
  if (route.question !== "") parameters.set("q", route.question);
  if (route.passagesOnly) parameters.set("show", "passages");
  for (const { name, value } of route.filters) parameters.append(name, value);
  if (route.view === "documents") writeListing(route.listing, parameters);
  if (route.view === "people") writeSpeaking(route.speaking, parameters);
  if (route.reading !== null) {
    const { documentId, passage, marks } = route.reading;
    if (passage === null) parameters.set("document", documentId);
    else parameters.set("passage", passage.id);
    if (marks.length > 0) parameters.set("marks", marks.map((mark) => `${mark.start}-${mark.end}`).join("."));
  }
  const query = parameters.toString();
  return query === "" ? "/" : `/?${query}`;
}

/** A passage's id is `<document id>-<start>-<end>-<digest>`. */
export function readingAt(passageId: string, marks: readonly Span[]): Reading | null {
  const [, documentId, start, end, digest] = /^(.+)-(\d+)-(\d+)-([0-9a-f]{8})$/.exec(passageId) ?? [];
  if (documentId === undefined || digest === undefined) return null;
  return { documentId, passage: { id: passageId, start: Number(start), end: Number(end), digest }, marks };
}

/** A passage of a document, or the document's beginning where the passage's id cannot be read. */
export function readingOf(passageId: string, documentId: string, marks: readonly Span[]): Reading {
  return readingAt(passageId, marks) ?? { documentId, passage: null, marks: [] };
}

function filtersOf(parameters: URLSearchParams): Filter[] {
  return tidy(FILTER_NAMES.flatMap((name) => parameters.getAll(name).map((value) => ({ name, value }))));
}

function readingIn(parameters: URLSearchParams): Reading | null {
  const passageId = parameters.get("passage");
  if (passageId !== null) return readingAt(passageId, marksOf(parameters.get("marks") ?? ""));
  const documentId = parameters.get("document") ?? "";
  return documentId === "" ? null : { documentId, passage: null, marks: [] };
}

function marksOf(value: string): Span[] {
  return [...value.matchAll(/(\d+)-(\d+)/g)].map(([, start, end]) => ({
    start: Number(start),
    end: Number(end),
  }));
}
