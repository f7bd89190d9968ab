import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FILTER_NAMES, tidy } from "../../src/web/ask/filter.ts";
import { FIRST_PAGE, type Listing } from "../../src/web/library/listing.ts";
import { EVERYBODY, type Speaking } from "../../src/web/people/speaking.ts";
import { addressOf, HOME, readingAt, routeOf, type Route } from "../../src/web/shell/route.ts";

const hex = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));

const span = fc.record({ start: fc.nat(), end: fc.nat() });

const reading = fc.oneof(
  fc
    .tuple(hex(16), span, hex(8), fc.array(span, { maxLength: 4 }))
    .map(([id, { start, end }, digest, marks]) => readingAt(`${id}-${start}-${end}-${digest}`, marks)),
  hex(16).map((documentId) => ({ documentId, passage: null, marks: [] })),
  fc.constant(null),
);

const filters = fc
  .array(
    fc.record({
      name: fc.constantFrom(...FILTER_NAMES),
      value: fc.oneof(fc.string({ unit: "grapheme" }), fc.constant("2018-07-16")),
    }),
  )
  .map(tidy);

const listing = fc.record<Listing>({
  state: fc.constantFrom("all", "indexed", "unread"),
  sort: fc.constantFrom("title", "-title", "date", "-indexedAt", "state"),
  page: fc.integer({ min: 1, max: 1_000 }),
});

const speaking = fc
  .record<Speaking>({
    person: fc.string({ unit: "grapheme" }).map((name) => name.trim()),
    isGrouped: fc.boolean(),
    page: fc.integer({ min: 1, max: 9_999 }),
  })
  .map((given) => (given.person === "" ? { ...given, isGrouped: false } : given));

const route: fc.Arbitrary<Route> = fc
  .record({
    view: fc.constantFrom("ask" as const, "quote" as const, "documents" as const, "people" as const),
    question: fc.string({ unit: "grapheme" }).map((question) => question.trim()),
    passagesOnly: fc.boolean(),
    filters,
    listing,
    speaking,
    reading,
  })
  .map((given) => ({
    ...given,
    listing: given.view === "documents" ? given.listing : FIRST_PAGE,
    speaking: given.view === "people" ? given.speaking : EVERYBODY,
  }));

describe("route", () => {
  it("is what its own address says", () => {
    fc.assert(
      fc.property(route, (given) => {
        const { search } = new URL(addressOf(given), "http://localhost");
        expect(routeOf(search)).toEqual(given);
      }),
    );
  });

  it("reads a passage's id into its document, its place and its digest", () => {
    expect(routeOf("?q=ice&passage=00000000000000aa-120-260-0fe1d2c3&marks=130-150.200-210")).toEqual({
      view: "ask",
      question: "ice",
      passagesOnly: false,
      filters: [],
      listing: FIRST_PAGE,
      speaking: EVERYBODY,
      reading: {
        documentId: "00000000000000aa",
        passage: { id: "00000000000000aa-120-260-0fe1d2c3", start: 120, end: 260, digest: "0fe1d2c3" },
        marks: [
          { start: 130, end: 150 },
          { start: 200, end: 210 },
        ],
      },
    });
  });

  it("reads filters, each as often as it is given, and a day only once", () => {
    const address = "?q=ice&tag=winter&author=Berg&author=Holm&from=2021-01-01&from=2022-01-01&to=never";
    expect(routeOf(address).filters).toEqual([
      { name: "author", value: "Berg" },
      { name: "author", value: "Holm" },
      { name: "from", value: "2021-01-01" },
      { name: "tag", value: "winter" },
    ]);
  });

  it("leaves out what it does not understand", () => {
    expect(routeOf("?view=kitchen&passage=nonsense&marks=a-b&x=1")).toEqual(HOME);
    expect(routeOf("?q=%20%20")).toEqual(HOME);
    fc.assert(fc.property(fc.string(), (search) => void routeOf(search)));
  });
});
