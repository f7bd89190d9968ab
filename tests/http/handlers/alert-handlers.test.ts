import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import type { Alert, AlertHits, AlertList, CreatedAlert } from "../../../src/api/alerts/alert-responses.ts";
import { Keys } from "../../../src/library/access/keys.ts";
import { put } from "../../fixtures/temporary-folder.ts";
import { startLibraryHarness, type LibraryHarness, type LibraryHarnessOptions } from "../library-harness.ts";

const QUESTION = "walrus sanctuary subsidy";
const NEWS = "The council granted the walrus sanctuary a subsidy on Friday.";

async function shelf(options: LibraryHarnessOptions = {}): Promise<LibraryHarness> {
  const harness = await startLibraryHarness(options);
  put(harness.fake.documents, "old.txt", "The ferry leaves the harbour at nine.\n");
  await harness.fake.library.sync();
  return harness;
}

async function add(harness: LibraryHarness, name: string, text: string): Promise<void> {
  put(harness.fake.documents, name, `${text}\n`);
  await harness.fake.library.sync();
}

const json = async <Body>(response: Response | Promise<Response>): Promise<Body> =>
  (await (await response).json()) as Body;

interface Entry {
  readonly path: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** All elements of a well-formed document in the namespace of Atom; throws for any other. */
function elementsOf(xml: string): Entry[] {
  const open: { path: string; text: string; attributes: Record<string, string> }[] = [];
  const all: Entry[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    expect(uri).toBe("http://www.w3.org/2005/Atom");
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const path = `${open.at(-1)?.path ?? ""}/${local}`;
    open.push({ path, text: "", attributes: Object.fromEntries(values) as Record<string, string> });
  });
  parser.on("text", (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on("closetag", () => {
    const ended = open.pop();
    if (ended !== undefined) all.push(ended);
  });
  parser.write(xml).close();
  return all;
}

describe("alerts over HTTP", () => {
  it("are kept, listed, hit and removed", async () => {
    const harness = await shelf();
    const kept = await harness.send("POST", "/v1/alerts", {
      question: ` ${QUESTION} `,
      filters: { authors: [] },
    });
    expect(kept.status).toBe(201);
    const alert = await json<CreatedAlert>(kept);
    expect(alert).toMatchObject({ question: QUESTION, filters: null, state: "kept", hits: 0, webhook: null });
    expect(kept.headers.get("location")).toBe(`/v1/alerts/${alert.id}`);
    await add(harness, "news.txt", NEWS);
    expect((await json<AlertList>(harness.get("/v1/alerts"))).alerts).toMatchObject([
      { id: alert.id, hits: 1 },
    ]);
    expect(await json<Alert>(harness.get(`/v1/alerts/${alert.id}`))).toMatchObject({ lastHit: 1 });
    const { hits } = await json<AlertHits>(harness.get(`/v1/alerts/${alert.id}/hits?limit=1`));
    expect(hits).toMatchObject([{ number: 1, passage: { text: NEWS }, document: { source: "news.txt" } }]);
    const checked = await harness.get(`/v1/citations/${hits[0]?.passage.id ?? ""}`);
    expect(checked.status).toBe(200);
    const removed = await harness.send("DELETE", `/v1/alerts/${alert.id}`);
    expect([removed.status, await removed.text()]).toEqual([204, ""]);
    for (const path of ["", "/hits", "/feed", `/feed?token=${alert.feed.split("token=")[1] ?? ""}`])
      expect([path, (await harness.get(`/v1/alerts/${alert.id}${path}`)).status]).toEqual([path, 404]);
  });

  it("are hit by what is uploaded, once its job is done", async () => {
    const harness = await shelf();
    const alert = await json<CreatedAlert>(harness.send("POST", "/v1/alerts", { question: QUESTION }));
    await harness.send("POST", "/v1/documents?wait=true", { text: NEWS, title: "Minutes" });
    await harness.send("POST", "/v1/documents?wait=true", {
      text: `${NEWS}\n\nSent once more.`,
      title: "Again",
    });
    const { hits } = await json<AlertHits>(harness.get(`/v1/alerts/${alert.id}/hits`));
    expect(hits.map(({ document }) => document.title)).toEqual(["Minutes"]);
  });

  it("refuse what cannot be kept or asked, and say what", async () => {
    const harness = await shelf();
    const refusal = async (response: Promise<Response>): Promise<unknown[]> => {
      const { status, code, field } = await json<{ status: number; code: string; field?: string }>(response);
      return [status, code, field];
    };
    for (const body of [{}, { question: "" }, { question: "x".repeat(20_000) }, { question: 7 }])
      expect(await refusal(harness.send("POST", "/v1/alerts", body))).toEqual([
        400,
        "invalid_argument",
        "question",
      ]);
    for (const webhook of ["javascript:alert(1)", "https://exam ple.org/", ""]) {
      expect(await refusal(harness.send("POST", "/v1/alerts", { question: QUESTION, webhook }))).toEqual([
        400,
        "invalid_argument",
        "webhook",
      ]);
    }
    const elsewhere = { question: QUESTION, webhook: "https://example.org/" };
    expect(await refusal(harness.send("POST", "/v1/alerts", elsewhere))).toEqual([
      403,
      "webhook_not_allowed",
      "webhook",
    ]);
    expect(await refusal(harness.get("/v1/alerts/alert_0"))).toEqual([404, "not_found", undefined]);
    const { id } = await json<CreatedAlert>(harness.send("POST", "/v1/alerts", { question: QUESTION }));
    expect(await refusal(harness.get(`/v1/alerts/${id}/hits?cursor=x`))).toEqual([
      400,
      "invalid_argument",
      "cursor",
    ]);
    expect(await refusal(harness.get(`/v1/alerts/${id}/hits?limit=0`))).toEqual([
      400,
      "invalid_argument",
      "limit",
    ]);
  });

  it("are refused before the library has looked for documents", async () => {
    const harness = await startLibraryHarness();
    const refused = await harness.send("POST", "/v1/alerts", { question: QUESTION });
    expect([refused.status, (await json<{ code: string }>(refused)).code]).toEqual([
      503,
      "library_not_built",
    ]);
    expect(await json(harness.get("/v1/alerts"))).toEqual({ alerts: [] });
  });
});

describe("an alert's feed", () => {
  it("is Atom of its newest hits, whatever stands in them", async () => {
    const harness = await shelf();
    const question = 'walrus & <b>sanctuary</b> "subsidy"';
    const alert = await json<CreatedAlert>(
      harness.send("POST", "/v1/alerts", { question: "walrus sanctuary subsidy" }),
    );
    await json(harness.send("POST", "/v1/alerts", { question }));
    await add(harness, "a&b <c>.txt", `${NEWS} It cost 4 < 5 & more ]]> "quoted" \u0001 \u{1f9ad}.`);
    await add(harness, "b.txt", "In Mull the walrus sanctuary was given a subsidy as well.");
    const response = await harness.get(`/v1/alerts/${alert.id}/feed`);
    expect(response.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    const elements = elementsOf(await response.text());
    const of = (path: string): string[] =>
      elements.filter((one) => one.path === path).map(({ text }) => text);
    for (const path of ["/feed/id", "/feed/title", "/feed/updated"]) expect(of(path)).toHaveLength(1);
    expect(elements.some(({ attributes: { rel }, path }) => path === "/feed/link" && rel === "self")).toBe(
      true,
    );
    const [entries, ids] = [of("/feed/entry"), of("/feed/entry/id")];
    expect(entries).toHaveLength(2);
    expect(new Set([...ids, ...of("/feed/id")]).size).toBe(3);
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    for (const path of ["title", "updated", "author/name", "content"])
      expect(of(`/feed/entry/${path}`)).toHaveLength(2);
    for (const moment of [...of("/feed/updated"), ...of("/feed/entry/updated")])
      expect(new Date(moment).toISOString()).toBe(moment);
    expect(of("/feed/updated")[0]).toBe(of("/feed/entry/updated")[0]);
    expect(of("/feed/entry/content")[1]).toContain('It cost 4 < 5 & more ]]> "quoted"');
    const { alerts } = await json<AlertList>(harness.get("/v1/alerts"));
    const marked = await (await harness.get(`/v1/alerts/${alerts[1]?.id ?? ""}/feed`)).text();
    expect(elementsOf(marked).find(({ path }) => path === "/feed/title")?.text).toBe(`Pincite: ${question}`);
    // The same hit has the same id for good, so that a reader shows it once.
    await add(harness, "c.txt", "In Skye the walrus sanctuary was given a subsidy of its own.");
    const later = elementsOf(await (await harness.get(`/v1/alerts/${alert.id}/feed`)).text());
    expect(
      later
        .filter(({ path }) => path === "/feed/entry/id")
        .map(({ text }) => text)
        .slice(1),
    ).toEqual(ids);
  });

  it("is opened by a key, or by its token, which opens nothing else", async () => {
    const opened: Keys[] = [];
    const verify = async (text: string) => (await opened[0]?.verify(text)) ?? null;
    const harness = await shelf({ access: { host: "0.0.0.0", keys: { verify } } });
    const own = new Keys(harness.fake.index, () => new Date());
    opened.push(own);
    const { key, id: keyId } = await own.create({ name: "desk", scope: "read", tags: null, expires: null });
    const { key: other } = await own.create({ name: "other", scope: "read", tags: null, expires: null });
    const bearer = (text: string): Record<string, string> => ({ authorization: `Bearer ${text}` });
    const kept = await harness.send("POST", "/v1/alerts", { question: QUESTION }, bearer(key));
    const { id, feed } = await json<CreatedAlert>(kept);
    await add(harness, "news.txt", NEWS);
    const status = async (path: string, headers = {}): Promise<number> =>
      (await harness.send("GET", path, undefined, headers)).status;
    expect(await status(feed)).toBe(200);
    expect(await status(`/v1/alerts/${id}/feed`, bearer(key))).toBe(200);
    expect(await status(`/v1/alerts/${id}/feed`)).toBe(401);
    expect(await status(`/v1/alerts/${id}/feed?token=${"x".repeat(43)}`)).toBe(404);
    expect(await status(`/v1/alerts/${id}/feed`, bearer(other))).toBe(404);
    const token = feed.split("token=")[1] ?? "";
    for (const path of [`/v1/alerts/${id}`, `/v1/alerts/${id}/hits`, "/v1/alerts", "/v1/documents"]) {
      expect([path, await status(`${path}?token=${token}`)]).toEqual([path, 401]);
      expect([path, await status(path, bearer(token))]).toEqual([path, 401]);
    }
    const { feed: second } = await json<CreatedAlert>(
      harness.send("POST", "/v1/alerts", { question: QUESTION }, bearer(other)),
    );
    expect(await status(`/v1/alerts/${id}/feed?token=${second.split("token=")[1] ?? ""}`)).toBe(404);
    const text = await (await harness.get(feed)).text();
    expect(text).not.toContain(token);
    await own.revoke(keyId);
    expect(await status(feed)).toBe(404);
    own.close();
  });
});
