import { MAX_K, MAX_OFFSET, MAX_QUERY_LENGTH } from "../../../src/api/questions/question-limits.ts";
import { describe, expect, test } from "vitest";
import {
  requireFilters,
  requireK,
  requireOffset,
  requireText,
} from "../../../src/library/query/question-requirements.ts";

const refused = (field: string): unknown => expect.objectContaining({ code: "invalid_argument", field });

describe("a question", () => {
  test("is taken without the white space around it", () => {
    expect(requireText(" \n what?\t", "query")).toBe("what?");
    expect(requireText("x".repeat(MAX_QUERY_LENGTH), "query")).toHaveLength(MAX_QUERY_LENGTH);
  });

  test.each(["", " \n ", "x".repeat(MAX_QUERY_LENGTH + 1)])(
    "is refused when it is blank or too long",
    (text) => {
      expect(() => requireText(text, "question")).toThrow(refused("question"));
    },
  );
});

describe("a number", () => {
  test.each([1, MAX_K])("of hits may be %s", (k) => {
    expect(requireK(k)).toBe(k);
  });

  test.each([0, -1, 1.5, MAX_K + 1, NaN, Infinity])("of hits may not be %s", (k) => {
    expect(() => requireK(k)).toThrow(refused("k"));
  });

  test.each([0, MAX_OFFSET])("of hits to pass over may be %s", (offset) => {
    expect(requireOffset(offset)).toBe(offset);
  });

  test.each([-1, 0.5, MAX_OFFSET + 1, NaN])("of hits to pass over may not be %s", (offset) => {
    expect(() => requireOffset(offset)).toThrow(refused("offset"));
  });
});

describe("a filter's dates", () => {
  test("are days of the calendar", () => {
    const filters = { from: "2020-02-29", to: "2020-12-31", tags: ["x"] };
    expect(requireFilters(filters)).toEqual(filters);
    expect(requireFilters({})).toEqual({});
  });

  test.each([
    "2019-02-29",
    "2020-13-01",
    "2020-00-10",
    "2020-1-1",
    "2020",
    "",
    "tomorrow",
    "2020-01-01T00:00:00Z",
  ])("are refused when they are none: “%s”", (day) => {
    expect(() => requireFilters({ from: day })).toThrow(refused("filters.from"));
    expect(() => requireFilters({ to: day })).toThrow(refused("filters.to"));
  });
});
