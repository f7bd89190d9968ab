import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { Operation } from "../../../src/http/operations/operation.ts";
import { operationEntries, OPERATIONS } from "../../../src/http/operations/operations.ts";
import { FAILURES_PER_MINUTE } from "../../../src/http/middleware/rate-limit.ts";
import { Keys } from "../../../src/library/access/keys.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";
import { rawRequest, startHarness, type Harness, type HarnessOptions } from "../harness.ts";
import { allows, SCOPES } from "../../../src/core/caller.ts";

/** As if reachable from elsewhere: what a request needs follows from the address that the server was told to bind to. */
const OPEN = "0.0.0.0";
const READER = { name: "a reader", scope: "read", tags: null, expires: null } as const;

function newKeys(): Keys {
  const keys = new Keys(temporaryFolder(), () => new Date());
  onTestFinished(() => {
    keys.close();
  });
  return keys;
}

async function serve(options: HarnessOptions): Promise<Harness> {
  const harness = await startHarness(options);
  onTestFinished(() => harness.stop());
  return harness;
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

/** The status alone: the connection is cut, because events may go on for ever. */
async function statusOf(
  url: string,
  operation: Pick<Operation, "method" | "path">,
  headers: Record<string, string> = {},
): Promise<number> {
  const path = operation.path.replaceAll(/\{\w+\}/g, "00000000000000aa");
  const abort = new AbortController();
  const response = await fetch(url + path, {
    method: operation.method.toUpperCase(),
    headers,
    signal: abort.signal,
  });
  abort.abort();
  return response.status;
}

/** Neither missing nor insufficient: whatever else is wrong with the request, the guard let it pass. */
const isLetIn = (status: number): boolean => ![401, 403, 429].includes(status);

describe("access", () => {
  describe("of a server that other machines reach", () => {
    const MCP = { method: "post", path: "/mcp", scope: "read" } as const;
    const guarded: readonly Pick<Operation, "method" | "path" | "scope" | "wholeLibrary">[] = [
      ...operationEntries.map(([, operation]) => operation),
      MCP,
    ];
    const named = guarded.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

    it.each(named)("is given to %s by scope, and to nobody else", async (_name, operation) => {
      const keys = newKeys();
      const { url } = await serve({ access: { host: OPEN, keys } });
      const needed = operation.scope;
      expect(isLetIn(await statusOf(url, operation))).toBe(needed === "none");
      for (const scope of SCOPES) {
        const { key } = await keys.create({ ...READER, scope });
        const isAllowed = needed === "none" || allows(scope, needed);
        expect([scope, isLetIn(await statusOf(url, operation, bearer(key)))]).toEqual([scope, isAllowed]);
      }
      const limited = (await keys.create({ ...READER, tags: ["open"] })).key;
      const isForLimited = needed === "none" || (needed === "read" && operation.wholeLibrary === undefined);
      expect(isLetIn(await statusOf(url, operation, bearer(limited)))).toBe(isForLimited);
    });

    it("is given without a key to nothing but the probes", () => {
      const open = operationEntries.filter(([, { scope }]) => scope === "none").map(([id]) => id);
      expect(open).toEqual(["livez", "readyz"]);
    });

    /** Whoever adds to these makes sure that they speak of nothing but `call.library`, and of no other document. */
    it("is given to a key that is limited to tags for what follows its view of the library alone", () => {
      const readable = operationEntries
        .filter(([, { scope, wholeLibrary }]) => scope === "read" && wholeLibrary === undefined)
        .map(([id]) => id);
      expect(new Set(readable)).toEqual(
        new Set([
          "searchByUrl",
          "search",
          "searchBatch",
          "askByUrl",
          "ask",
          "checkCitation",
          "checkQuote",
          "checkDraft",
          "getDraftCheck",
          "followDraftCheck",
          "removeDraftCheck",
          "suggest",
          "listPeople",
          "listStatements",
          "keepAlert",
          "listAlerts",
          "getAlert",
          "removeAlert",
          "listAlertHits",
          "alertFeed",
          "listDocuments",
          "getDocument",
          "getDocumentText",
          "getDocumentStructure",
          "getDocumentFile",
          "health",
        ]),
      );
    });

    it("to the page, its files and the reference needs no key: they hold nothing of the documents", async () => {
      const { url } = await serve({ access: { host: OPEN } });
      for (const path of ["/", "/assets/page.js", "/docs", "/docs/problems", "/openapi.json", "/livez"])
        expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);
    });

    it("is refused as RFC 6750 has it", async () => {
      const keys = newKeys();
      const { url } = await serve({ access: { host: OPEN, keys } });
      const asked = async (path: string, headers: Record<string, string> = {}, method = "GET") => {
        const response = await fetch(url + path, { method, headers });
        const { code } = (await response.json()) as { code: string };
        return [response.status, code, response.headers.get("www-authenticate")];
      };
      const { key } = await keys.create(READER);
      const none = [401, "key_required", 'Bearer realm="Pincite"'];
      expect(await asked("/v1/documents")).toEqual(none);
      expect(await asked("/v1/documents", { authorization: "Basic YTpi" })).toEqual(none);
      expect(await asked(`/v1/documents?access_token=${key}`)).toEqual(none);
      const wrong = [401, "key_refused", 'Bearer realm="Pincite", error="invalid_token"'];
      expect(await asked("/v1/documents", bearer("nonsense"))).toEqual(wrong);
      expect(await asked("/v1/documents", bearer(`${key.slice(0, -1)}-`))).toEqual(wrong);
      expect(await asked("/v1/documents", { authorization: "Bearer" })).toEqual(wrong);
      const narrow = 'Bearer realm="Pincite", error="insufficient_scope", scope="write"';
      expect(await asked("/v1/sync", bearer(key), "POST")).toEqual([403, "not_allowed", narrow]);
    });

    it("ends with the request after a key is revoked, and with its last day", async () => {
      let now = new Date("2027-01-31T12:00:00Z");
      const keys = new Keys(temporaryFolder(), () => now);
      onTestFinished(() => {
        keys.close();
      });
      const { url } = await serve({ access: { host: OPEN, keys } });
      const asked = async (key: string) =>
        (await fetch(`${url}/v1/documents`, { headers: bearer(key) })).status;
      const { id, key } = await keys.create(READER);
      const dated = await keys.create({ ...READER, expires: "2027-01-31" });
      expect([await asked(key), await asked(dated.key)]).toEqual([200, 200]);
      await keys.revoke(id);
      now = new Date("2027-02-01T00:00:00Z");
      expect([await asked(key), await asked(dated.key)]).toEqual([401, 401]);
    });

    it("comes before the body is read", async () => {
      const { url } = await serve({ access: { host: OPEN } });
      const response = await rawRequest(url, "/v1/ask", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "not JSON",
      });
      expect(response.status).toBe(401);
    });
  });

  describe("on loopback", () => {
    it("needs no key, but a key that is given must be right and allow what is asked", async () => {
      const keys = newKeys();
      const { key } = await keys.create(READER);
      const { url } = await serve({ access: { keys } });
      const sync = OPERATIONS.sync;
      expect(isLetIn(await statusOf(url, sync))).toBe(true);
      expect(isLetIn(await statusOf(url, sync, { authorization: "Basic YTpi" }))).toBe(true);
      expect(await statusOf(url, sync, bearer("nonsense"))).toBe(401);
      expect(await statusOf(url, sync, bearer(key))).toBe(403);
    });

    it("needs one where an allowed host leads to it from elsewhere", async () => {
      const keys = newKeys();
      const { key } = await keys.create(READER);
      const { url } = await serve({ access: { keys }, allowedHosts: ["docs.example.org"] });
      const asked = async (host: string, headers: Record<string, string> = {}) =>
        (await rawRequest(url, "/v1/documents", { headers: { host, ...headers } })).status;
      expect(await asked("docs.example.org")).toBe(401);
      expect(await asked("docs.example.org:443", bearer(key))).toBe(200);
      expect(await asked("localhost")).toBe(200);
      expect(await asked("other.example.org", bearer(key))).toBe(421);
    });
  });

  describe("to some tags", () => {
    it("shows nothing of other documents over HTTP and MCP", async () => {
      const keys = newKeys();
      const { url, library } = await serve({ access: { host: OPEN, keys } });
      const asked = async (tags: string[] | null, path: string) => {
        const { key } = await keys.create({ ...READER, tags });
        return (await fetch(url + path, { headers: bearer(key) })).text();
      };
      // The only document of the library has no tag.
      expect(await asked(null, "/v1/documents")).toContain("Harbour notes");
      for (const path of [
        "/v1/documents",
        "/v1/documents/00000000000000aa",
        "/v1/documents/00000000000000aa/text",
        "/v1/search?q=ferry",
        "/v1/ask?q=ferry",
        "/healthz",
      ]) {
        expect(await asked(["open"], path)).not.toMatch(/Harbour|ferr|"documents":1|"revision":7/);
      }
      expect(library.searches).toEqual([]);
      const { key } = await keys.create({ ...READER, tags: ["open"] });
      const call = { name: "list_documents", arguments: {} };
      const response = await fetch(`${url}/mcp`, {
        method: "POST",
        headers: {
          ...bearer(key),
          "content-type": "application/json",
          accept: "application/json, text/event-stream",
        },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: call }),
      });
      expect(response.status).toBe(200);
      expect(await response.text()).not.toContain("Harbour");
    });

    it("does not tell that a sync is running", async () => {
      const keys = newKeys();
      let finish: () => void = () => undefined;
      const finished = new Promise<void>((resolve) => (finish = resolve));
      const { url } = await serve({
        access: { host: OPEN, keys },
        sync: async (library) => {
          await finished;
          return library.sync();
        },
      });
      const writer = (await keys.create({ ...READER, scope: "write" })).key;
      const limited = (await keys.create({ ...READER, tags: ["open"] })).key;
      const health = async (key: string) =>
        (await (await fetch(`${url}/healthz`, { headers: bearer(key) })).json()) as { syncing: boolean };
      const started = await fetch(`${url}/v1/sync`, { method: "POST", headers: bearer(writer) });
      expect(isLetIn(started.status)).toBe(true);
      await expect.poll(async () => (await health(writer)).syncing).toBe(true);
      expect((await health(limited)).syncing).toBe(false);
      finish();
    });

    it("tells each caller what it may do", async () => {
      const keys = newKeys();
      const { url } = await serve({ access: { host: OPEN, keys } });
      const accessOf = async (key: string) =>
        ((await (await fetch(`${url}/healthz`, { headers: bearer(key) })).json()) as { access: unknown })
          .access;
      expect(await accessOf((await keys.create(READER)).key)).toEqual({ scope: "read", tags: null });
      expect(await accessOf((await keys.create({ ...READER, scope: "write" })).key)).toEqual({
        scope: "write",
        tags: null,
      });
      expect(await accessOf((await keys.create({ ...READER, tags: ["open"] })).key)).toEqual({
        scope: "read",
        tags: ["open"],
      });
    });
  });

  describe("in a minute", () => {
    const documents = (url: string, key?: string) =>
      fetch(`${url}/v1/documents`, { headers: key === undefined ? {} : bearer(key) });

    it("is limited for each key, and says when to come back", async () => {
      const keys = newKeys();
      const [first, second] = [(await keys.create(READER)).key, (await keys.create(READER)).key];
      const { url } = await serve({ access: { host: OPEN, keys, requestsPerMinute: 3 } });
      for (const left of [2, 1, 0]) {
        const response = await documents(url, first);
        expect(response.status).toBe(200);
        expect(response.headers.get("ratelimit")).toMatch(new RegExp(`^"requests"; r=${left}; t=\\d+$`));
        expect(response.headers.get("ratelimit-policy")).toMatch(/^"requests"; q=3; w=60; pk=/);
      }
      const refused = await documents(url, first);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
      expect(refused.headers.get("content-type")).toContain("application/problem+json");
      expect(await refused.json()).toMatchObject({ status: 429, code: "too_many_requests" });
      expect((await documents(url, second)).status).toBe(200);
      // Neither the probes nor the page are counted.
      for (const path of ["/livez", "/"]) expect((await fetch(url + path)).status).toBe(200);
    });

    it("is limited for an address without a key", async () => {
      const { url } = await serve({ access: { host: OPEN, requestsPerMinute: 2 } });
      const statuses = [];
      for (let time = 0; time < 4; time += 1) statuses.push((await documents(url)).status);
      expect(statuses).toEqual([401, 401, 429, 429]);
    });

    it("is not limited for the programs of this machine, nor where the limit is 0", async () => {
      const keys = newKeys();
      const { key } = await keys.create(READER);
      const local = await serve({ access: { keys, requestsPerMinute: 2 } });
      const unlimited = await serve({ access: { host: OPEN, keys, requestsPerMinute: 0 } });
      for (let time = 0; time < 5; time += 1) {
        expect((await documents(local.url)).status).toBe(200);
        expect((await documents(unlimited.url, key)).status).toBe(200);
      }
    });

    it("takes a few wrong keys from an address, and a right one at any time", async () => {
      const keys = newKeys();
      const { key } = await keys.create(READER);
      const { url } = await serve({ access: { host: OPEN, keys, requestsPerMinute: 600 } });
      const statuses = [];
      for (let time = 0; time < FAILURES_PER_MINUTE + 2; time += 1)
        statuses.push((await documents(url, `wrong${time}`)).status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(FAILURES_PER_MINUTE);
      expect(statuses.slice(FAILURES_PER_MINUTE)).toEqual([429, 429]);
      expect((await documents(url, key)).status).toBe(200);
    });
  });
});

describe("pages of other origins", () => {
  const ORIGIN = "https://desk.example.org";
  let harness: Harness;
  let keys: Keys;
  beforeEach(async () => {
    keys = new Keys(temporaryFolder(), () => new Date());
    harness = await startHarness({ access: { host: OPEN, keys }, corsOrigins: [ORIGIN] });
  });
  afterEach(async () => {
    await harness.stop();
    keys.close();
  });

  const preflight = (origin: string, path = "/v1/ask") =>
    rawRequest(harness.url, path, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization, content-type",
      },
    });

  it("that are named may ask beforehand, and need their key only then", async () => {
    const { status, headers, body } = await preflight(ORIGIN);
    expect([status, body]).toEqual([204, ""]);
    expect(headers).toMatchObject({
      "access-control-allow-origin": ORIGIN,
      "access-control-max-age": "600",
      "x-content-type-options": "nosniff",
    });
    expect(headers.vary).toContain("Origin");
    expect(headers["access-control-allow-methods"]).toContain("POST");
    expect(headers["access-control-allow-headers"]?.toString().toLowerCase()).toContain("authorization");
    expect(headers["access-control-allow-credentials"]).toBeUndefined();
  });

  it("that are named read answers and refusals alike, and may write", async () => {
    const { key } = await keys.create({ ...READER, scope: "write" });
    const asked = (headers: Record<string, string>, method = "GET", path = "/v1/documents") =>
      rawRequest(harness.url, path, { method, headers: { origin: ORIGIN, ...headers } });
    const answer = await asked(bearer(key));
    expect(answer.status).toBe(200);
    expect(answer.headers["access-control-allow-origin"]).toBe(ORIGIN);
    expect(answer.headers["access-control-expose-headers"]).toContain("X-Request-Id");
    const refusal = await asked({});
    expect(refusal.status).toBe(401);
    expect(refusal.headers["access-control-allow-origin"]).toBe(ORIGIN);
    const written = await asked({ ...bearer(key), "sec-fetch-site": "cross-site" }, "POST", "/v1/sync");
    expect(isLetIn(written.status)).toBe(true);
  });

  it("that are not named are told nothing, but that it depends on the origin", async () => {
    for (const origin of [
      "https://evil.example",
      "null",
      `${ORIGIN}.evil.example`,
      "http://desk.example.org",
      `${ORIGIN}:8443`,
      ORIGIN.toUpperCase(),
    ]) {
      const { status, headers } = await preflight(origin);
      expect([origin, status]).toEqual([origin, 403]);
      expect(headers["access-control-allow-origin"]).toBeUndefined();
      expect(headers["access-control-allow-methods"]).toBeUndefined();
      expect(headers.vary).toContain("Origin");
    }
  });

  it("are none by default, whatever they ask", async () => {
    const closed = await startHarness();
    onTestFinished(() => closed.stop());
    const response = await rawRequest(closed.url, "/healthz", { headers: { origin: ORIGIN } });
    expect(response.status).toBe(200);
    expect(Object.keys(response.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(response.headers.vary ?? "").not.toContain("Origin");
  });
});

describe("names of the server", () => {
  it("are checked beyond loopback too where some are allowed, and addresses are no names", async () => {
    const { url } = await serve({ access: { host: OPEN }, allowedHosts: ["docs.example.org"] });
    const asked = async (host: string) => (await rawRequest(url, "/livez", { headers: { host } })).status;
    for (const host of ["docs.example.org", "DOCS.example.org:8080", "192.0.2.7:3000", "[2001:db8::1]:80"])
      expect([host, await asked(host)]).toEqual([host, 200]);
    for (const host of ["evil.example", "docs.example.org.evil.example", "x.docs.example.org"])
      expect([host, await asked(host)]).toEqual([host, 421]);
  });
});

describe("security headers", () => {
  it("stand on every response, whatever becomes of the request", async () => {
    const { url } = await serve({ access: { host: OPEN } });
    const requests: [string, string, Record<string, string>][] = [
      ["GET", "/", {}],
      ["GET", "/docs", {}],
      ["GET", "/nothing", {}],
      ["GET", "/v1/documents", {}],
      ["POST", "/v1/ask", {}],
      ["PATCH", "/v1/ask", {}],
      ["GET", "/%zz", {}],
      ["POST", "/v1/sync", { origin: "https://evil.example" }],
    ];
    for (const [method, path, headers] of requests) {
      const response = await rawRequest(url, path, { method, headers });
      expect([path, response.headers]).toEqual([
        path,
        expect.objectContaining({
          "x-content-type-options": "nosniff",
          "referrer-policy": "no-referrer",
          "cross-origin-opener-policy": "same-origin",
          "cross-origin-resource-policy": "same-origin",
          "content-security-policy": expect.stringMatching(
            /default-src 'self'.*frame-ancestors 'none'/,
          ) as unknown,
        }),
      ]);
    }
  });
});
