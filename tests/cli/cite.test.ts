import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { TEXT } from "../http/fake-library.ts";
import { pincite } from "./harness.ts";

const WORDS = "The ferry to Mull leaves at nine.";
const start = TEXT.indexOf(WORDS);
const digest = createHash("sha256").update(WORDS).digest("hex").slice(0, 8);
const ID = `00000000000000aa-${start}-${start + WORDS.length}-${digest}`;

describe("cite", () => {
  it("prints the words with where they stand, plain or in a format", async () => {
    const { exit, out, err } = await pincite(["cite", ID]);
    expect([exit, err]).toEqual([0, ""]);
    expect(out).toBe(`“${WORDS}” (Ann Macleod, “Harbour notes”, 2021-05-04, ferries/mull.txt)\n`);
    const bibtex = await pincite(["cite", ID, "--format", "bibtex"]);
    expect(bibtex.out).toContain("  author = {Macleod, Ann},\n");
    expect((await pincite(["cite", ID, "--format", "ris"])).out).toMatch(/^TY {2}- GEN\r\n/u);
  });

  it("prints as JSON whether the citation holds, as HTTP does", async () => {
    const { out } = await pincite(["cite", ID, "--json"]);
    expect(JSON.parse(out)).toMatchObject({ id: ID, state: "valid", passage: { text: WORDS } });
  });

  it("refuses what is no id of a passage, and a format that it does not know", async () => {
    const { exit, err } = await pincite(["cite", "ferry"]);
    expect(exit).toBe(2);
    expect(err).toContain("id must be the id of a passage");
    expect((await pincite(["cite", ID, "--format", "mla"])).exit).toBe(2);
    expect((await pincite(["cite"])).exit).toBe(2);
  });
});
