import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createHmac } from "node:crypto";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import { mkdirSync, rmSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { deliverDue, webhookSecret, type WebhookPorts } from "../../src/service/alert-webhooks.ts";
import { Keys } from "../../src/library/access/keys.ts";
import { formatOf } from "../../src/ingest/format.ts";
import { LocalLibrary } from "../../src/library/local-library.ts";
import { defaultLimits } from "../../src/config/limits.ts";
import { readFile } from "../../src/ingest/read-file.ts";
import { FakeEmbedder } from "../fixtures/fake-embedder.ts";
import { put, temporaryFolder } from "../fixtures/temporary-folder.ts";

const KEEPER = { keyId: null, seesAll: true };
const QUESTION = "walrus sanctuary subsidy";
const SECRET = "a secret of sixteen";
const running = new AbortController().signal;

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver on a real socket. */
async function receiver(answer: (response: ServerResponse, count: number) => void) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body });
      answer(response, received.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, received };
}

/** A library that allows webhooks below the address; opened anew by the same folders it is what a restart finds. */
function libraryAt(allowed: string, folder = temporaryFolder()) {
  const clock = { now: new Date("2026-11-28T12:00:00Z") };
  const documents = join(folder, "documents");
  mkdirSync(documents, { recursive: true });
  const embedder = new FakeEmbedder();
  const library = new LocalLibrary({
    documentsDirectory: documents,
    indexDirectory: join(folder, "index"),
    model: embedder.model,
    reader: { read: (path) => readFile(path, defaultLimits), close: async () => undefined },
    isSupported: (path) => formatOf(path) !== null,
    identifyModel: async () => embedder,
    openEmbedder: async () => embedder,
    warn: () => undefined,
    now: () => clock.now,
    lockWaitMs: 0,
    allowedWebhooks: [allowed],
  });
  onTestFinished(() => library.close());
  const ports: WebhookPorts = {
    library,
    secret: SECRET,
    now: () => clock.now,
    onFailure: (error) => {
      throw error;
    },
    timeoutMs: 500,
  };
  return { library, documents, folder, clock, ports, deliver: () => deliverDue(ports, running) };
}

async function withHit(url: string, path = "/hook") {
  const at = libraryAt(url);
  put(at.documents, "old.txt", "The ferry leaves at nine.\n");
  await at.library.sync();
  const alert = await at.library.keepAlert({ question: QUESTION, webhook: url + path }, KEEPER);
  put(at.documents, "news.txt", "The council granted the walrus sanctuary a subsidy.\n");
  await at.library.sync();
  const webhook = async () => (await at.library.alert(alert.id, KEEPER)).webhook;
  return { ...at, alert, webhook };
}

describe("an alert's webhook", () => {
  it("is sent each hit once, signed", async () => {
    const { url, received } = await receiver((response) => response.writeHead(204).end());
    const { alert, library, documents, deliver, webhook } = await withHit(url);
    expect(await webhook()).toEqual({ url: `${url}/hook`, state: "delivering", waiting: 1 });
    await deliver();
    await deliver();
    expect(received).toHaveLength(1);
    const [{ headers, body }] = received as [Received];
    expect(JSON.parse(body)).toMatchObject({
      alert: { id: alert.id, question: QUESTION },
      hits: [{ number: 1, document: { source: "news.txt" }, citation: "“news”, news.txt" }],
      through: 1,
    });
    expect(headers["pincite-timestamp"]).toBe(String(Date.parse("2026-11-28T12:00:00Z") / 1_000));
    const signed = `${String(headers["pincite-timestamp"])}.${body}`;
    expect(headers["pincite-signature"]).toBe(
      `v1=${createHmac("sha256", SECRET).update(signed).digest("hex")}`,
    );
    expect(headers["pincite-delivery"]).toBe(`${alert.id}-1`);
    put(documents, "more.txt", "In Mull the walrus sanctuary was given a subsidy as well.\n");
    await library.sync();
    await deliver();
    expect(received.map(({ body: sent }) => (JSON.parse(sent) as { through: number }).through)).toEqual([
      1, 2,
    ]);
    expect(await webhook()).toMatchObject({ state: "delivering", waiting: 0 });
  });

  it("is tried again with growing distance, also after a restart, until it takes it", async () => {
    const { url, received } = await receiver((response, count) =>
      response.writeHead(count < 3 ? 500 : 200).end("x"),
    );
    const first = await withHit(url);
    await first.deliver();
    expect(await first.webhook()).toMatchObject({ state: "failing", waiting: 1 });
    await first.deliver();
    expect(received).toHaveLength(1);
    await first.library.close();
    const second = libraryAt(url, first.folder);
    const later = async (seconds: number): Promise<void> => {
      second.clock.now = new Date(second.clock.now.getTime() + seconds * 1_000);
      await second.deliver();
    };
    await later(29);
    expect(received).toHaveLength(1);
    await later(2);
    expect(received).toHaveLength(2);
    await later(59);
    expect(received).toHaveLength(2);
    await later(2);
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    await later(86_400);
    expect(received).toHaveLength(3);
    expect((await second.library.alert(first.alert.id, KEEPER)).webhook).toMatchObject({
      state: "delivering",
      waiting: 0,
    });
  });

  it("is given up after sixteen failures in a row, and its hits stay listed", async () => {
    const { url, received } = await receiver((response) => response.writeHead(404).end());
    const { deliver, clock, webhook, library, alert } = await withHit(url);
    for (let day = 0; day < 20; day += 1) {
      await deliver();
      clock.now = new Date(clock.now.getTime() + 86_400_000);
    }
    expect(received).toHaveLength(16);
    expect(await webhook()).toMatchObject({ state: "given-up", waiting: 1 });
    expect((await library.alertHits(alert.id, {}, KEEPER)).hits).toHaveLength(1);
  });

  it("follows no redirect, waits for nobody, and reads no answer", async () => {
    const target = await receiver((response) => response.writeHead(200).end());
    const { url, received } = await receiver((response, count) => {
      if (count === 1) response.writeHead(302, { location: target.url }).end();
      else if (count === 2) response.writeHead(200).write("x".repeat(100_000));
      // The third is never answered.
    });
    const { deliver, webhook, library, documents, clock } = await withHit(url);
    await deliver();
    expect(await webhook()).toMatchObject({ state: "failing" });
    clock.now = new Date(clock.now.getTime() + 60_000);
    await deliver();
    expect(await webhook()).toMatchObject({ state: "delivering", waiting: 0 });
    put(documents, "more.txt", "In Mull the walrus sanctuary was given a subsidy as well.\n");
    await library.sync();
    await deliver();
    expect(await webhook()).toMatchObject({ state: "failing", waiting: 1 });
    expect([received.length, target.received.length]).toEqual([3, 0]);
  });

  it("lies below an address that is allowed, when it is kept and when it is sent to", async () => {
    const { url, received } = await receiver((response) => response.writeHead(204).end());
    const { library, folder, alert } = await withHit(url, "/hook");
    for (const webhook of [
      `${url.replace("127.0.0.1", "localhost")}/hook`,
      "http://127.0.0.1:1/",
      `${url}@example.org/`,
    ]) {
      await expect(library.keepAlert({ question: QUESTION, webhook }, KEEPER)).rejects.toMatchObject({
        code: "webhook_not_allowed",
      });
    }
    await library.close();
    const narrower = libraryAt(`${url}/other`, folder);
    await narrower.deliver();
    expect(received).toEqual([]);
    for (const webhook of [`${url}/other2`, `${url}/other/../hook`, `${url}/`]) {
      await expect(narrower.library.keepAlert({ question: QUESTION, webhook }, KEEPER)).rejects.toMatchObject(
        {
          code: "webhook_not_allowed",
        },
      );
    }
    await narrower.library.keepAlert({ question: QUESTION, webhook: `${url}/other/a` }, KEEPER);
    expect((await narrower.library.alert(alert.id, KEEPER)).webhook).toMatchObject({ waiting: 1 });
  });

  it("is sent nothing of a revoked key's alert, nor words that have gone", async () => {
    const { url, received } = await receiver((response) => response.writeHead(204).end());
    const { library, documents, deliver, folder } = await withHit(url);
    const keys = new Keys(join(folder, "index"), () => new Date());
    const key = await keys.create({ name: "desk", scope: "read", tags: null, expires: null });
    const own = { keyId: key.id, seesAll: false };
    await library.keepAlert({ question: "puffin colony census", webhook: `${url}/own` }, own);
    put(documents, "puffins.txt", "The puffin colony census was published today.\n");
    await library.sync();
    await keys.revoke(key.id);
    keys.close();
    rmSync(join(documents, "news.txt"));
    await library.sync();
    await deliver();
    expect(received).toEqual([]);
  });
});

describe("the secret of webhooks", () => {
  it("is needed where one is allowed, and is not short", () => {
    expect(webhookSecret([], undefined)).toBeNull();
    expect(webhookSecret(["https://example.org/"], SECRET)).toBe(SECRET);
    for (const secret of [undefined, "", "short"]) {
      expect(() => webhookSecret(["https://example.org/"], secret)).toThrow(
        expect.objectContaining({ code: "invalid_argument", field: "PINCITE_ALERT_WEBHOOK_SECRET" }) as Error,
      );
    }
  });
});
