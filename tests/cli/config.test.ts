import { describe, expect, it } from "vitest";
import type { ChosenSetting } from "../../src/config/configuration.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";
import { pincite } from "./harness.ts";

const FILE = {
  "/work/pincite.config.json": '{"documents": "articles", "corsOrigins": ["https://a.example"]}',
};

describe("pincite config", () => {
  it("prints every setting with its value and where it comes from", async () => {
    const environment = { PINCITE_PORT: "8080" };
    const { exit, out, opened } = await pincite(["config", "--host", "::1"], { files: FILE, environment });
    expect([exit, opened]).toEqual([0, []]);
    const rows = out
      .trimEnd()
      .split("\n")
      .map((line) => line.split(/ {2,}/));
    expect(rows).toContainEqual(["documents", "/work/articles", "file /work/pincite.config.json"]);
    expect(rows).toContainEqual(["corsOrigins", "https://a.example", "file /work/pincite.config.json"]);
    expect(rows).toContainEqual(["port", "8080", "environment PINCITE_PORT"]);
    expect(rows).toContainEqual(["host", "::1", "flag --host"]);
    expect(rows).toContainEqual(["allowedHosts", "none", "default"]);
    expect(rows).toHaveLength(22);
  });

  it("prints the same as JSON", async () => {
    const { out } = await pincite(["config", "--json"], { files: FILE });
    const { file, settings } = JSON.parse(out) as { file: string; settings: ChosenSetting[] };
    expect(file).toBe("/work/pincite.config.json");
    const from = { origin: "file", from: file };
    expect(settings).toContainEqual({ name: "corsOrigins", value: ["https://a.example"], ...from });
    expect(settings).toContainEqual({ name: "port", value: 3000, origin: "default", from: null });
  });

  it("shows no access key", async () => {
    const at = ["--index", temporaryFolder()];
    const { out } = await pincite(["keys", "create", "--name", "a", "--scope", "admin", ...at]);
    const shown = await pincite(["config", "--json", ...at]);
    expect(shown.exit).toBe(0);
    expect(shown.out).not.toContain(out.trim().slice(8, 20));
  });
});

describe("the file of settings", () => {
  it("holds for every command, unless another one is named", async () => {
    const files = { ...FILE, "/etc/other.json": '{"documents": "elsewhere"}' };
    expect((await pincite(["status"], { files })).opened[0]?.documentsDirectory).toBe("/work/articles");
    for (const options of [
      { argv: ["status", "--config", "/etc/other.json"] },
      { argv: ["status"], environment: { PINCITE_CONFIG: "../etc/other.json" } },
    ]) {
      const { opened } = await pincite(options.argv, { files, environment: options.environment ?? {} });
      expect(opened[0]?.documentsDirectory).toBe("/etc/elsewhere");
    }
  });

  it("is wrong usage where it is not right", async () => {
    for (const [argv, files, field] of [
      [["status"], { "/work/pincite.config.json": '{"prot": 1}' }, "prot"],
      [["status"], { "/work/pincite.config.json": "prot: 1" }, "/work/pincite.config.json"],
      [["status", "--config", "none.json"], {}, "--config"],
    ] as const) {
      const { exit, err, opened } = await pincite([...argv, "--json"], { files });
      expect([exit, opened]).toEqual([2, []]);
      expect(JSON.parse(err)).toMatchObject({ code: "invalid_argument", field });
    }
  });
});
