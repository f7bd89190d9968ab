import { describe, expect, it } from "vitest";
import { mutated } from "../../scripts/damage/mutations.ts";
import { samples } from "../../scripts/damage/samples.ts";
import { Random } from "../../scripts/random.ts";
import { defaultLimits } from "../../src/config/limits.ts";
import { AppError } from "../../src/core/errors.ts";
import { readContents } from "../../src/ingest/read-document.ts";
import { coverageFaults } from "../ingest/support.ts";

/** `npm run damage` reads a thousand of each kind, in a process of their own. */
const MUTATIONS = 60;

describe.each(samples(new URL("../fixtures/", import.meta.url)))("a damaged $kind", (sample) => {
  const { kind, bytes } = sample;
  it("is whole before", async () => {
    const { documents, problems } = await readContents(bytes, `a.${kind}`, defaultLimits);
    expect(documents.length).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });

  it("is read into blocks that cover its text, or refused with a reason", async () => {
    for (let number = 0; number < MUTATIONS; number++) {
      const { deed, bytes: damaged } = mutated(sample, new Random(20_261_128, number));
      const outcome = await readContents(damaged, `a.${kind}`, defaultLimits).catch(
        (error: unknown) => error,
      );
      if (outcome instanceof Error) {
        expect(outcome, deed).toBeInstanceOf(AppError);
        expect(outcome.message, deed).toMatch(/^[A-Z][^\n]*\.$/);
      } else {
        const { documents } = outcome as Awaited<ReturnType<typeof readContents>>;
        for (const { document } of documents) expect(coverageFaults(document), deed).toEqual([]);
      }
    }
  });
});
