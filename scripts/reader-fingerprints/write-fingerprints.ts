/**
 * `npm run reader-fingerprints`: notes what each reader makes of the samples, in tests/fixtures/reader-fingerprints.json. It
 * refuses where a reader gives something else than before and its version in `src/ingest/format.ts` is not raised: libraries
 * would keep what the older reader gave.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { readerFingerprints, unraised, type Fingerprints } from "./fingerprints.ts";

const fixtures = new URL("../../../tests/fixtures/", import.meta.url);
const path = new URL("reader-fingerprints.json", fixtures);
const stored = JSON.parse(readFileSync(path, "utf8")) as Fingerprints;
const present = await readerFingerprints(fixtures);
const forgotten = unraised(stored, present);
if (forgotten.length === 0) writeFileSync(path, `${JSON.stringify(present, null, 2)}\n`);
else {
  process.stderr.write(
    `Raise the version of these readers in src/ingest/format.ts: ${forgotten.join(", ")}\n`,
  );
  process.exitCode = 1;
}
