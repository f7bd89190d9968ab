import Database from "better-sqlite3";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SERVING_LOCK_WAIT_MS } from "../../../src/config/limits.ts";
import { Keys } from "../../../src/library/access/keys.ts";
import { startLibraryHarness } from "../library-harness.ts";

describe("while another process writes to the library", () => {
  it("reads are answered at once, and writes when it is done", async () => {
    const harness = await startLibraryHarness();
    const { id } = await harness.intake.jobs.enqueueSync();
    await harness.intake.jobs.wait(id);
    const database = join(harness.fake.index, "library.sqlite");
    const keys = new Keys(harness.fake.index, () => new Date(), SERVING_LOCK_WAIT_MS);
    const { key } = await keys.create({ name: "reader", scope: "read", tags: null, expires: null });

    const other = new Database(database);
    other.exec("BEGIN EXCLUSIVE");
    expect(await keys.verify(key)).toMatchObject({ scope: "read" });
    let isWritten = false;
    const written = harness.send("POST", "/v1/sync").then((response) => {
      isWritten = true;
      return response;
    });
    const uploaded = harness.send("POST", "/v1/documents", { text: "The ferry to Mull leaves at nine." });
    for (const path of ["/v1/documents", "/healthz", "/v1/jobs", "/livez"]) {
      expect([path, (await harness.get(path)).status]).toEqual([path, 200]);
    }
    expect(isWritten).toBe(false);
    other.exec("COMMIT");
    other.close();
    expect((await written).status).toBe(202);
    expect((await uploaded).status).toBe(202);
    keys.close();
    expect(harness.errors).toEqual([]);
  });
});
