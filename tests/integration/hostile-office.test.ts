import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { defaultLimits } from "../../src/config/limits.ts";
import { AppError } from "../../src/core/errors.ts";
import { readContents } from "../../src/ingest/read-document.ts";

const folder = new URL("../fixtures/office/", import.meta.url);
/** Of each file so many mutations are read here; a run of 1,000 each takes minutes. */
const RUNS = 60;

/** Bytes put in the place of others, and perhaps the end cut off. */
const mutation = fc.record({
  changes: fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.uint8Array({ minLength: 1, maxLength: 32 })),
    {
      minLength: 1,
      maxLength: 6,
    },
  ),
  kept: fc.oneof({ arbitrary: fc.constant(1), weight: 9 }, fc.double({ min: 0, max: 1, noNaN: true })),
});

describe("a damaged office file", () => {
  it.each(readdirSync(folder))("%s is read or refused with a reason, never anything else", async (name) => {
    const packed = readFileSync(new URL(name, folder));
    const whole = name.endsWith(".gz") ? gunzipSync(packed) : packed;
    await fc.assert(
      fc.asyncProperty(mutation, async ({ changes, kept }) => {
        const bytes = Buffer.from(whole);
        for (const [at, change] of changes)
          bytes.set(change.subarray(0, bytes.length), Math.floor(at * (bytes.length - 32)));
        const cut = bytes.subarray(0, Math.ceil(kept * bytes.length));
        const outcome = await readContents(cut, name.replace(/\.gz$/, ""), defaultLimits).catch(
          (error: unknown) => error,
        );
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(AppError);
      }),
      { numRuns: RUNS, seed: 20261128 },
    );
  });
});
