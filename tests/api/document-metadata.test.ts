import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonSchemaOf, type JsonSchema } from "../../src/http/operations/components.ts";
import { DocumentMetadata } from "../../src/api/document-requests.ts";
import { sidecarText } from "../../src/library/uploads/upload-metadata.ts";

const described = jsonSchemaOf(DocumentMetadata).properties ?? {};

const ACCEPTED: Readonly<Record<string, readonly unknown[]>> = {
  title: ["Minutes of 4 May", "  «Überfahrt» ", "x".repeat(1_000)],
  authors: [[], ["Ann Macleod", "'t Hooft"], ["Doe, Jane"], ["x".repeat(200)], ["10x"]],
  date: ["2021-05-04", "1000-01-01", "2024-02-29", "9999-12-31"],
  url: ["https://example.org/minutes", "HTTP://example.org", `https://${"x".repeat(992)}`],
  language: ["en", "EN-gb", "zh_Hant_TW", "grc"],
  tags: [[], ["harbour", "c++"], ["x".repeat(100)], ["№ 5"]],
};
const REFUSED: Readonly<Record<string, readonly unknown[]>> = {
  title: ["", " \n", 7, null, "x".repeat(1_001)],
  authors: [["Ann", " "], ["@ann"], ["https://example.org/ann"], ["--"], ["x".repeat(201)], "Ann"],
  date: ["0999-12-31", "2023-02-29", "2021-5-4", "4 May 2021", ""],
  url: ["ftp://example.org", "example.org", "https://a b", "https://", `https://${"x".repeat(993)}`],
  language: ["no such language", "German", "e", "", "en-", "english-language"],
  tags: [["harbour", "+"], [""], ["x".repeat(101)]],
};

describe("what can be said of a document", () => {
  const accepts = (field: string, value: unknown): boolean =>
    DocumentMetadata.safeParse({ [field]: value }).success;

  it.each(Object.keys(described))("is checked as the OpenAPI document describes it: %s", (field) => {
    for (const value of ACCEPTED[field] ?? []) {
      expect([value, accepts(field, value), allows(schemaOf(field), value)]).toEqual([value, true, true]);
    }
    for (const value of REFUSED[field] ?? []) {
      expect([value, accepts(field, value)]).toEqual([value, false]);
      // Which days the calendar has is more than the two patterns of a date can say in every case.
      if (field !== "date") expect([value, allows(schemaOf(field), value)]).toEqual([value, false]);
    }
  });

  it("keeps the format of a date, which generators of clients go by", () => {
    expect(schemaOf("date").format).toBe("date");
  });

  it("is understood where the contract allows it, every author and tag of it", () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from("aÉж中7 .-'’(&,#:")), maxLength: 30 });
    const said = fc.record(
      { title: text, authors: fc.array(text, { maxLength: 3 }), tags: fc.array(text, { maxLength: 3 }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(said, (metadata) => {
        fc.pre(DocumentMetadata.safeParse(metadata).success);
        expect(() => sidecarText(metadata)).not.toThrow();
      }),
    );
    for (const [field, values] of Object.entries(ACCEPTED)) {
      for (const value of values) expect(() => sidecarText({ [field]: value })).not.toThrow();
    }
  });

  it("is refused where a part of it would be lost", () => {
    expect(() => sidecarText({ authors: ["Ann Macleod", ";@ann"] })).toThrow("The authors of the document");
    expect(() => sidecarText({ tags: ["harbour", "x,".repeat(2), "—"] })).toThrow("The tags of the document");
    expect(() => sidecarText({ language: "xx" })).toThrow("The language of the document");
  });

  function schemaOf(field: string): JsonSchema {
    const schema = described[field];
    if (typeof schema !== "object") throw new Error(`There is no ${field}.`);
    return schema;
  }
});

/** What a client's validator would say, of the words of JSON Schema that these fields need. */
function allows(schema: JsonSchema, value: unknown): boolean {
  if (schema.type === "array") {
    const { items, maxItems = Infinity } = schema;
    if (!Array.isArray(value) || typeof items !== "object" || Array.isArray(items)) return false;
    return value.length <= maxItems && value.every((item) => allows(items, item));
  }
  if (typeof value !== "string") return false;
  const { minLength = 0, maxLength = Infinity, pattern, allOf = [] } = schema;
  const patterns = [pattern, ...allOf.map((part) => (typeof part === "object" ? part.pattern : undefined))];
  return (
    value.length >= minLength &&
    value.length <= maxLength &&
    patterns.every((one) => one === undefined || new RegExp(one, "u").test(value))
  );
}
