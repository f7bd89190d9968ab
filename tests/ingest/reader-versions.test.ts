import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  readerFingerprints,
  unraised,
  type Fingerprints,
} from "../../scripts/reader-fingerprints/fingerprints.ts";

const fixtures = new URL("../fixtures/", import.meta.url);

describe("the versions of the readers", () => {
  // A library is read again only where its readers' versions are raised: after a change, raise them in src/ingest/format.ts and
  // run `npm run reader-fingerprints`.
  it("are raised with every change of what a reader gives", async () => {
    const stored = JSON.parse(
      readFileSync(new URL("reader-fingerprints.json", fixtures), "utf8"),
    ) as Fingerprints;
    const present = await readerFingerprints(fixtures);
    expect(unraised(stored, present)).toEqual([]);
    expect(present).toEqual(stored);
  });

  it("are missed where only the fingerprint differs", () => {
    const before: Fingerprints = { text: { version: 4, sha256: "a" }, html: { version: 4, sha256: "a" } };
    const after: Fingerprints = { text: { version: 4, sha256: "b" }, html: { version: 5, sha256: "b" } };
    expect(unraised(before, after)).toEqual(["text"]);
    expect(unraised(before, before)).toEqual([]);
  });
});
