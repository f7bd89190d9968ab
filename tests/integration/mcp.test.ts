import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callTool, connectClient } from "../mcp/connected-client.ts";
import { packageDirectory, program, suiteFolder } from "./real-library.ts";
import { pincite, serve, type Serving } from "./running-program.ts";

/** A passage as tools give it. */
interface FoundPassage {
  readonly passage: { readonly text: string; readonly start: number; readonly end: number };
  readonly document: { readonly id: string; readonly title: string };
}

describe("an assistant over MCP", () => {
  const folder = suiteFolder();
  const documents = join(folder, "documents");
  const directories = ["--documents", documents, "--index", join(folder, "index")];
  const assistant = (): Promise<Client> =>
    connectClient(
      new StdioClientTransport({ command: process.execPath, args: [program, "mcp", ...directories] }),
    );
  let client: Client;

  beforeAll(async () => {
    mkdirSync(documents);
    cpSync(join(packageDirectory, "documents", "history"), join(documents, "history"), { recursive: true });
    client = await assistant();
  });
  afterAll(() => client.close());

  it("is told that nothing is indexed yet, and finds the documents when another process has indexed them", async () => {
    const question = "how much did the US pay for Alaska";
    const before = await callTool(client, "ask", { question });
    expect(before).toMatchObject({ isError: true, text: expect.stringContaining("pincite index") as string });
    expect(before.text).not.toContain(folder);
    expect((await callTool(client, "list_documents")).structured).toMatchObject({ documents: [], total: 0 });

    expect((await pincite("index", ...directories)).code).toBe(0);
    const after = await callTool(client, "ask", { question });
    expect(after.structured).toMatchObject({ answered: true });
    expect(after.text).toContain("$7.2 million");
    expect(after.text).toContain("history/alaska-purchase.pdf");
  });

  it("can check every quotation against the document", async () => {
    const { structured } = await callTool(client, "search", { query: "Fort Ross", k: 5 });
    const { hits } = structured as { hits: FoundPassage[] };
    expect(hits.length).toBeGreaterThan(0);
    for (const { passage, document } of hits) {
      const { start, end } = passage;
      const range = await callTool(client, "read_document", { id: document.id, start, end });
      expect(range.structured).toMatchObject({ text: passage.text, document: { title: document.title } });
      const { contents } = await client.readResource({ uri: `pincite://documents/${document.id}` });
      const [content] = contents;
      expect(content !== undefined && "text" in content && content.text.slice(start, end)).toBe(passage.text);
    }
  });

  it("searches within filters", async () => {
    const listed = await callTool(client, "list_documents", {
      filters: { sources: ["history/fort-ross.txt"] },
    });
    const { documents: found } = listed.structured as { documents: { id: string }[] };
    expect(found).toHaveLength(1);
    const { structured } = await callTool(client, "search", {
      query: "Alaska",
      filters: { documents: found.map(({ id }) => id) },
    });
    const { hits } = structured as { hits: FoundPassage[] };
    expect(new Set(hits.map(({ document }) => document.id))).toEqual(new Set([found[0]?.id]));
  });

  it("is told what the documents do not answer", async () => {
    const { isError, text: said } = await callTool(client, "ask", {
      question: "what is the capital of Australia",
    });
    expect([isError, said]).toEqual([
      false,
      expect.stringMatching(/^(?:Not in your documents|Uncertain) \(confidence /),
    ]);
  });

  it("finds what another process has added meanwhile, and no longer what it has removed", async () => {
    const question = "who rebuilt the lighthouse of Quillhaven";
    expect((await callTool(client, "ask", { question })).structured).toMatchObject({ answered: false });
    writeFileSync(
      join(documents, "harbour.txt"),
      "Quillhaven\n\nThe lighthouse of Quillhaven was rebuilt by the engineer Odile Marrow in 1911.\n",
    );
    expect((await pincite("index", ...directories)).code).toBe(0);
    expect((await callTool(client, "ask", { question })).text).toContain("Odile Marrow");
    expect((await client.listResources()).resources.map(({ name }) => name)).toContain("harbour.txt");

    expect((await pincite("remove", join(documents, "harbour.txt"), ...directories)).code).toBe(0);
    expect((await callTool(client, "ask", { question })).text).not.toContain("Odile Marrow");
  });

  it("is served by `pincite serve` as well, with the same results", async () => {
    const server: Serving = await serve(...directories);
    // It looks for changes first, and would say that its answer may not be complete.
    while (((await (await fetch(`${server.url}/healthz`)).json()) as { syncing: boolean }).syncing)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const remote = await connectClient(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`)));
    const request = { question: "who founded Fort Ross" };
    const [here, there] = await Promise.all([
      callTool(client, "ask", request),
      callTool(remote, "ask", request),
    ]);
    expect(there.text).toBe(here.text);
    expect(there.structured).toEqual({
      ...(here.structured as object),
      tookMs: expect.any(Number) as number,
    });
    await remote.close();
    expect(await server.stop()).toBe(0);
  });
});

describe("pincite mcp", () => {
  const folder = suiteFolder();
  const directories = ["--documents", folder, "--index", join(folder, "index")];
  const start = (...parameters: readonly string[]) =>
    spawn(process.execPath, [program, "mcp", ...directories, ...parameters], { stdio: "pipe" });
  const initialize = `${JSON.stringify({
    jsonrpc: "2.0",
    id: 0,
    method: "initialize",
    params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "0" } },
  })}\n`;

  it("writes nothing but the protocol to stdout, and ends with 0 when stdin closes", async () => {
    const child = start();
    const ended = once(child, "close");
    child.stdin.end(`${initialize}no message\n{"jsonrpc":"2.0","id":1,"method":"tools/list"}\n`);
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const messages = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown);
    expect(messages).toMatchObject([
      { jsonrpc: "2.0", id: 0 },
      { jsonrpc: "2.0", id: 1 },
    ]);
    expect(stderr).toContain("could not be read");
    expect(await ended).toEqual([0, null]);
  });

  it("ends with 0 when it is told to, while stdin is open", async () => {
    const child = start();
    const ended = once(child, "close");
    child.stdin.write(initialize);
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  });

  it("says what is wrong with its options on stderr alone", async () => {
    const child = start("--watch");
    const ended = once(child, "close");
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect([stdout, stderr]).toEqual(["", expect.stringContaining("--watch")]);
    expect(await ended).toEqual([2, null]);
  });
});
