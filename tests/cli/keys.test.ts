import { describe, expect, it } from "vitest";
import type { CreatedKey, KeySummary } from "../../src/library/access/keys.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";
import { pincite } from "./harness.ts";

describe("pincite keys", () => {
  it("prints a new key alone to stdout, and lists it without its secret", async () => {
    const at = ["--index", temporaryFolder()];
    const created = await pincite(["keys", "create", "--name", "news room", "--scope", "read", ...at]);
    expect(created.exit).toBe(0);
    expect(created.out).toMatch(/^pincite_[\w-]+\n$/);
    expect(created.err).toContain("not shown again");
    const listed = await pincite(["keys", "list", ...at]);
    expect(listed.out).toMatch(/^[0-9a-f]{12} {2}news room: read; created \d{4}-\d\d-\d\d; never used\n$/);
    expect(listed.out).not.toContain(created.out.trim().slice(-20));
  });

  it("speaks JSON", async () => {
    const at = ["--json", "--index", temporaryFolder()];
    const options = ["--name", "a", "--scope", "read", "--tag", "x", "--tag", "y", "--expires", "2999-12-31"];
    const { key, ...created } = JSON.parse(
      (await pincite(["keys", "create", ...options, ...at])).out,
    ) as CreatedKey;
    expect(created).toMatchObject({ tags: ["x", "y"], state: "live", expiresAt: "3000-01-01T00:00:00.000Z" });
    expect(key).toContain(created.id);
    const { keys } = JSON.parse((await pincite(["keys", "list", ...at])).out) as { keys: KeySummary[] };
    expect(keys).toEqual([created]);
    const revoked = JSON.parse((await pincite(["keys", "revoke", created.id, ...at])).out) as object;
    expect(revoked).toMatchObject({ keys: [{ id: created.id, state: "revoked" }] });
  });

  it("revokes by id, and says which key it was", async () => {
    const at = ["--index", temporaryFolder()];
    await pincite(["keys", "create", "--name", "old laptop", "--scope", "admin", ...at]);
    const id = (await pincite(["keys", "list", ...at])).out.slice(0, 12);
    expect((await pincite(["keys", "revoke", id, ...at])).out).toBe(`Revoked ${id} (old laptop)\n`);
    expect((await pincite(["keys", "list", ...at])).out).toContain("; revoked ");
    expect(await pincite(["keys", "revoke", "000000000000", ...at])).toMatchObject({ exit: 1, out: "" });
  });

  it.each([
    [["keys"]],
    [["keys", "sing"]],
    [["keys", "create", "--scope", "read"]],
    [["keys", "create", "--name", "a"]],
    [["keys", "create", "--name", "a", "--scope", "root"]],
    [["keys", "create", "--name", "a", "--scope", "read", "--expires", "soon"]],
    [["keys", "create", "--name", "a", "--scope", "write", "--tag", "x"]],
    [["keys", "create", "--name", "a", "--scope", "read", "-k", "3"]],
    [["keys", "list", "more"]],
    [["keys", "list", "--name", "a"]],
    [["keys", "revoke"]],
    [["status", "--scope", "read"]],
  ])("calls %j wrong usage", async (argv) => {
    const { exit, out } = await pincite([...argv, "--index", temporaryFolder()]);
    expect([exit, out]).toEqual([2, ""]);
  });

  it("has help with examples, with the options that it takes alone", async () => {
    for (const name of ["create", "list", "revoke"]) {
      const { exit, out } = await pincite(["keys", name, "--help"]);
      expect(exit).toBe(0);
      expect(out).toMatch(/\nExamples:\n {2}\$ pincite keys /);
      expect(out.includes("--scope <scope>")).toBe(name === "create");
      expect(out).toContain("--index <dir>");
      expect(out).not.toContain("--port");
    }
    expect((await pincite(["keys", "--help"])).out).toMatch(/create .*\n.*\n? *list /);
    expect((await pincite(["help", "keys"])).out).toContain("revoke");
    expect((await pincite(["--help"])).out).toContain("keys");
  });
});
