import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Problem } from "../../src/api/problems/problem.ts";
import type { AskResult } from "../../src/api/questions/question-responses.ts";
import type { KeySummary } from "../../src/library/access/keys.ts";
import { packageDirectory, program, suiteFolder } from "./real-library.ts";
import { pincite, pinciteAs, serveAs, type Finished, type Serving, type User } from "./running-program.ts";

const QUESTION = "how much did the US pay for Alaska";
/** `nobody` of most systems: rights say nothing to root. */
const NOBODY = 65_534;

/** Who may only read what is not writable for all; null where the program cannot be run as anybody like that. */
function reader(temporary: string): User | null {
  mkdirSync(temporary);
  chmodSync(temporary, 0o777);
  const env = { ...process.env, TMPDIR: temporary };
  if (process.getuid?.() !== 0) return { env };
  const user = { uid: NOBODY, gid: NOBODY, env };
  const { status } = spawnSync(process.execPath, [program, "--version"], user);
  return status === 0 ? user : null;
}

/** Names, sizes and times of all that is in the folder. */
function stateOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => ({ name, stats: statSync(join(folder, name)) }))
    .map(({ name, stats }) => `${name} ${stats.size} ${stats.mtimeMs}`)
    .sort();
}

function setWritable(folder: string, isWritable: boolean): void {
  for (const name of ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })]) {
    const path = join(folder, name);
    const mode = statSync(path).isDirectory() ? 0o555 : 0o444;
    chmodSync(path, isWritable ? mode | 0o200 : mode);
  }
}

describe("an index folder that may only be read", () => {
  const folder = suiteFolder();
  chmodSync(folder, 0o755);
  const user = reader(join(folder, "temporary"));
  const [documents, index] = [join(folder, "documents"), join(folder, "index")];
  const at = ["--documents", documents, "--index", index];

  beforeAll(async () => {
    cpSync(join(packageDirectory, "documents", "history"), documents, { recursive: true });
    expect((await pincite("index", ...at)).code).toBe(0);
    expect((await pincite("keys", "create", "--name", "a", "--scope", "admin", ...at)).code).toBe(0);
    setWritable(index, false);
  });
  afterAll(() => {
    setWritable(index, true);
  });

  const run = (...parameters: readonly string[]): Promise<Finished> => pinciteAs(user ?? {}, ...parameters);

  it("answers every command that reads, and is left as it is", async (context) => {
    if (user === null) return context.skip("the program cannot be run as a user without rights");
    const before = stateOf(index);
    const asked = await run("ask", QUESTION, ...at);
    expect([asked.code, asked.stderr]).toEqual([0, ""]);
    expect(asked.stdout).toContain("7.2 million");
    expect((await run("search", "Fort Ross", "--json", ...at)).code).toBe(0);
    expect((await run("status", ...at)).stdout).toContain("can only be read");
    const listed = await run("keys", "list", "--json", ...at);
    expect((JSON.parse(listed.stdout) as { keys: KeySummary[] }).keys).toHaveLength(1);
    const checked = await run("doctor", ...at);
    expect([checked.code, checked.stderr]).toEqual([0, ""]);
    expect(stateOf(index)).toEqual(before);
  });

  it.each([
    ["index"],
    ["remove", "seward.md"],
    ["keys", "create", "--name", "b", "--scope", "read"],
    ["doctor", "--repair"],
    ["backup", join(folder, "b.backup")],
  ])("refuses %s in words, and is left as it is", async (...command) => {
    if (user === null) return;
    const before = stateOf(index);
    const refused = await run(...command, ...at);
    expect([refused.code, refused.stdout]).toEqual([1, ""]);
    expect(refused.stderr).toContain("can only be read");
    expect(refused.stderr).not.toMatch(/SqliteError|\n\s+at /);
    expect(stateOf(index)).toEqual(before);
  });

  it("is backed up with a passphrase, and the backup restored elsewhere", async (context) => {
    if (user === null) return context.skip("the program cannot be run as a user without rights");
    const out = join(folder, "out");
    mkdirSync(out);
    chmodSync(out, 0o777);
    const as = {
      ...user,
      env: { ...user.env, PINCITE_BACKUP_PASSPHRASE: "correct horse battery staple" },
    };
    const written = await pinciteAs(as, "backup", join(out, "a.backup"), ...at);
    expect([written.code, written.stderr]).toEqual([0, ""]);
    const restored = await pinciteAs(as, "restore", join(out, "a.backup"), "--index", join(out, "index"));
    expect([restored.code, restored.stderr]).toEqual([0, ""]);
    expect(restored.stdout).toContain("keys 1");
  });

  it("is served: questions are answered, writes are refused, and readiness says so", async (context) => {
    if (user === null) return context.skip("the program cannot be run as a user without rights");
    const before = stateOf(index);
    const server = await serving(user);
    const answer = await fetch(`${server.url}/v1/ask?q=${encodeURIComponent(QUESTION)}`);
    expect(((await answer.json()) as AskResult).outcome).toBe("answered");
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({
      status: "ready",
      readOnly: true,
      documentsFolder: "same",
    });
    expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ access: { scope: "read" } });
    const json = { "content-type": "application/json" };
    const requests: [string, RequestInit][] = [
      ["/v1/sync", { method: "POST" }],
      ["/v1/documents", { method: "POST", headers: json, body: JSON.stringify({ text: "A walrus." }) }],
      ["/v1/documents/0123456789abcdef", { method: "DELETE" }],
    ];
    for (const [path, request] of requests) {
      const response = await fetch(server.url + path, request);
      expect([response.status, ((await response.json()) as Problem).code]).toEqual([403, "read_only"]);
    }
    const draft = {
      method: "POST",
      headers: json,
      body: JSON.stringify({ text: "He said “a walrus is no fish”." }),
    };
    expect((await fetch(`${server.url}/v1/drafts/check`, draft)).status).toBe(200);
    expect(stateOf(index)).toEqual(before);
  });

  it("is followed where another user writes to it: what is revoked and added there counts here", async (context) => {
    if (user === null || process.getuid?.() !== 0) return context.skip("needs two users");
    const created = await pincite("keys", "create", "--name", "c", "--scope", "read", "--json", ...at);
    const { id, key } = JSON.parse(created.stdout) as { id: string; key: string };
    const server = await serving(user);
    const ask = (question: string): Promise<Response> =>
      fetch(`${server.url}/v1/ask?q=${encodeURIComponent(question)}`, {
        headers: { authorization: `Bearer ${key}` },
      });
    expect((await ask(QUESTION)).status).toBe(200);
    writeFileSync(join(documents, "new.txt"), "Quillhaven\n\nOdile Marrow rebuilt the lighthouse in 1911.\n");
    expect((await pincite("index", ...at)).code).toBe(0);
    const found = (await (await ask("who rebuilt the lighthouse of Quillhaven")).json()) as AskResult;
    expect(found.outcome).toBe("answered");
    expect((await pincite("keys", "revoke", id, ...at)).code).toBe(0);
    expect((await ask(QUESTION)).status).toBe(401);
    rmSync(join(documents, "new.txt"));
    expect((await pincite("index", ...at)).code).toBe(0);
  });

  async function serving(as: User): Promise<Serving> {
    const server = await serveAs(as, ...at);
    onTestFinished(async () => {
      await server.stop();
    });
    return server;
  }
});
