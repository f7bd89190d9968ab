import { describe, expect, it } from "vitest";
import { documentId } from "../../../src/core/ids.ts";
import { NearDuplicates } from "../../../src/library/documents/near-duplicates.ts";
import { signatureOf } from "../../../src/library/sync/signature.ts";

/** Texts of the same `kind` share nine tenths of their phrases, all others none. */
function recordOf(kind: number, copy: number) {
  const words = Array.from({ length: 200 }, (_, at) => `word${kind}x${at < 190 ? at : at * (copy + 2)}`);
  const name = `${kind}-${copy}`;
  return {
    id: documentId(name),
    source: `${name}.txt`,
    signature: signatureOf(words.join(" ")),
    duplicateOf: null,
  };
}

const kinds = Array.from({ length: 30 }, (_, kind) => kind);

describe("near duplicates", () => {
  it("are found among those that were there and those that came, however many were looked for", () => {
    const known = new NearDuplicates(kinds.map((kind) => recordOf(kind, 0)));
    const found: (string | null)[] = [];
    for (let copy = 1; copy <= 4; copy += 1) {
      for (const kind of kinds) found.push(known.find(recordOf(kind, copy)));
      const other = recordOf(100 + copy, 0);
      found.push(known.find(other));
      known.add(other);
      found.push(known.find(recordOf(100 + copy, 1)));
    }
    const expected = [1, 2, 3, 4].flatMap((copy) => [
      ...kinds.map((kind) => `${kind}-0.txt`),
      null,
      `${100 + copy}-0.txt`,
    ]);
    expect(found).toEqual(expected);
  });

  it("are the first of several, never the document itself, and no duplicates of others", () => {
    const [first, second] = [recordOf(1, 0), recordOf(1, 1)];
    const duplicate = { ...recordOf(2, 0), duplicateOf: "other.txt" };
    const known = new NearDuplicates([first, second, duplicate]);
    expect(known.find(recordOf(1, 2))).toBe("1-0.txt");
    expect(known.find(first)).toBe("1-1.txt");
    expect(known.find(recordOf(2, 1))).toBeNull();
    expect(known.find({ id: documentId("short"), signature: null })).toBeNull();
  });
});
