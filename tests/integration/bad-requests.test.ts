import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { packageDirectory, suiteFolder } from "./real-library.ts";
import { pincite, serve, type Serving } from "./running-program.ts";

/** What an attack may cost the server in memory: far less than what is sent, unpacked or nested. */
const MOST_BYTES_MORE = 150_000_000;
const DEPTH = 100_000;
const FORM_HEAD = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';

describe("a service that is sent", () => {
  const folder = suiteFolder();
  const documents = join(folder, "documents");
  const index = join(folder, "index");
  let server: Serving;
  let before: number;

  beforeAll(async () => {
    mkdirSync(documents);
    cpSync(join(packageDirectory, "documents", "history"), join(documents, "history"), { recursive: true });
    expect((await pincite("index", "--documents", documents, "--index", index)).code).toBe(0);
    server = await serve("--documents", documents, "--index", index, "--max-upload-mb", "5");
    while ((await fetch(`${server.url}/readyz`)).status !== 200);
    for (let asked = 0; asked < 20; asked += 1) await ask();
  });
  afterAll(async () => {
    expect(await server.stop()).toBe(0);
  });

  beforeEach(async () => {
    before = await residentBytes();
  });
  afterEach(async () => {
    expect((await residentBytes()) - before).toBeLessThan(MOST_BYTES_MORE);
    await ask();
  });

  async function ask(): Promise<void> {
    const response = await fetch(`${server.url}/v1/ask?q=how+much+did+the+US+pay+for+Alaska`);
    expect(await response.text()).toContain("$7.2 million");
  }

  async function residentBytes(): Promise<number> {
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]);
  }

  async function open(): Promise<Socket> {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    // The server may cut it while something is on its way.
    socket.on("error", () => undefined);
    await once(socket, "connect");
    return socket;
  }

  async function post(path: string, body: string | Buffer, headers: Record<string, string> = {}) {
    const response = await fetch(server.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: new Uint8Array(Buffer.from(body)),
    });
    const { code } = (await response.json()) as { code?: string };
    return { status: response.status, type: response.headers.get("content-type"), code };
  }

  const refused = (status: number, code: string) => ({
    status,
    type: "application/problem+json; charset=utf-8",
    code,
  });

  /** Uploads that are on their way, or were left behind. */
  const incoming = (): string[] => {
    const path = join(index, "uploads", ".incoming");
    return existsSync(path) ? readdirSync(path) : [];
  };

  const present = async (): Promise<number> => {
    const { total } = (await (await fetch(`${server.url}/v1/documents`)).json()) as { total: number };
    return total;
  };

  it("10 MB of headers says so and closes the connection, long before it has read them", async () => {
    for (const line of [`X: ${"x".repeat(100_000)}`, `${"X: y\r\n".repeat(15_000)}X: y`]) {
      const socket = await open();
      let answer = "";
      socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
      const closed = new Promise((resolve) => socket.once("close", resolve));
      socket.write("GET /livez HTTP/1.1\r\nHost: localhost\r\n");
      for (let sent = 0; sent < 100 && answer === ""; sent += 1) {
        socket.write(`${line}\r\n`);
        await new Promise(setImmediate);
      }
      await closed;
      expect(answer).toMatch(/^HTTP\/1\.1 431 /);
      expect(answer).toContain('"code":"headers_too_large"');
      expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    }
  });

  it("JSON of 100,000 levels says what it wants instead", async () => {
    const lists = "[".repeat(DEPTH) + "]".repeat(DEPTH);
    const objects = `${'{"a":'.repeat(DEPTH)}1${"}".repeat(DEPTH)}`;
    for (const deep of [lists, objects]) {
      expect(await post("/v1/ask", deep)).toEqual(refused(400, "invalid_argument"));
      expect(await post("/v1/ask", `{"question":${deep}}`)).toEqual(refused(400, "invalid_argument"));
      expect(await post("/v1/search", `{"query":"x","filters":{"tags":${deep}}}`)).toEqual(
        refused(400, "invalid_argument"),
      );
      expect(await post("/v1/documents", `{"documents":${deep}}`)).toEqual(refused(400, "invalid_argument"));
      expect(await post("/v1/ask", deep.slice(0, -1))).toEqual(refused(400, "malformed_json"));
    }
    expect((await post("/mcp", lists)).status).toBe(400);
    const form = `--x\r\nContent-Disposition: form-data; name="metadata"\r\n\r\n${lists}\r\n${FORM_HEAD}x\r\n--x--\r\n`;
    const type = { "content-type": "multipart/form-data; boundary=x" };
    expect(await post("/v1/documents", form, type)).toEqual(refused(413, "payload_too_large"));
  });

  it("what unpacks to 100 MB does not unpack it", async () => {
    const spaces = Buffer.alloc(100_000_000, " ");
    const bombs = { gzip: gzipSync(spaces), br: brotliCompressSync(spaces) };
    for (const [encoding, bomb] of Object.entries(bombs)) {
      const packed = { "content-encoding": encoding };
      for (const path of ["/v1/ask", "/v1/search/batch", "/v1/documents", "/v1/sync"]) {
        expect(await post(path, bomb, packed)).toEqual(refused(415, "unsupported_media_type"));
      }
      const form = { ...packed, "content-type": "multipart/form-data; boundary=x" };
      expect(await post("/v1/documents", bomb, form)).toEqual(refused(415, "unsupported_media_type"));
    }
  });

  it("half of an upload keeps nothing of it", async () => {
    const known = await present();
    const half =
      "POST /v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n" +
      `Content-Length: 4000000\r\n\r\n${FORM_HEAD}${"half ".repeat(100_000)}`;
    const callers = await Promise.all(Array.from({ length: 20 }, open));
    for (const caller of callers) caller.write(half);
    while (incoming().length < callers.length) await new Promise(setImmediate);
    for (const caller of callers) caller.destroy();
    while (incoming().length > 0) await new Promise(setImmediate);
    expect(await present()).toBe(known);
  });

  it("names that lead elsewhere keeps the files in its own folder, under names of one line", async () => {
    const names = [
      "../../../../escaped.txt",
      String.raw`..\\..\\escaped.txt`,
      "/tmp/pincite-escaped.txt",
      "....//....//escaped.txt",
      "%2e%2e%2f%2e%2e%2fescaped.txt",
      "a\0/../escaped.txt",
      `${"../".repeat(2_000)}escaped.txt`,
    ];
    const sources: string[] = [];
    for (const [number, name] of names.entries()) {
      const body = `${FORM_HEAD.replace("a.txt", () => name)}The escape number ${number}.\r\n--x--\r\n`;
      const response = await fetch(`${server.url}/v1/documents`, {
        method: "POST",
        headers: { "content-type": "multipart/form-data; boundary=x" },
        body,
      });
      expect([name.slice(0, 40), response.status]).toEqual([name.slice(0, 40), 202]);
      const received = (await response.json()) as { documents: { source: string }[] };
      sources.push(...received.documents.map(({ source }) => source));
    }
    expect(sources).toHaveLength(names.length);
    for (const source of sources) expect(source).toMatch(/^upload:[0-9a-f]{16}\/[^/\\\0\r\n]+\.txt$/);
    expect(readdirSync(folder).sort()).toEqual(["documents", "index"]);
    expect(readdirSync(documents)).toEqual(["history"]);
    expect(existsSync("/tmp/pincite-escaped.txt")).toBe(false);
  });
});
