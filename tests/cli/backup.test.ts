import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { BackupReport } from "../../src/library/backup/backup-report.ts";
import { Store } from "../../src/store/store.ts";
import { entryOf } from "../fixtures/entries.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";
import { pincite } from "./harness.ts";

/** An index folder with a library of one document. */
async function indexFolder(): Promise<string> {
  const folder = temporaryFolder();
  const store = Store.open(folder);
  await store.putDocument(entryOf("a.txt", ["walrus ice"]));
  store.close();
  return folder;
}

describe("pincite backup and restore", () => {
  it("say what they wrote and restored, for people and as JSON", async () => {
    const [index, folder] = [await indexFolder(), temporaryFolder()];
    const file = join(folder, "a.backup");
    const written = await pincite(["backup", file, "--index", index]);
    expect([written.exit, written.err]).toEqual([0, ""]);
    expect(written.out).toMatch(
      /^Wrote .*a\.backup \(0\.\d MB\), as of \d{4}.*: documents 1, passages 1, uploaded files 0, keys 0; signed by this library\.\n$/,
    );
    const verified = await pincite(["backup", "--verify", file, "--index", index]);
    expect([verified.exit, verified.err]).toEqual([0, ""]);
    expect(verified.out).toMatch(/^Whole: .*a\.backup .* documents 1, passages 1/);
    const elsewhere = ["--index", join(folder, "index"), "--json"];
    const path = join(index, "backup.key");
    const files = { [path]: readFileSync(path, "utf8") };
    const restored = await pincite(["restore", file, ...elsewhere, "--passphrase-file", path], { files });
    expect([restored.exit, restored.err]).toEqual([0, ""]);
    expect(JSON.parse(restored.out) as BackupReport).toMatchObject({ file, documents: 1, passages: 1 });
  });

  it("say that the folder of the file is not there, and write nothing", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "nowhere", "a.backup");
    const { exit, err } = await pincite(["backup", file, "--index", await indexFolder()]);
    expect([exit, err]).toEqual([
      2,
      `pincite: There is no folder ${join(folder, "nowhere")}. Create it, or name another file.\n`,
    ]);
  });

  it("tell whose a backup is, and leave its keys out where that is not known", async () => {
    const [index, folder] = [await indexFolder(), temporaryFolder()];
    const file = join(folder, "a.backup");
    const files = { "/work/words": "correct horse battery staple\n", "/work/short": "1234567" };
    const at = ["--index", join(folder, "index")];
    await pincite(["backup", file, "--index", index, "--passphrase-file", "words"], { files });

    const unknown = await pincite(["backup", "--verify", file, ...at]);
    expect([unknown.exit, unknown.err.match(/--without-keys/g)?.length]).toEqual([1, 1]);
    expect(unknown.out).toMatch(/^Whole: .*; signed by somebody else\.\n$/);
    const refused = await pincite(["restore", file, ...at]);
    expect([refused.exit, refused.out, refused.err.includes("--without-keys")]).toEqual([1, "", true]);
    const restored = await pincite(["restore", file, ...at, "--without-keys"]);
    expect(restored.exit).toBe(0);
    expect(restored.err).toContain("access keys of the backup were left out");

    const verify = ["backup", "--verify", file, ...at];
    const environment = { PINCITE_BACKUP_PASSPHRASE: "correct horse battery staple" };
    for (const known of [
      await pincite([...verify, "--passphrase-file", "words"], { files }),
      await pincite(verify, { environment }),
    ])
      expect([known.exit, known.err]).toEqual([0, ""]);
    for (const wrong of ["nowhere", "short"])
      expect((await pincite([...verify, "--passphrase-file", wrong], { files })).exit).toBe(2);
  });

  it("replace nothing without --force", async () => {
    const [index, file] = [await indexFolder(), join(temporaryFolder(), "a.backup")];
    await pincite(["backup", file, "--index", index]);
    for (const command of ["backup", "restore"]) {
      const refused = await pincite([command, file, "--index", index]);
      expect([refused.exit, refused.out]).toEqual([2, ""]);
      expect(refused.err).toContain("--force");
      expect((await pincite([command, file, "--force", "--index", index])).exit).toBe(0);
    }
  });

  it("end with 1 where there is nothing to back up or to restore", async () => {
    const folder = temporaryFolder();
    const at = ["--index", join(folder, "index")];
    const file = join(folder, "a.backup");
    expect((await pincite(["backup", file, ...at])).exit).toBe(1);
    expect((await pincite(["restore", file, ...at])).exit).toBe(1);
    expect([existsSync(file), existsSync(join(folder, "index"))]).toEqual([false, false]);
    for (const command of ["backup", "restore"]) expect((await pincite([command])).exit).toBe(2);
  });
});
