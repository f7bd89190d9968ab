import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startLibraryHarness, type LibraryHarness } from "../library-harness.ts";

const TIDES = "Tide tables\n\nBy Ann Macleod\n\nHigh water at Oban is at noon, and low water is at six.\n";
const MERGE_PATCH = { "content-type": "application/merge-patch+json" };

interface Summary {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly evidence: Readonly<Record<string, string>>;
  readonly found?: Readonly<Record<string, unknown>>;
}

async function withTides(): Promise<{ harness: LibraryHarness; path: string; file: string }> {
  const harness = await startLibraryHarness();
  const file = join(harness.fake.documents, "tides.md");
  writeFileSync(file, TIDES);
  await harness.fake.library.sync();
  const [{ id } = { id: "" }] = await harness.fake.library.documents();
  return { harness, path: `/v1/documents/${id}`, file };
}

const shown = async (harness: LibraryHarness, path: string): Promise<Summary> =>
  (await (await harness.get(path)).json()) as Summary;

async function patched(harness: LibraryHarness, path: string, patch: unknown): Promise<Response> {
  const response = await harness.send("PATCH", path, patch, MERGE_PATCH);
  const { job } = (await response.clone().json()) as { job?: { id: string } };
  if (job !== undefined) await harness.intake.jobs.wait(job.id, new AbortController().signal);
  return response;
}

describe("PATCH /v1/documents/{id}", () => {
  it("sets what a person knows better at once, keeps what the file says beside it, and finds the document by it", async () => {
    const { harness, path } = await withTides();
    const before = await shown(harness, path);
    const response = await harness.send(
      "PATCH",
      path,
      { title: "Springs and neaps", authors: ["Eve Maclean"], date: "2021-05-04" },
      MERGE_PATCH,
    );
    expect(response.status).toBe(202);
    const { document, job } = (await response.json()) as { document: Summary; job: { id: string } };
    expect(document).toMatchObject({
      title: "Springs and neaps",
      authors: ["Eve Maclean"],
      date: "2021-05-04",
      evidence: { title: "edited", authors: "edited", date: "edited" },
      found: { title: before.title, authors: before.authors, date: before.date },
    });
    expect(response.headers.get("location")).toBe(`/v1/jobs/${job.id}`);
    await harness.intake.jobs.wait(job.id, new AbortController().signal);
    const after = await shown(harness, path);
    expect(after).toMatchObject({ ...document, indexedAt: expect.any(String) as string });
    const hits = await harness.send("POST", "/v1/search", { query: "springs neaps", mode: "lexical" });
    expect(JSON.stringify(await hits.json())).toContain("Eve Maclean, “Springs and neaps”, 2021-05-04");
    const filtered = await harness.get("/v1/documents?author=Maclean");
    expect(await filtered.json()).toMatchObject({ total: 1 });
  });

  it("takes back with null what was set, and says with an empty list that there is none", async () => {
    const { harness, path } = await withTides();
    const before = await shown(harness, path);
    await patched(harness, path, { title: "Springs", authors: [] });
    expect(await shown(harness, path)).toMatchObject({ title: "Springs", authors: [] });
    await patched(harness, path, { authors: null });
    const partly = await shown(harness, path);
    expect(partly).toMatchObject({ title: "Springs", authors: before.authors });
    expect(partly.found).toEqual({ title: before.title, evidence: { title: before.evidence.title } });
    await patched(harness, path, { title: null });
    const { evidence, title, found } = await shown(harness, path);
    expect({ evidence, title, found }).toEqual({
      evidence: before.evidence,
      title: before.title,
      found: undefined,
    });
  });

  it("outlives a changed file, a new name, reading again and a library that is built anew", async () => {
    const { harness, path, file } = await withTides();
    await patched(harness, path, { title: "Springs" });
    writeFileSync(file, TIDES.replace("noon", "one"));
    await harness.fake.library.sync();
    expect(await shown(harness, path)).toMatchObject({ title: "Springs" });
    const renamed = join(harness.fake.documents, "moved.md");
    renameSync(file, renamed);
    await harness.fake.library.sync();
    expect(await shown(harness, path)).toMatchObject({ title: "Springs", source: "moved.md" });
    const again = await harness.send("POST", `${path}/read`);
    expect(again.status).toBe(202);
    const { job } = (await again.json()) as { job: { id: string } };
    await harness.intake.jobs.wait(job.id, new AbortController().signal);
    expect(await shown(harness, path)).toMatchObject({ title: "Springs", found: { title: "Tide tables" } });
    // A file that is away for a while comes back as it was.
    rmSync(renamed);
    await harness.fake.library.sync({ allowRemovals: true });
    writeFileSync(renamed, TIDES);
    await harness.fake.library.sync();
    const [back] = await harness.fake.library.documents();
    expect(back).toMatchObject({ title: "Springs", source: "moved.md" });
  });

  it("refuses what is no metadata, what changed meanwhile, and who may only read", async () => {
    const { harness, path } = await withTides();
    const tag = (await harness.get(path)).headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[\w-]+"$/);
    const first = await harness.send("PATCH", path, { title: "A" }, { ...MERGE_PATCH, "if-match": tag });
    expect(first.status).toBe(202);
    expect(first.headers.get("etag")).not.toBe(tag);
    const second = await harness.send("PATCH", path, { title: "B" }, { ...MERGE_PATCH, "if-match": tag });
    expect([second.status, ((await second.json()) as { code: string }).code]).toEqual([
      412,
      "precondition_failed",
    ]);
    expect(await shown(harness, path)).toMatchObject({ title: "A" });
    for (const wrong of [
      { title: "" },
      { date: "May 1821" },
      { authors: "Ann" },
      { source: "x" },
      { language: "klingonish" },
      [],
    ]) {
      expect([wrong, (await harness.send("PATCH", path, wrong, MERGE_PATCH)).status]).toEqual([wrong, 400]);
    }
    expect((await harness.send("PATCH", "/v1/documents/0000000000000000", { title: "A" })).status).toBe(404);
    expect((await harness.send("PATCH", path, { title: "A" }, { "content-type": "text/plain" })).status).toBe(
      415,
    );
  });

  it("forgets what was set of an upload that is deleted", async () => {
    const harness = await startLibraryHarness();
    const added = await harness.send("POST", "/v1/documents?wait=true", { text: TIDES, title: "Tides" });
    const { documents } = (await added.json()) as { documents: { id: string }[] };
    const path = `/v1/documents/${documents[0]?.id ?? ""}`;
    await patched(harness, path, { title: "Springs" });
    expect(await shown(harness, path)).toMatchObject({
      title: "Springs",
      found: { title: "Tides", evidence: { title: "sidecar" } },
    });
    await harness.send("DELETE", path);
    await harness.send("POST", "/v1/documents?wait=true", { text: TIDES, title: "Tides" });
    expect(await shown(harness, path)).toMatchObject({ title: "Tides" });
  });
});
