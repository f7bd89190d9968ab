import fc from "fast-check";
import { expect, test } from "vitest";
import { withEdits, type Editable, type Edits } from "../../src/core/edited-metadata.ts";

const text = fc.string({ minLength: 1, maxLength: 5 });
const edits: fc.Arbitrary<Edits> = fc.record(
  {
    title: text,
    authors: fc.array(text),
    date: fc.constant("2021-05-04"),
    url: text,
    language: text,
    tags: fc.array(text),
  },
  { requiredKeys: [] },
);
const document: fc.Arbitrary<Editable> = fc.record({
  title: text,
  authors: fc.array(text),
  date: fc.option(text),
  url: fc.option(text),
  language: fc.option(text),
  tags: fc.array(text),
  evidence: fc.constantFrom(
    { title: "headline" as const },
    { title: "headline" as const, date: "dateline" as const },
  ),
});
const plain = ({ found, ...said }: Editable): object => ({ ...said, found: found ?? null });

test("what is set last counts, however it came about, and taking all of it back leaves what the file says", () => {
  fc.assert(
    fc.property(document, edits, edits, (own, first, second) => {
      const once = withEdits(own, first);
      expect(plain(withEdits(once, first))).toEqual(plain(once));
      expect(plain(withEdits(once, second))).toEqual(plain(withEdits(own, second)));
      expect(plain(withEdits(once, null))).toEqual(plain(own));
      for (const [field, value] of Object.entries(first)) {
        expect(once[field as keyof Edits]).toEqual(value);
        expect(once.found?.[field as keyof Edits]).toEqual(own[field as keyof Edits]);
      }
    }),
  );
});
