import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { DraftCheck, DraftJob } from "../../../src/api/drafts/draft-responses.ts";
import { Keys } from "../../../src/library/access/keys.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";
import { startLibraryHarness, type LibraryHarness, type LibraryHarnessOptions } from "../library-harness.ts";

const TEXT = "“The ferry will not return before the spring of 2023,” Ulla Brandt said.\n";
const SECRET = "“Nobody will be told of the third pier at all,” Halvard Olm said.\n";

async function shelf(options: LibraryHarnessOptions = {}): Promise<LibraryHarness> {
  const harness = await startLibraryHarness(options);
  writeFileSync(join(harness.fake.documents, "open.md"), `---\ntags: [open]\n---\n\n${TEXT}`);
  writeFileSync(join(harness.fake.documents, "secret.md"), `---\ntags: [secret]\n---\n\n${SECRET}`);
  await harness.fake.library.sync();
  return harness;
}

function form(name: string, content: string | Uint8Array<ArrayBuffer>): FormData {
  const data = new FormData();
  data.append("file", new Blob([content]), name);
  return data;
}

const verdictsOf = ({ quotations }: DraftCheck): unknown[] =>
  quotations.map(({ by, check }) => [by, check.verdict]);

describe("POST /v1/drafts/check", () => {
  it("checks a file and a text, and keeps nothing of them", async () => {
    const harness = await shelf();
    const { url, fake, intake } = harness;
    const draft = `# Draft\n\n${TEXT}\n${SECRET.replace("third", "fourth")}`;
    const asFile = await fetch(`${url}/v1/drafts/check`, { method: "POST", body: form("draft.md", draft) });
    expect(asFile.status).toBe(200);
    const result = (await asFile.json()) as DraftCheck;
    expect(result.name).toBe("draft.md");
    expect(verdictsOf(result)).toEqual([
      ["Ulla Brandt", "verbatim"],
      ["Halvard Olm", "altered"],
    ]);
    const asText = await harness.send("POST", "/v1/drafts/check", {
      text: draft,
      format: "markdown",
      name: "Notes",
    });
    const same = (await asText.json()) as DraftCheck;
    expect(same).toEqual({ ...result, name: "Notes", tookMs: same.tookMs });
    const filtered = await harness.send("POST", "/v1/drafts/check?tag=secret", { text: TEXT });
    expect(((await filtered.json()) as DraftCheck).counts.verbatim).toBe(0);
    expect(await intake.jobs.latest(9)).toEqual([]);
    expect(readdirSync(join(fake.index, "uploads", ".incoming"))).toEqual([]);
    expect(await fake.library.documents()).toHaveLength(2);
  });

  it("says what is wrong with what was sent", async () => {
    const harness = await shelf();
    const { url, fake } = harness;
    const problemOf = async (response: Response) => [
      response.status,
      ((await response.json()) as { code: string }).code,
    ];
    const post = (body: FormData) => fetch(`${url}/v1/drafts/check`, { method: "POST", body });
    expect(await problemOf(await post(form("draft.exe", "MZ")))).toEqual([415, "unsupported_media_type"]);
    expect(await problemOf(await post(form("draft.docx", "no archive")))).toEqual([
      415,
      "unsupported_media_type",
    ]);
    expect(await problemOf(await post(new FormData()))).toEqual([400, "invalid_argument"]);
    const two = form("a.md", TEXT);
    two.append("file", new Blob([TEXT]), "b.md");
    expect(await problemOf(await post(two))).toEqual([413, "payload_too_large"]);
    const described = new FormData();
    described.append("metadata", "{}");
    described.append("file", new Blob([TEXT]), "a.md");
    expect(await problemOf(await post(described))).toEqual([400, "invalid_argument"]);
    expect(await problemOf(await harness.send("POST", "/v1/drafts/check", { text: "" }))).toEqual([
      400,
      "invalid_argument",
    ]);
    expect(await problemOf(await harness.send("POST", "/v1/drafts/check", { path: "/etc/hosts" }))).toEqual([
      400,
      "invalid_argument",
    ]);
    expect(readdirSync(join(fake.index, "uploads", ".incoming"))).toEqual([]);
  });

  it("tells a key to some tags of their documents alone", async () => {
    const keys = new Keys(temporaryFolder(), () => new Date());
    onTestFinished(() => {
      keys.close();
    });
    const harness = await shelf({ access: { host: "0.0.0.0", keys } });
    const { key } = await keys.create({ name: "open", scope: "read", tags: ["open"], expires: null });
    const headers = { authorization: `Bearer ${key}` };
    const response = await harness.send("POST", "/v1/drafts/check", { text: `${TEXT}\n${SECRET}` }, headers);
    const result = (await response.json()) as DraftCheck;
    expect(verdictsOf(result)).toEqual([
      ["Ulla Brandt", "verbatim"],
      ["Halvard Olm", "absent"],
    ]);
    expect(JSON.stringify(result)).not.toContain("secret.md");
  });

  it("checks a long draft while nobody waits, and forgets it when told to", async () => {
    const harness = await shelf();
    const draft = { text: `${TEXT}\n`.repeat(501), name: "A book" };
    const headers = { prefer: "wait=5, Respond-Async" };
    const response = await harness.send("POST", "/v1/drafts/check", draft, headers);
    const asked = (await response.json()) as DraftJob;
    expect([response.status, response.headers.get("preference-applied")]).toEqual([202, "respond-async"]);
    expect([asked.state, asked.name, asked.result]).toEqual(["queued", "A book", null]);
    const path = response.headers.get("location") ?? "";
    const events = (await (await harness.get(`${path}/events`)).text()).split("\n\n").filter(Boolean);
    const told = events.map((event) => JSON.parse(event.slice(event.indexOf("{"))) as DraftJob);
    const last = told.at(-1);
    expect(events.at(-1)).toMatch(/^event: done\n/u);
    expect([last?.state, last?.result?.counts.verbatim]).toEqual(["done", 501]);
    const steps = told.flatMap(({ progress }) => (progress === null ? [] : [progress.quotationsDone]));
    expect(steps).toEqual([...steps].sort((left, right) => left - right));
    expect(await (await harness.get(path)).json()).toEqual(last);
    expect(readdirSync(join(harness.fake.index, "uploads", ".incoming"))).toEqual([]);
    expect((await harness.send("DELETE", path)).status).toBe(204);
    expect((await harness.get(path)).status).toBe(404);
    expect((await harness.get(`${path}/events`)).status).toBe(404);
  });

  it("says in a job what is wrong with a draft, and ends one that is deleted", async () => {
    const harness = await shelf();
    const headers = { prefer: "respond-async" };
    const start = async (body: object) => {
      const response = await harness.send("POST", "/v1/drafts/check", body, headers);
      return response.headers.get("location") ?? "";
    };
    const followed = async (path: string) => {
      const text = await (await harness.get(`${path}/events`)).text();
      return JSON.parse(text.slice(text.lastIndexOf("data: ") + 6).trim()) as DraftJob;
    };
    const long = await start({ text: `${TEXT}\n`.repeat(2_000) });
    const broken = await start(form("draft.docx", "no archive"));
    const ended = followed(long);
    expect((await harness.send("DELETE", long)).status).toBe(204);
    expect((await ended).state).toBe("cancelled");
    const failed = await followed(broken);
    expect([failed.state, failed.problem?.code]).toEqual(["failed", "unsupported_media_type"]);
    expect(harness.errors).toEqual([]);
    expect(readdirSync(join(harness.fake.index, "uploads", ".incoming"))).toEqual([]);
  });

  it("shows a job to the key that asked for it alone, and takes three of one key", async () => {
    const keys = new Keys(temporaryFolder(), () => new Date());
    onTestFinished(() => {
      keys.close();
    });
    const harness = await shelf({ access: { host: "0.0.0.0", keys } });
    const headersOf = async (scope: "read" | "admin", tags: string[] | null = null) => {
      const { key } = await keys.create({ name: scope, scope, tags, expires: null });
      return { authorization: `Bearer ${key}`, prefer: "respond-async" };
    };
    const own = await headersOf("read", ["open"]);
    const other = await headersOf("admin");
    const start = (headers: Record<string, string>) =>
      harness.send("POST", "/v1/drafts/check", { text: `${TEXT}\n${SECRET}`.repeat(900) }, headers);
    const first = await start(own);
    const path = first.headers.get("location") ?? "";
    expect((await harness.send("GET", path, undefined, own)).status).toBe(200);
    for (const [method, at] of [
      ["GET", path],
      ["GET", `${path}/events`],
      ["DELETE", path],
    ] as const) {
      expect((await harness.send(method, at, undefined, other)).status).toBe(404);
    }
    const all = [await start(own), await start(own), await start(own), await start(other)];
    expect(all.map(({ status }) => status)).toEqual([202, 202, 503, 202]);
    expect((await harness.send("DELETE", path, undefined, own)).status).toBe(204);
    expect((await start(own)).status).toBe(202);
  });

  it("checks 500 quotations at most, and says so", async () => {
    const harness = await shelf();
    const response = await harness.send("POST", "/v1/drafts/check", { text: `${TEXT}\n`.repeat(501) });
    const { quotations, notes } = (await response.json()) as DraftCheck;
    expect([quotations.length, notes[0]]).toEqual([
      500,
      "The draft has 501 quotations; the first 500 were checked. Split it.",
    ]);
  });
});
