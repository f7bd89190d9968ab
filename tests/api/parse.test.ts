import * as z from "zod";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import { inUrl } from "../../src/api/fields.ts";
import { parseBody, parseQuery } from "../../src/api/parse.ts";

const Query = z.strictObject({
  q: z.string(),
  n: inUrl(z.int().min(0).max(50)).exactOptional(),
  tag: z.array(z.string()).max(2).exactOptional(),
});
const Body = z.strictObject({
  text: z.string().max(5),
  mode: z.enum(["plain", "rich"]).exactOptional(),
  flag: z.boolean().exactOptional(),
  nested: z.strictObject({ list: z.array(z.string()).min(1) }).exactOptional(),
});

/** The field and the sentence of the refusal. */
function refusal(parse: () => unknown): [field: string | undefined, message: string] {
  try {
    parse();
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_argument") return [error.field, error.message];
    throw error;
  }
  throw new Error("It was not refused.");
}

describe("the parameters of a URL", () => {
  it("are decoded, numbers as plain decimal digits", () => {
    expect(parseQuery("/x?q=a+b%20%C3%A9&n=42", Query)).toEqual({ q: "a b é", n: 42 });
    for (const text of ["1e1", "0x5", " 5", "05", "5.0", "+5", "", "-1", "９"]) {
      const url = `/x?${new URLSearchParams({ q: "a", n: text }).toString()}`;
      expect(refusal(() => parseQuery(url, Query))[0]).toBe("n");
    }
  });

  it("may be repeated where they are lists, and nowhere else", () => {
    expect(parseQuery("/x?q=a&tag=b&tag=c", Query)).toEqual({ q: "a", tag: ["b", "c"] });
    expect(parseQuery("/x?q=a&tag=b", Query)).toEqual({ q: "a", tag: ["b"] });
    expect(refusal(() => parseQuery("/x?q=a&q=b", Query))).toEqual(["q", "q must be given once."]);
    expect(refusal(() => parseQuery("/x?q=a&tag=b&tag=c&tag=d", Query))).toEqual([
      "tag",
      "tag must hold at most 2 values.",
    ]);
  });

  it("are refused by name where they are not known, also names that every object has", () => {
    for (const name of ["limit", "toString", "__proto__", "constructor"]) {
      expect(refusal(() => parseQuery(`/x?q=a&${name}=1`, Query))).toEqual([
        name,
        `The field ${name} is not known; expected: q, n, tag.`,
      ]);
    }
    expect(refusal(() => parseQuery("/x?q=a&%3Cb%3E=1", Query))).toEqual([
      undefined,
      "A field is not known; expected: q, n, tag.",
    ]);
  });

  it("are told missing where they are", () => {
    expect(refusal(() => parseQuery("/x", Query))).toEqual(["q", "q is missing."]);
  });
});

describe("a body", () => {
  it.each([
    [{}, "text", "text is missing."],
    [{ text: 5 }, "text", "text must be a string."],
    [{ text: "123456" }, "text", "text must be at most 5 characters long."],
    [{ text: "a", mode: "loud" }, "mode", "mode must be plain or rich."],
    [{ text: "a", flag: "yes" }, "flag", "flag must be true or false."],
    [{ text: "a", flag: null }, "flag", "flag must be true or false."],
    [{ text: "a", nested: [] }, "nested", "nested must be an object."],
    [{ text: "a", nested: { list: [] } }, "nested.list", "nested.list must hold at least 1 value."],
    [{ text: "a", nested: { list: [1] } }, "nested.list.0", "nested.list.0 must be a string."],
    [{ text: "a", nested: { list: ["b"], x: 1 } }, "nested.x", "The field nested.x is not known."],
    [{ test: "a" }, "test", "The field test is not known; expected: text, mode, flag, nested."],
    [JSON.parse('{"text":"a","__proto__":{"flag":true}}'), "__proto__", undefined],
    [[], undefined, "The request body must be a JSON object."],
    [null, undefined, "The request body must be a JSON object."],
    ["text", undefined, "The request body must be a JSON object."],
  ] as [unknown, string | undefined, string | undefined][])("%j is refused", (body, field, message) => {
    const [actualField, actualMessage] = refusal(() => parseBody(body, Body));
    expect(actualField).toBe(field);
    if (message !== undefined) expect(actualMessage).toBe(message);
  });

  it("is taken as it is", () => {
    const body = { text: "a", nested: { list: ["b"] } };
    expect(parseBody(body, Body)).toEqual(body);
  });

  it("is not repeated in its refusal", () => {
    const secret = "s3cret";
    for (const body of [{ text: secret }, { text: "a", mode: secret }, { text: "a", flag: secret }]) {
      expect(refusal(() => parseBody(body, Body))[1]).not.toContain(secret);
    }
  });
});
